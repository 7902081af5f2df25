import type { Args } from "../model/spec.ts";
import type { Trial } from "../model/trial.ts";
import { merged } from "./merged-args.ts";
import type { Target } from "./tool.ts";

/**
 * A client's arguments, by their flags, without those of ours that the installed version does not know and the measurement can do
 * without; what the test itself asks for stays.
 * @param dispensable those flags, each with the flag whose presence tells that the version takes it.
 */
export function withoutDispensable(
  args: Args,
  dispensable: Readonly<Record<string, string>>,
  { test }: Trial,
  { knows }: Target,
): Args {
  if (knows === undefined) return args;
  const asked = merged(test.args);
  const isKept = (flag: string): boolean => {
    const telling = dispensable[flag];
    return telling === undefined || flag in asked || knows(telling);
  };
  return Object.fromEntries(Object.entries(args).filter(([flag]) => isKept(flag)));
}
