import { stripVTControlCharacters } from "node:util";
import { UNRECOGNIZED } from "../model/flag-help.ts";
import { flagOf } from "../model/flags.ts";

/** A flag and its other names begin a line of the list, two blanks in; what follows after a gap is said of them. */
const LISTED = /^ {2}(-.*?)(?: {2}.*)?$/gm;
const FLAG = /(?<![\w-])--[a-z][\w-]*/gi;

/** The flags that a help page of Python's argparse lists; those that it only speaks of are none. */
export function listedFlags(help: string): ReadonlySet<string> {
  const names = [...stripVTControlCharacters(help).replaceAll("\r", "").matchAll(LISTED)].map(([, name = ""]) => name);
  return new Set(names.flatMap((name) => name.match(FLAG) ?? []).map(flagOf));
}

/** The flags that argparse refused, as they were given and without their values. */
export function refusedFlags(printed: string): readonly string[] {
  const words = UNRECOGNIZED.exec(printed)?.[1]?.split(/\s+/) ?? [];
  return [...new Set(words.filter((word) => word.startsWith("--")).map((word) => flagOf(word.split("=")[0] ?? word)))];
}

/**
 * Whether a program with these flags takes one: itself, the beginning of one, or a part of its JSON value (`--a.b`).
 * https://docs.python.org/3/library/argparse.html#prefix-matching
 */
export function accepts(listed: ReadonlySet<string>, flag: string): boolean {
  const [whole = flag] = flag.split(".");
  return listed.has(whole) || [...listed].some((each) => each.startsWith(whole));
}
