import { describe, expect, it } from "vitest";
import { toAnnotations } from "../../src/report/annotations.ts";
import { comparison, context, FAILED, MEASURED, NO_BASELINE, REGRESSION } from "./samples.ts";

describe("toAnnotations", () => {
  it("names the decision first, then limits, missing cells and regressions", () => {
    const messages = toAnnotations(FAILED, context()).map(({ message }) => message);
    expect(messages[0]).toContain("Performance gate: fail");
    expect(messages.join("\n")).toContain("p99_ttft_ms is 240.1 ms, allowed 200 ms");
    expect(messages.at(-1)).toBe("serving_qwen3_8B_tp1/qps=16 median_tpot_ms +14.8 % [+12.1 %, +17.6 %]");
  });

  it("is loud without a baseline", () => {
    expect(toAnnotations(NO_BASELINE, context())).toMatchObject([
      { level: "error", message: expect.stringContaining("NO BASELINE") },
    ]);
  });

  it("only warns under enforce: observe", () => {
    expect(new Set(toAnnotations(FAILED, context({ enforce: "observe" })).map(({ level }) => level))).toEqual(
      new Set(["warning"]),
    );
  });

  it("is silent when nothing is wrong", () => {
    expect([...toAnnotations(comparison(), context()), ...toAnnotations(MEASURED, context())]).toEqual([]);
  });

  it("keeps to the ten that GitHub shows", () => {
    const rows = Array.from({ length: 40 }, () => REGRESSION);
    expect(toAnnotations({ ...FAILED, rows }, context())).toHaveLength(10);
  });
});
