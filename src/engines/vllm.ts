import { UserError } from "../model/errors.ts";
import { argsToFlags, flagOf } from "../model/flags.ts";
import type { ServerSpec } from "../model/spec.ts";
import type { Engine } from "./engine.ts";
import { onNumaNode } from "./numa.ts";

/** Dev mode opens calls that nobody else may reach. https://docs.vllm.ai/en/latest/usage/security/ */
const LOOPBACK: readonly string[] = ["127.0.0.1", "::1", "localhost"];

/** `vllm serve`; vLLM-Ascend and other plugins are started the same way. */
export const vllm: Engine = {
  launch: (server, { host, port }) => ({
    kind: "process",
    argv: onNumaNode(
      ["vllm", "serve", modelOf(server), "--host", host, "--port", String(port), ...flagsOf(server)],
      server.numaNode,
    ),
    // Without dev mode `/reset_prefix_cache` answers 404, and repeats would not be independent.
    env: { ...(LOOPBACK.includes(host) ? { VLLM_SERVER_DEV_MODE: "1" } : {}), ...server.env },
    baseUrl: `http://${host}:${port}`,
  }),
  // `/health` answers before the model is listed, and 503 again when the engine process has died.
  readyPaths: ({ ready }) => (ready.path === undefined ? ["/health", "/v1/models"] : [ready.path]),
  resetCachePath: "/reset_prefix_cache",
  versionPath: "/version",
  // Level 1 keeps the weights in host memory; level 2 would load them from disk again. https://docs.vllm.ai/en/latest/features/sleep_mode/
  sleep: { sleepPath: "/sleep?level=1", wakePath: "/wake_up" },
};

const POSITIONAL_OR_OURS: readonly string[] = ["--model", "--host", "--port"];

function flagsOf({ args }: ServerSpec): readonly string[] {
  return argsToFlags(
    Object.fromEntries(Object.entries(args).filter(([key]) => !POSITIONAL_OR_OURS.includes(flagOf(key)))),
  );
}

function modelOf({ name, args, model }: ServerSpec): string {
  const configured = args["model"] ?? model;
  if (typeof configured === "string") return configured;
  throw new UserError(`server ${name}: engine vllm needs a model`, { hint: "args: { model: Qwen/Qwen3-8B }" });
}
