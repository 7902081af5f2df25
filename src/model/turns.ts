import { digestOf } from "./digest.ts";

/**
 * In which order the variants are measured in a round: base, head, head, base, so that a steady drift cancels out over two
 * rounds. Which of them begins such a block is drawn from the seed. Of more than two variants, every second round runs backwards.
 */
export function turnsOf(variants: readonly string[], round: number, seed: number): readonly string[] {
  const block = Math.floor(round / 2);
  const backwards = Number.parseInt(digestOf(["turns", seed, block]).slice(0, 2), 16) % 2;
  return (round + backwards) % 2 === 0 ? variants : variants.toReversed();
}
