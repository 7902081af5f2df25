import { join } from "node:path";
import { argsToFlags } from "../../model/flags.ts";
import type { Args } from "../../model/spec.ts";
import type { Trial } from "../../model/trial.ts";
import { merged } from "../merged-args.ts";
import { normalSpread } from "../normal-spread.ts";
import { servingTarget } from "../serving-target.ts";
import type { Target, Tool, ToolCommand } from "../tool.ts";
import { unknownDataset } from "../unknown-dataset.ts";
import { detect, read } from "./read.ts";

/** Triton's client, superseded by aiperf. */
export const genaiPerf: Tool = { kinds: ["serving"], command, detect, read };

const EXPORT = "profile_export";

/** It names a folder of its own below the one it is given, so the export file is given with its whole path. */
function command(trial: Trial, target: Target): ToolCommand {
  const { baseUrl, model, load } = servingTarget("genai-perf", trial, target);
  const { test, seed } = trial;
  const { requestRate: rate, maxConcurrency: limit } = load;
  const args = merged(
    {
      model,
      tokenizer: model,
      streaming: true,
      ...datasetArgs(trial),
      ...(test.ignoreEos ? { "extra-inputs": "ignore_eos:true" } : {}),
      "warmup-request-count": Math.max(test.warmups, limit ?? 0),
    },
    test.args,
    {
      url: baseUrl,
      "endpoint-type": test.endpoint,
      "request-count": test.prompts,
      ...(rate === "inf" ? { concurrency: limit ?? test.prompts } : { "request-rate": rate }),
      "random-seed": seed,
      "artifact-dir": target.folder,
      "profile-export-file": `${EXPORT}.json`,
    },
  );
  return {
    argv: ["genai-perf", "profile", ...argsToFlags(args)],
    env: test.env,
    resultFile: join(target.folder, artifactFolder(model, test.endpoint, trial), `${EXPORT}_genai_perf.json`),
    files: {},
  };
}

/** `<model>-openai-chat-concurrency4`, slashes of the model replaced, as genai-perf 0.0.16 names it. */
function artifactFolder(model: string, endpoint: string, { cell, test }: Trial): string {
  const { requestRate: rate = "inf", maxConcurrency: limit } = cell.load ?? {};
  const stimulus = rate === "inf" ? `concurrency${limit ?? test.prompts}` : `request_rate${pythonFloat(rate)}`;
  return `${model.replaceAll("/", "_")}-openai-${endpoint}-${stimulus}`;
}

function pythonFloat(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function datasetArgs({ test }: Trial): Args {
  const { dataset } = test;
  if (dataset === undefined) return {};
  if (dataset.name !== "random" || dataset.prefixTokens > 0) throw unknownDataset("genai-perf", test, dataset);
  const { inputTokens, outputTokens, rangeRatio } = dataset;
  return {
    "synthetic-input-tokens-mean": inputTokens,
    "synthetic-input-tokens-stddev": normalSpread(inputTokens, rangeRatio),
    "output-tokens-mean": outputTokens,
    "output-tokens-stddev": normalSpread(outputTokens, rangeRatio),
  };
}
