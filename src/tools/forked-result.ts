import { collect } from "./collect.ts";
import { withFailed } from "./failed-requests.ts";
import type { Figures } from "./figures.ts";
import { askedBefore, type Fork, meaningOfKey } from "./forked-client.ts";
import { isObject, type JsonObject, objectIn } from "./json-object.ts";
import type { Meaning } from "./meaning.ts";
import { type Block, figuresOfBlock } from "./serving-block.ts";

const CLIENTS: Readonly<Record<Fork, string>> = { "sglang-bench": "SGLang", lmdeploy: "LMDeploy" };

/** All keys of the JSON lines that LMDeploy's client wrote from 0.6 to 0.8; since then its file is a CSV. */
const LMDEPLOY_KEYS = new Set([
  ...["backend", "dataset_name", "request_rate", "duration", "completed", "output_throughput"],
  ...["total_input_tokens", "total_output_tokens", "total_output_tokens_retokenized"],
  ...["mean_e2e_latency_ms", "median_e2e_latency_ms", "median_ttft_ms", "median_itl_ms"],
  ...["sharegpt_output_len", "random_input_len", "random_output_len", "random_range_ratio"],
]);

/** Keys of SGLang 0.2.0 to 0.2.9, which had neither units nor a count of completed requests. */
const FIRST_KEYS = ["backend", "mean_e2e_latency", "benchmark_duration"];

/** Whose client wrote a result; `undefined` for a value that is none. */
export function forkOfResult(value: unknown): Fork | undefined {
  if (isObject(value) && FIRST_KEYS.every((key) => key in value)) return "sglang-bench";
  if (!isObject(value) || !["backend", "completed", "mean_e2e_latency_ms"].every((key) => key in value))
    return undefined;
  // TensorRT-LLM's client for images and videos writes these, too.
  if ("per_gpu_throughput" in value) return undefined;
  const plain = Object.keys(value).every((key) => LMDEPLOY_KEYS.has(key));
  return plain && String(value["backend"]).startsWith("lmdeploy") ? "lmdeploy" : "sglang-bench";
}

export function figuresOfResult(result: JsonObject, fork: Fork): Figures {
  const plain = Object.entries({ ...result, ...objectIn(result, "cache_report") }).filter(
    ([, value]) => typeof value !== "object" || value === null,
  );
  const figures = collect(plain.map(([name, value]) => ({ name, value, meaning: meaningOf(name, value) })));
  const errors = result["errors"];
  const version = objectIn(result, "server_info")["version"];
  const server = typeof version === "string" ? [`server version: ${version}`] : [];
  const limit = result["max_concurrency"] === null ? { max_concurrency: "none" } : {};
  const counted = {
    ...figures,
    // With `--output-details` there is one text a request, empty for one that did not fail.
    ...(Array.isArray(errors)
      ? {
          counts: { ...figures.counts, requested: errors.length },
          errors: errors.filter((error): error is string => typeof error === "string" && error !== ""),
        }
      : {}),
    workload: { ...figures.workload, ...limit },
    notes: [...figures.notes, ...server],
  };
  return withLost(withoutStream(withoutTokens(counted), 1), fork);
}

/** A model that embeds generates nothing; the client's JSON has zeros for what its text leaves out. */
function withoutTokens(figures: Figures): Figures {
  if (!/-embedding$/.test(String(figures.workload["backend"]))) return figures;
  const { outputTokens: _, ...counts } = figures.counts;
  const isOfPrompts = ([id]: readonly [string, number]): boolean => !/(?:ttft|tpot|itl)_ms$|output/.test(id);
  return { ...figures, counts, metrics: Object.fromEntries(Object.entries(figures.metrics).filter(isOfPrompts)) };
}

/**
 * Without streaming there are no gaps between tokens, and the client writes 0 for each of their statistics: TTFT is the latency
 * then, and TPOT the rest of a subtraction.
 */
function withoutStream(figures: Figures, fewest: number): Figures {
  const { outputTokens, completed } = figures.counts;
  const gaps = Object.entries(figures.metrics).filter(([id]) => id.endsWith("_itl_ms"));
  const isStreamed = gaps.length < fewest || gaps.some(([, value]) => value !== 0);
  if (isStreamed || completed === 0 || outputTokens === 0 || outputTokens === completed) return figures;
  const isMeasured = ([id]: readonly [string, number]): boolean => !/_(?:ttft|tpot|itl)_ms$/.test(id);
  return {
    ...figures,
    metrics: Object.fromEntries(Object.entries(figures.metrics).filter(isMeasured)),
    notes: [...figures.notes, "nothing was streamed: ttft, tpot and itl are not measured"],
  };
}

/** Texts that are no settings are the user's: a tag. */
function meaningOf(name: string, value: unknown): Meaning | undefined {
  const meaning = meaningOfKey(name);
  return meaning.kind === "metric" && typeof value === "string" && !/^-?(?:nan|inf\w*)$/i.test(value)
    ? undefined
    : meaning;
}

/** The figures of a printed block, and what was asked for by the arguments before it. */
export function figuresOfText(block: Block, source: string, fork: Fork): Figures {
  const figures = figuresOfBlock(block, source);
  const { num_prompts: prompts, ...asked } = askedBefore(block);
  const limit = figures.workload["max_concurrency"] === "not" ? { max_concurrency: "none" } : {};
  const counted = {
    ...figures,
    counts: { ...figures.counts, ...(typeof prompts === "number" ? { requested: prompts } : {}) },
    workload: { ...figures.workload, ...limit, ...asked },
  };
  // One gap of less than 0.005 ms is printed as 0, too.
  return withLost(withoutStream(counted, 2), fork);
}

/** No version prints how many requests failed. */
function withLost(figures: Figures, fork: Fork): Figures {
  const counts = withFailed(figures.counts);
  if (counts === figures.counts) return figures;
  return {
    ...figures,
    counts,
    notes: [...figures.notes, `failed = asked for - completed: ${CLIENTS[fork]} does not print it`],
  };
}
