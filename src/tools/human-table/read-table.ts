import { statisticOf } from "../statistic.ts";
import type { Table } from "../table.ts";
import { numberIn } from "./cell.ts";
import { cornerTable } from "./corner.ts";
import { type Grid, gridOf } from "./grid.ts";
import { isMetricName, isUnitColumn } from "./headings.ts";
import { type CellReading, joined, labelled, readCell, unreadCell } from "./label.ts";
import { metricColumns } from "./metric-columns.ts";
import { metricRows } from "./metric-rows.ts";
import { sidesIn } from "./sides.ts";
import type { Variant } from "./variant.ts";

/** What one table says. */
export interface TableReading {
  readonly variants: readonly Variant[];
  /** Numbers of one variant alone: results where they are those of a tool or stand beside another table of the kind. */
  readonly isSingle: boolean;
  /** The statistics of one run, as tools print them. */
  readonly isPrinted: boolean;
  /** The line above names the metric. */
  readonly isTitled: boolean;
}

const NONE: TableReading = { variants: [], isSingle: false, isPrinted: false, isTitled: false };

/** Fewer numbers in a table are no results. */
const FEWEST = 2;

/** The variants of a table of results, whichever way round it is; none for another table. */
export function variantsIn(table: Table): TableReading {
  const grid = gridOf(table);
  const printed = statisticColumns(grid);
  const whole = printed ?? metricRows(grid);
  const corner = whole === undefined ? cornerTable(grid, table.title) : undefined;
  const found = whole ?? corner?.variants ?? metricColumns(grid) ?? [];
  const measured = found.filter(({ entries }) => entries.some(({ words }) => words.meaning.kind === "metric"));
  // A unit alone makes no metric: prices and sizes have units, too.
  const isResult =
    [...grid.header, ...grid.body.flat(), table.title].some(isMetricName) ||
    corner?.isTitled === true ||
    sidesIn(grid.header).length > 0;
  if (!isResult || measured.flatMap(({ entries }) => entries).length < FEWEST) return NONE;
  const [first, ...others] = measured;
  if (first === undefined) return NONE;
  const noted = { ...first, notes: [...grid.notes, ...unmeasured(found, measured), ...first.notes] };
  return {
    variants: [noted, ...others],
    isSingle: measured.every(({ name }) => name === first.name),
    isPrinted: printed !== undefined,
    isTitled: corner?.isTitled === true,
  };
}

/** Of a row or a column without any number that could be read, what it has. */
function unmeasured(found: readonly Variant[], measured: readonly Variant[]): readonly string[] {
  const rest = found.filter((variant) => !measured.includes(variant));
  return rest.flatMap(({ name, point, notes }) =>
    notes.map((note) => `${[name ?? "", point].filter((part) => part !== "").join(", ")}: ${note}`),
  );
}

/** `| Metric | Mean | P99 |`: the columns are statistics of one variant, as tools print them, and no variants. */
function statisticColumns({ header, body }: Grid): readonly Variant[] | undefined {
  const columns = header.flatMap((name, at) => (statisticOf(name) === undefined ? [] : [{ name, at }]));
  const others = header.filter((name, at) => at > 0 && statisticOf(name) === undefined && !isUnitColumn(name));
  if (columns.length < 2 || others.length > 0) return undefined;
  const unitAt = header.findIndex(isUnitColumn);
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
