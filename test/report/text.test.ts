import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { toText } from "../../src/report/text.ts";
import { comparison, context, FAILED, IMPROVEMENT, NO_BASELINE, OBSERVED, REGRESSION } from "./samples.ts";

describe("toText", () => {
  it("reads well: regression", async () => {
    await expect(toText(FAILED, context(), { columns: 100, color: false })).toMatchFileSnapshot(
      "snapshots/regression.txt",
    );
  });

  it("says the same with and without colour", () => {
    const colored = toText(FAILED, context(), { columns: 100, color: true });
    expect(colored).toContain("\u001b[31m");
    expect(stripVTControlCharacters(colored)).toBe(toText(FAILED, context(), { columns: 100, color: false }));
  });

  it.each([40, 80, 120])("fits into %i columns, commands aside", (columns) => {
    const lines = toText(FAILED, context(), { columns, color: false }).split("\n");
    expect(lines.filter((line) => line.length > columns && !line.includes("npx llm-perf-gate"))).toEqual([]);
  });

  it("is loud without a baseline", () => {
    expect(toText(NO_BASELINE, context(), { columns: 80, color: false })).toMatch(/^Performance gate: NO BASELINE/);
  });

  it("shows every row", () => {
    const text = toText(comparison(), context(), { columns: 120, color: false });
    for (const { metric } of comparison().rows) expect(text).toContain(metric);
  });

  it("shows of many observed rows those with a finding, and counts the others", () => {
    const quiet = Array.from({ length: 20 }, (_, at) => ({ ...OBSERVED, metric: `quiet_${at}` }));
    const rows = [REGRESSION, ...quiet, { ...IMPROVEMENT, gating: false }];
    const text = toText(comparison({ rows }), context(), { columns: 120, color: false });
    expect(text).toContain(IMPROVEMENT.metric);
    expect(text).toContain("13 more observed rows: markdown, html and json show all");
  });
});
