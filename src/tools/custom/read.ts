import { UserError } from "../../model/errors.ts";
import { metricOf } from "../../model/metric.ts";
import type { Line } from "../clean-text.ts";
import { readJsonAndText } from "../json-and-text.ts";
import { wordsOf } from "../metric-words.ts";
import { notRead } from "../not-read.ts";
import { jsonIn, linesIn } from "../parsed.ts";
import type { Detection, NamedReading, Placed, Source } from "../tool.ts";
import { unreadNote } from "../unread.ts";
import { isHistory, readHistory } from "./benchmark-history.ts";
import { isBenchmarkList, isMetricsFile, readingOfList } from "./metric-list.ts";
import { isSingleStream, printedStreams, readSingleStream } from "./single-stream.ts";
import { pairsIn } from "./stream-lines.ts";

export function detect(source: Source): Detection | undefined {
  const { values, broken } = jsonIn(source);
  if (values.some(({ value }) => isMetricsFile(value)))
    return { evidence: 'JSON with a list of "metrics" that have an id and a value' };
  if (values.some(({ value }) => isBenchmarkList(value)))
    return { evidence: "JSON with the entries of github-action-benchmark" };
  if (values.some(({ value }) => isHistory(value))) return { evidence: "JSON with github-action-benchmark's history" };
  if (values.some(({ value }) => isSingleStream(value)))
    return { evidence: "JSON with the elapsed time, tokens per second and generated tokens of one stream" };
  if (broken !== undefined || source.text.length > LONGEST || notRead(source) !== undefined) return undefined;
  const lines = linesIn(source).filter(({ text }) => text !== "");
  if (printedStreams(lines).length > 0)
    return { evidence: "lines with the elapsed time, tokens per second and generated tokens of one stream" };
  if (values.length > 0 || lines.length === 0 || !lines.every((line) => LINE.test(line.text))) return undefined;
  return lines.some(isMeasurement) ? { evidence: "nothing but lines of name, value and unit" } : undefined;
}

/** Of a list of settings nothing is known, though a time limit has a unit. */
function isMeasurement({ text }: Line): boolean {
  const [, id = "", , unit = ""] = LINE.exec(text) ?? [];
  if (metricOf(id) !== undefined || wordsOf(id, unit)?.meaning.kind === "metric") return true;
  return UNIT.test(unit) && !SETTING.test(id);
}

/** Environment variables, and what is set rather than measured. */
const SETTING = /^[A-Z][A-Z0-9_]+$|timeout|interval|limit|deadline|(?:^|_)ttl(?:_|$)|retention/;

const UNIT = /^(?:[munµμ]?s|sec(?:onds)?|tok(?:en)?s?\/s(?:ec)?|req(?:uests?)?\/s(?:ec)?|[KMGT]i?B|%|it\/s|W|J)$/i;

/** Longer texts of such lines are logs. */
const LONGEST = 1_000_000;

/** `output_throughput 5016.9 tok/s`, also with a colon, an equals sign or a comma between; the unit may be absent. */
export const LINE =
  /^([A-Za-z_][\w./@%-]*)\s*(?:[:=,]\s*|\s)(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:\s*,?\s*([A-Za-z%µμ][\w/%²·-]*))?$/i;

/** @throws UserError when a text is cut off, has no value that can be read, or says two things of one name. */
export function read(source: Source): readonly NamedReading[] {
  return readJsonAndText(source, { what: "metrics", ofJson, ofText, isByRequest: true });
}

function ofJson(value: unknown): readonly NamedReading[] {
  if (isMetricsFile(value)) return [readingOfList(value["metrics"], "id")];
  if (isBenchmarkList(value)) return [readingOfList(value, "name")];
  if (isHistory(value)) return readHistory(value);
  return isSingleStream(value) ? [readSingleStream(value)] : [];
}

function ofText(lines: readonly Line[], source: Source): readonly Placed[] {
  const streams = printedStreams(lines);
  return streams.length > 0 ? streams : listedMetrics(lines, source);
}

/** Lines that are not of the form are passed over: a program may print more than its results. Numbers with a unit in them are noted. */
function listedMetrics(lines: readonly Line[], { name }: Source): readonly Placed[] {
  const found = lines.flatMap((line) => {
    const [, id, value = "", unit] = LINE.exec(line.text) ?? [];
    return id === undefined ? [] : [{ line, metric: { id, value, ...(unit === undefined ? {} : { unit }) } }];
  });
  const cut = found.find(({ line }) => !line.whole);
  if (cut !== undefined) {
    const where = `the last line, ${cut.line.number}, does not end: its value may be a part of a number`;
    throw new UserError(`${name}: ${where}`, { hint: "end it with a line break" });
  }
  const [first] = found;
  if (first === undefined) return [];
  const metrics = found.map(({ metric }) => metric);
  const reading = readingOfList(metrics, "id");
  const others = lines.filter(({ text }) => !LINE.test(text)).flatMap((line) => pairsIn(line));
  const unread = others.flatMap(({ name: said, value, unit, isResult }) =>
    isResult ? [`${said}: ${String(value)} ${unit}`] : [],
  );
  return [{ start: first.line.start, reading: { ...reading, notes: [...reading.notes, ...unreadNote(unread)] } }];
}
