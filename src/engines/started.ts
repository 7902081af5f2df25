import { UserError } from "../model/errors.ts";
import { argsToFlags, flagOf } from "../model/flags.ts";
import type { Args, Environ, ServerSpec } from "../model/spec.ts";
import { inContainer } from "./container.ts";
import type { LaunchSite, ProcessLaunch } from "./engine.ts";
import { onNumaNode } from "./numa.ts";

/** A server of ours: bound to its NUMA node, in its container where it has one. */
export function started(
  server: ServerSpec,
  site: LaunchSite,
  how: { readonly argv: readonly string[]; readonly env?: Environ; readonly files?: Readonly<Record<string, string>> },
): ProcessLaunch {
  const env = { ...how.env, ...server.env };
  const files = how.files === undefined ? {} : { files: how.files };
  const launch: ProcessLaunch = {
    kind: "process",
    argv: how.argv,
    env,
    baseUrl: `http://${site.host}:${site.port}`,
    ...files,
  };
  const { container, numa } = server;
  if (container !== undefined) return inContainer(container, server, launch, site);
  return { ...launch, argv: onNumaNode(how.argv, numa, site.deviceNodes) };
}

/** The configured flags without those that the gate or a positional argument sets. */
export function otherFlags(args: Args, ...ours: readonly string[]): readonly string[] {
  const set = new Set(ours.map(flagOf));
  return argsToFlags(Object.fromEntries(Object.entries(args).filter(([key]) => !set.has(flagOf(key)))));
}

/** The model under the first of the engine's names for it, or `model`. */
export function modelOf({ name, engine, args, model }: ServerSpec, ...keys: readonly string[]): string {
  const named = keys.flatMap((key) => Object.entries(args).filter(([each]) => flagOf(each) === flagOf(key)));
  const configured = named[0]?.[1] ?? model;
  if (typeof configured === "string") return configured;
  throw new UserError(`server ${name}: engine ${engine} needs a model`, { hint: "args: { model: Qwen/Qwen3-8B }" });
}
