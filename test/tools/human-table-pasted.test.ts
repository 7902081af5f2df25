import { describe, expect, it } from "vitest";
import { readAny } from "./fixture-files.ts";

type Row = readonly [variant: string | undefined, point: string | undefined, metrics: Readonly<Record<string, number>>];

const rows = (...lines: readonly string[]): readonly Row[] =>
  readAny({ name: "pasted.md", text: `${lines.join("\n")}\n` }).map(({ variant, point, metrics }) => [
    variant,
    point,
    metrics,
  ]);

describe("columns that are statistics", () => {
  it("are of one run, in people's words too", () => {
    const found = rows(
      "| Metric | Avg | P50 (Median) | 99th percentile | Std Dev |",
      "|---|---|---|---|---|",
      "| TTFT | 96.5ms | 80.1ms | 129.4ms | 14.0ms |",
      "| TPOT | 14.7ms | 13.3ms | 22.8ms | 4.8ms |",
    );
    expect(found).toEqual([
      [
        undefined,
        undefined,
        {
          mean_ttft_ms: 96.5,
          median_ttft_ms: 80.1,
          p99_ttft_ms: 129.4,
          std_ttft_ms: 14,
          mean_tpot_ms: 14.7,
          median_tpot_ms: 13.3,
          p99_tpot_ms: 22.8,
          std_tpot_ms: 4.8,
        },
      ],
    ]);
  });

  it("are of the variants and loads beside them", () => {
    const found = rows(
      "| Build | Concurrency | Metric | Mean | P99 | Runs |",
      "|---|---|---|---|---|---|",
      "| main | 8 | TTFT (ms) | 90.5 | 120.5 | 3 |",
      "| PR | 8 | TTFT (ms) | 80.5 | 110.5 | 3 |",
    );
    expect(found).toEqual([
      ["main", "max_concurrency=8", { mean_ttft_ms: 90.5, p99_ttft_ms: 120.5 }],
      ["PR", "max_concurrency=8", { mean_ttft_ms: 80.5, p99_ttft_ms: 110.5 }],
    ]);
  });

  it("are of the metric in the corner, a variant a row", () => {
    expect(
      rows("| TTFT (ms) | Mean | P99 |", "|---|---|---|", "| main | 90.5 | 120.5 |", "| PR | 80.5 | 110.5 |"),
    ).toEqual([
      ["main", undefined, { mean_ttft_ms: 90.5, p99_ttft_ms: 120.5 }],
      ["PR", undefined, { mean_ttft_ms: 80.5, p99_ttft_ms: 110.5 }],
    ]);
  });
});
