import { digestOf } from "./digest.ts";

/**
 * In which order the variants are measured in a round. Two rounds are a block, and its second one runs backwards, so that a
 * steady drift cancels out: base, head, head, base. Which of two variants begins a block is drawn from the seed. More variants
 * begin each block with the next row of a Williams square, from a drawn one on: after as many blocks as there are variants,
 * each stood at each place, and before and after each other one, equally often (Williams 1949, doi:10.1071/CH9490149).
 */
export function turnsOf(variants: readonly string[], round: number, seed: number): readonly string[] {
  const block = Math.floor(round / 2);
  const order = williamsRow(variants, rowOf(variants.length, block, seed));
  return round % 2 === 0 ? order : order.toReversed();
}

function rowOf(variants: number, block: number, seed: number): number {
  const draw = (of: number) => Number.parseInt(digestOf(["turns", seed, of]).slice(0, 2), 16);
  return variants === 2 ? draw(block) % 2 : (draw(0) + block) % variants;
}

/** The first row goes 0, 1, n - 1, 2, n - 2 …; row r is the first one, each moved on by r. */
function williamsRow(variants: readonly string[], row: number): readonly string[] {
  const n = variants.length;
  return variants.flatMap((_, place) => {
    const zigzag = place % 2 === 1 ? (place + 1) / 2 : n - place / 2;
    return variants[(zigzag + row) % n] ?? [];
  });
}
