import type { Args, DatasetSpec } from "../model/spec.ts";

/**
 * The lengths of random prompts for SGLang's and LMDeploy's clients, which draw each from [ratio × longest, longest]: these flags
 * span the mean length ± the range.
 */
export function lengthsBelow({
  inputTokens,
  outputTokens,
  rangeRatio,
}: Extract<DatasetSpec, { readonly name: "random" }>): Args {
  return {
    "random-input-len": Math.round(inputTokens * (1 + rangeRatio)),
    "random-output-len": Math.round(outputTokens * (1 + rangeRatio)),
    "random-range-ratio": (1 - rangeRatio) / (1 + rangeRatio),
  };
}
