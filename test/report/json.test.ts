import { describe, expect, it } from "vitest";
import { toJson } from "../../src/report/json.ts";
import { FAILED, NO_BASELINE, REGRESSION } from "./samples.ts";

const ROW_KEYS = [
  "cell",
  "metric",
  "unit",
  "gating",
  "verdict",
  "base",
  "head",
  "change",
  "interval",
  "detectable",
  "reason",
  "evidence",
];

describe("toJson", () => {
  it("keeps the contract of compare --format json", () => {
    const printed = JSON.parse(JSON.stringify(toJson(FAILED)));
    expect(printed).toMatchObject({ schema: "llm-perf-gate/comparison@1", decision: "fail" });
    for (const row of printed.rows) expect(Object.keys(row)).toEqual(ROW_KEYS);
    expect(Object.keys(printed.rows[0].evidence)).toEqual([
      "method",
      "samples",
      "sessions",
      "df",
      "p",
      "adjusted",
      "thresholds",
    ]);
    expect(printed.rows[0]).toMatchObject({
      change: REGRESSION.change,
      interval: REGRESSION.interval,
      verdict: "regression",
    });
  });

  it("prints null for what a row does not have", () => {
    const printed = JSON.parse(JSON.stringify(toJson(NO_BASELINE)));
    expect(printed.rows[0]).toMatchObject({
      base: null,
      head: 25.131,
      change: null,
      interval: null,
      detectable: null,
      evidence: { method: "not compared", samples: { base: [], head: [25.1] } },
    });
    expect(Object.keys(printed.rows[0])).toEqual(ROW_KEYS);
  });

  it("names what decided beside the rows", () => {
    expect(toJson(FAILED)).toMatchObject({
      slo: FAILED.slo,
      missingCells: FAILED.missingCells,
      reasons: FAILED.reasons,
    });
  });
});
