import type { JudgedRow } from "../../model/comparison.ts";

const WIDTH = 120;
const HEIGHT = 16;
const MIDDLE = HEIGHT / 2;
const DOT = 3.5;

/** Beyond this a change is drawn at the edge: one row must not flatten all others. */
const WIDEST = 0.5;
const NARROWEST = 0.04;

/** How far the marks of a table reach to both sides, as a fraction: the changes of gating rows fit, with room to spare. */
export function reachOf(rows: readonly JudgedRow[]): number {
  const most = rows.reduce((size, { gating, change }) => (gating ? Math.max(size, Math.abs(change)) : size), 0);
  return Math.min(WIDEST, Math.max(NARROWEST, 1.25 * most));
}

/** A change with its interval beside zero and what is too small to matter: a forest plot's line, as SVG. */
export function intervalMark({ change, interval: [low, high], evidence }: JudgedRow, reach: number): string {
  const x = (fraction: number) => {
    const inside = Math.max(-reach, Math.min(reach, fraction));
    return Number((DOT + ((inside + reach) / (2 * reach)) * (WIDTH - 2 * DOT)).toFixed(1));
  };
  const { relative } = evidence.thresholds;
  const [left, right] = [x(-relative), x(relative)];
  return [
    `<svg class="interval" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true">`,
    `<rect class="small" x="${left}" y="0" width="${Number((right - left).toFixed(1))}" height="${HEIGHT}"/>`,
    `<path class="zero" d="M${x(0)} 0V${HEIGHT}"/>`,
    `<path class="whisker" d="M${x(low)} ${MIDDLE}H${x(high)}"/>`,
    `<circle cx="${x(change)}" cy="${MIDDLE}" r="${DOT}"/></svg>`,
  ].join("");
}
