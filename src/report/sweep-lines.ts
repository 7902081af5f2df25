import type { Comparison, Sweep } from "../model/comparison.ts";
import { formatChange, formatCount, formatInterval, formatQuantity } from "./format.ts";

/** One line a sweep: the verdict over all its load points, both changes, and where more load stops paying. Names come from outside. */
export function sweepLines({ sweeps = [] }: Comparison): readonly string[] {
  return sweeps.map(lineOf);
}

function lineOf({ test, points, verdict, changes, worseInBoth, betterInBoth, knee }: Sweep): string {
  const each = changes.map(
    ({ metric, change, interval }) => `${metric} ${formatChange(change)} ${formatInterval(interval)}`,
  );
  const both = [
    ...(worseInBoth.length === 0 ? [] : [`slower and less throughput at ${loadsOf(worseInBoth)}`]),
    ...(betterInBoth.length === 0 ? [] : [`faster and more throughput at ${loadsOf(betterInBoth)}`]),
  ];
  const turn = `knee ${formatQuantity(knee.base, "")} → ${formatQuantity(knee.head, "tok/s")}`;
  return [`${test}, ${formatCount(points, "load point")}: ${verdict}`, ...each, ...both, turn].join("; ");
}

/** The load points of cells whose test is named already. */
function loadsOf(cells: readonly string[]): string {
  return cells.map((cell) => cell.slice(cell.lastIndexOf("/") + 1)).join(" and ");
}
