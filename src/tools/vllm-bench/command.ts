import { join } from "node:path";
import { UserError } from "../../model/errors.ts";
import { type FlagHelp, UNRECOGNIZED } from "../../model/flag-help.ts";
import { argsToFlags } from "../../model/flags.ts";
import type { Args, ArgValue } from "../../model/spec.ts";
import type { Trial } from "../../model/trial.ts";
import { withoutDispensable } from "../dispensable.ts";
import { merged } from "../merged-args.ts";
import type { Target, ToolCommand } from "../tool.ts";
import { datasetArgs } from "./dataset-args.ts";

const RESULT_FILE = "result.json";

/** What older clients may lack: without it they ask for the same work, and count the same. By the flag that tells it. */
const DISPENSABLE: Readonly<Record<string, string>> = {
  "--num-warmups": "--num-warmups",
  // 0.10.2 takes 0 for a check that has no time, and fails; 0.11.1 and later, which have warm-ups, leave the check out.
  "--ready-check-timeout-sec": "--num-warmups",
  // Without the flag theirs is always 0.
  "--temperature": "--temperature",
  "--save-detailed": "--save-detailed",
};

/** Before 0.11.0 the flag that chose how the server is asked; the backend beside it chose nothing. */
const ENDPOINT_TYPE = "--endpoint-type";

/** Newer versions list their flags for `--help=all` only; older ones refuse the word, or search for it. */
export function help({ cell }: Trial): FlagHelp {
  const benchmark = cell.kind === "serving" ? "serve" : cell.kind;
  return {
    argvs: ["--help=all", "--help"].map((word) => ["vllm", "bench", benchmark, word]),
    required:
      cell.kind === "serving" ? ["--base-url", "--request-rate", "--result-filename"] : ["--output-json", "--seed"],
    // Chat at the address of chat, asked as completions: a version that wants `--endpoint-type`.
    refused: new RegExp(`${UNRECOGNIZED.source}|API URL must end with`),
  };
}

/** The exact command of one trial. The test's own flags win over our defaults; target, load, seed and result file are ours. */
export function command(trial: Trial, target: Target): ToolCommand {
  const resultFile = join(target.folder, RESULT_FILE);
  const [benchmark, args] = commandLine(trial, target, resultFile);
  return { argv: ["vllm", "bench", benchmark, ...argsToFlags(args)], env: trial.test.env, resultFile, files: {} };
}

function commandLine(trial: Trial, target: Target, resultFile: string): readonly [string, Args] {
  const { cell, test, seed } = trial;
  switch (cell.kind) {
    case "serving":
      return [
        "serve",
        forVersion(trial, target, inWords(merged(serveDefaults(trial, target), test.args, serveOwn(trial, target)))),
      ];
    case "latency":
    case "throughput":
      return [cell.kind, merged(offlineDefaults(trial), test.args, { seed, "output-json": resultFile })];
    case "accuracy":
      throw new UserError(`${test.name}: vllm-bench measures serving, latency and throughput, not accuracy`);
  }
}

/** They take several words, which suites write as one text for a shell to take apart. */
const OF_MANY_WORDS: readonly string[] = ["--goodput", "--metadata", "--lora-modules"];

function inWords(args: Args): Args {
  const split = (flag: string, value: ArgValue): ArgValue =>
    OF_MANY_WORDS.includes(flag) && typeof value === "string" ? value.trim().split(/\s+/) : value;
  return Object.fromEntries(Object.entries(args).map(([flag, value]) => [flag, split(flag, value)]));
}

/** As the installed version wants it, once that is known. */
function forVersion(trial: Trial, target: Target, args: Args): Args {
  const backend = args["--backend"];
  const isTyped = backend !== undefined && target.knows?.(ENDPOINT_TYPE) === true;
  return withoutDispensable(isTyped ? { [ENDPOINT_TYPE]: backend, ...args } : args, DISPENSABLE, trial, target);
}

function serveDefaults({ test, cell }: Trial, target: Target): Args {
  const chat: Args = test.endpoint === "chat" ? { backend: "openai-chat", endpoint: "/v1/chat/completions" } : {};
  return {
    ...(target.model === undefined ? {} : { model: target.model }),
    ...chat,
    // vLLM sends no temperature of its own: without one, a test that is not a suite's would depend on the model's defaults.
    ...(test.dataset === undefined ? {} : { ...datasetArgs(test.dataset), temperature: 0 }),
    ...(test.ignoreEos ? { "ignore-eos": true } : {}),
    "percentile-metrics": "ttft,tpot,itl,e2el",
    "metric-percentiles": "50,90,95,99",
    "num-warmups": Math.max(test.warmups, cell.load?.maxConcurrency ?? 0),
    // A check that fails would end the tool with 1 and hide that the engine fails every request, which is a fact about it.
    "ready-check-timeout-sec": 0,
    "disable-tqdm": true,
  };
}

function serveOwn({ test, cell, seed }: Trial, target: Target): Args {
  if (target.baseUrl === undefined) throw new UserError(`${cell.id}: a serving test needs a server`);
  const limit = cell.load?.maxConcurrency;
  return {
    "base-url": target.baseUrl,
    "request-rate": cell.load?.requestRate ?? "inf",
    ...(limit === undefined ? {} : { "max-concurrency": limit }),
    "num-prompts": test.prompts,
    seed,
    "save-result": true,
    "save-detailed": true,
    "append-result": false,
    "result-dir": target.folder,
    "result-filename": RESULT_FILE,
  };
}

/** Offline tests load the model that their own arguments name. */
function offlineDefaults({ test, cell }: Trial): Args {
  const args = merged(test.args);
  if (typeof args["--model"] !== "string") {
    throw new UserError(`${test.name}: a ${cell.kind} test needs a model`, { hint: "args: { model: Qwen/Qwen3-8B }" });
  }
  const dataset = test.dataset === undefined ? {} : datasetArgs(test.dataset);
  return cell.kind === "throughput" ? { ...dataset, ...randomLengths(merged(dataset, args)) } : dataset;
}

/** With `--dataset-name random` newer versions silently ignore `--input-len`, and measure 1024 tokens in and 128 out. */
function randomLengths(args: Readonly<Record<string, ArgValue>>): Args {
  if (args["--dataset-name"] !== "random") return {};
  const lengths = [
    ["random-input-len", args["--input-len"]],
    ["random-output-len", args["--output-len"]],
  ] as const;
  return Object.fromEntries(lengths.filter((entry): entry is [(typeof entry)[0], ArgValue] => entry[1] !== undefined));
}
