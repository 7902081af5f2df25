import { join } from "node:path";
import { UserError } from "../../model/errors.ts";
import { argsToFlags } from "../../model/flags.ts";
import type { Args } from "../../model/spec.ts";
import type { Trial } from "../../model/trial.ts";
import { lengthsBelow } from "../lengths-below.ts";
import { merged } from "../merged-args.ts";
import { servingTarget } from "../serving-target.ts";
import type { Target, Tool, ToolCommand } from "../tool.ts";
import { unknownDataset } from "../unknown-dataset.ts";
import { detect, read } from "./read.ts";

/** LMDeploy's benchmark scripts, which lie in its repository: the working directory must be a checkout of it. */
export const lmdeploy: Tool = { kinds: ["serving", "throughput"], command, detect, read };

/** The CSV has means alone; the percentiles are printed, so what is printed is read. */
function command(trial: Trial, target: Target): ToolCommand {
  const { test } = trial;
  return {
    argv: ["python3", ...(test.kind === "serving" ? serving(trial, target) : throughput(trial, target))],
    env: test.env,
    resultFile: join(target.folder, "printed-instead.txt"),
    files: {},
  };
}

/** It has no limit of requests in flight. */
function serving(trial: Trial, target: Target): readonly string[] {
  const { baseUrl, model, load } = servingTarget("lmdeploy", trial, target);
  const { test, seed } = trial;
  if (load.maxConcurrency !== undefined) {
    throw new UserError(`test ${test.name}: LMDeploy's client has no limit of requests in flight`, {
      hint: "load: { request-rate: [1, 4, inf] }",
    });
  }
  const args = merged(
    {
      backend: test.endpoint === "chat" ? "lmdeploy-chat" : "lmdeploy",
      model,
      tokenizer: model,
      ...datasetArgs(trial),
      ...(test.ignoreEos ? {} : { "disable-ignore-eos": true }),
      "disable-tqdm": true,
    },
    test.args,
    {
      "base-url": baseUrl,
      "num-prompts": test.prompts,
      "request-rate": load.requestRate,
      seed,
      "output-file": join(target.folder, "profile.csv"),
    },
  );
  return [join("benchmark", "profile_restful_api.py"), ...argsToFlags(args)];
}

function datasetArgs({ test }: Trial): Args {
  const { dataset } = test;
  switch (dataset?.name) {
    case undefined:
      return {};
    case "random":
      if (dataset.prefixTokens > 0) throw unknownDataset("lmdeploy", test, dataset);
      return { "dataset-name": "random", ...lengthsBelow(dataset) };
    case "sharegpt":
      return {
        "dataset-name": "sharegpt",
        "dataset-path": dataset.path,
        ...(dataset.outputTokens === undefined ? {} : { "sharegpt-output-len": dataset.outputTokens }),
      };
    case "custom":
      throw unknownDataset("lmdeploy", test, dataset);
  }
}

/** Data set and model stand first, without a flag. */
function throughput(trial: Trial, target: Target): readonly string[] {
  const { test, seed } = trial;
  const {
    "--model": model,
    "--dataset-path": path = "ShareGPT_V3_unfiltered_cleaned_split.json",
    ...args
  } = merged(datasetArgs(trial), test.args);
  if (typeof model !== "string") {
    throw new UserError(`${test.name}: a throughput test needs a model`, { hint: "args: { model: Qwen/Qwen3-8B }" });
  }
  const own = { "num-prompts": test.prompts, seed, csv: join(target.folder, "profile.csv") };
  return [join("benchmark", "profile_throughput.py"), String(path), model, ...argsToFlags(merged(args, own))];
}
