import type { Metric } from "../model/metric.ts";

/** `+12.3 %`; a fraction in, its sign always shown. */
export function signedPercent(fraction: number): string {
  const shown = (100 * fraction).toFixed(1);
  return `${fraction > 0 ? "+" : ""}${shown.replace("-", "−")} %`;
}

/** `12.3 %` of a fraction; two figures for small ones. */
export function percent(fraction: number): string {
  const value = 100 * Math.abs(fraction);
  return `${value >= 1 ? value.toFixed(1) : value.toPrecision(2)} %`;
}

export function pValue(p: number): string {
  return p < 0.001 ? "p < 0.001" : `p = ${p.toPrecision(2)}`;
}

/** `1 pair`, `3 pairs`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** `a, b and 3 more`. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).join(", ");
  return names.length <= most ? shown : `${shown} and ${names.length - most} more`;
}

/** +1 when a growing number is a worsening, −1 otherwise. */
export function worseSign(metric: Metric): 1 | -1 {
  return metric.betterWhen === "lower" ? 1 : -1;
}
