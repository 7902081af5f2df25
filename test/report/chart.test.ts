import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chart } from "../../src/report/chart.ts";
import { toMarkdown } from "../../src/report/markdown.ts";
import { comparison, context, judged } from "./samples.ts";

/** What https://mermaid.js.org/syntax/xyChart.html allows, as narrow as we use it. */
const TEXT = String.raw`"[^"\n\x60%{};#<>&]*"`;
const NUMBERS = String.raw`\[-?\d+\.\d+(?:, -?\d+\.\d+)*\]`;
const GRAMMAR = new RegExp(
  String.raw`^\x60{3}mermaid\nxychart-beta\n    title ${TEXT}\n    x-axis \[${TEXT}(?:, ${TEXT})*\]\n    y-axis ${TEXT}\n    bar ${NUMBERS}(?:\n    line ${NUMBERS})?\n\x60{3}$`,
);

const point = (qps: number, head: number) =>
  judged({ cell: `serving_x/qps=${qps}`, metric: "median_tpot_ms", unit: "ms", gating: true, base: 10, head });

describe("chart", () => {
  it("draws the worst row's metric at every load point of its test, in order of load", () => {
    const other = judged({ cell: "serving_y/qps=1", metric: "median_tpot_ms", base: 7, head: 7 });
    const text = chart(comparison({ rows: [point(16, 13), point(4, 11), other] }));
    expect(text).toMatch(GRAMMAR);
    expect(text.split("\n").slice(2, -1)).toEqual([
      '    title "median_tpot_ms, serving_x: base (bars), head (line)"',
      '    x-axis ["qps=4", "qps=16"]',
      '    y-axis "ms"',
      "    bar [10.0000, 10.0000]",
      "    line [11.0000, 13.0000]",
    ]);
  });

  it("draws both sides of a row that has one load point", () => {
    expect(chart(comparison({ rows: [point(4, 11)] }))).toContain(
      'x-axis ["base", "head"]\n    y-axis "ms"\n    bar [10.0000, 11.0000]',
    );
  });

  it("draws nothing where no gating row was compared", () => {
    expect(chart(comparison({ rows: [] }))).toBe("");
    expect(chart(comparison({ rows: [judged({ gating: false })] }))).toBe("");
  });

  it("keeps to the grammar, whatever cells are called and however large numbers are", () => {
    const name = fc.string({ unit: "binary", maxLength: 80 });
    const value = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 });
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value, value), { minLength: 1, maxLength: 30 }), (points) => {
        const rows = points.map(([cell, base, head]) =>
          judged({ cell, base, head, gating: true, metric: "mean_tpot_ms" }),
        );
        expect(chart(comparison({ rows }))).toMatch(GRAMMAR);
      }),
    );
  });

  it("stands in the comment only when it is asked for", () => {
    const made = comparison({ decision: "pass", rows: [point(4, 11)] });
    expect(toMarkdown(made, context())).not.toContain("mermaid");
    expect(toMarkdown(made, context({ chart: true }))).toContain("```mermaid\nxychart-beta\n");
  });
});
