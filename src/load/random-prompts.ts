import type { DatasetSpec, OwnDatasetSpec } from "../model/spec.ts";
import { type RandomBits, seededTwister } from "./mersenne-twister.ts";
import { numpyIntegers } from "./numpy-integers.ts";
import type { Prompt, PromptForm } from "./prompt.ts";
import { checkLength, checkTotal } from "./prompt-limits.ts";
import { pythonRandom } from "./python-random.ts";

export type RandomDataset = Extract<DatasetSpec, { readonly name: "random" }>;
export type PrefixRepetition = Extract<OwnDatasetSpec, { readonly name: "prefix-repetition" }>;

/** Ids that every vocabulary has and none uses for control: special tokens stand at a vocabulary's two ends. */
export const FIRST_TOKEN_ID = 1000;
export const TOKEN_IDS = 7000;

/** Short words that nearly every tokenizer has as one token with the space before them. */
const WORDS =
  "the of and to in is it you that he was for on are with as his they be at one have this from or had by hot but some what there we can out other were all your when up use word how said an each she which do their time if will way about many then them would write like so these her long make thing see him two has look more day could go come did my no most who over know than call first people side been now find any new work part take get place made live where after back little only round man year came show every good me give our under name very through just form much great think say help low line before turn cause same mean move right boy old too".split(
    " ",
  );

/**
 * Prompts of random content. Lengths are those that `vllm bench serve --dataset-name random` draws for the same seed from
 * [floor(n·(1−ratio)), ceil(n·(1+ratio))] (`get_sampling_params` in `vllm/benchmarks/datasets/utils.py`); the shared prefix comes
 * on top. Content is drawn for each place anew, so that no two prompts share the beginning that a prefix cache could keep.
 */
export function randomPrompts(
  dataset: RandomDataset,
  prompts: number,
  seed: number,
  form: PromptForm,
): readonly Prompt[] {
  const longest = Math.ceil(dataset.inputTokens * (1 + dataset.rangeRatio)) + dataset.prefixTokens;
  checkLength(longest, "random", "the longest prompt");
  checkLength(Math.ceil(dataset.outputTokens * (1 + dataset.rangeRatio)), "random", "the longest answer");
  checkTotal(prompts * (dataset.inputTokens + dataset.prefixTokens), "random");
  const between = numpyIntegers(seed);
  const lengths = (tokens: number, least: number) => {
    const low = Math.max(least, Math.floor(tokens * (1 - dataset.rangeRatio)));
    const high = Math.max(least, Math.ceil(tokens * (1 + dataset.rangeRatio)));
    return Array.from({ length: prompts }, () => between(low, high));
  };
  const inputs = lengths(dataset.inputTokens, 0);
  const outputs = lengths(dataset.outputTokens, 1);
  const bits = seededTwister(seed);
  const prefix = drawIds(bits, dataset.prefixTokens);
  return inputs.map((input, index) => promptOf([...prefix, ...drawIds(bits, input)], outputs[index] ?? 1, form));
}

/**
 * As many prompts for each prefix, in the order in which `vllm bench serve --dataset-name prefix_repetition` shuffles them for the
 * seed. When the number of prompts is no multiple of the prefixes', the last ones go to the first prefixes (vLLM sends fewer).
 */
export function repeatedPrefixes(
  { prefixTokens, suffixTokens, prefixes, outputTokens }: PrefixRepetition,
  prompts: number,
  seed: number,
  form: PromptForm,
): readonly Prompt[] {
  checkLength(prefixTokens + suffixTokens, "prefix-repetition", "a prompt");
  checkLength(outputTokens, "prefix-repetition", "an answer");
  checkTotal(prompts * (prefixTokens + suffixTokens), "prefix-repetition");
  const bits = seededTwister(seed);
  const each = Math.floor(prompts / prefixes);
  const groups = Array.from({ length: prefixes }, (_, index) => {
    const prefix = drawIds(bits, prefixTokens);
    const size = each + (index < prompts % prefixes ? 1 : 0);
    return Array.from({ length: size }, () =>
      promptOf([...prefix, ...drawIds(bits, suffixTokens)], outputTokens, form),
    );
  });
  return pythonRandom(seed).shuffled(groups.flat());
}

/** A word for each id where ids cannot be sent. */
export function promptOf(ids: readonly number[], outputTokens: number, form: PromptForm): Prompt {
  const content = form === "token-ids" ? ids : ids.map((id) => WORDS[id % WORDS.length]).join(" ");
  return { content, inputTokens: ids.length, outputTokens };
}

export function drawIds(bits: RandomBits, count: number): number[] {
  return Array.from({ length: count }, () => FIRST_TOKEN_ID + (bits() % TOKEN_IDS));
}
