import type { BaseSpec } from "./base.ts";
import type { TestKind } from "./cell.ts";
import type { Language } from "./language.ts";
import type { LoadPoint } from "./load-point.ts";
import type { ContainerSpec, NumaSpec, PrepareStep, RankWatch } from "./placement.ts";
import type { Policy } from "./policy.ts";
import type { VariantSpec } from "./variants.ts";

export type Environ = Readonly<Record<string, string>>;

/** A flag's value as a suite or a configuration writes it; `engines/flags.ts` turns it into arguments. */
export type ArgValue = string | number | boolean | null | readonly ArgValue[] | { readonly [key: string]: ArgValue };
export type Args = Readonly<Record<string, ArgValue>>;

export const ENGINE_NAMES = [
  ...(["vllm", "sglang", "lmdeploy", "trtllm", "mindie", "llama-cpp", "tgi"] as const),
  ...(["external", "command", "simulated"] as const),
] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export const TOOL_NAMES = [
  ...(["built-in", "vllm-bench", "sglang-bench", "evalscope", "evalscope-perf", "lmdeploy", "trtllm-bench"] as const),
  ...([
    "ais-bench",
    "mindie-benchmark",
    "guidellm",
    "aiperf",
    "genai-perf",
    "llama-bench",
    "llama-server",
    "custom",
    "table",
    "command",
  ] as const),
] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

export interface ReadySpec {
  /** Longest time without progress; a start that still makes some may go on until the limit. */
  readonly timeoutSeconds: number;
  readonly limitSeconds?: number;
  readonly retries: number;
  readonly path?: string;
}

/** One server configuration. Two tests that name the same one share its start. */
export interface ServerSpec {
  readonly name: string;
  readonly engine: EngineName;
  readonly args: Args;
  readonly env: Environ;
  /** `command`: the argv; `{host}`, `{port}` and `{model}` are filled in. */
  readonly command?: readonly string[];
  /** `external`: the base URL of a server that is already up, without a path. */
  readonly url?: string;
  /** The model that requests name; absent asks the server's `/v1/models`. */
  readonly model?: string;
  /** Port to listen on; absent takes a free one. */
  readonly port?: number;
  readonly numa?: NumaSpec;
  /** Python environment that the server's programs are found in first. */
  readonly venv?: string;
  /** Files sourced by bash for this server alone. */
  readonly envFrom?: readonly string[];
  readonly prepare?: readonly PrepareStep[];
  readonly container?: ContainerSpec;
  readonly ranks?: RankWatch;
  readonly ready: ReadySpec;
}

export type DatasetSpec =
  | {
      readonly name: "random";
      readonly inputTokens: number;
      readonly outputTokens: number;
      /** Lengths are uniform in ±ratio of the length, 0 for exact lengths. */
      readonly rangeRatio: number;
      readonly prefixTokens: number;
    }
  | { readonly name: "sharegpt"; readonly path: string; readonly outputTokens?: number }
  | { readonly name: "custom"; readonly path: string; readonly outputTokens: number };

/** Data sets that only the built-in generator knows. */
export type OwnDatasetSpec =
  | {
      readonly name: "prefix-repetition";
      readonly prefixTokens: number;
      readonly suffixTokens: number;
      /** Different prefixes, each shared by as many prompts. */
      readonly prefixes: number;
      readonly outputTokens: number;
    }
  | {
      readonly name: "trace";
      readonly path: string;
      /** Seconds in one unit of the file's timestamps. */
      readonly unitSeconds: number;
      /** Tokens that one of the file's `hash_ids` stands for. */
      readonly blockTokens: number;
    }
  | {
      readonly name: "random-images";
      /** Of the text beside the images. */
      readonly inputTokens: number;
      readonly outputTokens: number;
      readonly rangeRatio: number;
      /** In a request. */
      readonly images: number;
      /** Pixels. */
      readonly width: number;
      readonly height: number;
    }
  | {
      readonly name: "image-folder";
      readonly path: string;
      /** Asked of images without a text of their own. */
      readonly prompt: string;
      readonly images: number;
      readonly outputTokens: number;
    }
  | {
      readonly name: "hugging-face";
      /** A file, a folder, or a data set's name in the local cache of Hugging Face. */
      readonly path: string;
      /** Only rows of this split, as file names or folders say it. */
      readonly split?: string;
      /** Where in a row, as `turns.0.0.content`; absent takes the shape of a data set that is known. */
      readonly columns?: { readonly prompt: string; readonly image?: string };
      readonly outputTokens: number;
    };

/** How a rate is spread over time. */
export interface ArrivalSpec {
  /** Shape of the gamma distribution of the gaps between arrivals: 1 is Poisson, larger is more regular, `inf` is constant. */
  readonly burstiness: number | "inf";
  /** From this rate at the first request to the load point's at the last. */
  readonly rampUp?: { readonly from: number; readonly shape: "linear" | "exponential" };
}

/** Limits in milliseconds that a good request keeps, all of them. */
export interface GoodputSpec {
  readonly ttftMs?: number;
  readonly tpotMs?: number;
  readonly e2elMs?: number;
}

/** Milliseconds; absent is the trial's own time. */
export interface TimeoutSpec {
  readonly connectMs?: number;
  readonly firstTokenMs?: number;
  readonly betweenTokensMs?: number;
  readonly totalMs?: number;
}

/** How the server is reached. */
export interface ConnectionSpec {
  /** The environment variable that holds the API key; the key itself is in no file. */
  readonly apiKeyEnv: string;
  /** `http://host:port`, without credentials. */
  readonly proxy?: string;
  /** PEM, of the authority that signed the server's certificate. */
  readonly caFile?: string;
  /** `false` takes any certificate. */
  readonly verify: boolean;
}

export interface TestSpec {
  readonly name: string;
  readonly kind: TestKind;
  /** Key of the server in the configuration; offline tests (latency, throughput) start their own engine and have none. */
  readonly server?: string;
  readonly tool: ToolName;
  /** The tool's own flags, as a suite writes them. */
  readonly args: Args;
  readonly env: Environ;
  readonly dataset?: DatasetSpec;
  /** Instead of `dataset`, for the built-in generator. */
  readonly ownDataset?: OwnDatasetSpec;
  /** Requests in one trial of a serving test. */
  readonly prompts: number;
  /** Empty for offline tests. */
  readonly loads: readonly LoadPoint[];
  /** `generate` is SGLang's own. */
  readonly endpoint: "completions" | "chat" | "generate";
  /** Absent: Poisson at the load point's rate. */
  readonly arrivals?: ArrivalSpec;
  readonly goodput?: GoodputSpec;
  /** `false`: each answer comes whole, so that only E2EL and throughput are known. */
  readonly stream?: boolean;
  /** Of single requests. */
  readonly timeouts?: TimeoutSpec;
  readonly connection?: ConnectionSpec;
  /** Of the built-in generator; absent is one. */
  readonly threads?: number;
  readonly ignoreEos: boolean;
  /** Least number of warm-up requests; never less than the concurrency. */
  readonly warmups: number;
  readonly timeoutSeconds: number;
}

export type StoreSpec =
  | { readonly kind: "directory"; readonly path: string }
  | { readonly kind: "branch"; readonly branch: string; readonly keep: number }
  | { readonly kind: "artifact"; readonly retentionDays?: number; readonly attested?: boolean };

/**
 * How base and head are kept to be measured in turn: `restart` starts each side for its part, `resident` keeps both up,
 * `sleep` keeps both up and lends the device's memory to the one that is measured, `auto` chooses by memory and price.
 */
export const HOLDS = ["auto", "restart", "resident", "sleep"] as const;
export type Hold = (typeof HOLDS)[number];

/** When base and head are measured in turn: for suspects, for everything and without a screen, or never. */
export const PAIRED = ["auto", "always", "never"] as const;

export interface Config {
  /** Names the comment, the artifacts and the check: one suite, one of each. */
  readonly name: string;
  readonly enforce: "gate" | "observe";
  /** Pull requests that touch none of these globs are not required to pass; absent means all are. */
  readonly whenPaths?: readonly string[];
  /** Files sourced once by bash; what they change is inherited by servers, tools and set-up. */
  readonly envFrom: readonly string[];
  readonly servers: Readonly<Record<string, ServerSpec>>;
  readonly tests: readonly TestSpec[];
  readonly repeats: number;
  readonly seed: number;
  readonly policy: Policy;
  /** Absent: pull requests are compared with stored baselines only. */
  readonly base?: BaseSpec;
  /** Measured in turn and reported together, instead of a head that is judged. */
  readonly variants?: readonly VariantSpec[];
  readonly budgetMinutes?: number;
  readonly paired: (typeof PAIRED)[number];
  readonly hold: Hold;
  readonly store: StoreSpec;
  /** How many baseline sessions are read, newest first. */
  /** What reports are written in; absent means English. */
  readonly language?: Language;
  readonly baselineSessions: number;
  /** Flags that the engine is known to have dropped are left out instead of only warned of. */
  readonly dropUnknownFlags: boolean;
  /** One line each: what was odd in the configuration but did not stop it. */
  readonly warnings: readonly string[];
}
