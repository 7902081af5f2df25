import type { Args, DatasetSpec } from "../../model/spec.ts";

/** A data set in the flags that `vllm bench serve` and `vllm bench throughput` have in common. */
export function datasetArgs(dataset: DatasetSpec): Args {
  switch (dataset.name) {
    case "random":
      return {
        "dataset-name": "random",
        "random-input-len": dataset.inputTokens,
        "random-output-len": dataset.outputTokens,
        "random-range-ratio": dataset.rangeRatio,
        "random-prefix-len": dataset.prefixTokens,
      };
    case "sharegpt":
      return {
        "dataset-name": "sharegpt",
        "dataset-path": dataset.path,
        ...(dataset.outputTokens === undefined ? {} : { "sharegpt-output-len": dataset.outputTokens }),
      };
    case "custom":
      return { "dataset-name": "custom", "dataset-path": dataset.path, "custom-output-len": dataset.outputTokens };
  }
}
