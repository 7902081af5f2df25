import { metricOf } from "../../model/metric.ts";
import type { Counts } from "../../model/record.ts";
import { idOf } from "../meaning.ts";
import { wordsOf } from "../metric-words.ts";
import { readingOf } from "../reading-of.ts";
import { statisticOf } from "../statistic.ts";
import type { Table } from "../table.ts";
import type { NamedReading } from "../tool.ts";
import { directionOfUnit } from "../unit-direction.ts";
import { agrees, changeIn, numberIn } from "./cell.ts";
import { type CellReading, clean, joined, labelled, readCell, unreadCell } from "./label.ts";
import { CHANGE, metricColumns } from "./metric-columns.ts";
import type { Variant } from "./variant.ts";

const UNIT_COLUMN = /^(?:units?|单位)$/i;

/** The variants of a table of results, whichever way round it is; none for another table. */
export function variantsIn(table: Table): readonly NamedReading[] {
  const [header = [], ...body] = table.rows;
  // A unit alone makes no metric: prices and sizes have units, too.
  if (![...header, ...body.map(([name = ""]) => name)].some(isMetricName)) return [];
  const single = statisticColumns(header, body);
  const found = single ?? metricRows(header, body) ?? metricColumns(header, body) ?? [];
  const measured = found.filter(({ entries }) => entries.some(({ words }) => words.meaning.kind === "metric"));
  const numbers = measured.flatMap(({ entries }) => entries).length;
  const few = single === undefined && measured.length < 2;
  return few || numbers < FEWEST ? [] : measured.map((variant) => readingOfVariant(variant, measured));
}

/** `| Metric | Mean | P99 |`: the columns are statistics of one variant, as tools print them, and no variants. */
function statisticColumns(
  header: readonly string[],
  body: readonly (readonly string[])[],
): readonly Variant[] | undefined {
  const columns = header.flatMap((name, at) => (statisticOf(name) === undefined ? [] : [{ name, at }]));
  const others = header.filter((name, at) => at > 0 && statisticOf(name) === undefined && !UNIT_COLUMN.test(name));
  if (columns.length < 2 || others.length > 0) return undefined;
  const unitAt = header.findIndex((name) => UNIT_COLUMN.test(name));
  const cells = body.flatMap((row) => {
    const numbers = columns.filter(({ at }) => numberIn(row[at] ?? "") !== undefined);
    return columns.map(({ name, at }): CellReading => {
      // What has one number is no distribution: the whole run's throughput stands below "avg".
      const label = numbers.length === 1 ? (row[0] ?? "") : `${name} ${row[0] ?? ""}`;
      const text = row[at] ?? "";
      const words = labelled(label, unitAt === -1 ? "" : (row[unitAt] ?? ""), [text]);
      return words === undefined ? { entries: [], notes: unreadCell(label, text) } : readCell(label, words, text);
    });
  });
  return [{ point: "", ...joined(cells) }];
}

/** Fewer numbers in a table are no results. */
const FEWEST = 2;

function metricRows(header: readonly string[], body: readonly (readonly string[])[]): readonly Variant[] | undefined {
  const unitAt = header.findIndex((name) => UNIT_COLUMN.test(name));
  const changeAt = header.findIndex((name, at) => at > 0 && CHANGE.test(name));
  const columns = header.flatMap((name, at) =>
    at === 0 || at === unitAt || CHANGE.test(name) || name === "" ? [] : [{ name, at }],
  );
  const rows = body.map((row) => {
    const texts = columns.map(({ at }) => row[at] ?? "");
    return { row, words: labelled(row[0] ?? "", unitAt === -1 ? "" : (row[unitAt] ?? ""), texts) };
  });
  if (!rows.some(({ words }) => words?.meaning.kind === "metric") || columns.some(({ name }) => isMetricName(name)))
    return undefined;
  return columns.map(({ name, at }, place): Variant => {
    const isLast = place === columns.length - 1;
    const cells = rows.map(({ row, words }): CellReading => {
      const [label = ""] = row;
      if (words === undefined)
        return { entries: [], notes: CHANGE.test(label) ? [] : unreadCell(label, row[at] ?? "") };
      const { entries, notes } = readCell(label, words, row[at] ?? "");
      const change = isLast && changeAt !== -1 ? changeIn(row[changeAt] ?? "") : undefined;
      return { entries: entries.map((entry) => ({ ...(change === undefined ? {} : { change }), ...entry })), notes };
    });
    return { name: clean(name), point: "", ...joined(cells) };
  });
}

function isMetricName(name: string): boolean {
  return wordsOf(name)?.meaning.kind === "metric";
}

function readingOfVariant({ name, point, entries, notes }: Variant, all: readonly Variant[]): NamedReading {
  const metrics: Record<string, number> = {};
  const counts: { -readonly [key in keyof Counts]: number } = {};
  const workload: Record<string, number> = {};
  const units: Record<string, string> = {};
  const said = [...notes];
  for (const { words, value, change } of entries) {
    const { meaning, unit } = words;
    if (meaning.kind === "foreign") continue;
    if (meaning.kind === "workload") workload[meaning.id] = value;
    else if (meaning.kind === "count") counts[meaning.id] = value;
    else if (metrics[meaning.id] !== undefined) said.push(`not read: a second ${meaning.id}: ${value}`);
    else {
      metrics[meaning.id] = value;
      units[meaning.id] = unit;
      const first = all[0]?.entries.find((entry) => idOf(entry.words.meaning) === meaning.id);
      if (change !== undefined && first !== undefined && !agrees(change, first.value, value))
        said.push(
          `the printed change of ${meaning.id}, ${change.text}, contradicts its numbers: ${first.value} and ${value}`,
        );
    }
  }
  const declared = Object.fromEntries(
    Object.entries(units).flatMap(([id, unit]) => {
      const betterWhen =
        directionOfUnit(unit) ?? (/^(?:ttft|tpot|itl|e2el)$|_(?:ttft|tpot|itl|e2el)$/.test(id) ? "lower" : undefined);
      return metricOf(id) !== undefined || betterWhen === undefined ? [] : [[id, { unit, betterWhen }] as const];
    }),
  );
  const figures = { metrics, counts, workload, unreadable: [], errors: [], notes: said };
  return {
    ...readingOf("table", "human-table@1", figures),
    ...(Object.keys(declared).length === 0 ? {} : { declared }),
    ...(name === undefined ? {} : { variant: name }),
    ...(point === "" ? {} : { point }),
  };
}
