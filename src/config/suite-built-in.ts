import type { Args, ArgValue, DatasetSpec } from "../model/spec.ts";
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
  ...["percentile-metrics", "metric-percentiles", "save-detailed", "disable-tqdm", "disable-log-stats"],
  ...["host", "port", "base-url", "request-rate", "max-concurrency", "seed"],
  ...["save-result", "append-result", "result-dir", "result-filename", "metadata"],
];

const BACKENDS: readonly ArgValue[] = ["vllm", "openai", "openai-chat"];

/** The data set of a suite's client parameters, in the built-in generator's terms; anything it cannot follow goes to the findings. */
export function builtInDataset(entry: SuiteEntry, client: Args, findings: Findings): DatasetSpec {
  for (const key of Object.keys(withoutFlags(client, UNDERSTOOD))) {
    if (key === "temperature" && client[key] === 0) continue;
    refuse(entry, key, `${key}: ${JSON.stringify(client[key])}`, findings);
  }
  const backendKey = flagValue(client, "backend") === undefined ? "endpoint_type" : "backend";
  const backend = flagValue(client, backendKey) ?? "vllm";
  if (!BACKENDS.includes(backend)) refuse(entry, backendKey, `${backendKey}: ${JSON.stringify(backend)}`, findings);

  const name = flagValue(client, "dataset-name") ?? "random";
  const path = flagValue(client, "dataset-path");
  if (name === "random") return randomDataset(client);
  if (name === "sharegpt" && typeof path === "string") return sharegptDataset(client, path);
  refuse(
    entry,
    "dataset_name",
    `dataset_name: ${JSON.stringify(name)}${name === "sharegpt" ? " without a dataset_path" : ""}`,
    findings,
  );
  return randomDataset({});
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

function refuse(entry: SuiteEntry, key: string, seen: string, findings: Findings): void {
  const where = entry.locate("client_parameters", key);
  findings.mistake(
    where,
    `${entry.name}: the built-in generator cannot follow ${seen}; take tool: vllm-bench for this suite`,
  );
}
