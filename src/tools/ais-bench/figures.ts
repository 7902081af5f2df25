import { collect, type Printed } from "../collect.ts";
import type { Figures } from "../figures.ts";
import { count, type Meaning, metric, workload } from "../meaning.ts";
import { measured, snakeCase, statistics, unitSuffix } from "../measured.ts";

/** Figures of one stage: all requests (`total`), or those of the stable stage alone. */
export type Stages = ReadonlyMap<string, Figures>;

const COMMON: Readonly<Record<string, Meaning>> = {
  "Total Requests": count("requested"),
  "Success Requests": count("completed"),
  "Failed Requests": count("failed"),
  "Total Input Tokens": count("inputTokens"),
  "Total Generated Tokens": count("outputTokens"),
  "Total Output Tokens": count("outputTokens"),
  Concurrency: metric("concurrency"),
  "Max Concurrency": workload("max_concurrency"),
  "Request Throughput": metric("request_throughput"),
  "Input Token Throughput": metric("input_throughput"),
  "Output Token Throughput": metric("output_throughput"),
  "Total Token Throughput": metric("total_token_throughput"),
  "Prefill Token Throughput": metric("prefill_throughput"),
  "Acceptance rate (%)": metric("spec_decode_acceptance_rate"),
  "Acceptance length": metric("spec_decode_acceptance_length"),
};

const MEASURES: Readonly<Record<string, string>> = {
  E2EL: "e2el",
  TTFT: "ttft",
  TPOT: "tpot",
  ITL: "itl",
  OutputTokenThroughput: "output_throughput_per_request",
  PrefillTokenThroughput: "prefill_throughput_per_request",
};

export const isCommon = (name: string): boolean => Object.hasOwn(COMMON, name) || name === "Benchmark Duration";

/** A metric of the whole run in one stage. */
export function commonMetric(name: string, value: unknown): readonly Printed[] {
  if (typeof value !== "string" && typeof value !== "number") return [];
  const { word, unit } = measured(String(value));
  const duration = metric(unit === "s" ? "duration" : `duration${unitSuffix(unit)}`);
  const meaning = name === "Benchmark Duration" ? duration : (COMMON[name] ?? metric(snakeCase(name)));
  return [{ name, value: word, meaning }];
}

/** A row of statistics over requests. */
export function measureRow(name: string, cells: readonly (readonly [string, string])[]): readonly Printed[] {
  return statistics(MEASURES[name] ?? snakeCase(name), cells);
}

/** Numbers of several stages, gathered by stage. */
export function byStage(entries: readonly (readonly [stage: string, printed: readonly Printed[]])[]): Stages {
  const stages = new Map<string, Printed[]>();
  for (const [stage, printed] of entries) stages.set(stage, [...(stages.get(stage) ?? []), ...printed]);
  return new Map([...stages].map(([stage, printed]) => [stage, withLoad(collect(printed))] as const));
}

function withLoad(figures: Figures): Figures {
  const limit = figures.workload["max_concurrency"];
  return limit === undefined ? figures : { ...figures, workload: { ...figures.workload, request_rate: "inf" } };
}
