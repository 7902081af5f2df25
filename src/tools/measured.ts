import type { Printed } from "./collect.ts";
import { metric } from "./meaning.ts";
import { statisticOf } from "./statistic.ts";

/** A value that is printed with its unit: `441.7271 ms`, `246183 μs`, `36.2 req/s`, `20`. */
export interface Measured {
  /** The number as it is printed, or the word that stands for none. */
  readonly word: string;
  readonly unit: string;
}

const MEASURED = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:\s+([^\d\s]\S*))?$/i;

export function measured(text: string): Measured {
  const [, word = text.trim(), unit = ""] = MEASURED.exec(text.trim()) ?? [];
  return { word, unit };
}

const TIME_UNITS: Readonly<Record<string, string>> = { ms: "_ms", s: "_s", us: "_us", μs: "_us", µs: "_us", ns: "_ns" };

/** The end of a metric's id for a unit: times say theirs, what is otherwise counted in one unit alone does not. */
export function unitSuffix(unit: string): string {
  return TIME_UNITS[unit] ?? "";
}

/** The statistics of one measure, each with its unit, as numbers with a meaning. */
export function statistics(
  measure: string,
  cells: readonly (readonly [statistic: string, text: string])[],
): readonly Printed[] {
  return cells.flatMap(([name, text]) => {
    const statistic = statisticOf(name);
    if (statistic === undefined) return [];
    const { word, unit } = measured(text);
    return [
      { name: `${statistic} ${measure}`, value: word, meaning: metric(`${statistic}_${measure}${unitSuffix(unit)}`) },
    ];
  });
}

/** `FirstTokenTime` as `first_token_time`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
}
