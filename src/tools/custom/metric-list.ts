import { UserError } from "../../model/errors.ts";
import { type DeclaredMetric, metricOf } from "../../model/metric.ts";
import { isObject, type JsonObject } from "../json-object.ts";
import { printedNumber } from "../printed.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading } from "../tool.ts";
import { directionOfUnit, isOtherUnit } from "../unit-direction.ts";

export type MetricsFile = JsonObject & { readonly metrics: readonly JsonObject[] };

export function isMetricsFile(value: unknown): value is MetricsFile {
  const metrics = isObject(value) ? value["metrics"] : undefined;
  return (
    Array.isArray(metrics) &&
    metrics.length > 0 &&
    metrics.every((one) => isObject(one) && "id" in one && "value" in one)
  );
}

/** `customSmallerIsBetter` and `customBiggerIsBetter`: https://github.com/benchmark-action/github-action-benchmark. */
export function isBenchmarkList(value: unknown): value is readonly JsonObject[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => isObject(one) && typeof one["name"] === "string" && "value" in one && "unit" in one)
  );
}

/**
 * A list of metrics. A known id means what it means here; of any other, the direction that the list gives counts, or else that of its
 * unit: times are better when lower, rates when higher.
 * @throws UserError when the list says two things of one name.
 */
export function readingOfList(metrics: readonly JsonObject[], key: "id" | "name"): NamedReading {
  const values: Record<string, number> = {};
  const declared: Record<string, DeclaredMetric> = {};
  const notes: string[] = [];
  for (const metric of metrics) {
    const id = String(metric[key]);
    const unit = metric["unit"] === undefined ? "" : String(metric["unit"]);
    const number = usableNumber(id, metric["value"], unit);
    if (typeof number === "string") notes.push(number);
    else if (values[id] !== undefined && values[id] !== number)
      throw new UserError(`"${id}" has two values: ${values[id]} and ${number}`);
    else {
      values[id] = number;
      const betterWhen = directionOf(metric["direction"]) ?? directionOfUnit(unit);
      if (metricOf(id) === undefined && betterWhen !== undefined) declared[id] = { unit, betterWhen };
    }
    notes.push(...factsOf(id, metric));
  }
  const figures = { metrics: values, counts: {}, workload: {}, unreadable: [], errors: [], notes };
  const reading = readingOf("custom", "custom@1", figures);
  return Object.keys(declared).length === 0 ? reading : { ...reading, declared };
}

/** The number, or why it is left out. */
function usableNumber(id: string, value: unknown, unit: string): number | string {
  const number = typeof value === "number" ? value : printedNumber(String(value));
  if (number === undefined) return `no number, left out: ${id}: ${String(value)}`;
  const known = metricOf(id);
  return known !== undefined && isOtherUnit(unit, known.unit)
    ? `left out: ${id} is in ${known.unit}, not in ${unit}: ${number}`
    : number;
}

function factsOf(id: string, metric: JsonObject): readonly string[] {
  const facts = ["unit", "direction", "range", "extra"].flatMap((name) =>
    metric[name] === undefined || metric[name] === null ? [] : [`${name} ${String(metric[name]).replace(/\s+/g, " ")}`],
  );
  return [...(facts.length === 0 ? [] : [`${id}: ${facts.join(", ")}`]), ...contradictionOf(id, metric)];
}

function contradictionOf(id: string, metric: JsonObject): readonly string[] {
  const [known, given] = [metricOf(id)?.betterWhen, directionOf(metric["direction"])];
  return known === undefined || given === undefined || known === given
    ? []
    : [`${id} is better when ${known}: that the list says ${given} is passed over`];
}

const DIRECTIONS: readonly (readonly [RegExp, DeclaredMetric["betterWhen"]])[] = [
  [/^(?:higher|bigger|larger|greater|max(?:imi[sz]e)?|up|increas\w*)(?:\b|[_-]|$)/i, "higher"],
  [/^(?:lower|smaller|less|min(?:imi[sz]e)?|down|decreas\w*)(?:\b|[_-]|$)/i, "lower"],
];

/** `higher`, `higher-is-better`, `bigger`, `maximize`, and their opposites. */
function directionOf(word: unknown): DeclaredMetric["betterWhen"] | undefined {
  return typeof word === "string" ? DIRECTIONS.find(([pattern]) => pattern.test(word.trim()))?.[1] : undefined;
}
