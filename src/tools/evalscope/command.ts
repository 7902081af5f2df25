import { join } from "node:path";
import { argsToFlags } from "../../model/flags.ts";
import type { Args } from "../../model/spec.ts";
import type { Trial } from "../../model/trial.ts";
import { merged } from "../merged-args.ts";
import { type ServingTarget, servingTarget } from "../serving-target.ts";
import type { Target, ToolCommand } from "../tool.ts";
import { unknownDataset } from "../unknown-dataset.ts";

const RUN = "run";

/**
 * The exact command of one trial, for evalscope 1.10 and later. It ends with 0 when every request failed, and says so in its
 * counts; with the test connection it would retry a dead server for `--total-timeout`, 6 hours by default.
 */
export function command(trial: Trial, target: Target): ToolCommand {
  const serving = servingTarget("evalscope", trial, target);
  const { test } = trial;
  const { flags, point } = loadOf(trial, serving);
  const args = merged(defaults(trial, serving), test.args, flags, {
    url: `${serving.baseUrl}${test.endpoint === "chat" ? "/v1/chat/completions" : "/v1/completions"}`,
    number: test.prompts,
    seed: trial.seed,
    "outputs-dir": target.folder,
    name: RUN,
    "no-timestamp": true,
  });
  const folder = join(target.folder, RUN, `${point}_number_${test.prompts}`);
  return {
    argv: ["evalscope", "perf", ...argsToFlags(args)],
    env: test.env,
    resultFile: join(folder, "benchmark_summary.json"),
    otherFiles: [join(folder, "benchmark_percentile.json")],
    files: {},
  };
}

function defaults(trial: Trial, { model }: ServingTarget): Args {
  const { test } = trial;
  return {
    api: "openai",
    model,
    stream: true,
    "no-test-connection": true,
    "warmup-num": test.warmups,
    temperature: 0,
    ...datasetArgs(trial, model),
    ...(test.ignoreEos ? { "extra-args": { ignore_eos: true } } : {}),
  };
}

function datasetArgs({ test }: Trial, model: string): Args {
  const { dataset } = test;
  if (dataset === undefined) return {};
  if (dataset.name !== "random") throw unknownDataset("evalscope", test, dataset);
  const { inputTokens, outputTokens, prefixTokens, rangeRatio } = dataset;
  const least = (length: number) => Math.round(length * (1 - rangeRatio));
  const most = (length: number) => Math.round(length * (1 + rangeRatio));
  return {
    dataset: "random",
    "tokenizer-path": model,
    "prefix-length": prefixTokens,
    "min-prompt-length": least(inputTokens),
    "max-prompt-length": most(inputTokens),
    ...(test.ignoreEos ? { "min-tokens": least(outputTokens) } : {}),
    "max-tokens": rangeRatio === 0 ? outputTokens : [least(outputTokens), most(outputTokens)],
  };
}

/** The flags of a load point, and how the folder of its results is called. */
function loadOf({ test }: Trial, { load }: ServingTarget): { readonly flags: Args; readonly point: string } {
  const { requestRate: rate, maxConcurrency: limit } = load;
  if (rate !== "inf" && limit === undefined) {
    return { flags: { "open-loop": true, rate }, point: `rate_${pythonFloat(rate)}` };
  }
  const parallel = limit ?? test.prompts;
  return { flags: { parallel, ...(rate === "inf" ? {} : { rate }) }, point: `parallel_${parallel}` };
}

function pythonFloat(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
