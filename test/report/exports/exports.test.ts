import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { TrialRecord } from "../../../src/model/record.ts";
import { toBencher } from "../../../src/report/exports/bencher.ts";
import { toCsv } from "../../../src/report/exports/csv.ts";
import { toGithubActionBenchmark } from "../../../src/report/exports/github-action-benchmark.ts";
import { toJunit } from "../../../src/report/exports/junit.ts";
import { toPytorch } from "../../../src/report/exports/pytorch.ts";
import { comparison, context, FAILED, judged, refused } from "../samples.ts";

const CELL = "serving_qwen3_8B_tp1/qps=16";
const VALUES = [28.800000000000001, 28.7123456789, 0.1 + 0.2];

const record = (value: number, repeat: number): TrialRecord => ({
  schema: "llm-perf-gate/record@1",
  trial: `t${repeat}`,
  cell: CELL,
  variant: "head",
  repeat,
  round: 0,
  tool: { name: "built-in", definition: "1" },
  metrics: { median_tpot_ms: value },
  counts: {},
  workload: { model: "Qwen/Qwen3-8B" },
  validity: { state: "valid" },
  notes: [],
  raw: [],
});
const session = { ...context().session, records: VALUES.map(record) };
const exported = { comparison: FAILED, session };

/** https://bencher.dev/bmf.json */
const BENCHER_SCHEMA = {
  type: "object",
  patternProperties: {
    ".+": {
      type: "object",
      patternProperties: {
        ".+": {
          type: "object",
          properties: { value: { type: "number" }, lower_value: { type: "number" }, upper_value: { type: "number" } },
          required: ["value"],
        },
      },
    },
  },
};

describe("an export", () => {
  it("to Bencher holds to Bencher's own schema and keeps every digit", () => {
    const found = JSON.parse(toBencher(exported)) as Record<string, Record<string, unknown>>;
    expect(new Ajv().validate(BENCHER_SCHEMA, found)).toBe(true);
    expect(found[CELL]?.["median_tpot_ms"]).toEqual({ value: 28.8, lower_value: 0.1 + 0.2, upper_value: 28.8 });
  });

  it("to github-action-benchmark has one direction a file", () => {
    const names = (better: "higher" | "lower") =>
      (JSON.parse(toGithubActionBenchmark(exported, better)) as { name: string; value: number; unit: string }[]).map(
        ({ name, value, unit }) => [name, typeof value, unit],
      );
    expect(names("higher")).toEqual([[`${CELL} output_throughput`, "number", "tok/s"]]);
    expect(names("lower").map(([name]) => name)).toEqual(
      ["median_tpot_ms", "mean_tpot_ms", "p99_ttft_ms"].map((metric) => `${CELL} ${metric}`),
    );
  });

  it("to the PyTorch database has the repeats as they were measured", () => {
    const [first, second] = JSON.parse(toPytorch(exported)) as {
      model: unknown;
      metric: { benchmark_values: number[] };
    }[];
    expect(first?.metric.benchmark_values).toEqual(VALUES);
    expect(first?.model).toEqual({ name: "Qwen/Qwen3-8B" });
    expect(second).toBeUndefined();
  });

  it("to CSV keeps digits and columns, and starts no formula", () => {
    const evil = '=HYPERLINK("http://evil.example"),\n"x"';
    const rows = [judged({ cell: evil, change: 0.1 + 0.2 }), refused()];
    const [head = "", ...lines] = toCsv({ ...exported, comparison: comparison({ rows }) })
      .trim()
      .split("\r\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^"'=HYPERLINK\(""http/);
    expect(lines[0]).toContain(",0.30000000000000004,");
    expect(lines[1]?.split(",")).toHaveLength(head.split(",").length);
  });

  it("to JUnit fails where the gate fails, and holds hostile names as text", () => {
    const xml = toJunit(exported);
    expect(xml).toContain('failures="3"');
    expect(xml).toContain('type="regression"');
    expect(xml).toContain('type="limit"');
    expect(xml).toContain('type="missing"');
    const evil = toJunit({ ...exported, comparison: comparison({ rows: [refused({ cell: '"/><x>\u0000&' })] }) });
    expect(evil).not.toContain("<x>");
    expect(evil).not.toContain("\u0000");
    expect(evil).toContain('skipped="1"');
  });
});

describe("toJunit of what cannot be judged", () => {
  const open = judged({ verdict: "inconclusive", suspicion: "open", reason: "suspected" });
  const undecided = ["two starts differ", "nothing that gates was comparable"];
  const of = (decision: "cannot-judge" | "pass") =>
    toJunit({
      comparison: comparison({ rows: [open, refused({ reason: "other tool" })], decision, undecided }),
      session,
    });

  it("has an error for every reason, every suspicion and every row that was not comparable", () => {
    const printed = of("cannot-judge");
    expect(printed).toContain('errors="4"');
    for (const reason of undecided) expect(printed).toContain(reason);
  });

  it("has none when it passed", () => {
    expect(of("pass")).toContain('errors="0"');
  });
});
