import { join } from "node:path";
import { type FlagHelp, UNRECOGNIZED } from "../../model/flag-help.ts";
import { argsToFlags } from "../../model/flags.ts";
import type { Args, TestSpec } from "../../model/spec.ts";
import type { Trial } from "../../model/trial.ts";
import { withoutDispensable } from "../dispensable.ts";
import { lengthsBelow } from "../lengths-below.ts";
import { merged } from "../merged-args.ts";
import { servingTarget } from "../serving-target.ts";
import type { Target, ToolCommand } from "../tool.ts";
import { unknownDataset } from "../unknown-dataset.ts";

const PROGRAM = ["python3", "-m", "sglang.bench_serving"];

/** What clients before 0.4.7 lack: without it they ask for the same work, and say less of it. */
const DISPENSABLE = { "--warmup-requests": "--warmup-requests", "--output-details": "--output-details" } as const;

export function help(): FlagHelp {
  return {
    argvs: [[...PROGRAM, "--help"]],
    required: ["--base-url", "--request-rate", "--output-file"],
    refused: UNRECOGNIZED,
  };
}

/**
 * The exact command of one trial. It ends with 0 although requests failed, and with 1 and no file when all did. The file is
 * appended to, so each trial has a folder of its own; with the details it says how many requests were sent.
 */
export function command(trial: Trial, target: Target): ToolCommand {
  const resultFile = join(target.folder, "result.jsonl");
  const args = merged(defaults(trial, target), trial.test.args, own(trial, target), {
    "output-file": resultFile,
    "output-details": true,
  });
  return {
    argv: [...PROGRAM, ...argsToFlags(withoutDispensable(args, DISPENSABLE, trial, target))],
    env: trial.test.env,
    resultFile,
    files: {},
  };
}

const BACKENDS: Readonly<Record<TestSpec["endpoint"], string>> = {
  completions: "sglang-oai",
  chat: "sglang-oai-chat",
  generate: "sglang",
};

function defaults({ test }: Trial, { model }: Target): Args {
  return {
    backend: BACKENDS[test.endpoint],
    ...(model === undefined ? {} : { model }),
    ...datasetArgs(test),
    ...(test.ignoreEos ? {} : { "disable-ignore-eos": true }),
    "warmup-requests": test.warmups,
    "disable-tqdm": true,
  };
}

function own(trial: Trial, target: Target): Args {
  const { baseUrl, load } = servingTarget("sglang-bench", trial, target);
  return {
    "base-url": baseUrl,
    "num-prompts": trial.test.prompts,
    "request-rate": load.requestRate,
    ...(load.maxConcurrency === undefined ? {} : { "max-concurrency": load.maxConcurrency }),
    seed: trial.seed,
  };
}

function datasetArgs(test: TestSpec): Args {
  const { dataset } = test;
  switch (dataset?.name) {
    case undefined:
      return {};
    case "random":
      if (dataset.prefixTokens > 0) throw unknownDataset("sglang-bench", test, dataset);
      return { "dataset-name": "random-ids", ...lengthsBelow(dataset) };
    case "sharegpt":
      return {
        "dataset-name": "sharegpt",
        "dataset-path": dataset.path,
        ...(dataset.outputTokens === undefined ? {} : { "sharegpt-output-len": dataset.outputTokens }),
      };
    // Its own `custom` is lines of conversations, not of prompts.
    case "custom":
      throw unknownDataset("sglang-bench", test, dataset);
  }
}
