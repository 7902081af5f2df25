import { z } from "zod";

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const DURATION = "a duration with its unit, such as 90s, 20m, 1h or 14d";
const SHARE = "a percentage such as 2%, or a fraction from 0 to 1";
const RATE = "requests per second above 0, or inf";

/** `90s`, `20m`, `1.5h`, `14d` → seconds. */
export const duration = z
  .string({ error: DURATION })
  .regex(/^(?=.*[1-9])\d+(?:\.\d+)?\s*[smhd]$/, DURATION)
  .transform((text) => Number.parseFloat(text) * (SECONDS[text.slice(-1)] ?? 1))
  .meta({ title: "duration" });

/** `2%` or `0.02` → a fraction from 0 to 1. */
export const share = z
  .union([z.number().min(0, SHARE).max(1, SHARE), z.string().regex(/^(?:100|\d?\d(?:\.\d+)?)\s*%$/, SHARE)], {
    error: SHARE,
  })
  .transform((value) => (typeof value === "number" ? value : Number.parseFloat(value) / 100))
  .meta({ title: "share" });

/** `16` or `inf` → requests per second. */
export const requestRate = z
  .union([z.number().positive(RATE), z.literal("inf")], { error: RATE })
  .meta({ title: "rate" });

/** A value, or a list of them, with the same text for what was expected. */
export function oneOrMore<Item extends z.ZodType>(item: Item, expected: string) {
  return z
    .union([item, z.array(item).min(1)], { error: expected })
    .transform((value) => (Array.isArray(value) ? value : [value]) as readonly z.output<Item>[]);
}
