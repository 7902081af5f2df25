import { digestOf } from "./digest.ts";
import { argsToFlags, flagOf } from "./flags.ts";
import type { Args, ServerSpec } from "./spec.ts";

/** Equal for servers that differ only in name and in how their flags are spelled or ordered, so that they share a start. */
export function serverDigest({ name: _, args, ...configuration }: ServerSpec): string {
  return digestOf({ ...configuration, flags: flagsOf(args) });
}

function flagsOf(args: Args): Readonly<Record<string, readonly string[]>> {
  const flags = Object.entries(args).map(([key, value]) => [flagOf(key), argsToFlags({ [key]: value })] as const);
  return Object.fromEntries(flags.filter(([, words]) => words.length > 0));
}
