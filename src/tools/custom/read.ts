import { UserError } from "../../model/errors.ts";
import { metricOf } from "../../model/metric.ts";
import type { Line } from "../clean-text.ts";
import type { Figures } from "../figures.ts";
import { type Placed, readJsonAndText } from "../json-and-text.ts";
import { isObject, type JsonObject } from "../json-object.ts";
import { jsonIn, linesIn } from "../parsed.ts";
import { printedNumber } from "../printed.ts";
import { readingOf } from "../reading-of.ts";
import type { Detection, NamedReading, Source } from "../tool.ts";

const NAME = "custom";
const DEFINITION = "custom@1";

export function detect(source: Source): Detection | undefined {
  const { values, broken } = jsonIn(source);
  if (values.some(({ value }) => isMetricsFile(value)))
    return { evidence: 'JSON with a list of "metrics" that have an id and a value' };
  if (values.some(({ value }) => isBenchmarkList(value)))
    return { evidence: "JSON with the entries of github-action-benchmark" };
  if (broken !== undefined || values.length > 0 || source.text.length > LONGEST) return undefined;
  const lines = linesIn(source).filter(({ text }) => text !== "");
  if (lines.length === 0 || !lines.every((line) => LINE.test(line.text))) return undefined;
  return lines.some(isMeasurement) ? { evidence: "nothing but lines of name, value and unit" } : undefined;
}

/** Of a list of settings nothing is known. */
function isMeasurement({ text }: Line): boolean {
  const [, id = "", , unit = ""] = LINE.exec(text) ?? [];
  return metricOf(id) !== undefined || UNIT.test(unit);
}

const UNIT = /^(?:[munµμ]?s|sec(?:onds)?|tok(?:en)?s?\/s(?:ec)?|req(?:uests?)?\/s(?:ec)?|[KMGT]i?B|%|it\/s|W|J)$/i;

/** Longer texts of such lines are logs. */
const LONGEST = 1_000_000;

/** `output_throughput 5016.9 tok/s`, also with a colon, an equals sign or a comma between; the unit may be absent. */
const LINE =
  /^([A-Za-z_][\w./@%-]*)\s*(?:[:=,]\s*|\s)(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:\s*,?\s*([A-Za-z%µμ][\w/%²·-]*))?$/i;

/** @throws UserError when a text is cut off, has no value that can be read, or says two things of one name. */
export function read(source: Source): readonly NamedReading[] {
  return readJsonAndText(source, { what: "metrics", ofJson, ofText });
}

function ofJson(value: unknown): readonly NamedReading[] {
  if (isMetricsFile(value)) return [readingOf(NAME, DEFINITION, figuresOf(value["metrics"], "id"))];
  return isBenchmarkList(value) ? [readingOf(NAME, DEFINITION, figuresOf(value, "name"))] : [];
}

type MetricsFile = JsonObject & { readonly metrics: readonly JsonObject[] };

function isMetricsFile(value: unknown): value is MetricsFile {
  const metrics = isObject(value) ? value["metrics"] : undefined;
  return (
    Array.isArray(metrics) &&
    metrics.length > 0 &&
    metrics.every((one) => isObject(one) && "id" in one && "value" in one)
  );
}

/** `customSmallerIsBetter` and `customBiggerIsBetter`: https://github.com/benchmark-action/github-action-benchmark. */
function isBenchmarkList(value: unknown): value is readonly JsonObject[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => isObject(one) && typeof one["name"] === "string" && "value" in one && "unit" in one)
  );
}

/** Units and directions that the file gives are said in a note: those of a known id are the id's own. */
function figuresOf(metrics: readonly JsonObject[], key: "id" | "name"): Figures {
  const values: Record<string, number> = {};
  const notes: string[] = [];
  for (const metric of metrics) {
    const id = String(metric[key]);
    const { value } = metric;
    const number = typeof value === "number" ? value : printedNumber(String(value));
    if (number === undefined) notes.push(`no number, left out: ${id}: ${String(value)}`);
    else if (values[id] !== undefined && values[id] !== number)
      throw new UserError(`"${id}" has two values: ${values[id]} and ${number}`);
    else values[id] = number;
    const facts = ["unit", "direction", "range"].flatMap((name) =>
      metric[name] === undefined ? [] : [`${name} ${String(metric[name])}`],
    );
    if (facts.length > 0) notes.push(`${id}: ${facts.join(", ")}`);
  }
  return { metrics: values, counts: {}, workload: {}, unreadable: [], errors: [], notes };
}

/** Lines that are not of the form are passed over: a program may print more than its results. */
function ofText(lines: readonly Line[], { name }: Source): readonly Placed[] {
  const found = lines.flatMap((line) => {
    const [, id, value = "", unit] = LINE.exec(line.text) ?? [];
    return id === undefined ? [] : [{ line, metric: { id, value, ...(unit === undefined ? {} : { unit }) } }];
  });
  const cut = found.find(({ line }) => !line.whole);
  if (cut !== undefined) {
    throw new UserError(
      `${name}: the last line, ${cut.line.number}, does not end: its value may be a part of a number`,
      {
        hint: "end it with a line break",
      },
    );
  }
  const [first] = found;
  if (first === undefined) return [];
  return [
    {
      start: first.line.start,
      reading: readingOf(
        NAME,
        DEFINITION,
        figuresOf(
          found.map(({ metric }) => metric),
          "id",
        ),
      ),
    },
  ];
}
