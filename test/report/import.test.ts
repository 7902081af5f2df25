import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TrialRecord } from "../../src/model/record.ts";
import { toImportJson, toImportText } from "../../src/report/import.ts";

function record(parts: Partial<TrialRecord> = {}): TrialRecord {
  return {
    schema: "llm-perf-gate/record@1",
    trial: "t0",
    cell: "serving_x_tp1/qps=4",
    variant: "head",
    repeat: 0,
    round: 0,
    tool: { name: "vllm-bench", definition: "1" },
    metrics: { median_ttft_ms: 79.93014999999998, request_throughput: 3.9 },
    counts: { completed: 100, failed: 0 },
    workload: {},
    validity: { state: "valid" },
    notes: [],
    raw: [],
    ...parts,
  };
}

describe("toImportJson", () => {
  it("keeps the contract of import --format json", () => {
    const loaded = record({ workload: { request_rate: "inf", max_concurrency: 16 }, notes: ["not read: x: 1"] });
    expect(toImportJson([loaded])).toEqual({
      schema: "llm-perf-gate/import@1",
      records: [
        {
          cell: "serving_x_tp1/qps=4",
          variant: "head",
          repeat: 0,
          tool: { name: "vllm-bench", version: null, definition: "1" },
          metrics: { median_ttft_ms: 79.93014999999998, request_throughput: 3.9 },
          counts: { completed: 100, failed: 0 },
          workload: { request_rate: "inf", max_concurrency: 16 },
          validity: { state: "valid" },
          notes: ["not read: x: 1"],
        },
      ],
    });
  });
});

describe("toImportText", () => {
  it("reads well", () => {
    const invalid = record({
      repeat: 1,
      validity: { state: "invalid", reasons: ["every request failed"] },
      notes: ["seed 7"],
      workload: { request_rate: 4, max_concurrency: 16 },
    });
    expect(
      toImportText([record({ tool: { name: "vllm-bench", version: "0.11.0", definition: "1" } }), invalid]),
    ).toMatchInlineSnapshot(`
      "serving_x_tp1/qps=4 · head · repeat 0 · vllm-bench 0.11.0
        median_ttft_ms      79.93014999999998  ms
        request_throughput                3.9  req/s
        100 completed, 0 failed

      serving_x_tp1/qps=4 · head · repeat 1 · vllm-bench
        median_ttft_ms      79.93014999999998  ms
        request_throughput                3.9  req/s
        100 completed, 0 failed
        workload: request_rate 4, max_concurrency 16
        invalid: every request failed
        note: seed 7
      "
    `);
  });

  it("says what a suite noted of the engine's start and of the device", () => {
    const noted = record({ device: "8xH100", engineFlags: { "--dtype": "auto", "--enforce-eager": "true", A_B: "1" } });
    expect(toImportText([noted])).toContain("  device: 8xH100\n  engine flags: --dtype auto --enforce-eager A_B=1\n");
  });

  it("prints every number to its last digit", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = toImportText([record({ metrics: { median_ttft_ms: value } })]);
        expect(Number(/median_ttft_ms +(\S+)/.exec(text)?.[1])).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it("says nothing of counts that the source does not print", () => {
    expect(toImportText([record({ counts: {} })])).not.toMatch(/requested|completed|failed|tokens/);
  });
});
