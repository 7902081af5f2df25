import type { Metric } from "../model/metric.ts";
import { percentText, signedPercentText } from "../model/percent.ts";

/** `+12.3 %`; a fraction in, its sign always shown. */
export const signedPercent = signedPercentText;

/** `12.3 %`, the size of a fraction. */
export function percent(fraction: number): string {
  return percentText(Math.abs(fraction));
}

/** A value with its unit, to four digits. */
export function quantity(value: number, unit: string): string {
  const digits = Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4));
  return `${digits} ${unit}`;
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
