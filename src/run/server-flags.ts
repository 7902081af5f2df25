import type { Engine, LaunchSite } from "../engines/engine.ts";
import { started } from "../engines/started.ts";
import { flagOf } from "../model/flags.ts";
import type { ServerSpec } from "../model/spec.ts";
import { accepts, refusedFlags } from "./argparse.ts";
import type { Bench, StartSite } from "./bench.ts";
import { askFlags, type FlagSource, knownArgs, rememberedFlags, unknownHint } from "./flag-list.ts";
import { readTail } from "./log-tail.ts";
import type { StartFailure } from "./start-failure.ts";

/** What a server is started with, and where. */
export interface FlagsAt {
  readonly engine: Engine;
  readonly site: LaunchSite;
  readonly start: Pick<StartSite, "env" | "cwd" | "side">;
}

export interface FittedServer {
  readonly spec: ServerSpec;
  /** What a reader of the session must know of it. */
  readonly notes: readonly string[];
}

/** The server without the flags that its engine is known not to have, where they may be left out. */
export async function fittedServer(spec: ServerSpec, at: FlagsAt, bench: Bench): Promise<FittedServer> {
  const source = sourceOf(spec, at);
  if (source === undefined || !bench.dropUnknownFlags) return { spec, notes: [] };
  const isSuspect = Object.keys(spec.args).some((key) => source.help.suspects?.has(flagOf(key)));
  const list = isSuspect ? await askFlags(source, bench) : rememberedFlags(source, bench);
  if (list === undefined) return { spec, notes: [] };
  const { args, unknown } = knownArgs(spec.args, list);
  if (unknown.length === 0) return { spec, notes: [] };
  const side = at.start.side === undefined ? "" : ` (${at.start.side.variant})`;
  const without = `server ${spec.name}${side} was started without ${unknown.join(", ")}: ${list.program} has none`;
  return { spec: { ...spec, args }, notes: [without] };
}

/** A start that failed on a flag, with what the engine says that it knows: the next one goes without, or the user is told. */
export async function withRefusal(
  failure: StartFailure,
  { log, spec, flags }: { readonly log: string; readonly spec: ServerSpec; readonly flags: FlagsAt },
  bench: Bench,
): Promise<StartFailure> {
  const source = sourceOf(spec, flags);
  const configured = Object.keys(spec.args).map(flagOf);
  const refused = refusedFlags(readTail(log)).filter((flag) => configured.includes(flag));
  if (source === undefined || refused.length === 0) return failure;
  const list = await askFlags(source, bench);
  const unknown = refused.filter((flag) => list !== undefined && !accepts(list.flags, flag));
  if (list === undefined || unknown.length === 0) return failure;
  if (bench.dropUnknownFlags) return { ...failure, leftOut: unknown };
  return { ...failure, reason: `${failure.reason}; ${unknownHint(unknown, list)}` };
}

function sourceOf(spec: ServerSpec, { engine, site, start }: FlagsAt): FlagSource | undefined {
  if (engine.help === undefined) return undefined;
  return { help: engine.help, launch: (argv) => started(spec, site, { argv }), site: start };
}
