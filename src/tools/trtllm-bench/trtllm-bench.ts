import { join } from "node:path";
import { UserError } from "../../model/errors.ts";
import { argsToFlags } from "../../model/flags.ts";
import type { Args } from "../../model/spec.ts";
import type { Trial } from "../../model/trial.ts";
import { merged } from "../merged-args.ts";
import { servingTarget } from "../serving-target.ts";
import type { Target, Tool, ToolCommand } from "../tool.ts";
import { datasetArgs } from "../vllm-bench/dataset-args.ts";
import { detect, read } from "./read.ts";

/** TensorRT-LLM's offline `trtllm-bench`, and its `benchmark_serving` for a server. */
export const trtllmBench: Tool = { kinds: ["serving", "throughput", "latency"], command, detect, read };

function command(trial: Trial, target: Target): ToolCommand {
  const { kind } = trial.cell;
  if (kind === "serving") return serving(trial, target);
  if (kind === "accuracy") throw new UserError(`${trial.test.name}: trtllm-bench does not measure accuracy`);
  return offline(trial, target, kind);
}

/** `--model` stands before the subcommand, all other flags after it, with underscores. */
function offline({ test }: Trial, target: Target, kind: "throughput" | "latency"): ToolCommand {
  const resultFile = join(target.folder, "report.json");
  const { "--model": model, "--model-path": path, "--num-prompts": prompts, ...args } = merged(test.args);
  if (typeof model !== "string" || typeof args["--dataset"] !== "string") {
    throw new UserError(`${test.name}: trtllm-bench needs a model and a data set of its own form`, {
      hint: "args: { model: Qwen/Qwen3-8B, dataset: /data/synthetic.jsonl }",
    });
  }
  const own: Args = {
    "num-requests": prompts ?? test.prompts,
    ...(kind === "throughput" ? { streaming: true } : {}),
    "report-json": resultFile,
  };
  const before = argsToFlags({ "--model": model, ...(typeof path === "string" ? { "--model-path": path } : {}) });
  return {
    argv: ["trtllm-bench", ...before.map(underscored), kind, ...argsToFlags(merged(args, own)).map(underscored)],
    env: test.env,
    resultFile,
    files: {},
  };
}

function underscored(word: string): string {
  return word.startsWith("--") ? `--${word.slice(2).replaceAll("-", "_")}` : word;
}

/** It ends with 0 although requests failed; failures are what was asked for and did not complete. */
function serving(trial: Trial, target: Target): ToolCommand {
  const { baseUrl, model, load } = servingTarget("trtllm-bench", trial, target);
  const { test, seed } = trial;
  const chat: Args =
    test.endpoint === "chat" ? { backend: "openai-chat", endpoint: "/v1/chat/completions" } : { backend: "openai" };
  const args = merged(
    {
      ...chat,
      model,
      ...(test.dataset === undefined ? {} : datasetArgs(test.dataset)),
      ...(test.ignoreEos ? { "ignore-eos": true } : {}),
      "percentile-metrics": "ttft,tpot,itl,e2el",
      "metric-percentiles": "50,90,95,99",
      "disable-tqdm": true,
    },
    test.args,
    {
      "base-url": baseUrl,
      "num-prompts": test.prompts,
      "request-rate": load.requestRate,
      ...(load.maxConcurrency === undefined ? {} : { "max-concurrency": load.maxConcurrency }),
      seed,
      "save-result": true,
      "result-dir": target.folder,
      "result-filename": "result.json",
    },
  );
  return {
    argv: ["python3", "-m", "tensorrt_llm.serve.scripts.benchmark_serving", ...argsToFlags(args)],
    env: test.env,
    resultFile: join(target.folder, "result.json"),
    files: {},
  };
}
