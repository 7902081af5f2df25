import type { ToolName } from "../../../src/model/spec.ts";

/** Numbers by metric id, as the tool's own file has them. */
export type Own = Readonly<Record<string, number>>;

/** A client that installs on CPU, and how its own numbers are found without our readers. */
export interface RealTool {
  readonly tool: ToolName;
  /** For `pip install`; each tool has an environment of its own, since they do not agree on their dependencies. */
  readonly packages: readonly string[];
  /** Installed without what it depends on: kernels and CUDA that a client does not need. */
  readonly alone?: string;
  /** What must be in the environment afterwards. */
  readonly program: string;
  /** Its environment is made by `test/real/vllm/install.sh`. */
  readonly isVllm?: true;
  readonly endpoint?: "chat";
  readonly env?: Readonly<Record<string, string>>;
  /** The end of the path of its result file in the trial's folder. */
  readonly file: RegExp;
  readonly own: (text: string) => Own;
  /** Its words for the engine's settings; `scale` brings them to milliseconds. */
  readonly times: Readonly<Record<"ttft" | "tpot" | "e2el", { readonly metric: string; readonly scale: number }>>;
}

type Tree = { readonly [key: string]: Tree } & number;
/** Python's JSON has numbers that JSON has not. */
const tree = (text: string): Tree => JSON.parse(text.replace(/: (?:-?Infinity|NaN)\b/g, ": null")) as Tree;
const ms = (metric: string) => ({ metric, scale: 1 });
const seconds = (metric: string) => ({ metric, scale: 1000 });
const VLLM_TIMES = { ttft: ms("mean_ttft_ms"), tpot: ms("mean_tpot_ms"), e2el: ms("mean_e2el_ms") };

const picked = (keys: Readonly<Record<string, string>>) => (text: string) => {
  const found = tree(text);
  return Object.fromEntries(Object.entries(keys).map(([id, key]) => [id, Number(found[key])]));
};

export const REAL_TOOLS: readonly RealTool[] = [
  {
    tool: "vllm-bench",
    packages: [],
    program: "vllm",
    isVllm: true,
    env: { VLLM_NO_USAGE_STATS: "1", DO_NOT_TRACK: "1" },
    file: /result\.json$/,
    own: picked(
      Object.fromEntries(
        ["mean_ttft_ms", "p99_ttft_ms", "mean_tpot_ms", "median_itl_ms", "mean_e2el_ms", "output_throughput"].map(
          (key) => [key, key],
        ),
      ),
    ),
    times: VLLM_TIMES,
  },
  {
    tool: "sglang-bench",
    packages: [
      ..."torch torchvision transformers aiohttp requests tqdm numpy pybase64 datasets pillow orjson msgspec psutil".split(
        " ",
      ),
      ..."pyzmq pydantic fastapi uvicorn uvloop IPython setproctitle python-multipart packaging".split(" "),
      ..."apache-tvm-ffi prometheus-client sentencepiece compressed-tensors gguf".split(" "),
    ],
    alone: "sglang==0.5.23",
    program: "python3",
    file: /result\.jsonl$/,
    own: picked({
      mean_ttft_ms: "mean_ttft_ms",
      mean_tpot_ms: "mean_tpot_ms",
      p99_itl_ms: "p99_itl_ms",
      mean_e2el_ms: "mean_e2e_latency_ms",
      output_throughput: "output_throughput",
    }),
    times: VLLM_TIMES,
  },
  {
    tool: "evalscope",
    packages: ["evalscope[perf]==1.14.1"],
    program: "evalscope",
    file: /benchmark_summary\.json$/,
    own: picked({
      mean_ttft_ms: "Avg TTFT (ms)",
      mean_tpot_ms: "Avg TPOT (ms)",
      mean_e2el_s: "Avg Latency (s)",
      output_throughput: "Output Throughput (tok/s)",
      request_throughput: "Req Throughput (req/s)",
    }),
    times: { ...VLLM_TIMES, e2el: seconds("mean_e2el_s") },
  },
  {
    tool: "guidellm",
    packages: ["guidellm==0.8.1"],
    program: "guidellm",
    env: { HF_HUB_OFFLINE: "1" },
    file: /benchmarks\.json$/,
    own: (text) => {
      const metrics = tree(text)["benchmarks"]?.[0]?.["metrics"];
      const mean = (name: string) => Number(metrics?.[name]?.["successful"]?.["mean"]);
      return {
        mean_ttft_ms: mean("time_to_first_token_ms"),
        mean_itl_ms: mean("inter_token_latency_ms"),
        mean_tpot_ms: mean("time_per_output_token_ms"),
        mean_e2el_s: mean("request_latency"),
        output_throughput: mean("output_tokens_per_second"),
      };
    },
    times: { ttft: ms("mean_ttft_ms"), tpot: ms("mean_itl_ms"), e2el: seconds("mean_e2el_s") },
  },
  {
    tool: "aiperf",
    packages: ["aiperf==0.13.0"],
    program: "aiperf",
    file: /^profile_export_aiperf\.json$/,
    own: (text) => {
      const of = (name: string, statistic = "avg") => Number(tree(text)[name]?.[statistic]);
      return {
        mean_ttft_ms: of("time_to_first_token"),
        p99_ttft_ms: of("time_to_first_token", "p99"),
        mean_itl_ms: of("inter_token_latency"),
        mean_e2el_ms: of("request_latency"),
        output_throughput: of("output_token_throughput"),
      };
    },
    times: { ttft: ms("mean_ttft_ms"), tpot: ms("mean_itl_ms"), e2el: ms("mean_e2el_ms") },
  },
  {
    tool: "ais-bench",
    // Its data sets need an older pyarrow, and it imports pkg_resources.
    packages: ["ais-bench-benchmark==3.1.20260630", "setuptools<80", "pyarrow<22"],
    program: "ais_bench",
    endpoint: "chat",
    file: /performances?\/[^/]+\/[^/]+\.csv$/,
    own: (text) => {
      const row = (name: string) => text.split(/\r?\n/).find((line) => line.startsWith(`${name},`)) ?? "";
      const mean = (name: string) => Number.parseFloat(row(name).split(",")[2] ?? "");
      return { mean_ttft_ms: mean("TTFT"), mean_tpot_ms: mean("TPOT"), mean_e2el_ms: mean("E2EL") };
    },
    times: VLLM_TIMES,
  },
];
