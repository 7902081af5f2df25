import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { together } from "../collect.ts";
import { csvHeader, csvTable } from "../csv.ts";
import type { Figures } from "../figures.ts";
import { isBroken, readJsonAndText } from "../json-and-text.ts";
import { isObject } from "../json-object.ts";
import { jsonIn, linesIn } from "../parsed.ts";
import { readingOf } from "../reading-of.ts";
import { type Table, tablesIn } from "../table.ts";
import type { Detection, NamedReading, Placed, Source } from "../tool.ts";
import { hasPlainScores, isScoreHeader, plainScores, scoreReadings } from "./accuracy.ts";
import { byStage, commonMetric, measureRow, type Stages } from "./figures.ts";
import { nightlyTasks } from "./nightly.ts";

const NAME = "ais-bench";
const MEASURES = "Performance Parameters";
const COMMON = "Common Metric";

const BROKEN = [/^\s*\{\s*"Benchmark Duration":\s*\{/];

export function detect(source: Source): Detection | undefined {
  if (jsonIn(source).values.some(({ value }) => isSummary(value)))
    return { evidence: "JSON with the metrics of AISBench" };
  if (jsonIn(source).values.some(({ value }) => nightlyTasks(value).length > 0))
    return { evidence: "JSON of vLLM-Ascend's nightly tests" };
  if (isBroken(source, BROKEN)) return { evidence: "broken JSON with the metrics of AISBench" };
  const header = csvHeader(source.text);
  if (header[0] === MEASURES) return { evidence: "CSV with the columns of AISBench's performance parameters" };
  if (isScoreHeader(header)) return { evidence: "CSV with the columns of AISBench's scores" };
  if (hasPlainScores(source.text) && plainScores(linesIn(source)).length > 0)
    return { evidence: "the scores of AISBench" };
  if (!/Performance Parameters|Common Metric|\|\s*dataset\s*\|/.test(source.text)) return undefined;
  const found = tablesIn(linesIn(source)).some((table) => isOurs(table));
  return found ? { evidence: "the tables of AISBench" } : undefined;
}

function isSummary(value: unknown): value is Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return isObject(value) && isObject(value["Benchmark Duration"]) && isObject(value["Total Requests"]);
}

/** MindIE's tables are titled alike, without stages. */
function isOurs({ rows }: Table): boolean {
  const header = rows[0] ?? [];
  return header[1] === "Stage" ? header[0] === MEASURES || header[0] === COMMON : isScoreHeader(header);
}

/** @throws UserError when the text is cut off, is not readable, or holds no result. */
export function read(source: Source): readonly NamedReading[] {
  const header = csvHeader(source.text);
  if (header[0] === MEASURES) return inParts(csvStages(source));
  if (isScoreHeader(header)) {
    const { rows } = csvTable(source.text, source.name);
    return scoreReadings([header, ...rows]);
  }
  return readJsonAndText(source, {
    what: "AISBench",
    ofJson: (value) =>
      isSummary(value) ? inParts(jsonStages(value)) : nightlyTasks(value).map(({ reading }) => reading),
    ofText,
  });
}

/** The metrics of the run are JSON, those of the requests are CSV, and both files bear the name of the data set. */
function inParts(stages: Stages): readonly NamedReading[] {
  return readings(stages).map((reading) => ({ ...reading, part: `stem ${reading.tool.definition}` }));
}

function readings(stages: Stages): readonly NamedReading[] {
  return [...stages].map(([stage, figures]) => {
    const definition = stage === "total" ? "ais-bench@1" : `ais-bench-${stage}@1`;
    const reading = readingOf(NAME, definition, figures);
    return stages.size > 1 ? { ...reading, point: `stage=${stage}` } : reading;
  });
}

function jsonStages(summary: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Stages {
  return byStage(
    Object.entries(summary).flatMap(([name, stages]) =>
      isObject(stages)
        ? Object.entries(stages).map(([stage, value]) => [stage, commonMetric(name, value)] as const)
        : [],
    ),
  );
}

function csvStages({ text, name }: Source): Stages {
  const { header, rows } = csvTable(text, name);
  return rowStages(header, rows);
}

function rowStages(header: readonly string[], rows: readonly (readonly string[])[]): Stages {
  return byStage(
    rows.map((row) => {
      const [name = "", stage = "", ...values] = row;
      const cells = values.map((value, index) => [header[index + 2] ?? "", value] as const);
      return [stage, measureRow(name, cells)] as const;
    }),
  );
}

/** Statistics come first, the run's own metrics below; together they are one result, of a model and a data set. */
function ofText(lines: readonly Line[], { name }: Source): readonly Placed[] {
  const tables = tablesIn(lines).filter(isOurs);
  const scores = tables.filter(({ rows }) => isScoreHeader(rows[0] ?? []));
  // The same scores are in one file with bars and without.
  const placed = (scores.length > 0 ? scores : plainScores(lines)).flatMap(({ rows, start }) =>
    scoreReadings(rows).map((reading) => ({ start, reading })),
  );
  const speeds = tables.filter((table) => !scores.includes(table));
  const several = new Set(speeds.map(taskOf)).size > 1;
  let before: Stages = new Map();
  let last: Table | undefined;
  const alone = (): readonly Placed[] => {
    const task = several && last !== undefined ? taskOf(last) : undefined;
    return readings(before).map((reading) => ({
      start: last?.start ?? 0,
      reading: withoutRun(task === undefined ? reading : { ...reading, point: pointOf(task, reading) }),
    }));
  };
  for (const table of speeds) {
    if (!table.closed) {
      throw new UserError(`${name}: the table on line ${table.firstLine} has no lower border`, {
        hint: "the file is cut off, or the table was not copied to its end",
      });
    }
    const [header = [], ...rows] = table.rows;
    if (header[0] === MEASURES) {
      placed.push(...alone());
      before = rowStages(header, rows);
      last = table;
    } else {
      const common = byStage(rows.map(([key = "", stage = "", value = ""]) => [stage, commonMetric(key, value)]));
      const found = readings(joined(common, before));
      const task = several ? taskOf(table) : undefined;
      const named =
        task === undefined ? found : found.map((reading) => ({ ...reading, point: pointOf(task, reading) }));
      placed.push(...named.map((reading) => ({ start: table.start, reading })));
      before = new Map();
    }
  }
  return [...placed, ...alone()];
}

/** The statistics of requests stand by themselves in a comment or in a cut log. */
function withoutRun(reading: NamedReading): NamedReading {
  const note = `no "${COMMON}" table stands below: the run's requests, throughput and concurrency are not known`;
  return { ...reading, notes: [...reading.notes, note] };
}

/** The model and the data set, which a log tells above their tables. */
function taskOf({ title }: Table): string | undefined {
  return /Performance Results of task \[([^\]]+)\]/.exec(title)?.[1];
}

function pointOf(task: string, { point }: NamedReading): string {
  return point === undefined ? task : `${task},${point}`;
}

function joined(common: Stages, measures: Stages): Stages {
  const both = [...common].map(([stage, figures]): readonly [string, Figures] => {
    const other = measures.get(stage);
    return [stage, other === undefined ? figures : together(other, figures)];
  });
  return new Map(both);
}
