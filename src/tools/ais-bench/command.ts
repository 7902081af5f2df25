import { join } from "node:path";
import { UserError } from "../../model/errors.ts";
import { argsToFlags } from "../../model/flags.ts";
import type { Trial } from "../../model/trial.ts";
import { merged } from "../merged-args.ts";
import { type ServingTarget, servingTarget } from "../serving-target.ts";
import type { Target, ToolCommand } from "../tool.ts";
import { unknownDataset } from "../unknown-dataset.ts";

/**
 * The exact command of one trial. AISBench takes server, load and data set from a Python file, which is written for it; it names
 * the folder of its results after the time, so what it prints is read. It ends with 0 when some requests failed, and with 1 and
 * no result when all did.
 */
export function command(trial: Trial, target: Target): ToolCommand {
  const serving = servingTarget("ais-bench", trial, target);
  const { test } = trial;
  const config = join(target.folder, "ais-bench-config.py");
  const args = merged(test.args, { mode: "perf", "work-dir": target.folder, "num-warmups": test.warmups, debug: true });
  return {
    argv: ["ais_bench", config, ...argsToFlags(args)],
    env: test.env,
    resultFile: join(target.folder, "printed-instead.txt"),
    files: { [config]: configOf(trial, serving) },
  };
}

function configOf(trial: Trial, { baseUrl, model, load }: ServingTarget): string {
  const { test, seed } = trial;
  const { dataset } = test;
  if (dataset?.name !== "random" || dataset.prefixTokens > 0) {
    throw dataset === undefined
      ? new UserError(`test ${test.name}: ais-bench needs a dataset`, { hint: "dataset: { name: random }" })
      : unknownDataset("ais-bench", test, dataset);
  }
  const url = new URL(baseUrl);
  const chat = test.endpoint === "chat";
  const range = (length: number): string => {
    const [least, most] = [
      Math.round(length * (1 - dataset.rangeRatio)),
      Math.round(length * (1 + dataset.rangeRatio)),
    ];
    return `dict(Method="uniform", Params=dict(MinValue=${least}, MaxValue=${most}))`;
  };
  return `from ais_bench.benchmark.models import ${chat ? "VLLMCustomAPIChat" : "VLLMCustomAPI"}
from ais_bench.benchmark.datasets import MATHEvaluator, SyntheticDataset, math_postprocess_v2
from ais_bench.benchmark.openicl.icl_inferencer import GenInferencer
from ais_bench.benchmark.openicl.icl_prompt_template import PromptTemplate
from ais_bench.benchmark.openicl.icl_retriever import ZeroRetriever
from ais_bench.benchmark.summarizers import DefaultPerfSummarizer
from ais_bench.benchmark.calculators import DefaultPerfMetricCalculator

models = [dict(
    attr="service", type=${chat ? "VLLMCustomAPIChat" : "VLLMCustomAPI"}, abbr="model", path=${python(model)}, model=${python(model)},
    stream=True, request_rate=${load.requestRate === "inf" ? 0 : load.requestRate}, retry=1, api_key="",
    host_ip=${python(url.hostname)}, host_port=${portOf(url)}, url="", enable_ssl=${url.protocol === "https:" ? "True" : "False"},
    max_out_len=${dataset.outputTokens}, batch_size=${load.maxConcurrency ?? test.prompts}, trust_remote_code=False,
    generation_kwargs=dict(temperature=0, seed=${seed}, ignore_eos=${test.ignoreEos ? "True" : "False"}),
)]
datasets = [dict(
    abbr="synthetic", type=SyntheticDataset, model_path=${python(model)}, trust_remote_code=False,
    config=dict(Type="string", RequestCount=${test.prompts}, TrustRemoteCode=False, StringConfig=dict(
        Input=${range(dataset.inputTokens)}, Output=${range(dataset.outputTokens)})),
    reader_cfg=dict(input_columns=["question", "max_out_len"], output_column="answer"),
    infer_cfg=dict(
        prompt_template=dict(type=PromptTemplate, template="{question}"),
        retriever=dict(type=ZeroRetriever), inferencer=dict(type=GenInferencer)),
    eval_cfg=dict(evaluator=dict(type=MATHEvaluator, version="v2"), pred_postprocessor=dict(type=math_postprocess_v2)),
)]
summarizer = dict(attr="performance", type=DefaultPerfSummarizer, calculator=dict(
    type=DefaultPerfMetricCalculator, stats_list=["Average", "Min", "Max", "Median", "P75", "P90", "P99"]))
`;
}

function portOf({ port, protocol }: URL): string {
  if (port !== "") return port;
  return protocol === "https:" ? "443" : "80";
}

/** A Python string: JSON's escapes are Python's too. */
function python(text: string): string {
  return JSON.stringify(text);
}
