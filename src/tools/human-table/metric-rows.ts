import { columnChangeIn } from "./cell.ts";
import type { Grid } from "./grid.ts";
import {
  isChange,
  isLoadName,
  isMetricName,
  isUnitColumn,
  isValueColumn,
  statisticIn,
  unitBehind,
  withoutUnit,
} from "./headings.ts";
import { type CellReading, clean, joined, labelled, readCell, unreadCell } from "./label.ts";
import { isLimitName } from "./limits.ts";
import { isLeadingRate, namedSetting, settingOf } from "./settings.ts";
import type { Variant } from "./variant.ts";

type Row = readonly string[];

interface Columns {
  readonly metric: number;
  readonly unit: number;
  readonly statistic: number;
  readonly change: number;
  readonly changes: readonly number[];
  readonly header: Row;
  /** What tells groups of rows apart. */
  readonly points: readonly number[];
  readonly values: readonly number[];
  /** What is wished of the metrics. */
  readonly limits: readonly number[];
}

/** A metric a row, a variant a column; `undefined` for a table that is another way round. */
export function metricRows({ header, body }: Grid): readonly Variant[] | undefined {
  const columns = columnsOf(header, body);
  if (columns === undefined) return undefined;
  const { points, values } = columns;
  const groups = new Map<string, Row[]>();
  for (const row of body) {
    const point = pointOf(header, row, points);
    groups.set(point, [...(groups.get(point) ?? []), row]);
  }
  const unit = commonUnit(values.map((at) => header[at] ?? ""));
  const swapped = values.length > 1 && points.length > 0 && values.every((at) => isLoadName(header[at] ?? ""));
  return [...groups].flatMap(([point, rows]) =>
    values.map((at): Variant => {
      const name = nameOf(header[at] ?? "", unit !== undefined, values.length);
      const wished = columns.limits.flatMap((limit) =>
        rows.flatMap((row) => unreadCell(`${labelOf(row, columns)}, ${header[limit] ?? ""}`, row[limit] ?? "")),
      );
      const { entries, notes } = readColumn(columns, rows, at, unit ?? "");
      const read = { entries, notes: at === values[0] ? [...notes, ...wished] : notes };
      if (swapped) return { name: point, point: name ?? "", ...read };
      return { ...(name === undefined ? {} : { name }), point, ...read };
    }),
  );
}

function columnsOf(header: Row, body: readonly Row[]): Columns | undefined {
  const metric = header.findIndex((_, at) => body.some((row) => isMetricName(row[at] ?? "")));
  if (metric === -1) return undefined;
  const others = header.flatMap((name, at) => (at === metric || isLeadingRate(header, at) ? [] : [{ name, at }]));
  if (others.some(({ name }) => isMetricName(name))) return undefined;
  const unit = header.findIndex(isUnitColumn);
  const statistic = header.findIndex((_, at) => at !== metric && isStatistics(body.map((row) => row[at] ?? "")));
  const changes = header.flatMap((name, at) =>
    at > metric && at !== unit && at !== statistic && isChange(name) && settingOf(name) === undefined ? [at] : [],
  );
  const [change = -1] = changes;
  const points = header.flatMap((name, at) =>
    at !== metric && at !== unit && at !== statistic && (at < metric || settingOf(name) !== undefined) ? [at] : [],
  );
  const isDrafted = header.some((name) => /draft/i.test(name));
  const limits = header.flatMap((name, at) => (at > metric && !isDrafted && isLimitName(name) ? [at] : []));
  const values = others.flatMap(({ name, at }) =>
    at < metric ||
    at === unit ||
    at === statistic ||
    points.includes(at) ||
    isChange(name) ||
    limits.includes(at) ||
    name === ""
      ? []
      : [at],
  );
  return { metric, unit, statistic, header, change, changes, points, values, limits };
}

function isStatistics(cells: readonly string[]): boolean {
  const words = cells.filter((cell) => cell !== "");
  return words.length > 0 && words.every((word) => !word.includes("%") && statisticIn(word) !== undefined);
}

function pointOf(header: Row, row: Row, points: readonly number[]): string {
  const parts = points.flatMap((at) => {
    const cell = clean(row[at] ?? "");
    if (cell === "") return [];
    const id = isLeadingRate(header, at) ? "request_rate" : settingOf(header[at] ?? "")?.id;
    return [id === undefined ? cell : namedSetting(id, cell)];
  });
  return parts.join(",");
}

/** Where every column says the same unit, rows without one are in it: `main (ms)`, `PR (ms)`. */
function commonUnit(names: readonly string[]): string | undefined {
  const units = new Set(names.map(unitBehind));
  return units.size === 1 ? [...units][0] : undefined;
}

function nameOf(name: string, hasUnit: boolean, columns: number): string | undefined {
  if (columns === 1 && isValueColumn(name)) return undefined;
  return hasUnit ? withoutUnit(name) : clean(name);
}

function readColumn(columns: Columns, rows: readonly Row[], at: number, columnUnit: string): CellReading {
  const isLast = at === columns.values.at(-1);
  const cells = rows.map((row): CellReading => {
    const label = labelOf(row, columns);
    const texts = columns.values.map((place) => row[place] ?? "");
    const words =
      labelled(label, row[columns.unit] ?? "", texts) ??
      (columnUnit === "" ? undefined : labelled(label, columnUnit, texts));
    const text = row[at] ?? "";
    const { entries, notes } =
      words === undefined ? { entries: [], notes: unreadCell(label, text) } : readCell(label, words, text);
    if (!isLast) return { entries, notes };
    const isPair = columns.values.length === 2 && entries.some(({ change }) => change === undefined);
    const change = isPair && columns.change !== -1 ? columnChangeIn(row[columns.change] ?? "") : undefined;
    const places = columns.changes.filter((place) => change === undefined || place !== columns.change);
    return {
      entries: entries.map((entry) => ({ ...(change === undefined ? {} : { change }), ...entry })),
      notes: [
        ...notes,
        ...places.flatMap((place) => unreadCell(`${label}, ${columns.header[place] ?? ""}`, row[place] ?? "")),
      ],
    };
  });
  return joined(cells);
}

function labelOf(row: Row, { metric, statistic }: Columns): string {
  const label = row[metric] ?? "";
  const word = statistic === -1 ? "" : clean(row[statistic] ?? "");
  return word === "" ? label : `${word} ${label}`;
}
