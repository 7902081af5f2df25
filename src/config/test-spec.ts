import { loadPointId } from "../model/load-point.ts";
import { nearest } from "../model/nearest.ts";
import {
  type Args,
  type DatasetSpec,
  type ServerSpec,
  type TestSpec,
  TOOL_NAMES,
  type ToolName,
} from "../model/spec.ts";
import { TOOLS } from "../tools/tools.ts";
import { flagValue } from "./args.ts";
import type { Path } from "./document.ts";
import type { Findings } from "./findings.ts";
import { loadPoints } from "./load-points.ts";
import { checkOwnKeys, ownKeys } from "./own-keys.ts";
import type { RawConfig } from "./schema.ts";
import type { RawTest } from "./test-schema.ts";

const DEFAULT_DATASET: DatasetSpec = {
  name: "random",
  inputTokens: 1024,
  outputTokens: 128,
  rangeRatio: 0,
  prefixTokens: 0,
};

/** The configured tests; what is missing or contradicts itself goes to the findings. */
export function testSpecs(raw: RawConfig, servers: readonly ServerSpec[], findings: Findings): readonly TestSpec[] {
  const names = servers.map(({ name }) => name);
  return raw.tests.map((test, index) => testSpec(["tests", index], test, names, findings));
}

function testSpec(path: Path, raw: RawTest, servers: readonly string[], findings: Findings): TestSpec {
  switch (raw.kind) {
    case "serving":
      return servingSpec(path, raw, servers, findings);
    case "accuracy":
      return accuracySpec(path, raw, servers, findings);
    case "latency":
    case "throughput":
      return offlineSpec(path, raw, raw.kind, findings);
  }
}

function servingSpec(path: Path, raw: RawTest, servers: readonly string[], findings: Findings): TestSpec {
  const server = serverOf(path, raw, servers, findings);
  const tool = raw.tool ?? "built-in";
  if (tool === "built-in" && Object.keys(raw.args).length > 0) {
    findings.mistake([...path, "args"], "the built-in tool has no flags; its settings are keys of the test", "key");
  }
  checkKind(path, raw, tool, findings);
  if (tool !== "built-in") checkOwnKeys(path, raw, tool, findings);
  const own = ownKeys(raw);
  const bare = !OWN_DATASETS.has(tool) && own.ownDataset === undefined && !namesData(raw.args);
  const dataset = datasetOf(raw) ?? (bare ? DEFAULT_DATASET : undefined);
  const spec: TestSpec = {
    ...common(raw),
    ...own,
    tool,
    loads: loadsOf(path, raw, findings),
    ignoreEos:
      raw["ignore-eos"] ??
      (dataset?.name === "random" || (own.ownDataset !== undefined && !TEXTS.has(own.ownDataset.name))),
    ...(server === undefined ? {} : { server }),
    ...(dataset === undefined ? {} : { dataset }),
  };
  checkDuration([...path, "load"], spec, findings);
  if (PICTURES.has(own.ownDataset?.name ?? "") && raw.endpoint !== "chat") {
    findings.mistake([...path, "endpoint"], `images are asked in a chat: endpoint: chat`);
  }
  return spec;
}

const PICTURES: ReadonlySet<string> = new Set(["random-images", "image-folder"]);
/** Answers to them may end where they end. */
const TEXTS: ReadonlySet<string> = new Set(["image-folder", "hugging-face"]);

/** Tools that know by themselves what to ask. */
const OWN_DATASETS: ReadonlySet<ToolName> = new Set(["vllm-bench", "evalscope-perf", "custom", "command"]);

/** The flags by which the tools are told what to ask: beside them the flags of another data set would be wrong. */
const DATA_FLAGS = [
  "dataset",
  "datasets",
  "dataset-name",
  "dataset-path",
  "data",
  "public-dataset",
  "input-file",
] as const;

function namesData(args: Args): boolean {
  return DATA_FLAGS.some((name) => flagValue(args, name) !== undefined);
}

function checkKind(path: Path, { kind }: RawTest, tool: ToolName, findings: Findings): void {
  const { kinds } = TOOLS[tool];
  if (kinds.includes(kind)) return;
  const able = TOOL_NAMES.filter((name) => TOOLS[name].kinds.includes(kind));
  findings.mistake([...path, "tool"], `a ${kind} test is measured by ${able.join(", ")}, not by ${tool}`);
}

/** A schedule that cannot end in time would fail in every session: better said before the first one. */
function checkDuration(path: Path, test: TestSpec, findings: Findings): void {
  for (const load of test.loads) {
    const seconds = load.requestRate === "inf" ? 0 : test.prompts / load.requestRate;
    if (seconds < test.timeoutSeconds) continue;
    const sending = `${test.name}/${loadPointId(load)} sends its ${test.prompts} requests over ${Math.ceil(seconds)} s`;
    findings.mistake(path, `${sending}, longer than its timeout of ${test.timeoutSeconds} s`);
  }
}

function serverOf(path: Path, raw: RawTest, servers: readonly string[], findings: Findings): string | undefined {
  if (raw.server === undefined) {
    if (servers.length === 1) return servers[0];
    const why = servers.length === 0 ? "none is configured under servers" : `one of ${servers.join(", ")}`;
    findings.mistake(path, `the ${raw.kind} test "${raw.name}" names no server: ${why}`);
    return undefined;
  }
  if (servers.includes(raw.server)) return raw.server;
  const guess = nearest(raw.server, servers);
  const known = servers.length === 0 ? "none is configured under servers" : `configured are ${servers.join(", ")}`;
  findings.mistake(
    [...path, "server"],
    `no server "${raw.server}"; ${guess === undefined ? known : `did you mean "${guess}"?`}`,
  );
  return undefined;
}

function loadsOf(path: Path, raw: RawTest, findings: Findings): TestSpec["loads"] {
  const { load } = raw;
  const rates = load?.["request-rate"];
  const concurrency = load?.concurrency;
  if (raw.dataset?.name === "trace") return traceLoads(path, load, findings);
  if (rates === undefined && concurrency === undefined) {
    const form = "load: { request-rate: [1, 4, 16, inf] } or load: { concurrency: [8, 16] }";
    findings.mistake(path, `the serving test "${raw.name}" has no load: ${form}`);
    return [];
  }
  if (concurrency === undefined) return loadPoints(rates ?? [], load?.["max-concurrency"]);
  const other = rates === undefined ? "max-concurrency" : "request-rate";
  if (load?.[other] !== undefined) {
    findings.mistake(
      [...path, "load", "concurrency"],
      `"concurrency" stands alone; beside a request-rate the limit is "max-concurrency"`,
      "key",
    );
  }
  return loadPoints(["inf"], concurrency);
}

/** A recorded trace brings its own instants. */
function traceLoads(path: Path, load: RawTest["load"], findings: Findings): TestSpec["loads"] {
  for (const key of ["request-rate", "concurrency", "ramp-up"] as const) {
    if (load?.[key] === undefined) continue;
    findings.mistake([...path, "load", key], `a trace brings its own instants: leave "${key}" out`, "key");
  }
  return loadPoints(["inf"], load?.["max-concurrency"]);
}

/** Their commands and flags say the model in their own way. */
const NEEDS_NO_MODEL: ReadonlySet<ToolName> = new Set(["custom", "command", "llama-bench"]);

/** A score of the model's answers: asked of a server, at no load point. */
function accuracySpec(path: Path, raw: RawTest, servers: readonly string[], findings: Findings): TestSpec {
  const server = serverOf(path, raw, servers, findings);
  const tool = raw.tool ?? "ais-bench";
  checkKind(path, raw, tool, findings);
  for (const key of ["load", "dataset"] as const) {
    if (raw[key] === undefined) continue;
    findings.mistake([...path, key], `an accuracy test has no "${key}": its tool's args say what is asked`, "key");
  }
  return { ...common(raw), tool, loads: [], ignoreEos: false, ...(server === undefined ? {} : { server }) };
}

type Offline = "latency" | "throughput";

function offlineSpec(path: Path, raw: RawTest, kind: Offline, findings: Findings): TestSpec {
  const refuse = (key: keyof RawTest, why: string): void => {
    if (raw[key] !== undefined) findings.mistake([...path, key], `a ${kind} test has no "${key}": ${why}`, "key");
  };
  refuse("load", "it runs offline, all at once");
  refuse("server", "its tool loads the model itself, from args");
  if (kind === "latency") refuse("dataset", "it generates its own prompts; args: { input-len: 32, output-len: 128 }");
  const tool = raw.tool ?? "vllm-bench";
  checkKind(path, raw, tool, findings);
  if (!NEEDS_NO_MODEL.has(tool) && typeof flagValue(raw.args, "model") !== "string") {
    findings.mistake(path, `the ${kind} test "${raw.name}" needs a model: args: { model: Qwen/Qwen3-8B }`);
  }
  const dataset = datasetOf(raw);
  return {
    ...common(raw),
    tool,
    loads: [],
    ignoreEos: false,
    args: withPrompts(raw, kind),
    ...(dataset === undefined ? {} : { dataset }),
  };
}

/** `prompts` is the throughput tool's own flag, unless `args` say it already. */
function withPrompts(raw: RawTest, kind: Offline): Args {
  const said = flagValue(raw.args, "num-prompts") !== undefined;
  return kind === "throughput" && !said ? { ...raw.args, "num-prompts": raw.prompts } : raw.args;
}

function common(raw: RawTest): Omit<TestSpec, "tool" | "loads" | "ignoreEos"> {
  const { name, kind, args, env, prompts, endpoint, warmups, timeout } = raw;
  return { name, kind, args, env, prompts, endpoint, warmups, timeoutSeconds: timeout };
}

function datasetOf({ dataset }: RawTest): DatasetSpec | undefined {
  switch (dataset?.name) {
    case undefined:
    case "prefix-repetition":
    case "trace":
    case "random-images":
    case "image-folder":
    case "hugging-face":
      return undefined;
    case "random":
      return {
        name: "random",
        inputTokens: dataset["input-tokens"],
        outputTokens: dataset["output-tokens"],
        rangeRatio: dataset["range-ratio"],
        prefixTokens: dataset["prefix-tokens"],
      };
    case "sharegpt": {
      const outputTokens = dataset["output-tokens"];
      return { name: "sharegpt", path: dataset.path, ...(outputTokens === undefined ? {} : { outputTokens }) };
    }
    case "custom":
      return { name: "custom", path: dataset.path, outputTokens: dataset["output-tokens"] };
  }
}
