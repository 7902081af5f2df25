import { UserError } from "../../model/errors.ts";
import type { Trial } from "../../model/trial.ts";
import type { ServingTarget } from "../serving-target.ts";
import { unknownDataset } from "../unknown-dataset.ts";
import { portOf, python } from "./python.ts";

/** AISBench's configuration for prompts of random length, on the server's completions or chat. */
export function syntheticConfig(trial: Trial, { baseUrl, model, load }: ServingTarget): string {
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
