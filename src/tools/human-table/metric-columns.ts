import { idOf } from "../meaning.ts";
import { type Words, wordsOf } from "../metric-words.ts";
import { type CellReading, clean, joined, labelled, readCell, unreadCell } from "./label.ts";
import { sidesIn } from "./sides.ts";
import type { Variant } from "./variant.ts";

/** Columns, or rows, of changes that are computed from the others. */
export const CHANGE = /change|delta|Δ|\bdiff|ratio|speed-?up|improve|gain|\bvs\b|提升|变化|加速|差异|增幅|降幅|对比/i;

type Row = readonly string[];

interface Column {
  readonly at: number;
  readonly label: string;
  readonly side?: string;
  readonly words: Words | undefined;
}

/** A variant a row; where columns are pairs of `before` and `after`, a variant a side, and the rows are points. */
export function metricColumns(header: Row, body: readonly Row[]): readonly Variant[] | undefined {
  const columns = columnsOf(header, body);
  if (!columns.some(({ words }) => words?.meaning.kind === "metric")) return undefined;
  const settings = columns.filter(({ words }) => words?.meaning.kind === "workload");
  const names = namesAmong(columns, settings, body);
  const unread = columns.filter((column) => column.words === undefined && !names.includes(column));
  const sides = [...new Set(columns.flatMap(({ side }) => side ?? []))];
  return body.flatMap((row, place): readonly Variant[] => {
    const name = nameIn(row, names);
    const point = settings.map(
      ({ at, words }) => `${words === undefined ? "" : idOf(words.meaning)}=${cellOf(row, at)}`,
    );
    if (sides.length === 0)
      return [
        { name: name === "" ? `row ${place + 1}` : name, point: point.join(","), ...readRow(row, columns, unread) },
      ];
    const points = [name, ...point].filter((part) => part !== "").join(",");
    return sides.map((side) => {
      const own = columns.filter((column) => column.side === side || column.words?.meaning.kind !== "metric");
      const others = columns.filter((column) => column.side === undefined && column.words?.meaning.kind === "metric");
      return { name: side, point: points, ...readRow(row, own, [...unread, ...others]) };
    });
  });
}

function columnsOf(header: Row, body: readonly Row[]): readonly Column[] {
  const sided = sidesIn(header);
  return header.flatMap((name, at): readonly Column[] => {
    if (CHANGE.test(name)) return [];
    const { label = name, side } = sided.find((one) => one.at === at) ?? {};
    const cells = body.map((row) => row[at] ?? "");
    return [{ at, label, ...(side === undefined ? {} : { side }), words: labelled(label, "", cells) }];
  });
}

/** A result, and no size or count that tells the rows apart. */
const RESULT = /^[~<>≈\s]*\d[\d,]*\.\d+(?:\s*[±*].*)?$/;

/** The columns that tell the rows apart. One of results that is not known is none, where the rows can be told apart without it. */
function namesAmong(columns: readonly Column[], settings: readonly Column[], body: readonly Row[]): readonly Column[] {
  const unknown = columns.filter(({ words }) => words === undefined);
  const names = unknown.filter(({ at, label }) => {
    const isMetric = wordsOf(label)?.meaning.kind === "metric";
    return !isMetric && !body.some((row) => RESULT.test(cellOf(row, at)));
  });
  const told = new Set(body.map((row) => nameIn(row, [...names, ...settings])));
  return told.size === body.length ? names : unknown;
}

function nameIn(row: Row, names: readonly Column[]): string {
  const parts = names.map(({ at }) => cellOf(row, at));
  return parts.filter((part) => part !== "").join(", ");
}

function cellOf(row: Row, at: number): string {
  return clean(row[at] ?? "");
}

function readRow(row: Row, columns: readonly Column[], unread: readonly Column[]): CellReading {
  const read = columns.flatMap(({ at, label, words }) =>
    words === undefined ? [] : [readCell(label, words, row[at] ?? "")],
  );
  const notes = unread.flatMap(({ at, label }) => unreadCell(label, row[at] ?? ""));
  return joined([...read, { entries: [], notes }]);
}
