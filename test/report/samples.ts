import type { Comparison, Evidence, JudgedRow, RefusedRow } from "../../src/model/comparison.ts";
import type { SessionHeader } from "../../src/model/session.ts";
import type { ReportContext } from "../../src/report/context.ts";

const EVIDENCE: Evidence = {
  method: "predictive t on session medians",
  samples: {
    base: [
      [25.1, 25.0],
      [25.2, 25.1],
      [24.9, 25.0],
    ],
    head: [28.8, 28.7, 28.9],
  },
  sessions: 3,
  df: 6.2,
  p: 0.0002,
  adjusted: 0.0008,
  thresholds: { alpha: 0.05, relative: 0.02, absolute: 0, mustSee: 0.2 },
};

export function judged(row: Partial<JudgedRow> = {}): JudgedRow {
  return {
    cell: "serving_qwen3_8B_tp1/qps=16",
    metric: "median_tpot_ms",
    unit: "ms",
    gating: true,
    verdict: "unchanged",
    reason: "the change is smaller than 2 %",
    base: 25.09,
    head: 25.131,
    change: 0.0016,
    interval: [-0.008, 0.011],
    detectable: 0.031,
    suspicion: "none",
    evidence: EVIDENCE,
    ...row,
  };
}

export const REGRESSION = judged({
  verdict: "regression",
  reason: "14.8 % slower, confirmed on a fresh start of the server (adjusted p 0.0008)",
  head: 28.8,
  change: 0.1479,
  interval: [0.121, 0.176],
  suspicion: "confirmed",
});

export const IMPROVEMENT = judged({
  metric: "output_throughput",
  unit: "tok/s",
  verdict: "improvement",
  reason: "9.1 % faster",
  base: 1234.56,
  head: 1346.9,
  change: 0.091,
  interval: [0.07, 0.112],
});

export const OBSERVED = judged({
  metric: "p99_ttft_ms",
  gating: false,
  base: 212.4,
  head: 240.1,
  change: 0.13,
  interval: [-0.2, 0.46],
  detectable: 0.5,
  verdict: "inconclusive",
  reason: "the interval holds 0",
});

export function refused(row: Partial<RefusedRow> = {}): RefusedRow {
  return {
    cell: "serving_qwen3_8B_tp1/qps=16",
    metric: "median_tpot_ms",
    unit: "ms",
    gating: true,
    verdict: "not-comparable",
    reason: "no baseline session has this series",
    evidence: { method: "not compared", samples: { base: [], head: [25.1] } },
    head: 25.131,
    ...row,
  };
}

export function comparison(parts: Partial<Comparison> = {}): Comparison {
  return {
    decision: "pass",
    reasons: ["no confirmed regression in 2 gating rows"],
    rows: [
      judged(),
      judged({
        metric: "success_rate",
        unit: "share",
        base: 1,
        head: 1,
        change: 0,
        interval: [0, 0],
        detectable: 0.01,
      }),
      OBSERVED,
    ],
    slo: [],
    missingCells: [],
    suspects: [],
    baseline: {
      sessions: [
        { id: "run-103-a1", commit: "3".repeat(40), startedAt: "2026-11-20T02:00:00Z" },
        { id: "run-102-a1", commit: "2".repeat(40), startedAt: "2026-11-19T02:00:00Z" },
        { id: "run-101-a1", commit: "1".repeat(40), startedAt: "2026-11-18T02:00:00Z" },
      ],
      notes: ["pushes to main, newest first"],
      none: false,
    },
    environment: { head: { device: "Ascend 910B2 × 1", driver: "24.1.rc3", cann: "8.2" }, differences: [] },
    subject: {
      head: { vllm: "0.11.0", "vllm-ascend": "0.11.0rc1" },
      differences: [{ key: "vllm-ascend", base: "0.11.0rc0", head: "0.11.0rc1" }],
    },
    ...parts,
  };
}

const SESSION: SessionHeader = {
  schema: "llm-perf-gate/session@1",
  id: "run-110-a1",
  suite: "nightly",
  origin: {
    event: "pull_request",
    commit: "a".repeat(40),
    base: "3".repeat(40),
    pullRequest: 42,
    runId: 110,
    attempt: 1,
  },
  environment: { class: {}, subject: {} },
  expectedCells: ["serving_qwen3_8B_tp1/qps=16"],
  complete: true,
  notes: [],
  startedAt: "2026-11-22T08:30:00Z",
};

export function context(parts: Partial<ReportContext> = {}): ReportContext {
  return {
    suite: "nightly",
    session: SESSION,
    enforce: "gate",
    mode: "gate",
    deviceMinutes: 42.4,
    runUrl: "https://github.com/o/r/actions/runs/110",
    reproduce: "npx llm-perf-gate run --config .github/llm-perf-gate.yml --filter serving_qwen3_8B_tp1",
    sessionPath: "llm-perf-gate-nightly-a1",
    warnings: [],
    ...parts,
  };
}

export const FAILED = comparison({
  decision: "fail",
  reasons: ["1 confirmed regression: serving_qwen3_8B_tp1/qps=16 median_tpot_ms", "1 row improved"],
  rows: [REGRESSION, IMPROVEMENT, judged({ metric: "mean_tpot_ms" }), OBSERVED],
  slo: [{ cell: "serving_qwen3_8B_tp1/qps=16", metric: "p99_ttft_ms", unit: "ms", limit: 200, head: 240.1 }],
  missingCells: [{ cell: "serving_qwen3_8B_tp1/qps=inf", gating: true, reason: "the server did not start" }],
});

export const NO_BASELINE = comparison({
  decision: "cannot-judge",
  reasons: ["no baseline session was found for branch main"],
  rows: [refused(), refused({ metric: "p99_ttft_ms", gating: false, head: 240.1 })],
  baseline: {
    sessions: [],
    notes: ["no successful push or schedule run on main holds a session of this suite"],
    none: true,
  },
  subject: { head: { vllm: "0.11.0" }, differences: [] },
});

export const TOO_BLUNT = comparison({
  decision: "cannot-judge",
  reasons: ["serving_qwen3_8B_tp1/qps=16 median_tpot_ms could only have seen 34 %, must see 20 %"],
  rows: [
    judged({
      verdict: "inconclusive",
      reason: "could only have seen 34 %, must see 20 %",
      interval: [-0.2, 0.21],
      detectable: 0.34,
    }),
    judged({ metric: "mean_tpot_ms" }),
  ],
});

export const IMPROVED = comparison({
  reasons: ["no confirmed regression; 1 improvement"],
  rows: [judged(), IMPROVEMENT],
});

export const MEASURED = comparison({
  decision: "measured",
  reasons: ["a push to main is stored as a baseline and not judged"],
  rows: [],
  baseline: { sessions: [], notes: [], none: true },
  subject: { head: { vllm: "0.11.0" }, differences: [] },
});
