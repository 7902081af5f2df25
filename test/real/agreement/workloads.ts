import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LoadSpec } from "../../../src/model/load-spec.ts";

export interface AgreementWorkload {
  readonly name: string;
  readonly endpoint: "completions" | "chat";
  readonly prompts: number;
  readonly load: LoadSpec["load"];
  readonly data: "random" | "custom" | "sharegpt";
}

const RATE_4 = { requestRate: 4 } as const;
const ALL_AT_ONCE = { requestRate: "inf" } as const;
const FOUR_AT_A_TIME = { requestRate: "inf", maxConcurrency: 4 } as const;

/** Each way to send, each endpoint and each kind of data, and few enough prompts for many runs. */
export const WORKLOADS: readonly AgreementWorkload[] = [
  { name: "completions-random-rate-4", endpoint: "completions", prompts: 24, load: RATE_4, data: "random" },
  { name: "completions-random-inf", endpoint: "completions", prompts: 24, load: ALL_AT_ONCE, data: "random" },
  {
    name: "completions-random-concurrency-4",
    endpoint: "completions",
    prompts: 24,
    load: FOUR_AT_A_TIME,
    data: "random",
  },
  { name: "completions-custom-inf", endpoint: "completions", prompts: 24, load: ALL_AT_ONCE, data: "custom" },
  {
    name: "completions-sharegpt-concurrency-4",
    endpoint: "completions",
    prompts: 16,
    load: FOUR_AT_A_TIME,
    data: "sharegpt",
  },
  { name: "chat-random-concurrency-4", endpoint: "chat", prompts: 24, load: FOUR_AT_A_TIME, data: "random" },
  { name: "chat-custom-rate-4", endpoint: "chat", prompts: 24, load: RATE_4, data: "custom" },
];

export const SEED = 7;
const INPUT_TOKENS = 64;
const OUTPUT_TOKENS = 16;
const RANGE_RATIO = 0.3;
const WARM_UPS = 4;

interface Data {
  readonly dataset: LoadSpec["dataset"];
  /** The same in vLLM's words. */
  readonly words: readonly string[];
}

/** Writes the files that the data sets are read from. */
export function writeData(folder: string): Readonly<Record<AgreementWorkload["data"], Data>> {
  const custom = join(folder, "custom.jsonl");
  const sharegpt = join(folder, "sharegpt.json");
  const sentence = (words: number, at: number) =>
    Array.from({ length: words }, (_, index) => WORDS[(index * (at + 3) + at) % WORDS.length]).join(" ");
  writeFileSync(
    custom,
    Array.from({ length: 40 }, (_, at) => JSON.stringify({ prompt: sentence(20 + at, at) })).join("\n"),
  );
  const turns = (at: number) => [sentence(12 + at, at), sentence(8 + (at % 20), at + 1)];
  const dialogues = Array.from({ length: 60 }, (_, at) => ({
    id: String(at),
    conversations: turns(at).map((value, turn) => ({ from: turn === 0 ? "human" : "gpt", value })),
  }));
  writeFileSync(sharegpt, JSON.stringify(dialogues));
  const number = String;
  return {
    random: {
      dataset: {
        ...{ name: "random", inputTokens: INPUT_TOKENS, outputTokens: OUTPUT_TOKENS },
        ...{ rangeRatio: RANGE_RATIO, prefixTokens: 0 },
      },
      words: [
        ...["--dataset-name", "random", "--random-input-len", number(INPUT_TOKENS)],
        ...["--random-output-len", number(OUTPUT_TOKENS), "--random-range-ratio", number(RANGE_RATIO)],
      ],
    },
    custom: {
      dataset: { name: "custom", path: custom, outputTokens: OUTPUT_TOKENS },
      words: [
        ...["--dataset-name", "custom", "--dataset-path", custom, "--skip-chat-template"],
        ...["--custom-output-len", number(OUTPUT_TOKENS)],
      ],
    },
    sharegpt: {
      dataset: { name: "sharegpt", path: sharegpt },
      words: ["--dataset-name", "sharegpt", "--dataset-path", sharegpt],
    },
  };
}

const WORDS =
  "the quick brown fox jumps over a lazy dog while seven wizards make toxic brew for the evil queen and jack".split(
    " ",
  );

interface Place {
  readonly url: string;
  readonly model: string;
  readonly folder: string;
  readonly resultFile: string;
}

export function vllmWords(
  workload: AgreementWorkload,
  data: Data,
  { url, model, resultFile, folder }: Place,
): readonly string[] {
  const { endpoint, load, prompts } = workload;
  const path = endpoint === "chat" ? "/v1/chat/completions" : "/v1/completions";
  const limit = load.maxConcurrency === undefined ? [] : ["--max-concurrency", String(load.maxConcurrency)];
  return [
    ...["--backend", endpoint === "chat" ? "openai-chat" : "openai", "--endpoint", path, "--base-url", url],
    ...["--model", model, "--seed", String(SEED), "--num-prompts", String(prompts), "--num-warmups", String(WARM_UPS)],
    ...["--request-rate", String(load.requestRate), ...limit, ...data.words],
    ...["--ignore-eos", "--temperature", "0", "--percentile-metrics", "ttft,tpot,itl,e2el", "--disable-tqdm"],
    ...["--save-result", "--save-detailed", "--result-dir", folder, "--result-filename", resultFile],
  ];
}

export function builtInSpec(
  workload: AgreementWorkload,
  data: Data,
  { url, model, folder, resultFile }: Place,
): LoadSpec {
  const { endpoint, load, prompts } = workload;
  const minute = 60_000;
  return {
    schema: "llm-perf-gate/load-spec@1",
    baseUrl: url,
    model,
    endpoint,
    streamed: true,
    seed: SEED,
    prompts,
    load,
    arrivals: { burstiness: 1 },
    dataset: data.dataset,
    ignoreEos: true,
    warmups: WARM_UPS,
    // As vLLM's client runs: what priority is worth would be a difference of the tools.
    realTime: false,
    calibrate: false,
    timeouts: { connectMs: 10_000, firstTokenMs: minute, betweenTokensMs: minute, totalMs: minute },
    connection: { apiKeyEnv: "OPENAI_API_KEY", verify: true },
    deadlineMs: 3 * minute,
    resultFile: join(folder, resultFile),
    requestsFile: join(folder, `${resultFile}.bin`),
    timelineFile: join(folder, `${resultFile}.timeline.json`),
  };
}
