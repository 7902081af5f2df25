import fc from "fast-check";
import { expect, it } from "vitest";
import { duration, requestRate, share } from "../../src/config/quantities.ts";

const amount = fc.integer({ min: 1, max: 100_000 }).map((thousandths) => thousandths / 1000);

it("reads any positive duration as its seconds", () => {
  const units = fc.constantFrom(["s", 1] as const, ["m", 60] as const, ["h", 3600] as const);
  fc.assert(
    fc.property(amount, units, fc.constantFrom("", " "), (count, [unit, seconds], gap) => {
      expect(duration.parse(`${count}${gap}${unit}`)).toBeCloseTo(count * seconds, 9);
    }),
  );
});

it("reads a percentage and its fraction as the same share", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
      const percent = hundredths / 100;
      expect(share.parse(`${percent}%`)).toBeCloseTo(share.parse(percent / 100), 12);
    }),
  );
});

it.each(["0s", "-1s", "1", "1w", "s", "1h30m", "1e3s", "", 5, null])("refuses %j as a duration", (value) => {
  expect(duration.safeParse(value).success).toBe(false);
});

it.each([2, -0.1, "101%", "-1%", "2", "%", Number.NaN, Number.POSITIVE_INFINITY, null])(
  "refuses %j as a share",
  (value) => {
    expect(share.safeParse(value).success).toBe(false);
  },
);

it.each([0, -1, "fast", Number.NaN, Number.POSITIVE_INFINITY, null])("refuses %j as a rate", (value) => {
  expect(requestRate.safeParse(value).success).toBe(false);
});
