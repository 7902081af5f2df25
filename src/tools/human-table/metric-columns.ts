import { metric } from "../meaning.ts";
import { isTime } from "../metric-units.ts";
import type { Words } from "../metric-words.ts";
import { numberIn } from "./cell.ts";
import type { Grid } from "./grid.ts";
import { isChange, isMetricName, isModelColumn, llamaTestOf } from "./headings.ts";
import { type CellReading, clean, joined, labelled, readCell, unreadCell } from "./label.ts";
import { limitsIn } from "./limits.ts";
import { changeOf, type Paired, pairedChanges, rowChanges, unpairedChanges } from "./printed-changes.ts";
import { namedRows } from "./row-names.ts";
import { isLeadingRate, settingOf } from "./settings.ts";
import { sidesIn } from "./sides.ts";
import { withStatistics } from "./statistic-rows.ts";
import type { Variant } from "./variant.ts";

type Row = readonly string[];

export interface Column {
  readonly at: number;
  readonly label: string;
  readonly side?: string;
  readonly words: Words | undefined;
  /** Of what is wished: neither a result nor a part of a name. */
  readonly isLimit: boolean;
}

/** A variant a row; where columns are pairs of `before` and `after`, a variant a side, and the rows are points. */
export function metricColumns(grid: Grid): readonly Variant[] | undefined {
  const { header, body, notes } = withStatistics(grid);
  const [first, ...others] = variantsOf(header, body) ?? [];
  const own = notes.filter((note) => !grid.notes.includes(note));
  return first === undefined ? undefined : [{ ...first, notes: [...own, ...first.notes] }, ...others];
}

function variantsOf(header: Row, body: readonly Row[]): readonly Variant[] | undefined {
  const columns = columnsOf(header, body);
  const measured = columns.filter(({ words }) => words !== undefined);
  if (!measured.some(({ words }) => words?.meaning.kind === "metric")) return undefined;
  const told = header.flatMap((name, at) => {
    const setting = isLeadingRate(header, at) ? { id: "request_rate", kind: "load" as const } : settingOf(name);
    return setting === undefined || setting.kind === "repeat" ? [] : [{ at, ...setting }];
  });
  const hasRepeats = header.some((name) => settingOf(name)?.kind === "repeat");
  const names = namesAmong(
    columns,
    told.map(({ at }) => at),
    body,
    hasRepeats,
  );
  const sides = [...new Set(columns.flatMap(({ side }) => side ?? []))];
  // Beside sides, all names of a row are its point.
  const rows = namedRows(
    body,
    names.map(({ at, label }) => {
      const cells = body.map((row) => row[at] ?? "");
      return { at, label, isModel: sides.length === 0 && isModelColumn(label, cells) };
    }),
    told,
    hasRepeats,
  );
  const unread = columns.filter((column) => column.words === undefined && !names.includes(column));
  const changesOf = rowChanges(header, body, measured);
  const isRepeated = new Set(rows.map(({ name, point }) => `${name}|${point}`)).size < rows.length;
  const paired = isRepeated ? [] : pairedChanges(header, measured, sides);
  return rows.flatMap(({ row, name, point }): readonly Variant[] => {
    if (sides.length === 0) {
      const read = readRow(row, measured, unread);
      const notes = [...read.notes, ...changesOf(row)];
      return [{ ...(name === undefined ? {} : { name }), point, ...read, notes }];
    }
    const points = [name ?? "", point].filter((part) => part !== "").join(",");
    const others = measured.filter(({ side, words }) => side === undefined && words?.meaning.kind === "metric");
    return sides.map((side) => {
      const own = measured.filter((column) => column.side === side);
      const read = readRow(row, own, [...unread, ...others], paired);
      // Once a row, where what is compared with the first side stands.
      const notes = side === sides.at(-1) ? unpairedChanges(header, row, paired) : [];
      return { name: side, point: points, ...read, notes: [...read.notes, ...notes] };
    });
  });
}

/** All columns but those of changes and of settings. */
function columnsOf(header: Row, body: readonly Row[]): readonly Column[] {
  const limits = limitsIn(header);
  const sided = sidesIn(header.map((name, at) => (limits.includes(at) ? "" : name)));
  return header.flatMap((name, at): readonly Column[] => {
    if (isChange(name) || isLeadingRate(header, at) || settingOf(name) !== undefined) return [];
    const { label = name, side } = sided.find((one) => one.at === at) ?? {};
    const cells = body.map((row) => row[at] ?? "");
    return [
      {
        at,
        label,
        isLimit: limits.includes(at),
        ...(side === undefined ? {} : { side }),
        words: limits.includes(at) ? undefined : (labelledTest(label, cells) ?? labelled(label, "", cells)),
      },
    ];
  });
}

/** A column headed by a test of llama-bench, where it or its cells say that they are rates. */
export function labelledTest(label: string, cells: readonly string[]): Words | undefined {
  const test = llamaTestOf(label);
  const units = cells.flatMap((cell) => numberIn(cell)?.unit ?? []);
  const isRate = units.every((unit) => unit === "" || unit === "tok/s");
  const isSaid = label.includes("/s") || units.includes("tok/s");
  return test !== undefined && units.length > 0 && isRate && isSaid
    ? { meaning: metric(test), unit: "tok/s" }
    : undefined;
}

/** A heading with a unit is of results. */
const OF_RESULTS = /[\s([](?:ms|us|s|sec|tok(?:en)?s?\/s|t\/s|req\/s|gi?b|mi?b|%)(?=$|[\s)\]])/i;
/** A result, and no size or count that tells the rows apart. */
const RESULT = /^[~<>≈≤≥\s]*\d[\d,]*\.\d+(?:\s*[±*].*)?$/;

/** `~0.53 s` is a result, too, though not one that is read. */
function isResult(text: string): boolean {
  const cell = clean(text);
  const unit = numberIn(cell.replace(/^[~<>≈≤≥\s]+/, ""))?.unit ?? "";
  return RESULT.test(cell) || isTime(unit) || unit.includes("/");
}

/** The columns that tell the rows apart. One of results that is not known is none, where the rows can be told apart without it. */
function namesAmong(
  columns: readonly Column[],
  told: readonly number[],
  body: readonly Row[],
  hasRepeats: boolean,
): readonly Column[] {
  const unknown = columns.filter(({ words, isLimit }) => words === undefined && !isLimit);
  const names = unknown.filter(
    ({ at, label }) => !isMetricName(label) && !OF_RESULTS.test(label) && !body.some((row) => isResult(row[at] ?? "")),
  );
  const kinds = new Set(body.map((row) => [...names.map(({ at }) => at), ...told].map((at) => row[at]).join("|")));
  const isTold = kinds.size === body.length || (names.length > 0 && hasRepeats);
  return isTold ? names : unknown.filter(({ label }) => !isMetricName(label));
}

function readRow(
  row: Row,
  columns: readonly Column[],
  unread: readonly Column[],
  paired: readonly Paired[] = [],
): CellReading {
  const read = columns.flatMap(({ at, label, words }): readonly CellReading[] => {
    if (words === undefined) return [];
    const { entries, notes } = readCell(label, words, row[at] ?? "");
    const change = changeOf(row, paired, at);
    return [{ entries: entries.map((entry) => ({ ...(change === undefined ? {} : { change }), ...entry })), notes }];
  });
  const notes = unread.flatMap(({ at, label }) => unreadCell(label, row[at] ?? ""));
  return joined([...read, { entries: [], notes }]);
}
