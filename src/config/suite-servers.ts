import { digestOf } from "../model/digest.ts";
import type { Args, Environ, ServerSpec } from "../model/spec.ts";
import { flagValue, normalised, withoutFlags } from "./args.ts";

/** As long as the suites' own script waits, and one start more than it makes. */
const READY = { timeoutSeconds: 1200, retries: 1 };

/** The servers of a suite: tests whose parameters and environment are equal share one. */
export interface SuiteServers {
  /** The name of the server with these parameters. */
  nameOf(args: Args, env: Environ): string;
  all(): readonly ServerSpec[];
}

export function suiteServers(taken: readonly string[]): SuiteServers {
  const byDigest = new Map<string, ServerSpec>();
  return {
    nameOf(args, env) {
      const digest = digestOf([normalised(args), env]);
      const known = byDigest.get(digest);
      if (known !== undefined) return known.name;
      const names = [...taken, ...[...byDigest.values()].map(({ name }) => name)];
      const server = serverSpec(freeName(args, names), args, env);
      byDigest.set(digest, server);
      return server.name;
    },
    all: () => [...byDigest.values()],
  };
}

function serverSpec(name: string, args: Args, env: Environ): ServerSpec {
  return {
    name,
    engine: "vllm",
    // Where it listens is decided at the start, so that only this machine reaches it.
    args: withoutFlags(args, ["host", "port"]),
    env,
    ready: READY,
  };
}

/** `Qwen3-8B-tp1`, then `Qwen3-8B-tp1-2`. */
function freeName(args: Args, taken: readonly string[]): string {
  const model = String(flagValue(args, "model")).replace(/^.*\//, "");
  const name = `${model}-tp${flagValue(args, "tensor-parallel-size") ?? 1}`;
  for (let count = 2, free = name; ; count += 1) {
    if (!taken.includes(free)) return free;
    free = `${name}-${count}`;
  }
}
