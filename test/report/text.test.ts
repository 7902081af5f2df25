import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { toText } from "../../src/report/text.ts";
import { comparison, context, FAILED, NO_BASELINE } from "./samples.ts";

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
});
