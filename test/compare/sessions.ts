import type { Baselines } from "../../src/model/baselines.ts";
import { type Counts, RECORD_SCHEMA, type TrialRecord } from "../../src/model/record.ts";
import { SESSION_SCHEMA, type Session } from "../../src/model/session.ts";

export const CELL = "serving_x/qps=inf";

type Loose<T> = { readonly [key in keyof T]?: T[key] };

/** A valid record of 200 completed requests, unless told otherwise. */
export function record(metrics: Readonly<Record<string, number>>, more: Loose<TrialRecord> = {}): TrialRecord {
  const cell = more.cell ?? CELL;
  const { repeat = 0, round = 0, variant = "head" } = more;
  return {
    schema: RECORD_SCHEMA,
    trial: `${cell.replaceAll("/", "_")}.${variant}.${round}.${repeat}`,
    cell,
    variant,
    repeat,
    round,
    tool: { name: "vllm-bench", definition: "vllm-serve@1" },
    counts: { requested: 200, completed: 200, failed: 0, inputTokens: 20_000, outputTokens: 25_600 },
    workload: { request_rate: "inf", num_prompts: 200 },
    validity: { state: "valid" },
    notes: [],
    raw: [],
    metrics,
    ...more,
  };
}

export function session(id: string, records: readonly TrialRecord[], more: Loose<Session> = {}): Session {
  return {
    schema: SESSION_SCHEMA,
    id,
    suite: "suite",
    origin: { event: "push" },
    environment: { class: { device: "910B", driver: "24.1" }, subject: { vllm: "0.9.2" } },
    expectedCells: [...new Set(records.map(({ cell }) => cell))],
    complete: true,
    notes: [],
    records,
    ...more,
  };
}

/** Repeats of one metric, or of several that move together. */
export function repeats(values: readonly number[], metric = "median_tpot_ms", more: Loose<TrialRecord> = {}) {
  return values.map((value, repeat) => record({ [metric]: value }, { ...more, repeat }));
}

type Found = Extract<Baselines, { state: "found" }>;

export function found(...sessions: readonly Session[]): Found {
  return { state: "found", sessions, notes: [] };
}

/** Five quiet sessions of a metric around 20. */
export function quiet(metric = "median_tpot_ms", more: Loose<TrialRecord> = {}): Found {
  const levels = [20, 20.1, 19.9, 20.05, 19.95, 20.02, 19.98, 20.08];
  return found(
    ...levels.map((level, i) =>
      session(`base${i}`, repeats([level, level * 1.002, level * 0.999], metric, more), {
        startedAt: `2026-11-0${8 - i}T00:00:00Z`,
      }),
    ),
  );
}

export function failing(counts: Counts, repeat: number, more: Loose<TrialRecord> = {}): TrialRecord {
  return record(counts.completed === 0 ? { median_tpot_ms: 0 } : { median_tpot_ms: 20 }, { ...more, counts, repeat });
}
