import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsOf, padTo, wrap } from "../../src/report/width.ts";

describe("columnsOf", () => {
  it("counts Han characters and their punctuation twice", () => {
    expect(columnsOf("TTFT")).toBe(4);
    expect(columnsOf("延迟，ms")).toBe(8);
    expect(columnsOf(padTo("基准", 6))).toBe(6);
  });
});

describe("wrap", () => {
  const text = fc.array(fc.constantFrom("首", "延迟", "，", "ms", "a", " ", "基线 "), { maxLength: 80 });

  it("keeps to the columns and loses nothing but blanks", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 60 }), (parts, columns) => {
        const whole = parts.join("");
        const lines = wrap(whole, columns);
        for (const line of lines) {
          if (/[\u4e00-\u9fff ]/.test(line.slice(1))) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
        }
        expect(lines.join("").replaceAll(" ", "")).toBe(whole.replaceAll(" ", ""));
      }),
    );
  });

  it("begins no line with a closing mark", () => {
    for (const line of wrap("基线，基线，基线，基线，基线，", 10).slice(1)) expect(line).not.toMatch(/^[，。]/);
  });
});
