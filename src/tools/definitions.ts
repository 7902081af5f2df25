import type { TrialRecord } from "../model/record.ts";

/** What a definition means by a metric of vLLM's name, by the word in the metric's id that it is about. */
type Meanings = Readonly<Record<string, string>>;

const WHOLE_BY_TOKENS = "each request's latency by its tokens, with the first";
const LAST_BY_ALL = "the time from the first token to the last, by all tokens";
const AS_TPOT = "what vLLM calls TPOT";
const INVERSE: Meanings = {
  tpot: "the whole time by all tokens, the inverse of the throughput",
  ttft: "the latency, where answers did not stream",
};
const CHUNKS_BY_TOKENS = "the sum of the gaps between chunks, by tokens or by chunks";

/**
 * Definitions that differ from vLLM's (`vllm-serve@1`) under the same metric id; `docs/tools.md` has them with their releases. One
 * that is not here means the same, or has no metric of vLLM's.
 */
export const OTHER_MEANINGS: Readonly<Record<string, Meanings>> = {
  "vllm-serve-0.3@1": { tpot: WHOLE_BY_TOKENS },
  "evalscope-text@1": INVERSE,
  "evalscope-0.7@1": INVERSE,
  "evalscope-0.12@1": { tpot: WHOLE_BY_TOKENS },
  "evalscope-0.14@1": { tpot: WHOLE_BY_TOKENS },
  "evalscope-0.15@1": { tpot: CHUNKS_BY_TOKENS },
  "guidellm-0.1@1": { itl: "what vLLM calls TPOT, of each request as often as it has tokens" },
  "guidellm-0.3@1": { tpot: LAST_BY_ALL },
  "guidellm-0.4@1": { tpot: "the time to the last token by all tokens, with the first", itl: AS_TPOT },
  "aiperf@1": { itl: AS_TPOT },
  "genai-perf@1": { itl: AS_TPOT },
  "lmdeploy-0.5@1": { itl: "of tokens without the first" },
  "lmdeploy-generation@1": { itl: "of tokens without the first" },
  "lmdeploy-generation-0.0@1": {
    itl: "of tokens without the first",
    throughput: "that of one thread, times the threads",
  },
  "sglang-one-batch-server@1": { output_throughput: "by the whole latency, with the prompt's" },
  "sglang-one-batch-server@2": { output_throughput: "by the time after the batch's last first token" },
  "hf-script@1": { output_throughput: "one stream's tokens by the elapsed time, with the prompt's" },
  "human-table@1": { "": "what the table's author meant" },
  "llama-bench@1": { throughput: "of prompts alone, of generation alone, or of both in one test: no requests" },
  "llama-batched-bench@1": { throughput: "of all prompts at once: no requests" },
};

/** How the numbers of these records differ from vLLM's of the same names: one sentence a definition and metric. */
export function otherMeanings(records: readonly Pick<TrialRecord, "tool" | "metrics">[]): readonly string[] {
  const said = records.flatMap(({ tool, metrics }) =>
    Object.entries(OTHER_MEANINGS[tool.definition] ?? {})
      .filter(([word]) => Object.keys(metrics).some((id) => `_${id}_`.includes(word === "" ? "_" : `_${word}_`)))
      .map(([word, meaning]) => `not as vLLM (${tool.definition}): ${nameOf(word)} is ${meaning}`),
  );
  return [...new Set(said)];
}

function nameOf(word: string): string {
  if (word === "") return "each metric";
  return /^(?:tpot|itl|ttft)$/.test(word) ? word.toUpperCase() : word;
}
