import { join } from "node:path";
import { argsToFlags } from "../../model/flags.ts";
import type { Args, TestSpec } from "../../model/spec.ts";
import type { Trial } from "../../model/trial.ts";
import { merged } from "../merged-args.ts";
import { normalSpread } from "../normal-spread.ts";
import { servingTarget } from "../serving-target.ts";
import type { Target, ToolCommand } from "../tool.ts";
import { unknownDataset } from "../unknown-dataset.ts";

/**
 * The exact command of one trial. When every request fails it ends with 1 and leaves the list of requests alone. Its token
 * counts are those of the tokenizer, so a wrong one falsifies every number per token.
 */
export function command(trial: Trial, target: Target): ToolCommand {
  const { baseUrl, model, load } = servingTarget("aiperf", trial, target);
  const { test, seed } = trial;
  const { requestRate: rate, maxConcurrency: limit } = load;
  const defaults: Args = {
    model,
    tokenizer: model,
    streaming: true,
    ...datasetArgs(test),
    ...(test.ignoreEos ? { "extra-inputs": "ignore_eos:true" } : {}),
    "warmup-request-count": Math.max(test.warmups, limit ?? 0),
    "no-gpu-telemetry": true,
    "no-server-metrics": true,
  };
  const args = merged(defaults, test.args, {
    url: baseUrl,
    "endpoint-type": test.endpoint,
    "request-count": test.prompts,
    ...(rate === "inf" ? {} : { "request-rate": rate }),
    ...(limit === undefined && rate !== "inf" ? {} : { concurrency: limit ?? test.prompts }),
    "random-seed": seed,
    ui: "none",
    "output-artifact-dir": target.folder,
  });
  return {
    argv: ["aiperf", "profile", ...argsToFlags(args)],
    env: test.env,
    resultFile: join(target.folder, "profile_export_aiperf.json"),
    otherFiles: [join(target.folder, "profile_export.jsonl")],
    files: {},
  };
}

function datasetArgs(test: TestSpec): Args {
  const { dataset } = test;
  switch (dataset?.name) {
    case undefined:
      return {};
    case "random":
      return {
        isl: dataset.inputTokens,
        "isl-stddev": normalSpread(dataset.inputTokens, dataset.rangeRatio),
        osl: dataset.outputTokens,
        "osl-stddev": normalSpread(dataset.outputTokens, dataset.rangeRatio),
        ...(dataset.prefixTokens > 0 ? { "prefix-prompt-length": dataset.prefixTokens, "num-prefix-prompts": 1 } : {}),
      };
    // It downloads its own ShareGPT, and its lines of prompts have another form.
    case "sharegpt":
    case "custom":
      throw unknownDataset("aiperf", test, dataset);
  }
}
