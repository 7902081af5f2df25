import type { OwnDatasetSpec, TestSpec } from "../model/spec.ts";
import type { Path } from "./document.ts";
import type { Findings } from "./findings.ts";
import type { RawTest } from "./test-schema.ts";

type OwnKeys = Pick<TestSpec, "ownDataset" | "arrivals" | "goodput" | "stream" | "timeouts" | "connection" | "threads">;

/** What only the built-in generator follows; absent what is left at its default. */
export function ownKeys({ dataset, load, goodput, stream, timeouts, connection, threads }: RawTest): OwnKeys {
  const ownDataset = ownDatasetOf(dataset);
  const { burstiness, "ramp-up": rampUp } = load ?? { burstiness: 1, "ramp-up": undefined };
  const plain = burstiness === 1 && rampUp === undefined;
  return {
    ...(ownDataset === undefined ? {} : { ownDataset }),
    ...(plain ? {} : { arrivals: { burstiness, ...(rampUp === undefined ? {} : { rampUp }) } }),
    ...(goodput === undefined ? {} : { goodput: goodputOf(goodput) }),
    ...(stream ? {} : { stream }),
    ...(timeouts === undefined ? {} : { timeouts: timeoutsOf(timeouts) }),
    ...(connection === undefined ? {} : { connection: connectionOf(connection) }),
    ...(threads === 1 ? {} : { threads }),
  };
}

function goodputOf({ ttft, tpot, e2el }: NonNullable<RawTest["goodput"]>): NonNullable<TestSpec["goodput"]> {
  return {
    ...(ttft === undefined ? {} : { ttftMs: ttft }),
    ...(tpot === undefined ? {} : { tpotMs: tpot }),
    ...(e2el === undefined ? {} : { e2elMs: e2el }),
  };
}

function timeoutsOf({
  connect,
  "first-token": firstToken,
  "between-tokens": betweenTokens,
  total,
}: NonNullable<RawTest["timeouts"]>): NonNullable<TestSpec["timeouts"]> {
  return {
    ...(connect === undefined ? {} : { connectMs: connect * 1000 }),
    ...(firstToken === undefined ? {} : { firstTokenMs: firstToken * 1000 }),
    ...(betweenTokens === undefined ? {} : { betweenTokensMs: betweenTokens * 1000 }),
    ...(total === undefined ? {} : { totalMs: total * 1000 }),
  };
}

function connectionOf({
  "api-key-env": apiKeyEnv,
  proxy,
  ca,
  verify,
}: NonNullable<RawTest["connection"]>): NonNullable<TestSpec["connection"]> {
  return {
    apiKeyEnv,
    verify,
    ...(proxy === undefined ? {} : { proxy }),
    ...(ca === undefined ? {} : { caFile: ca }),
  };
}

function ownDatasetOf(dataset: RawTest["dataset"]): OwnDatasetSpec | undefined {
  switch (dataset?.name) {
    case "prefix-repetition":
      return {
        name: "prefix-repetition",
        prefixTokens: dataset["prefix-tokens"],
        suffixTokens: dataset["suffix-tokens"],
        prefixes: dataset.prefixes,
        outputTokens: dataset["output-tokens"],
      };
    case "trace":
      return {
        name: "trace",
        path: dataset.path,
        unitSeconds: dataset["timestamps-in"] === "ms" ? 0.001 : 1,
        blockTokens: dataset["block-tokens"],
      };
    case "random-images":
      return {
        name: "random-images",
        inputTokens: dataset["input-tokens"],
        outputTokens: dataset["output-tokens"],
        rangeRatio: dataset["range-ratio"],
        images: dataset.images,
        width: dataset.width,
        height: dataset.height,
      };
    case "image-folder": {
      const { name, path, prompt, images } = dataset;
      return { name, path, prompt, images, outputTokens: dataset["output-tokens"] };
    }
    case "hugging-face": {
      const { name, path, split, columns } = dataset;
      const rows = { name, path, ...(split === undefined ? {} : { split }) };
      return { ...rows, outputTokens: dataset["output-tokens"], ...columnsOf(columns) };
    }
    default:
      return undefined;
  }
}

type HuggingFace = Extract<RawTest["dataset"], { readonly name: "hugging-face" }>;

function columnsOf(columns: HuggingFace["columns"]) {
  if (columns === undefined) return {};
  const { prompt, image } = columns;
  return { columns: { prompt, ...(image === undefined ? {} : { image }) } };
}

/** Tools that count good requests by a flag of their own. */
const OWN_GOODPUT: Readonly<Record<string, string>> = {
  "vllm-bench": '["ttft:500", "tpot:50"]',
  "sglang-bench": '["ttft:500", "tpot:50"]',
  aiperf: '"time_to_first_token:500"',
};

/** Another tool would measure something else than what is written. */
export function checkOwnKeys(path: Path, raw: RawTest, tool: string, findings: Findings): void {
  const { ownDataset, arrivals, goodput, stream, timeouts, connection, threads } = ownKeys(raw);
  const refuse = (where: Path, what: string) =>
    findings.mistake([...path, ...where], `${what} is followed by the built-in generator only, not by ${tool}`, "key");
  if (ownDataset !== undefined) refuse(["dataset", "name"], `the data set ${ownDataset.name}`);
  if (arrivals !== undefined) refuse(["load"], "burstiness or ramp-up");
  if (goodput !== undefined) {
    const own = OWN_GOODPUT[tool];
    refuse(["goodput"], own === undefined ? "goodput" : `goodput (its own is args: { goodput: ${own} })`);
  }
  if (stream === false) refuse(["stream"], "stream: false");
  if (timeouts !== undefined) refuse(["timeouts"], "timeouts");
  if (connection !== undefined) refuse(["connection"], "connection");
  if (threads !== undefined) refuse(["threads"], "threads");
  if (raw.endpoint === "generate") refuse(["endpoint"], "endpoint: generate");
}
