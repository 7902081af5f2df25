import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatAge,
  formatChange,
  formatInteger,
  formatNumber,
  formatPercent,
  formatQuantity,
  formatSides,
} from "../../src/report/format.ts";

describe("numbers in reports", () => {
  it.each([
    [0, "0"],
    [0.00012346, "0.0001235"],
    [79.93014999, "79.93"],
    [999.96, "1000"],
    [1234.56, "1,235"],
    [-1234.56, "-1,235"],
    [Number.POSITIVE_INFINITY, "∞"],
    [Number.NaN, "–"],
  ])("have four digits: %d is %s", (value, text) => expect(formatNumber(value)).toBe(text));

  it.each([
    [0.1479, "+14.8 %"],
    [-0.031, "-3.1 %"],
    [0.00042, "+0.04 %"],
    [0.00001, "0 %"],
    [-0.00001, "0 %"],
    [2.5, "+250 %"],
    [Number.POSITIVE_INFINITY, "+∞ %"],
  ])("show a change with its sign: %d is %s", (fraction, text) => expect(formatChange(fraction)).toBe(text));

  it("never travel without their unit, and a share is a percentage", () => {
    expect(formatQuantity(0.995, "share")).toBe("99.5 %");
    expect(formatQuantity(28.8, "ms")).toBe("28.8 ms");
    expect(formatSides({ base: 25.09, head: 28.8, unit: "ms" })).toBe("25.09 → 28.8 ms");
    expect(formatSides({ head: 28.8, unit: "ms" })).toBe("– → 28.8 ms");
    expect(formatSides({ base: 28.8, unit: "ms" })).toBe("28.8 ms → –");
    expect(formatPercent(0.2)).toBe("20 %");
  });
});

it("groups the digits of an integer as ICU does", () => {
  fc.assert(fc.property(fc.maxSafeInteger(), (value) => formatInteger(value) === value.toLocaleString("en-US")));
});

describe("formatAge", () => {
  it.each([
    ["2026-11-20T08:00:00Z", "2 days earlier"],
    ["2026-11-22T07:00:00Z", "1 hour earlier"],
    ["2026-11-22T08:00:00Z", "just before"],
    ["2026-11-23T08:00:00Z", undefined],
    ["no time", undefined],
    [undefined, undefined],
  ])("of %s is %s", (earlier, age) => expect(formatAge(earlier, "2026-11-22T08:00:00Z")).toBe(age));
});
