import type { Printed } from "../collect.ts";
import { count, type Meaning, metric, workload } from "../meaning.ts";
import { measured, snakeCase, statistics, unitSuffix } from "../measured.ts";

const MEASURES: Readonly<Record<string, string>> = {
  FirstTokenTime: "ttft",
  // Gaps between chunks.
  DecodeTime: "itl",
  GenerateTime: "e2el",
  GeneratedTokens: "output_tokens",
  GeneratedTokenSpeed: "output_throughput_per_request",
};

/** Statistics of one measure. `SLO_P90` differs from `P90` for the decode time alone: there it is of each request's average. */
export function measureRow(measure: string, cells: readonly (readonly [string, string])[]): readonly Printed[] {
  const id = MEASURES[measure] ?? snakeCase(measure);
  const average = measure === "DecodeTime" ? cells.find(([statistic]) => statistic === "SLO_P90")?.[1] : undefined;
  const { word = "", unit = "" } = average === undefined ? {} : measured(average);
  const perRequest = { name: "SLO_P90", value: word, meaning: metric(`p90_mean_itl${unitSuffix(unit)}`) };
  const printed = [...statistics(id, cells), ...(average === undefined ? [] : [perRequest])];
  // Zeros stand for a measure of which no request had a value, such as the first token's time of an answer that came whole.
  return printed.every(({ value }) => Number(value) === 0) ? printed.map((one) => ({ ...one, value: "/" })) : printed;
}

const COMMON: Readonly<Record<string, Meaning>> = {
  TimeElapsed: metric("duration"),
  Failed: count("failed"),
  Returned: count("completed"),
  Total: count("requested"),
  Concurrency: workload("max_concurrency"),
  ModelName: workload("model_id"),
  DataSource: workload("dataset_path"),
  Throughput: metric("request_throughput"),
  // Of the generated tokens; newer versions print those of the prompts beside it.
  GenerateSpeed: metric("output_throughput"),
  OutputGenerateSpeed: metric("output_throughput"),
  InputGenerateSpeed: metric("input_throughput"),
  TotalGenerateSpeed: metric("total_token_throughput"),
  GenerateSpeedPerClient: metric("output_throughput_per_client"),
  lpct: metric("prefill_per_input_token_ms"),
};

/** Counts are printed with their share: `200( 100.0% )`. */
const WITH_SHARE = /^(\d+)[([]/;
/** `62.5% (125/200)`; `/` when it was not asked for. */
const ACCURACY = /^(\d+(?:\.\d+)?)%/;

export function commonMetric(name: string, value: string): readonly Printed[] {
  if (name === "accuracy") {
    const share = ACCURACY.exec(value)?.[1];
    return share === undefined ? [] : [{ name, value: share, meaning: metric("accuracy") }];
  }
  const meaning = COMMON[name];
  const word = meaning?.kind === "count" ? WITH_SHARE.exec(value)?.[1] : undefined;
  return [{ name, value: word ?? (meaning?.kind === "workload" ? value : measured(value).word), meaning }];
}
