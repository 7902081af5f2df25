import type { Args, ArgValue, DatasetSpec, OwnDatasetSpec, TestSpec } from "../model/spec.ts";
import { flagValue, withoutFlags } from "./args.ts";
import type { Findings } from "./findings.ts";
import type { SuiteEntry } from "./suite-entry.ts";

/** Parameters that the built-in generator follows, or that change nothing in what it sends. */
const UNDERSTOOD: readonly string[] = [
  ...[
    "model",
    "tokenizer",
    "backend",
    "endpoint-type",
    "endpoint",
    "num-prompts",
    "num-warmups",
    "ignore-eos",
    "trust-remote-code",
  ],
  ...["dataset-name", "dataset-path", "input-len", "output-len", "sharegpt-output-len"],
  ...["random-input-len", "random-output-len", "random-range-ratio", "random-prefix-len"],
  // How vLLM loads a data set, not how answers come; and its name where it lies under another path.
  ...["hf-split", "hf-output-len", "hf-name", "no-stream"],
  ...["percentile-metrics", "metric-percentiles", "save-detailed", "disable-tqdm", "disable-log-stats"],
  ...["host", "port", "base-url", "request-rate", "max-concurrency", "seed"],
  ...["save-result", "append-result", "result-dir", "result-filename", "metadata"],
];

const BACKENDS: readonly ArgValue[] = ["vllm", "openai", "openai-chat"];

/** The data set of a suite's client parameters, in the built-in generator's terms; anything it cannot follow goes to the findings. */
export function builtInDataset(
  entry: SuiteEntry,
  client: Args,
  findings: Findings,
): Pick<TestSpec, "dataset" | "ownDataset"> {
  for (const key of Object.keys(withoutFlags(client, UNDERSTOOD))) {
    if (key === "temperature" && client[key] === 0) continue;
    refuse(entry, key, `${key}: ${JSON.stringify(client[key])}`, findings);
  }
  const backendKey = flagValue(client, "backend") === undefined ? "endpoint_type" : "backend";
  const backend = flagValue(client, backendKey) ?? "vllm";
  if (!BACKENDS.includes(backend)) refuse(entry, backendKey, `${backendKey}: ${JSON.stringify(backend)}`, findings);

  const name = flagValue(client, "dataset-name") ?? "random";
  const path = flagValue(client, "dataset-path");
  if (name === "random") return { dataset: randomDataset(client) };
  if (name === "sharegpt" && typeof path === "string") return { dataset: sharegptDataset(client, path) };
  if (name === "hf" && typeof path === "string") return { ownDataset: huggingFaceDataset(client, path) };
  refuse(
    entry,
    "dataset_name",
    `dataset_name: ${JSON.stringify(name)}${name === "sharegpt" || name === "hf" ? " without a dataset_path" : ""}`,
    findings,
  );
  return { dataset: randomDataset({}) };
}

/** Lengths without a value are those of `vllm bench serve`. */
function randomDataset(client: Args): DatasetSpec {
  const number = (fallback: number, ...names: readonly string[]): number =>
    Number(names.map((name) => flagValue(client, name)).find((value) => value !== undefined) ?? fallback);
  return {
    name: "random",
    inputTokens: number(1024, "random-input-len", "input-len"),
    outputTokens: number(128, "random-output-len", "output-len"),
    rangeRatio: number(0, "random-range-ratio"),
    prefixTokens: number(0, "random-prefix-len"),
  };
}

function sharegptDataset(client: Args, path: string): DatasetSpec {
  const outputTokens = flagValue(client, "sharegpt-output-len") ?? flagValue(client, "output-len");
  return { name: "sharegpt", path, ...(outputTokens === undefined ? {} : { outputTokens: Number(outputTokens) }) };
}

/** What vLLM asks of its sampled data sets unless told otherwise (`VisionArenaDataset.DEFAULT_OUTPUT_LEN`). */
const HUGGING_FACE_OUTPUT = 128;

/** Rows that were downloaded before: the generator itself loads nothing from a hub. */
function huggingFaceDataset(client: Args, path: string): OwnDatasetSpec {
  const outputTokens = flagValue(client, "hf-output-len") ?? flagValue(client, "output-len") ?? HUGGING_FACE_OUTPUT;
  const split = flagValue(client, "hf-split");
  return {
    name: "hugging-face",
    path,
    ...(split === undefined ? {} : { split: String(split) }),
    outputTokens: Number(outputTokens),
  };
}

function refuse(entry: SuiteEntry, key: string, seen: string, findings: Findings): void {
  const where = entry.locate("client_parameters", key);
  findings.mistake(
    where,
    `${entry.name}: the built-in generator cannot follow ${seen}; take tool: vllm-bench for this suite`,
  );
}
