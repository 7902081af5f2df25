import { idOf } from "../meaning.ts";
import type { Table } from "../table.ts";
import { numberIn } from "./cell.ts";
import { cornerTable } from "./corner.ts";
import { gridOf } from "./grid.ts";
import { isMetricName, llamaTestOf } from "./headings.ts";
import type { Entry } from "./label.ts";
import { metricColumns } from "./metric-columns.ts";
import { metricRows } from "./metric-rows.ts";
import { sidesIn } from "./sides.ts";
import { statisticColumns } from "./statistic-columns.ts";
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
  if (!table.headed && table.rows[0]?.slice(1).some((cell) => numberIn(cell) !== undefined) === true) return NONE;
  const grid = gridOf(table);
  const printed = statisticColumns(grid, table.title);
  const whole = printed ?? metricRows(grid);
  const corner = whole === undefined ? cornerTable(grid, table.title) : undefined;
  const found = whole ?? corner?.variants ?? metricColumns(grid) ?? [];
  const measured = found.filter(({ entries }) => entries.some(({ words }) => words.meaning.kind === "metric"));
  // A unit alone makes no metric: prices and sizes have units, too.
  const isResult =
    [...grid.header, ...grid.body.flat(), table.title].some(isMetricName) ||
    corner?.isTitled === true ||
    sidesIn(grid.header).length > 0 ||
    grid.header.some((name) => llamaTestOf(name) !== undefined);
  if (!isResult || isForeign(measured) || measured.flatMap(({ entries }) => entries).length < FEWEST) return NONE;
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

const SERVING = /(?:^|_)(?:ttft|tpot|itl|e2el|throughput|duration|memory)(?:_|$)/;

/** A throughput of no unit among numbers that are none of serving's is another program's: of an allocator, of a network. */
function isForeign(measured: readonly Variant[]): boolean {
  const entries = measured.flatMap((variant) => variant.entries);
  const isServing = ({ words: { meaning, unit } }: Entry): boolean =>
    unit.startsWith("tok/") ||
    unit.startsWith("req/") ||
    (idOf(meaning) !== "throughput" && SERVING.test(idOf(meaning)));
  return entries.some(({ words }) => !SERVING.test(idOf(words.meaning))) && !entries.some(isServing);
}

/** Of a row or a column without any number that could be read, what it has. */
function unmeasured(found: readonly Variant[], measured: readonly Variant[]): readonly string[] {
  const rest = found.filter((variant) => !measured.includes(variant));
  return rest.flatMap(({ name, point, notes }) =>
    notes.map((note) => `${[name ?? "", point].filter((part) => part !== "").join(", ")}: ${note}`),
  );
}
