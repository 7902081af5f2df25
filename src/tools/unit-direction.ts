import type { DeclaredMetric } from "../model/metric.ts";

const TIME = /^(?:[mnuµμ]?s|m?sec(?:onds?)?|m?seconds?|milliseconds?)$/i;
const RATE = /^[A-Za-z][\w ]*(?:\/|p)s(?:ec(?:ond)?)?$|^(?:tps|qps|rps)$/i;

/** Times are better when lower, rates when higher; of any other unit nothing is known. */
export function directionOfUnit(unit: string): DeclaredMetric["betterWhen"] | undefined {
  if (TIME.test(unit)) return "lower";
  return RATE.test(unit) ? "higher" : undefined;
}

const SPELLED: Readonly<Record<string, string>> = {
  sec: "s",
  second: "s",
  seconds: "s",
  msec: "ms",
  millisecond: "ms",
  milliseconds: "ms",
  μs: "us",
  µs: "us",
};

/** Units of one kind in which a number differs by a factor. */
const KINDS: readonly (readonly string[])[] = [
  ["ns", "us", "ms", "s"],
  ["mib", "gib", "mb", "gb"],
];

/** Whether a number of this unit must not be taken for one of the other: `s` for `ms`. Unknown words are let pass. */
export function isOtherUnit(unit: string, expected: string): boolean {
  const [given, wanted] = [unit, expected].map((one) => SPELLED[one.toLowerCase()] ?? one.toLowerCase());
  if (given === undefined || wanted === undefined || given === wanted) return false;
  return KINDS.some((kind) => kind.includes(given) && kind.includes(wanted));
}
