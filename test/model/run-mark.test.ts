import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isNewer, readRunMark, runMark } from "../../src/model/run-mark.ts";

const MARKER = "<!-- llm-perf-gate:nightly -->";
const mark = fc.record({ id: fc.nat({ max: 1e14 }), attempt: fc.nat({ max: 1000 }) });

describe("the mark of a run", () => {
  it("is read back from behind the marker, whatever follows", () => {
    fc.assert(
      fc.property(mark, fc.string(), (run, rest) => {
        expect(readRunMark(`${MARKER}${runMark(run)}${rest}`, MARKER)).toEqual(run);
      }),
    );
  });

  it.each(["", "\n<!-- run 1.1 -->", "<!-- run -1.1 -->", "<!-- run 1 -->", `<!-- run ${"9".repeat(16)}.1 -->`])(
    "is not read from %j",
    (rest) => {
      expect(readRunMark(`${MARKER}${rest}`, MARKER)).toBeUndefined();
    },
  );

  it("orders runs by number, and attempts within a run", () => {
    expect(isNewer({ id: 2, attempt: 1 }, { id: 1, attempt: 9 })).toBe(true);
    expect(isNewer({ id: 2, attempt: 2 }, { id: 2, attempt: 1 })).toBe(true);
    fc.assert(fc.property(mark, (run) => !isNewer(run, run)));
    fc.assert(fc.property(mark, mark, (one, other) => !(isNewer(one, other) && isNewer(other, one))));
  });
});
