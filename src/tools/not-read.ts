import type { Source } from "./tool.ts";

/** What a known program prints that is not read, and what to give instead. */
export interface NotRead {
  readonly what: string;
  readonly instead: string;
}

interface Form extends NotRead {
  readonly sign: RegExp;
  /** Of files of this name alone. */
  readonly file?: RegExp;
}

const EVALSCOPE = "give benchmark_summary.json, which lies beside it or in the folder of each load";
const LLAMA_CPP = "measure the server with a load generator (tool: built-in), or the model with llama-bench -o json";
const VLLM = "measure with vllm bench serve --save-result, and give its JSON";
const SUITE = "give the folder of its results, in which each test has a JSON file of its own";
const RUNS = "give the JSON file of each run (--save-result)";

/**
 * Tables that programs show to people while their results go to files: rounded, wrapped in the middle of a label, and without the
 * requests that failed. Read as tables they would be taken for variants of people's.
 */
const forPeople = (program: string) => `what ${program} prints for people, rounded and in part,`;

/** Signs are whole lines, headings or keys as the programs write them: no other text has them. */
const FORMS: readonly Form[] = [
  {
    what: forPeople("guidellm"),
    sign: /^\W*(?:(?:Request Latency|Text Metrics|Server Throughput) Statistics \(|Benchmarks (?:Metadata|Info|Stats):|Performance Summary by Benchmark\b)/m,
    instead: "give its JSON, CSV or YAML report (guidellm … --outputs json)",
  },
  {
    what: forPeople("aiperf"),
    sign: /NVIDIA AIPerf \| \w+ Metrics/,
    instead: "give profile_export_aiperf.json or .csv beside it",
  },
  {
    what: forPeople("genai-perf"),
    // Its first versions, of 2024, headed the table "LLM Metrics" alone, of nanoseconds.
    sign: /NVIDIA GenAI-Perf \| \w+ Metrics|^\W*(?:LLM|Embeddings|Rankings|Image Retrieval) Metrics\W*$[\s\S]{0,600}[┃|]\s*Statistic\s*[┃|]\s*avg\s*[┃|]/m,
    instead: "give profile_export_genai_perf.json or .csv beside it",
  },
  {
    what: "a stream of llama.cpp's server",
    sign: /^data: \{.*"predicted_per_token_ms"\s*:/m,
    instead: "ask without stream, or cut 'data: ' from its lines",
  },
  {
    what: "the counters of llama.cpp's server (/metrics)",
    sign: /^# HELP llamacpp:\w+ /m,
    instead: LLAMA_CPP,
  },
  {
    what: "a table of llama-bench without its heading",
    sign: /^(?![\s\S]*\|[ :]*--)[\s\S]*?(?:^|\n)[ >]*\|[^|\n]+\|[^|\n]+[KMGT]iB \|[^|\n]+[KMB] \|(?:[^|\n]*\|)+ *(?:pp|tg) ?\d[^|\n]*\| *[\d.]+ [±_] [\d.]+ *\|/,
    instead: "give the line above its rows too, which names the columns, or measure with llama-bench -o json",
  },
  {
    what: "evalscope's summary of an SLA search",
    sign: /"(?:parallel|rate)_[\d.]+"\s*:\s*\{\s*"metrics"\s*:/,
    instead: EVALSCOPE,
  },
  {
    what: "a summary with evalscope's keys of no known release",
    sign: /"success_requests"\s*:[^{}]*"ttft"\s*:/,
    instead: "measure with evalscope 1.14 or older",
  },
  {
    what: "TensorRT-LLM's statistics of each iteration",
    sign: /["'](?:iterLatencyMS|inflightBatchingStats|staticBatchingStats|Active Request Count)["']\s*:|\biter = \d+, (?:global_)?rank = \d+, .*\bhost_step_time = /,
    instead:
      "they are of the engine's steps: give the report of the run (trtllm-bench --report_json, or benchmark_serving --save-result)",
  },
  {
    what: "a result of LMDeploy's profile_hf_generation",
    sign: /^(?:model,batch_size,input_seqlen,gen_len,total_len,first_time,|.*First token\/ms: [\d.]+, Next tokens\/ms: )/m,
    instead: "its rounds are of Hugging Face's generate: let a script print what tool: custom reads",
  },
  {
    what: "the statistics of vLLM's benchmark_serving_multi_turn",
    sign: /^runtime_sec = [\d.]+$/m,
    instead: "measure with vllm-bench --multi-turn --save-result, and give its JSON",
  },
  { what: "the one time that vLLM's benchmark_prefix_caching prints", sign: /^cost time [\d.]+$/m, instead: VLLM },
  {
    what: "the one time that vLLM's benchmark_long_document_qa_throughput prints",
    sign: /^Time to execute all requests: [\d.]+ secs$/m,
    instead: VLLM,
  },
  {
    what: "what vLLM's auto_tune.sh tried",
    sign: /^max_num_seqs: \d+, max_num_batched_tokens: \d+, request_rate: /m,
    instead: "give the bm_log files beside it: they hold what the client printed",
  },
  {
    what: "what vllm bench mm-processor prints",
    sign: /^Multimodal Processor Benchmark Results$/m,
    instead: "give the file of --output-json",
  },
  {
    what: "the summary of a vLLM suite",
    sign: /\{\s*"Test name"\s*:/,
    instead: SUITE,
  },
  {
    what: "the summary of a vLLM suite",
    sign: /^\|\s*Test name\s*\|/m,
    // Pasted elsewhere it is a table as others are: whoever reads it has no folder.
    file: /(?:^|[/\\])benchmark_results\.md$/,
    instead: SUITE,
  },
  {
    what: "what a vLLM suite notes of a test's commands",
    sign: /"\w+_command"\s*:[\s\S]*"gpu_type"\s*:/,
    file: /\.commands$/,
    instead: "give the result beside it, of the same name: its commands are read with it",
  },
  { what: "a summary of several runs of vllm-bench", sign: /^=+ (?:Multi-Run|Sweep) Summary /m, instead: RUNS },
  { what: "what vllm-bench --compare prints", sign: /^=+ Benchmark Comparison =+$/m, instead: RUNS },
  {
    what: "aiperf's summary of several runs",
    sign: /"aggregation_type"\s*:|^Aggregation Type,/m,
    instead: "give profile_export_aiperf.json of each run: those are the repeats",
  },
  {
    what: "the requests that perf_analyzer sent for genai-perf",
    sign: /"response_timestamps"\s*:/,
    instead: "give profile_export_genai_perf.json, which lies beside it",
  },
  {
    what: "a report of guidellm for browsers",
    sign: /window\.(?:run_?[iI]nfo|workload_?[dD]etails)\b/,
    instead: "give its JSON, CSV or YAML report",
  },
  {
    what: "a report of evalscope for browsers",
    sign: /<title>[^<]*(?:EvalScope|Perf(?:ormance)? (?:Test )?Report)[^<]*<\/title>/i,
    instead: EVALSCOPE,
  },
  {
    what: "MindIE's list of requests",
    sign: /"prefill_bsz"\s*:/,
    instead: "give result_common_<time>.csv and result_perf_<time>.csv, which lie beside it",
  },
];

const LONGEST_LOOK = 1_000_000;

/** `undefined` for a text of which nothing is known. */
export function notRead({ name, text }: Source): NotRead | undefined {
  const head = text.slice(0, LONGEST_LOOK);
  return FORMS.find(({ sign, file }) => sign.test(head) && file?.test(name) !== false);
}
