import { isTime } from "../metric-units.ts";
import { agrees, type Change, columnChangeIn, numberIn } from "./cell.ts";
import { isChange } from "./headings.ts";
import { clean, unreadCell } from "./label.ts";
import { MEASURE } from "./limits.ts";
import type { Column } from "./metric-columns.ts";
import { settingOf } from "./settings.ts";

type Row = readonly string[];

/** A column of changes, and the column whose changes they are. */
export interface Paired {
  readonly at: number;
  readonly of: number;
}

/** The columns of changes: neither results nor parts of a name. */
export function changePlaces(header: Row): readonly number[] {
  return header.flatMap((name, at) => (isChange(name) && settingOf(name) === undefined ? [at] : []));
}

/** What is said of changes that are not checked. */
export function unreadChanges(header: Row, row: Row, places = changePlaces(header)): readonly string[] {
  return places.flatMap((at) => unreadCell(header[at] ?? "", row[at] ?? ""));
}

/** `| TTFT main | TTFT PR | Δ | TPOT main | TPOT PR | Δ |`: each behind the pair that it is of; none where one is not. */
export function pairedChanges(header: Row, measured: readonly Column[], sides: readonly string[]): readonly Paired[] {
  const places = changePlaces(header);
  const paired = places.flatMap((at): readonly Paired[] => {
    const [from, to] = [at - 2, at - 1].map((place) => measured.find((column) => column.at === place));
    const isPair = from !== undefined && from.label === to?.label && from.side === sides[0] && to.side === sides[1];
    return isPair && isOf(header[at] ?? "", to) ? [{ at, of: at - 1 }] : [];
  });
  const pairs = measured.filter(({ side, words }) => side === sides[1] && words?.meaning.kind === "metric");
  return sides.length === 2 && paired.length === places.length && paired.length === pairs.length ? paired : [];
}

/** A change that names a measure is of that one; a speedup is of speeds and times alone. */
function isOf(name: string, { label, words }: Column): boolean {
  const measure = MEASURE.exec(clean(name))?.[0].toLowerCase();
  const unit = words?.unit ?? "";
  const isSpeed = isTime(unit) || unit.startsWith("tok/") || unit.startsWith("req/");
  return (
    words?.meaning.kind === "metric" && isSpeed && (measure === undefined || label.toLowerCase().includes(measure))
  );
}

export function changeOf(row: Row, paired: readonly Paired[], of: number): Change | undefined {
  const at = paired.find((one) => one.of === of)?.at;
  return at === undefined || numberIn(row[of] ?? "") === undefined ? undefined : columnChangeIn(row[at] ?? "");
}

/** What is said of the changes that `changeOf` does not give. */
export function unpairedChanges(header: Row, row: Row, paired: readonly Paired[]): readonly string[] {
  const isGiven = (at: number): boolean => {
    const of = paired.find((one) => one.at === at)?.of;
    // What has a change in its own cell is compared by that one.
    return of !== undefined && changeOf(row, paired, of) !== undefined && numberIn(row[of] ?? "")?.change === undefined;
  };
  return unreadChanges(
    header,
    row,
    changePlaces(header).filter((at) => !isGiven(at)),
  );
}

/** What says that a row is the one that the others are compared with. */
const REFERENCE = /^(?:1(?:\.0*)?\s*[x×倍]?|[x×]\s*1(?:\.0*)?|100(?:\.0*)?\s*%|baseline|基线|基准)$/i;
const BLANK = /^[-–—]?$/;

/**
 * Of each row of a variant, what is said of its changes: that they contradict the numbers, where one metric alone is compared with the
 * first row and no other row explains them; else that they are not read.
 */
export function rowChanges(
  header: Row,
  body: readonly Row[],
  measured: readonly Column[],
): (row: Row) => readonly string[] {
  const places = changePlaces(header);
  const [at] = places;
  const [column, ...others] = measured.filter(({ words }) => words?.meaning.kind === "metric");
  const [first = []] = body;
  const cellOf = (row: Row): string => clean(row[at ?? -1] ?? "");
  const isChecked =
    at !== undefined &&
    places.length === 1 &&
    others.length === 0 &&
    column !== undefined &&
    isOf(header[at] ?? "", column);
  if (!isChecked || !(REFERENCE.test(cellOf(first)) || BLANK.test(cellOf(first))))
    return (row) => unreadChanges(header, row);
  const isRatio = /^1(?:\.0*)?$/.test(cellOf(first));
  const numberOf = (row: Row): number | undefined => numberIn(row[column.at] ?? "")?.value;
  const unitsOf = new Set(body.flatMap((row) => numberIn(row[column.at] ?? "")?.unit ?? []));
  return (row) => {
    const printed = columnChangeIn(cellOf(row));
    const value = numberOf(row);
    if (REFERENCE.test(cellOf(row))) return [];
    if (printed === undefined || value === undefined || unitsOf.size > 1) return unreadChanges(header, row);
    const change: Change = isRatio && printed.kind === "bare" ? { ...printed, kind: "times" } : printed;
    const rest = body.filter((other) => other !== row).flatMap((other) => numberOf(other) ?? []);
    if (rest.some((from) => agrees(change, from, value, column.words?.unit ?? ""))) return [];
    const base = body.slice(0, body.indexOf(row)).findLast((other) => REFERENCE.test(cellOf(other))) ?? first;
    return [
      `the printed change of ${clean(column.label)}, ${printed.text}, contradicts its numbers: ${numberOf(base)} and ${value}`,
    ];
  };
}
