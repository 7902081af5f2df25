import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { collect, type Printed, together } from "../collect.ts";
import { csvHeader, csvTable } from "../csv.ts";
import type { Figures } from "../figures.ts";
import { readJsonAndText } from "../json-and-text.ts";
import { linesIn } from "../parsed.ts";
import { readingOf } from "../reading-of.ts";
import { type Table, tablesIn } from "../table.ts";
import type { Detection, NamedReading, Placed, Source } from "../tool.ts";
import { commonMetric, measureRow } from "./figures.ts";

const NAME = "mindie-benchmark";
const DEFINITION = "mindie-benchmark@1";

/** The rows of the CSV have no labels; this is their order in MindIE's `output.py`, of which old ones may lack `SLO_P90`. */
const ROWS = ["average", "max", "min", "P75", "P90", "SLO_P90", "P99", "N"];
const NAMES = [ROWS, ROWS.filter((row) => row !== "SLO_P90")];

export function detect(source: Source): Detection | undefined {
  const header = csvHeader(source.text);
  if (isMeasures(header)) return { evidence: "CSV with the columns of MindIE's performance metrics" };
  if (isCommon(header)) return { evidence: "CSV with the columns of MindIE's common metrics" };
  if (!/FirstTokenTime|GenerateSpeedPerClient/.test(source.text)) return undefined;
  return tablesIn(linesIn(source)).some(isOurs) ? { evidence: "the tables of MindIE's benchmark" } : undefined;
}

const isMeasures = (header: readonly string[]): boolean =>
  header.includes("FirstTokenTime") || header.includes("GenerateTime");
const isCommon = (header: readonly string[]): boolean => header.includes("TimeElapsed") && header.includes("Returned");

function isOurs({ rows }: Table): boolean {
  return isMeasuresTable(rows) || isCommonTable(rows);
}

function isMeasuresTable(rows: readonly (readonly string[])[]): boolean {
  return rows[0]?.[0] === "Metric" && isMeasures(rows.map(([name = ""]) => name));
}

function isCommonTable(rows: readonly (readonly string[])[]): boolean {
  return rows[0]?.[0] === "Common Metric" && isCommon(rows.map(([name = ""]) => name));
}

/** @throws UserError when the text is cut off, or holds no result. */
export function read(source: Source): readonly NamedReading[] {
  const header = csvHeader(source.text);
  if (isMeasures(header)) return [inParts(measuresCsv(source), source)];
  if (isCommon(header)) return [inParts(commonCsv(source), source)];
  return readJsonAndText(source, { what: "MindIE's benchmark", ofJson: () => [], ofText });
}

/** `result_perf_<time>.csv` and `result_common_<time>.csv` are one run; their times may differ by a moment. */
function inParts(figures: Figures, { name }: Source): NamedReading {
  const reading = readingOf(NAME, DEFINITION, figures);
  const time = /_(?:perf|common)_(\d+)\d{4}\.csv$/.exec(name)?.[1];
  return time === undefined ? reading : { ...reading, part: `result ${time}` };
}

function measuresCsv({ text, name }: Source): Figures {
  const { header, rows } = csvTable(text, name);
  const names = NAMES.find((each) => isWhole(rows, each));
  if (names === undefined) {
    throw new UserError(`${name}: ${rows.length} rows without names, which are not ${ROWS.join(", ")}`, {
      hint: "the file is cut off or damaged: give the table that the benchmark prints",
    });
  }
  return collect(
    header.flatMap((measure, at) =>
      measureRow(
        measure,
        names.map((row, index) => [row, rows[index]?.[at] ?? ""]),
      ),
    ),
  );
}

/** The last row is the number of requests, alike for every measure; and what is named after its size has that size. */
function isWhole(rows: readonly (readonly string[])[], names: readonly string[]): boolean {
  const counts = rows.at(-1) ?? [];
  if (rows.length !== names.length || !counts.every((cell) => /^\d+$/.test(cell) && [counts[0], "0"].includes(cell)))
    return false;
  const ordered = ["min", "P75", "P90", "P99", "max"].map((name) => rows[names.indexOf(name)] ?? []);
  return counts.every((_, at) => {
    const values = ordered.map((row) => Number.parseFloat(row[at] ?? "")).filter((value) => !Number.isNaN(value));
    return values.every((value, index) => value >= (values[index - 1] ?? value));
  });
}

function commonCsv({ text, name }: Source): Figures {
  const { header, rows } = csvTable(text, name);
  if (rows.length !== 1) throw new UserError(`${name}: ${rows.length} rows, expected 1`);
  return commonFigures(header.flatMap((key, at) => commonMetric(key, rows[0]?.[at] ?? "")));
}

/** The limit of requests in flight is asked for, the rate is not limited. */
function commonFigures(printed: readonly Printed[]): Figures {
  const figures = collect(printed);
  return { ...figures, workload: { request_rate: "inf", ...figures.workload } };
}

/** The statistics come first, the common metrics below; together they are one result. */
function ofText(lines: readonly Line[], { name }: Source): readonly Placed[] {
  const placed: Placed[] = [];
  let before: Figures | undefined;
  for (const table of tablesIn(lines).filter(isOurs)) {
    if (!table.closed) {
      throw new UserError(`${name}: the table on line ${table.firstLine} has no lower border`, {
        hint: "the file is cut off, or the table was not copied to its end",
      });
    }
    const [header = [], ...rows] = table.rows;
    if (isMeasuresTable(table.rows)) {
      before = collect(
        rows.flatMap(([measure = "", ...cells]) =>
          measureRow(
            measure,
            cells.map((cell, index) => [header[index + 1] ?? "", cell]),
          ),
        ),
      );
    } else {
      const common = commonFigures(rows.flatMap(([key = "", value = ""]) => commonMetric(key, value)));
      const figures = before === undefined ? common : together(before, common);
      placed.push({ start: table.start, reading: readingOf(NAME, DEFINITION, figures) });
      before = undefined;
    }
  }
  return placed;
}
