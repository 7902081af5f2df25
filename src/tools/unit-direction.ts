import type { DeclaredMetric } from "../model/metric.ts";

const TIME = /^(?:[mnuµμ]?s|m?sec(?:onds?)?|m?seconds?|milliseconds?|min(?:utes?)?)$/i;
const RATE = /^[A-Za-z][\w ]*(?:(?:\/|p)s(?:ec(?:ond)?)?|\/min(?:ute)?)(?:\/(?:user|device))?$|^(?:tps|qps|rps)$/i;

/** Times are better when lower, rates when higher; of any other unit nothing is known. */
export function directionOfUnit(unit: string): DeclaredMetric["betterWhen"] | undefined {
  if (TIME.test(unit)) return "lower";
  return RATE.test(unit) ? "higher" : undefined;
}

const SPELLED: Readonly<Record<string, string>> = {
  sec: "s",
  second: "s",
  seconds: "s",
  minute: "min",
  minutes: "min",
  msec: "ms",
  millisecond: "ms",
  milliseconds: "ms",
  μs: "us",
  µs: "us",
};

/** Units of one kind in which a number differs by a factor. */
const KINDS: readonly (readonly string[])[] = [
  ["ns", "us", "ms", "s", "min"],
  ["mib", "gib", "mb", "gb"],
];

/** Whether a number of this unit must not be taken for one of the other: `s` for `ms`. Unknown words are let pass. */
export function isOtherUnit(unit: string, expected: string): boolean {
  const [given, wanted] = [unit, expected].map((one) => SPELLED[one.toLowerCase()] ?? one.toLowerCase());
  if (given === undefined || wanted === undefined || given === wanted) return false;
  return KINDS.some((kind) => kind.includes(given) && kind.includes(wanted));
}

/** Powers of ten of a second. */
const POWERS: Readonly<Record<string, number>> = { ns: -9, us: -6, ms: -3, s: 0 };

/** A time in another of our units, exact to its last decimal digit; `undefined` where one is no such unit. */
export function inTimeUnit(value: number, from: string, to: string): number | undefined {
  const [given, wanted] = [POWERS[from], POWERS[to]];
  if (given === undefined || wanted === undefined) return undefined;
  const [digits = "", exponent = "0"] = String(value).split("e");
  return Number(`${digits}e${Number(exponent) + given - wanted}`);
}
