import { readFileSync } from "node:fs";

import type { ArrivalSpec } from "../../src/model/spec.ts";

interface Oracle {
  readonly gamma: readonly { seed: number; shape: number; draws: readonly number[] }[];
  readonly schedules: readonly (ArrivalSpec & { seed: number; rate: number; dueUs: readonly number[] })[];
  readonly lengths: readonly {
    seed: number;
    ratio: number;
    inputTokens: number;
    outputTokens: number;
    inputs: readonly number[];
    outputs: readonly number[];
  }[];
  readonly shuffles: readonly { seed: number; order: readonly number[]; choices: readonly number[] }[];
  readonly statistics: readonly {
    values: readonly number[];
    mean: number;
    std: number;
    median: number;
    percentiles: Readonly<Record<string, number>>;
  }[];
  readonly metrics: {
    durationUs: number;
    rows: readonly {
      ok: boolean;
      startUs: number;
      ttftUs: number | null;
      gapsUs: readonly number[];
      promptTokens: number;
      outputTokens: number;
    }[];
    metrics: Readonly<Record<string, number>>;
    completed: number;
    totalInput: number;
    totalOutput: number;
  };
}

/** What vLLM, numpy and Python say: `fixtures/built-in/vllm-0.32.0/make_oracle.py`. */
export const oracle = JSON.parse(readFileSync("fixtures/built-in/vllm-0.32.0/oracle.json", "utf8")) as Oracle;

/** The largest relative difference between two lists of numbers. */
export function worstError(found: readonly number[], expected: readonly number[]): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  const errors = found.map(
    (value, index) => Math.abs(value - (expected[index] ?? 0)) / Math.max(1e-300, Math.abs(expected[index] ?? 0)),
  );
  return Math.max(0, ...errors);
}
