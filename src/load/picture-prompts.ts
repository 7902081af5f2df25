import type { OwnDatasetSpec } from "../model/spec.ts";
import { seededTwister } from "./mersenne-twister.ts";
import { randomPicture } from "./picture.ts";
import type { Prompt, PromptForm } from "./prompt.ts";
import { pythonRandom } from "./python-random.ts";
import { randomPrompts } from "./random-prompts.ts";

export type RandomImages = Extract<OwnDatasetSpec, { readonly name: "random-images" }>;

/** Of warm-up pictures beside pictures from files, whose sizes may be any. */
const COMMON_SIZE = { width: 512, height: 512 };

/** Random texts, each with random pictures. The pictures do not depend on the form of the text. */
export function randomPicturePrompts(dataset: RandomImages, prompts: number, seed: number) {
  const bits = seededTwister(seed);
  const pictures = Array.from({ length: prompts }, () =>
    Array.from({ length: dataset.images }, () => randomPicture(bits, dataset)),
  );
  const { inputTokens, outputTokens, rangeRatio } = dataset;
  const texts = { name: "random", inputTokens, outputTokens, rangeRatio, prefixTokens: 0 } as const;
  return (form: PromptForm): readonly Prompt[] =>
    randomPrompts(texts, prompts, seed, form).map((prompt, index) => ({ ...prompt, images: pictures[index] ?? [] }));
}

/**
 * As many as are wanted, in an order that the seed decides, drawn again by the same generator when there are fewer: as vLLM does it
 * with its files.
 */
export function chosen<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  const order = pythonRandom(seed).shuffled(items).slice(0, count);
  const { below } = pythonRandom(seed);
  const size = order.length;
  while (order.length < count && size > 0) order.push(...order.slice(below(size)).slice(0, 1));
  return order;
}

/** Other texts than the measured ones, and other pictures: an engine caches what it makes of either. */
export function warmUpsBeside(measured: readonly Prompt[], warmups: number, seed: number): readonly Prompt[] {
  const bits = seededTwister(seed);
  return Array.from({ length: warmups }, (_, index) => {
    const { content, outputTokens, images } = measured[index % measured.length] ?? { content: "", outputTokens: 1 };
    const text = `Warm-up ${index}. ${String(content)}`;
    if (images === undefined) return { content: text, outputTokens };
    return { content: text, outputTokens, images: images.map(() => randomPicture(bits, COMMON_SIZE)) };
  });
}
