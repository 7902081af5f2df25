import type { Line } from "../clean-text.ts";
import { isObject, type JsonObject } from "../json-object.ts";
import { type BlockWords, blocksOf, figuresOfBlock } from "../serving-block.ts";
import { meaningOf } from "./labels.ts";
import { pairsOf } from "./unfolded.ts";

/**
 * What vLLM's client in Rust measures while as many requests are in flight as were asked for, without ramp-up and drain: a
 * part of the run, so never what a metric of the whole run means.
 */
export interface SteadyState {
  readonly metrics: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
  /** Offset of its heading. */
  readonly start: number;
}

const WORDS: BlockWords = { heading: /=\s*Steady-State Metrics\s*=/, meaningOf };

/** @throws UserError when the text ends inside such a block. */
export function steadyStatesIn(lines: readonly Line[], source: string): readonly SteadyState[] {
  return blocksOf(lines, WORDS).map((block) => {
    const { metrics, notes } = figuresOfBlock(block, source);
    return {
      metrics: named(Object.entries(metrics)),
      notes: notes.map((note) => `steady state: ${note}`),
      start: block.start,
    };
  });
}

/** The same as the result file has it: numbers by their keys, percentiles in pairs. */
export function steadyStateOf(value: unknown): SteadyState["metrics"] {
  return isObject(value) ? named([...Object.entries(value), ...percentilesOf(value)]) : {};
}

function percentilesOf(steady: JsonObject): readonly (readonly [string, unknown])[] {
  return Object.entries(steady).flatMap(([key, value]) => {
    const measure = /^percentiles_(\w+)$/.exec(key)?.[1];
    return measure === undefined
      ? []
      : pairsOf(value).map(([rank, number]) => [`p${rank}_${measure}`, number] as const);
  });
}

function named(entries: readonly (readonly [string, unknown])[]): SteadyState["metrics"] {
  const numbers = entries.filter((entry): entry is [string, number] => typeof entry[1] === "number");
  return Object.fromEntries(numbers.map(([id, value]) => [`steady_state_${id}`, value]));
}
