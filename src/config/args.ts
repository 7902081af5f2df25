import { flagOf } from "../model/flags.ts";
import type { Args, ArgValue } from "../model/spec.ts";

/** The value of a flag under either spelling, `num_prompts` or `num-prompts`; the last one counts, as on a command line. */
export function flagValue(args: Args, name: string): ArgValue | undefined {
  return Object.entries(args).findLast(([key]) => flagOf(key) === flagOf(name))?.[1];
}

/** The arguments without the named flags, under either spelling. */
export function withoutFlags(args: Args, names: readonly string[]): Args {
  const flags = new Set(names.map(flagOf));
  return Object.fromEntries(Object.entries(args).filter(([key]) => !flags.has(flagOf(key))));
}

/** The arguments under one spelling, so that equal settings are equal values. */
export function normalised(args: Args): Args {
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [flagOf(key).slice(2), value]));
}
