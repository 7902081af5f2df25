import { metricOf } from "../../model/metric.ts";
import type { Counts } from "../../model/record.ts";
import { idOf, metric } from "../meaning.ts";
import { snakeCase } from "../measured.ts";
import { unitOf, type Words, wordsOf } from "../metric-words.ts";
import { readingOf } from "../reading-of.ts";
import { statisticOf } from "../statistic.ts";
import type { Table } from "../table.ts";
import type { NamedReading } from "../tool.ts";
import { directionOfUnit } from "../unit-direction.ts";
import { agrees, type Change, changeIn, numberIn } from "./cell.ts";

/** Columns, or rows, of changes that are computed from the others. */
const CHANGE = /change|delta|Δ|\bdiff|ratio|speed-?up|improve|gain|\bvs\b|提升|变化|加速|差异|增幅|降幅|对比/i;
const UNIT_COLUMN = /^(?:units?|单位)$/i;

/** One number of one variant, and what was printed of its change. */
interface Entry {
  readonly words: Words;
  readonly value: number;
  readonly change?: Change;
}

interface Variant {
  /** Absent where the table is of one variant alone. */
  readonly name?: string;
  readonly point: string;
  readonly entries: readonly Entry[];
  readonly notes: readonly string[];
}

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
  const entries = body.flatMap((row) => {
    const cells = columns.flatMap(({ name, at }) => {
      const cell = numberIn(row[at] ?? "");
      return cell === undefined ? [] : [{ name, cell, text: row[at] ?? "" }];
    });
    return cells.flatMap(({ name, cell, text }): readonly Entry[] => {
      // What has one number is no distribution: the whole run's throughput stands below "avg".
      const label = cells.length === 1 ? (row[0] ?? "") : `${name} ${row[0] ?? ""}`;
      const words = labelled(label, unitAt === -1 ? "" : (row[unitAt] ?? ""), [text]);
      return words === undefined ? [] : [{ words: inUnitOf(words, cell.unit), value: cell.value }];
    });
  });
  return [{ point: "", entries, notes: [] }];
}

/** Fewer numbers in a table are no results. */
const FEWEST = 2;

function metricRows(header: readonly string[], body: readonly (readonly string[])[]): readonly Variant[] | undefined {
  const unitAt = header.findIndex((name) => UNIT_COLUMN.test(name));
  const changeAt = header.findIndex((name, at) => at > 0 && CHANGE.test(name));
  const columns = header.flatMap((name, at) =>
    at === 0 || at === unitAt || CHANGE.test(name) || name === "" ? [] : [{ name, at }],
  );
  const rows = body.flatMap((row) => {
    const words = labelled(
      row[0] ?? "",
      unitAt === -1 ? "" : (row[unitAt] ?? ""),
      columns.map(({ at }) => row[at] ?? ""),
    );
    return words === undefined ? [] : [{ row, words }];
  });
  if (!rows.some(({ words }) => words.meaning.kind === "metric") || columns.some(({ name }) => isMetricName(name)))
    return undefined;
  return columns.map(({ name, at }, place): Variant => {
    const isLast = place === columns.length - 1;
    const entries = rows.flatMap(({ row, words }): readonly Entry[] => {
      const cell = numberIn(row[at] ?? "");
      if (cell === undefined) return [];
      const change = cell.change ?? (isLast && changeAt !== -1 ? changeIn(row[changeAt] ?? "") : undefined);
      return [{ words: inUnitOf(words, cell.unit), value: cell.value, ...(change === undefined ? {} : { change }) }];
    });
    const odd = rows.flatMap(({ row }) =>
      numberIn(row[at] ?? "") === undefined && /\d/.test(row[at] ?? "") ? [`not read: ${row[0]}: ${row[at]}`] : [],
    );
    return { name: clean(name), point: "", entries, notes: odd };
  });
}

function metricColumns(
  header: readonly string[],
  body: readonly (readonly string[])[],
): readonly Variant[] | undefined {
  const columns = header.map((name, at) => {
    const words = CHANGE.test(name)
      ? undefined
      : labelled(
          name,
          "",
          body.map((row) => row[at] ?? ""),
        );
    return { name, at, words };
  });
  if (!columns.some(({ words }) => words?.meaning.kind === "metric")) return undefined;
  return body.map((row, place): Variant => {
    const named = columns.filter(({ words, name }) => words === undefined && !CHANGE.test(name));
    const settings = columns.filter(({ words }) => words?.meaning.kind === "workload");
    const entries = columns.flatMap(({ at, words }): readonly Entry[] => {
      const cell = numberIn(row[at] ?? "");
      if (words === undefined || cell === undefined) return [];
      const change = cell.change;
      return [{ words: inUnitOf(words, cell.unit), value: cell.value, ...(change === undefined ? {} : { change }) }];
    });
    const name = named
      .map(({ at }) => clean(row[at] ?? ""))
      .filter((part) => part !== "")
      .join(", ");
    const point = settings.map(
      ({ at, words }) => `${words === undefined ? "" : idOf(words.meaning)}=${clean(row[at] ?? "")}`,
    );
    return { name: name === "" ? `row ${place + 1}` : name, point: point.join(","), entries, notes: [] };
  });
}

/** What a label means; one that is not known is a metric of its own where its numbers have a unit. */
function labelled(label: string, unitCell: string, cells: readonly string[]): Words | undefined {
  const numbers = cells.flatMap((cell) => numberIn(cell) ?? []);
  if (label === "" || numbers.length === 0) return undefined;
  const inCells = numbers[0]?.unit ?? "";
  const unit = unitOf(unitCell) ?? inCells;
  const known = wordsOf(label, unit);
  if (known !== undefined) return known;
  const own = unitOf(/[(（]([^)）]*)[)）]\s*$/.exec(label)?.[1] ?? "") ?? unit;
  const id = snakeCase(clean(label).replace(/[(（][^)）]*[)）]/g, "")) || clean(label);
  return own === "" ? undefined : { meaning: metric(id), unit: own };
}

function isMetricName(name: string): boolean {
  return wordsOf(name)?.meaning.kind === "metric";
}

/** A cell that has a unit of its own is in that unit. */
function inUnitOf(words: Words, unit: string): Words {
  return unit === "" || unit === words.unit ? words : { ...words, unit };
}

function clean(text: string): string {
  return text
    .replace(/\*\*|__|`|<[^>]*>/g, "")
    .trim()
    .slice(0, LONGEST_NAME);
}

const LONGEST_NAME = 100;

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
