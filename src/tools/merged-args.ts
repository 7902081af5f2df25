import { flagOf } from "../model/flags.ts";
import type { Args } from "../model/spec.ts";

/** Either spelling of a flag is one flag; later arguments win. */
export function merged(...all: readonly Args[]): Args {
  return Object.fromEntries(all.flatMap((args) => Object.entries(args).map(([key, value]) => [flagOf(key), value])));
}
