import { collect } from "../collect.ts";
import type { Figures } from "../figures.ts";
import type { JsonObject } from "../json-object.ts";
import { type Meaning, metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading } from "../tool.ts";

/** One row of a result: a field's name and value, as JSON, CSV or SQL write it. */
export type Row = JsonObject;

export function isRow(row: Row): boolean {
  return "n_prompt" in row && "n_gen" in row && "avg_ts" in row;
}

/** What describes the machine, the build and the model's file, or is measured; every other field is a set-up. */
const NO_SETTING =
  /^(?:test|build_(?:commit|number)|cpu_info|gpu_info|model_size|model_n_params|test_time|(?:avg|stddev|samples)_(?:ns|ts))$/;

/** ik_llama.cpp's `-gp`: behind a prompt that is not timed, generation alone. */
export const BEHIND_PROMPT = /^tg\d+@pp\d+$/;

/** Prompts are processed, tokens are generated, or both in one test: each is another throughput. */
function throughputOf(prompt: number, generated: number, test: string): string {
  if (BEHIND_PROMPT.test(test)) return "output_throughput";
  if (generated === 0) return "input_throughput";
  return prompt === 0 ? "output_throughput" : "total_token_throughput";
}

/** One test of `llama-bench`: the mean over its repetitions, in nanoseconds and in tokens per second. */
export function readingOfRow(row: Row): NamedReading {
  const [prompt, generated] = [Number(row["n_prompt"]), Number(row["n_gen"])];
  const test = testOf(row, prompt, generated);
  const throughput = throughputOf(prompt, generated, test);
  const meanings: Readonly<Record<string, Meaning>> = {
    avg_ts: metric(throughput),
    stddev_ts: metric(`std_${throughput}`),
    avg_ns: metric("avg_latency_ns"),
    stddev_ns: metric("std_latency_ns"),
  };
  const settings = Object.keys(row).filter((id) => !NO_SETTING.test(id));
  const figures = collect([
    ...Object.entries(meanings).map(([name, meaning]) => ({ name, value: row[name], meaning })),
    ...settings.map((id) => ({ name: id, value: settingOf(row[id]), meaning: workload(id) })),
  ]);
  const samples = row["samples_ts"];
  const repetitions = Array.isArray(samples) ? [`${samples.length} repetitions in one process`] : [];
  return named({ ...figures, notes: [...figures.notes, ...repetitions] }, test, buildOf(row));
}

/** Only JSON has words for yes and no. */
function settingOf(value: unknown): unknown {
  return typeof value === "boolean" ? Number(value) : value;
}

/** `pp512`, `tg128`, `pp512+tg128`, each with `@ d4096` for a context that is filled before. */
function testOf(row: Row, prompt: number, generated: number): string {
  const label = String(row["test"] ?? "");
  if (BEHIND_PROMPT.test(label)) return label;
  const parts = [prompt > 0 ? `pp${prompt}` : [], generated > 0 ? `tg${generated}` : []].flat();
  const depth = Number(row["n_depth"] ?? 0);
  return `${parts.join("+")}${depth > 0 ? ` @ d${depth}` : ""}`;
}

function buildOf(row: Row): string | undefined {
  const { build_number: number, build_commit: commit } = row;
  return number === undefined ? undefined : `${String(number)} (${String(commit)})`;
}

/** A test is a cell of its own, and so is each number of threads. */
export function named(figures: Figures, test: string, build: string | undefined): NamedReading {
  const threads = figures.workload["n_threads"];
  const point = threads === undefined ? test : `${test},threads=${threads}`;
  const version = build === undefined ? {} : { version: build };
  return { ...readingOf("llama-bench", "llama-bench@1", { ...figures, ...version }), point };
}
