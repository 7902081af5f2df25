import { UserError } from "../../model/errors.ts";
import type { Args, ArgValue } from "../../model/spec.ts";
import type { Trial } from "../../model/trial.ts";
import type { Target } from "../tool.ts";
import { portOf, python } from "./python.ts";

/** Files of AISBench's own `configs` folder, by the names that its `--models` and `--datasets` take. */
export interface NamedFiles {
  readonly models: string;
  readonly datasets: string;
}

/** What of a test's `args` is written into the configuration, and is no flag. */
const SETTINGS = ["max-out-len", "batch-size", "trust-remote-code"] as const;
const SAMPLING = ["temperature", "top-k", "top-p", "min-p", "seed", "presence-penalty", "repetition-penalty"] as const;
/** Of a model that thinks before it answers, and of an answer that is scored as it is. */
const SWITCHES = ["thinking", "no-pred"] as const;
export const INSTALLED_KEYS: readonly string[] = [
  "models",
  "datasets",
  "dataset-path",
  "model-path",
  ...SETTINGS,
  ...SAMPLING,
  ...SWITCHES,
];

export function namedFiles({ models, datasets }: Args): NamedFiles | undefined {
  return typeof models === "string" && typeof datasets === "string" ? { models, datasets } : undefined;
}

/**
 * The installed files with this server, load and data set in them, as vLLM-Ascend's runner edits them:
 * https://github.com/vllm-project/vllm-ascend/blob/main/tools/aisbench.py. Speed ignores the end of an answer and takes the likeliest
 * token; accuracy samples at 0.6.
 */
export function installedConfig(named: NamedFiles, { test, cell, seed }: Trial, { baseUrl, model }: Target): string {
  if (baseUrl === undefined || model === undefined)
    throw new UserError(`test ${test.name}: ais-bench asks a server, and there is none`);
  const url = new URL(baseUrl);
  const speed = test.kind === "serving";
  const rate = cell.load?.requestRate ?? "inf";
  const settings: Args = {
    ...tokenizerFolder(test.args["model-path"] ?? model),
    model,
    host_ip: url.hostname,
    host_port: Number(portOf(url)),
    enable_ssl: url.protocol === "https:",
    ...(speed ? { request_rate: rate === "inf" ? 0 : rate } : {}),
    ...present(test.args, SETTINGS),
    ...(cell.load?.maxConcurrency === undefined ? {} : { batch_size: cell.load.maxConcurrency }),
  };
  const sampling: Args = {
    temperature: speed ? 0 : 0.6,
    ignore_eos: speed,
    ...(speed ? { seed } : {}),
    ...present(test.args, SAMPLING),
  };
  const { thinking, no_pred: isAsIs } = present(test.args, SWITCHES);
  const path = test.args["dataset-path"];
  return `from mmengine.config import read_base

with read_base():
    from ais_bench.benchmark.configs.models.${moduleOf(test.name, named.models, "vllm_api")} import models
    from ais_bench.benchmark.configs.datasets.${moduleOf(test.name, named.datasets)} import *
    from ais_bench.benchmark.configs.summarizers.${speed ? "perf.default_perf" : "example"} import summarizer

datasets = sum((value for key, value in locals().items() if key.endswith("_datasets")), [])
for one in models:
    one.update(${dict(settings)})
    one["generation_kwargs"].update(${dict(sampling)})
${thinking === true ? `    one["generation_kwargs"]["chat_template_kwargs"] = {"thinking": True}\n` : ""}${isAsIs === true ? `    one.pop("pred_postprocessor", None)\n` : ""}${typeof path === "string" ? `for one in datasets:\n    one["path"] = ${python(path)}\n` : ""}del one
`;
}

/** `gsm8k/gsm8k_gen` as a Python module; a name without a folder lies in `folder`, or in one of its own first word. */
function moduleOf(test: string, name: string, folder = name.split("_")[0] ?? name): string {
  const words = (name.includes("/") ? name : `${folder}/${name}`).split("/");
  if (words.every((word) => /^[A-Za-z_]\w*$/.test(word))) return words.join(".");
  throw new UserError(`test ${test}: "${name}" names no file of AISBench's configs`, {
    hint: folder === "vllm_api" ? "models: vllm_api_general_chat" : "datasets: gsm8k/gsm8k_gen_0_shot_cot_str_perf",
  });
}

/** AISBench refuses a path that is no folder here, and without one it counts as the server does. */
function tokenizerFolder(path: ArgValue): Args {
  return typeof path === "string" && path.startsWith("/") ? { path } : {};
}

function present(args: Args, keys: readonly string[]): Args {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = args[key] ?? args[key.replaceAll("-", "_")];
      return value === undefined ? [] : [[key.replaceAll("-", "_"), value]];
    }),
  );
}

function dict(values: Args): string {
  return `dict(${Object.entries(values)
    .map(([key, value]) => `${key}=${literal(value)}`)
    .join(", ")})`;
}

function literal(value: ArgValue): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return JSON.stringify(value);
}
