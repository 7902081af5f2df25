import { flagOf } from "../model/flags.ts";
import type { Args } from "../model/spec.ts";
import { withoutFlags } from "./args.ts";

/** Flags of `vllm serve` that suites still carry, and the first vLLM that refuses to start with them. */
const DROPPED: Readonly<Record<string, { readonly since: string; readonly source: string }>> = {
  "--swap-space": { since: "0.18.0", source: "vllm-project/vllm#36216" },
  "--disable-log-requests": { since: "0.17.0", source: "vllm-project/vllm#29402" },
};

/** Warns of every flag that vLLM has dropped, and leaves it out where that is asked for. */
export function withoutDropped(args: Args, leaveOut: boolean, warn: (key: string, message: string) => void): Args {
  const dropped = Object.keys(args).filter((key) => DROPPED[flagOf(key)] !== undefined);
  for (const key of dropped) warn(key, messageFor(key, leaveOut));
  return leaveOut ? withoutFlags(args, dropped) : args;
}

function messageFor(key: string, leftOut: boolean): string {
  const flag = flagOf(key);
  const fact = `vLLM dropped ${flag} in ${DROPPED[flag]?.since} (${DROPPED[flag]?.source})`;
  return leftOut
    ? `${fact}: left out`
    : `${fact}: such a server will not start; drop-unknown-flags: true leaves it out`;
}
