import { statisticOf } from "../statistic.ts";
import { numberIn } from "./cell.ts";
import type { Grid } from "./grid.ts";
import { isChange, isMetricName, isUnitColumn, statisticIn } from "./headings.ts";
import { type CellReading, clean, joined, labelled, readCell, unreadCell } from "./label.ts";
import { changePlaces } from "./printed-changes.ts";
import { namedSetting, settingOf } from "./settings.ts";
import type { Variant } from "./variant.ts";

type Row = readonly string[];

interface Statistic {
  readonly at: number;
  /** As it stands before the name of a metric. */
  readonly word: string;
}

/** `| Metric | Mean | P99 |`: the columns are statistics of one variant, as tools print them, and no variants. */
export function statisticColumns({ header, body }: Grid, title: string): readonly Variant[] | undefined {
  const columns = header.flatMap((name, at): readonly Statistic[] => {
    const word = statisticIn(name);
    return word === undefined ? [] : [{ at, word: statisticOf(name) === undefined ? word : clean(name) }];
  });
  if (columns.length < 2) return undefined;
  const isStatistic = (at: number): boolean => columns.some((column) => column.at === at);
  const named = header.findIndex((_, at) => !isStatistic(at) && body.some((row) => isMetricName(row[at] ?? "")));
  const corner = named === -1 ? [header[0] ?? "", titleOf(title)].find(isMetricName) : undefined;
  // Beside columns of results, statistics are of something else.
  const isOther = (name: string, at: number): boolean => !isStatistic(at) && isMetricName(name) && name !== corner;
  if (header.some(isOther)) return undefined;
  const metric = Math.max(named, 0);
  const unit = header.findIndex(isUnitColumn);
  const rest = header.flatMap((name, at) => (isStatistic(at) || at === unit || isChange(name) ? [] : [at]));
  const changes = changePlaces(header).filter((at) => !isStatistic(at));
  const keys = corner === undefined ? rest.filter((at) => at !== metric && isKey(header, at, metric)) : rest;
  const others = rest.filter((at) => (corner !== undefined || at !== metric) && !keys.includes(at));
  const groups = new Map<string, Row[]>();
  for (const row of body) {
    const key = JSON.stringify(keys.map((at) => row[at]));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((rows): Variant => {
    const cells = rows.map((row) => {
      const label = corner ?? row[metric] ?? "";
      const notes = [...others, ...changes].flatMap((at) =>
        unreadCell(`${clean(label)} ${header[at] ?? ""}`, row[at] ?? ""),
      );
      return joined([...readRow(row, label, unit === -1 ? "" : (row[unit] ?? ""), columns), { entries: [], notes }]);
    });
    return { ...placeOf(header, rows[0] ?? [], keys), ...joined(cells) };
  });
}

/** What stands before the name of the metric, or sets a load, tells groups of rows apart. */
function isKey(header: Row, at: number, metric: number): boolean {
  return at < metric || settingOf(header[at] ?? "") !== undefined;
}

function titleOf(line: string): string {
  return line.replace(/^[-#>\s*]+|[*:：\s]+$/g, "");
}

function placeOf(header: Row, row: Row, keys: readonly number[]): { readonly name?: string; readonly point: string } {
  const parts = keys.map((at) => ({ id: settingOf(header[at] ?? "")?.id, cell: clean(row[at] ?? "") }));
  const told = parts.filter(({ cell }) => cell !== "");
  const name = told.flatMap(({ id, cell }) => (id === undefined ? [cell] : [])).join(", ");
  const point = told.flatMap(({ id, cell }) => (id === undefined ? [] : [namedSetting(id, cell)])).join(",");
  return { ...(name === "" ? {} : { name }), point };
}

function readRow(row: Row, name: string, unit: string, columns: readonly Statistic[]): readonly CellReading[] {
  const numbers = columns.filter(({ at }) => numberIn(row[at] ?? "") !== undefined);
  return columns.map(({ word, at }): CellReading => {
    // What has one number is no distribution: the whole run's throughput stands below "avg".
    const label = numbers.length === 1 ? name : `${word} ${name}`;
    const text = row[at] ?? "";
    const words = labelled(label, unit, [text]);
    return words === undefined ? { entries: [], notes: unreadCell(label, text) } : readCell(label, words, text);
  });
}
