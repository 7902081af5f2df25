import type { Line } from "../clean-text.ts";
import type { Figures } from "../figures.ts";
import { isBroken, readJsonAndText } from "../json-and-text.ts";
import { isObject } from "../json-object.ts";
import { jsonIn, linesIn } from "../parsed.ts";
import { readingOf } from "../reading-of.ts";
import type { Detection, NamedReading, Placed, Source } from "../tool.ts";
import { databaseFigures, databaseIn } from "./database.ts";
import { definitionOf } from "./definition.ts";
import { percentileFigures, percentileRows } from "./percentiles.ts";
import { hasPrintedSummary, readPrintedSummaries } from "./printed-lines.ts";
import { hasReport, type ReportedPoint, readReports } from "./report-tables.ts";
import { hasSpeedTable, readSpeedTables, speedReadings, speedRows } from "./speed.ts";
import { summaryFigures } from "./summary.ts";
import { hasTabledPercentiles, hasTabledSummary, readTabledSummaries } from "./tables.ts";

const NAME = "evalscope";

/** One run's summary and percentiles lie in two files of its folder, always of these names. */
const PART_NAME = /(?:^|[\\/])benchmark_(?:summary|percentile)\.json$/;

const BROKEN = [
  /^\s*\{\s*"(?:Time taken for tests|Test Duration) \(/,
  /^\s*\[\s*\{\s*"Percentiles?":/,
  /^\s*\[\s*\{\s*"Prompt Tokens":/,
];

/** What the wrapper `evalscope-perf` adds to each summary of evalscope 0.5.5. */
export const WRAPPED = /^📌 Metrics: /m;

export function detect(source: Source): Detection | undefined {
  if (WRAPPED.test(source.text)) return undefined;
  const { values } = jsonIn(source);
  if (values.some(({ value }) => isSummary(value))) return { evidence: "JSON with the keys of evalscope's summary" };
  if (values.some(({ value }) => percentileRows(value) !== undefined)) {
    return { evidence: "JSON with the rows of evalscope's percentiles" };
  }
  if (values.some(({ value }) => databaseIn(value) !== undefined)) {
    return { evidence: "a database with evalscope's table of requests" };
  }
  if (values.some(({ value }) => speedRows(value) !== undefined)) {
    return { evidence: "JSON with the rows of evalscope's speed benchmark" };
  }
  if (isBroken(source, BROKEN)) return { evidence: "broken JSON with the keys of evalscope" };
  const printed = printedBy(source);
  if (printed !== undefined) return { evidence: printed };
  if (hasSpeedTable(source.text)) return { evidence: "the table of evalscope's speed benchmark" };
  return hasReport(source.text) ? { evidence: "the report of evalscope's load points", copy: true } : undefined;
}

function printedBy(source: Source): string | undefined {
  if (/Benchmarking summary:/.test(source.text) && hasPrintedSummary(linesIn(source)))
    return 'the lines of evalscope below "Benchmarking summary:"';
  if (hasTabledSummary(source, () => linesIn(source))) return "the table of evalscope's summary";
  return hasTabledPercentiles(source, () => linesIn(source)) ? "the table of evalscope's percentiles" : undefined;
}

/** @throws UserError when the text is cut off, is not readable, or holds no result. */
export function read(source: Source): readonly NamedReading[] {
  const expected = expectedBy(source.name);
  const part = PART_NAME.test(source.name) ? { part: "benchmark" } : {};
  const ofJson = (value: unknown): readonly NamedReading[] =>
    readJson(value, expected).map((reading) => ({ ...reading, ...part }));
  return readJsonAndText(source, { what: "evalscope", ofJson, ofText });
}

function readJson(value: unknown, expected: number | undefined): readonly NamedReading[] {
  const database = databaseIn(value);
  if (database !== undefined) return [readingOf(NAME, "evalscope-database@1", databaseFigures(database, expected))];
  const speeds = speedRows(value);
  if (speeds !== undefined) return speedReadings(NAME, speeds);
  const rows = percentileRows(value);
  if (rows !== undefined) {
    return [{ ...readingOf(NAME, percentileDefinition(Object.keys(rows[0] ?? {})), percentileFigures(rows)) }];
  }
  if (!isSummary(value)) return [];
  const figures = summaryFigures(Object.entries(value), expected);
  return [{ ...readingOf(NAME, definitionOf(figures, Object.keys(value)), figures) }];
}

function isSummary(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && Object.keys(value).some((key) => /^(?:time taken for tests|test duration) \(/i.test(key));
}

/** Of percentiles whose summary is not there. */
function percentileDefinition(columns: readonly string[]): string {
  if (columns.some((column) => column.includes("(ms)"))) return "evalscope-1.7@1";
  if (!columns.includes("ITL (s)")) return "evalscope-0.7@1";
  return columns.includes("TPOT (s)") ? "evalscope-0.17@1" : "evalscope-0.14@1";
}

/** Versions since 0.16 say how many requests were asked for in the name of the folder alone. */
function expectedBy(path: string): number | undefined {
  const number = /(?:parallel_\d+|rate_[\d.]+)_number_(\d+)[\\/][^\\/]+$/.exec(path)?.[1];
  return number === undefined ? undefined : Number(number);
}

function ofText(lines: readonly Line[], { name, text }: Source): readonly Placed[] {
  const place = (definition: string, figures: Figures, start: number): Placed => ({
    start,
    reading: readingOf(NAME, definition, figures),
  });
  const summaries = readPrintedSummaries(lines, name);
  const tabled = readTabledSummaries(lines, name).filter(({ isAlone }) => !isAlone || summaries.length === 0);
  const printed = [
    ...summaries.map(({ figures, start }) => place("evalscope-text@1", figures, start)),
    ...tabled.map(({ figures, keys, start, isAlone }) =>
      place(isAlone ? percentileDefinition(keys) : definitionOf(figures, keys), figures, start),
    ),
  ];
  if (printed.length > 0) return printed;
  if (hasSpeedTable(text)) return readSpeedTables(NAME, lines, name);
  // The report at the end repeats the summaries above it, rounded.
  return hasReport(text) ? readReports(lines, name).map(placeOf) : [];
}

function placeOf({ figures, definition, start, invalid }: ReportedPoint): Placed {
  const reading = readingOf(NAME, definition, figures);
  return {
    start,
    reading: invalid === undefined ? reading : { ...reading, validity: { state: "invalid", reasons: [invalid] } },
  };
}
