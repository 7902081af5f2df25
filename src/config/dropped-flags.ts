import { DROPPED, SOURCES } from "../engines/dropped-flags.ts";
import { flagOf } from "../model/flags.ts";
import type { Args } from "../model/spec.ts";

/** Warns of every flag that vLLM has dropped. Whether the vLLM that runs has it, it says itself: `--help=all`. */
export function warnOfDropped(args: Args, leavesOut: boolean, warn: (key: string, message: string) => void): void {
  for (const key of Object.keys(args)) if (DROPPED.has(flagOf(key))) warn(key, messageFor(flagOf(key), leavesOut));
}

function messageFor(flag: string, leavesOut: boolean): string {
  const source = SOURCES[flag];
  const fact = `vLLM dropped ${flag} in ${DROPPED.get(flag)}${source === undefined ? "" : ` (${source})`}`;
  return leavesOut
    ? `${fact}: left out where the installed vLLM has it no more`
    : `${fact}: such a server will not start; drop-unknown-flags: true leaves it out`;
}
