import { collect, type Printed } from "../collect.ts";
import type { Figures } from "../figures.ts";
import { count, type Meaning, metric, workload } from "../meaning.ts";
import { measured, snakeCase, statistics, unitSuffix } from "../measured.ts";

/** Figures of one stage: all requests (`total`), or those of the stable stage alone. */
export type Stages = ReadonlyMap<string, Figures>;

/** In lower case: capitals have moved from version to version. */
const COMMON: Readonly<Record<string, Meaning>> = {
  "total requests": count("requested"),
  "success requests": count("completed"),
  "failed requests": count("failed"),
  "total input tokens": count("inputTokens"),
  "total generated tokens": count("outputTokens"),
  "total output tokens": count("outputTokens"),
  concurrency: metric("concurrency"),
  "max concurrency": workload("max_concurrency"),
  "request throughput": metric("request_throughput"),
  "input token throughput": metric("input_throughput"),
  "output token throughput": metric("output_throughput"),
  "total token throughput": metric("total_token_throughput"),
  "prefill token throughput": metric("prefill_throughput"),
  "acceptance rate (%)": metric("spec_decode_acceptance_rate"),
  "acceptance length": metric("spec_decode_acceptance_length"),
};

const MEASURES: Readonly<Record<string, string>> = {
  E2EL: "e2el",
  TTFT: "ttft",
  TPOT: "tpot",
  ITL: "itl",
  OutputTokenThroughput: "output_throughput_per_request",
  PrefillTokenThroughput: "prefill_throughput_per_request",
};

/** A metric of the whole run in one stage. */
export function commonMetric(name: string, value: unknown): readonly Printed[] {
  if (typeof value !== "string" && typeof value !== "number") return [];
  const { word, unit } = measured(String(value));
  const duration = metric(unit === "s" ? "duration" : `duration${unitSuffix(unit)}`);
  const known = name.toLowerCase();
  const meaning = known === "benchmark duration" ? duration : (COMMON[known] ?? metric(snakeCase(name)));
  return [{ name, value: word, meaning }];
}

/** A row of statistics over requests; of the latencies of whole requests, `N` is how many succeeded. */
export function measureRow(name: string, cells: readonly (readonly [string, string])[]): readonly Printed[] {
  const succeeded = cells.flatMap(([column, value]): readonly Printed[] =>
    name === "E2EL" && column === "N" ? [{ name: column, value, meaning: count("completed") }] : [],
  );
  return [...statistics(MEASURES[name] ?? snakeCase(name), cells), ...succeeded];
}

/** Numbers of several stages, gathered by stage. */
export function byStage(entries: readonly (readonly [stage: string, printed: readonly Printed[]])[]): Stages {
  const stages = new Map<string, Printed[]>();
  for (const [stage, printed] of entries) stages.set(stage, [...(stages.get(stage) ?? []), ...printed]);
  return new Map([...stages].map(([stage, printed]) => [stage, collect(printed)] as const));
}
