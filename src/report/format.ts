import type { JudgedRow, Row } from "../model/comparison.ts";
import { percentText, signedPercentText } from "../model/percent.ts";

export const ABSENT = "–";

const SIGNIFICANT_DIGITS = 4;

/** Four significant digits, whole numbers from 1,000 on. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return ABSENT;
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "-∞";
  if (Math.abs(value) >= 1_000) return formatInteger(Math.round(value));
  return String(Number(value.toPrecision(SIGNIFICANT_DIGITS)));
}

/** `1,234,567`. ICU, which could do it too, takes longer to load than the whole report takes to write. */
export function formatInteger(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A number with its unit; a share reads as a percentage. */
export function formatQuantity(value: number, unit: string): string {
  if (unit === "share") return `${formatNumber(value * 100)} %`;
  return unit === "" ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
}

/** A fraction as a percentage, `0.148` as `14.8 %`; two decimals below 1 %. */
export function formatPercent(fraction: number): string {
  return Number.isFinite(fraction) ? percentText(fraction) : `${formatNumber(fraction)} %`;
}

/** As `formatPercent`, with its sign: `+14.8 %`. */
export function formatChange(fraction: number): string {
  if (Number.isFinite(fraction)) return signedPercentText(fraction);
  return fraction > 0 ? `+${formatPercent(fraction)}` : formatPercent(fraction);
}

/** Beyond a tenfold growth, a bound only says that nothing is known on that side. */
const NO_BOUND = 10;

export function formatInterval([low, high]: readonly [number, number]): string {
  return `[${formatChange(low)}, ${high > NO_BOUND ? "any" : formatChange(high)}]`;
}

/** `could see 12 %`. What could not even have seen a doubling is too noisy, unless the policy asked for no less. */
export function formatSight({ detectable, base, evidence: { thresholds } }: JudgedRow): string {
  if (detectable <= 1) return `could see ${formatPercent(detectable)}`;
  return thresholds.absolute >= Math.abs(base)
    ? "absolute in the policy hides a doubling"
    : "too noisy to see a doubling";
}

/** `95 %`, or `95 % to 99.8 %` where pairs were judged at looks of different levels; absent when nothing was judged. */
export function intervalLevel(rows: readonly Row[]): string | undefined {
  const alphas = rows.flatMap((row) => (row.verdict === "not-comparable" ? [] : row.evidence.thresholds.alpha));
  const [low, high] = [Math.max(...alphas), Math.min(...alphas)].map((alpha) => formatPercent(1 - alpha));
  if (alphas.length === 0 || low === undefined || high === undefined) return undefined;
  return low === high ? low : `${low} to ${high}`;
}

/** `25.09 → 28.8 ms`; a side that is unknown is a dash. */
export function formatSides({ base, head, unit }: Pick<Row, "base" | "head" | "unit">): string {
  if (head === undefined) return `${base === undefined ? ABSENT : formatQuantity(base, unit)} → ${ABSENT}`;
  const left = base === undefined ? ABSENT : formatQuantity(base, unit === "share" ? unit : "");
  return `${left} → ${formatQuantity(head, unit)}`;
}

export function formatMinutes(minutes: number): string {
  return minutes < 10 ? `${Number(minutes.toFixed(1))} min` : `${Math.round(minutes)} min`;
}

/** `1 row`, `2 rows`. */
export function formatCount(count: number, noun: string): string {
  return `${formatInteger(count)} ${noun}${count === 1 ? "" : "s"}`;
}

const AGE_UNITS = [
  { name: "day", ms: 86_400_000 },
  { name: "hour", ms: 3_600_000 },
  { name: "minute", ms: 60_000 },
] as const;

/** How much earlier one UTC time was than another, `3 days earlier`; absent when either is unknown or the order is odd. */
export function formatAge(earlier: string | undefined, later: string | undefined): string | undefined {
  const age = Date.parse(later ?? "") - Date.parse(earlier ?? "");
  if (!(age >= 0)) return undefined;
  const unit = AGE_UNITS.find(({ ms }) => age >= ms);
  return unit === undefined ? "just before" : `${formatCount(Math.floor(age / unit.ms), unit.name)} earlier`;
}
