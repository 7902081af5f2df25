import type { Args, ArgValue } from "./spec.ts";

/**
 * The arguments that a suite's parameters stand for, by the rules of vLLM's `run-performance-benchmarks.sh`:
 * `_` in a key is `-`, and `""` is a bare flag. Two rules differ, because the script's shell breaks them:
 * `true` is a bare flag, and an object is ONE argument of compact JSON. `false` and `null` leave the flag out.
 *
 * `ignore_eos` and `ignore-eos` are one key: the last value wins, at the place where the key first stood.
 */
export function argsToFlags(args: Args): readonly string[] {
  const byFlag = new Map<string, ArgValue>();
  for (const [key, value] of Object.entries(args)) byFlag.set(flagOf(key), value);
  return [...byFlag].flatMap(([flag, value]) => flagWithValue(flag, value));
}

/** `--ignore-eos` for `ignore_eos`. A key that already has its dashes keeps them. */
export function flagOf(key: string): string {
  return `--${key.replace(/^-+/, "").replaceAll("_", "-")}`;
}

/** Whether one of the arguments is that flag, however it is written, and does not turn it off. */
export function isOn(args: Args, name: string): boolean {
  return Object.entries(args).some(([key, value]) => flagOf(key) === flagOf(name) && value !== false);
}

function flagWithValue(flag: string, value: ArgValue): readonly string[] {
  if (value === null || value === false) return [];
  if (value === true || value === "") return [flag];
  if (Array.isArray(value)) return [flag, ...value.map(word)];
  return [flag, word(value)];
}

function word(value: ArgValue): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
