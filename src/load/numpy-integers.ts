import { wordsOf } from "./python-random.ts";

const MASK_128 = (1n << 128n) - 1n;
const MASK_64 = (1n << 64n) - 1n;
const MULTIPLIER = 0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645n;

/**
 * `np.random.default_rng(seed).integers(low, high)` with the upper bound included: PCG64 seeded by a SeedSequence, bounded by
 * Lemire's method on 32 bits. vLLM draws the lengths of its random data set with it.
 * Sources: numpy's `bit_generator.pyx`, `pcg64.c`, `distributions.c` (`buffered_bounded_lemire_uint32`).
 */
export function numpyIntegers(seed: number): (low: number, highest: number) => number {
  const next = halves(pcg64(seed));
  return (low, highest) => {
    const width = highest - low + 1;
    if (width <= 1) return low;
    const threshold = (2 ** 32 - width) % width;
    for (;;) {
      const product = BigInt(next()) * BigInt(width);
      if (Number(product & 0xffff_ffffn) >= threshold) return low + Number(product >> 32n);
    }
  };
}

/** Two 32-bit draws of each 64-bit word, the low half first. */
function halves(next: () => bigint): () => number {
  let kept: number | undefined;
  return () => {
    if (kept !== undefined) {
      const high = kept;
      kept = undefined;
      return high;
    }
    const word = next();
    kept = Number(word >> 32n);
    return Number(word & 0xffff_ffffn);
  };
}

function pcg64(seed: number): () => bigint {
  const [a, b, c, d] = seedSequence(seed);
  const increment = (((c << 64n) | d) << 1n) | 1n;
  const step = (state: bigint) => (state * MULTIPLIER + increment) & MASK_128;
  let state = step((step(0n) + ((a << 64n) | b)) & MASK_128);
  return () => {
    state = step(state);
    const rotation = state >> 122n;
    const folded = (state >> 64n) ^ (state & MASK_64);
    return ((folded >> rotation) | (folded << (64n - rotation))) & MASK_64;
  };
}

/** `np.random.SeedSequence(seed).generate_state(4, np.uint64)`. */
function seedSequence(seed: number): readonly [bigint, bigint, bigint, bigint] {
  const hash = hasher(0x43b0_d7e5, 0x931e_8875);
  const entropy = wordsOf(seed);
  const pool = [0, 1, 2, 3].map((index) => hash(entropy[index] ?? 0));
  for (const source of [0, 1, 2, 3]) {
    for (const target of [0, 1, 2, 3]) {
      if (source !== target) pool[target] = mix(pool[target] ?? 0, hash(pool[source] ?? 0));
    }
  }
  const spread = hasher(0x8b51_f9dd, 0x58f3_8ded);
  const words = [0, 1, 2, 3, 0, 1, 2, 3].map((index) => BigInt(spread(pool[index] ?? 0)));
  const pair = (low: number) => (words[low] ?? 0n) | ((words[low + 1] ?? 0n) << 32n);
  return [pair(0), pair(2), pair(4), pair(6)];
}

function hasher(initial: number, multiplier: number): (value: number) => number {
  let constant = initial;
  return (value) => {
    const mixed = value ^ constant;
    constant = Math.imul(constant, multiplier);
    const hashed = Math.imul(mixed, constant);
    return (hashed ^ (hashed >>> 16)) >>> 0;
  };
}

function mix(x: number, y: number): number {
  const mixed = Math.imul(0xca01_f9dd, x) - Math.imul(0x4973_f715, y);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
