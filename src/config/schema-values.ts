import { z } from "zod";
import { TOOL_NAMES } from "../model/spec.ts";

const TEXT = "a text that is not empty";
const ENV_VALUE = 'a text or a number; put quotes around words such as "True" or "yes"';

export const text = z.string({ error: TEXT }).min(1, TEXT);
export const positive = z.int().min(1).max(10_000_000);
export const args = z.record(z.string(), z.json({ error: "a text, a number, true, false, a list or a mapping" }));
export const env = z.record(z.string(), z.union([z.string(), z.number()], { error: ENV_VALUE }).transform(String));

/** A tool by its name. */
export const tool = built("a tool", TOOL_NAMES, []);

/** One of the names; a name that is planned but not built says so instead of looking like a slip. */
export function built<const Names extends readonly [string, ...string[]]>(
  noun: string,
  names: Names,
  later: readonly string[],
) {
  const available = names.join(", ");
  return z.enum(names, {
    error: ({ input }) => {
      const planned = typeof input === "string" && later.includes(input);
      return planned ? `${noun} that this version has (${available})` : `one of ${available}`;
    },
  });
}
