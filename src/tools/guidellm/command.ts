import { join } from "node:path";
import { argsToFlags } from "../../model/flags.ts";
import type { Args, Environ } from "../../model/spec.ts";
import type { Trial } from "../../model/trial.ts";
import { merged } from "../merged-args.ts";
import { type ServingTarget, servingTarget } from "../serving-target.ts";
import type { Target, ToolCommand } from "../tool.ts";
import { unknownDataset } from "../unknown-dataset.ts";

/** The exact command of one trial, for guidellm 0.7 and later. It ends with 0 when every request failed. */
export function command(trial: Trial, target: Target): ToolCommand {
  const serving = servingTarget("guidellm", trial, target);
  const { test, seed } = trial;
  const resultFile = join(target.folder, "benchmarks.json");
  const path = test.endpoint === "chat" ? "/v1/chat/completions" : "/v1/completions";
  const backend = `kind=openai_http,target=${serving.baseUrl},model=${serving.model},request_format=${path}${ending(trial)}`;
  const defaults: Args = {
    tokenizer: `kind=hf_auto,model=${serving.model}`,
    ...dataArgs(trial),
  };
  const args = merged(defaults, test.args, {
    backend,
    profile: profileOf(trial, serving),
    constraint: `kind=max_requests,count=${test.prompts}`,
    seed: `kind=static,value=${seed}`,
    output: `kind=json,path=${resultFile}`,
    "disable-console-interactive": true,
  });
  return {
    argv: ["guidellm", "run", ...argsToFlags(args)],
    env: { ...paced(serving), ...test.env },
    resultFile,
    files: {},
  };
}

/**
 * Each of its ten workers draws its gaps from the same seed, so that ten in a row are alike and the rate is far from what was asked
 * for: one worker draws a Poisson schedule.
 */
function paced({ load }: ServingTarget): Environ {
  return load.requestRate === "inf" ? {} : { GUIDELLM__MAX_WORKER_PROCESSES: "1" };
}

/** For synthetic prompts it asks for `ignore_eos` by itself. */
function ending({ test }: Trial): string {
  return test.ignoreEos ? "" : ",extras.body.ignore_eos=false";
}

function dataArgs({ test }: Trial): Args {
  const { dataset } = test;
  if (dataset === undefined) return {};
  if (dataset.name !== "random" || dataset.prefixTokens > 0) throw unknownDataset("guidellm", test, dataset);
  const { inputTokens, outputTokens, rangeRatio } = dataset;
  const range = (name: string, length: number): string => {
    if (rangeRatio === 0) return `${name}=${length}`;
    const [least, most] = [Math.round(length * (1 - rangeRatio)), Math.round(length * (1 + rangeRatio))];
    return `${name}=${length},${name}_min=${least},${name}_max=${most}`;
  };
  return { data: `kind=synthetic_text,${range("prompt_tokens", inputTokens)},${range("output_tokens", outputTokens)}` };
}

/** Paced arrivals are Poisson, as vLLM's client sends them; without a rate or a limit, all requests are sent at once. */
function profileOf({ test }: Trial, { load }: ServingTarget): string {
  const { requestRate: rate, maxConcurrency: limit } = load;
  const most = limit === undefined ? "" : `,max_concurrency=${limit}`;
  if (rate !== "inf") return `kind=poisson,rate=${rate}${most}`;
  return limit === undefined ? `kind=throughput,max_concurrency=${test.prompts}` : `kind=concurrent,streams=${limit}`;
}
