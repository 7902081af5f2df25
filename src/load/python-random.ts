import { keyedTwister } from "./mersenne-twister.ts";

export interface PythonRandom {
  /** Uniform whole number in [0, bound). */
  below(bound: number): number;
  shuffled<T>(items: readonly T[]): T[];
}

/** Python's `random.seed(seed)` with its `shuffle` and `choice`, so that a seed picks the same lines of a data set as vLLM's does. */
export function pythonRandom(seed: number): PythonRandom {
  const bits = keyedTwister(wordsOf(seed));
  const below = (bound: number) => {
    const unused = Math.clz32(bound);
    let drawn = bits() >>> unused;
    while (drawn >= bound) drawn = bits() >>> unused;
    return drawn;
  };
  const shuffled = <T>(items: readonly T[]): T[] => {
    const order = items.map((_, index) => index);
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = below(last + 1);
      const kept = order[last] ?? 0;
      order[last] = order[other] ?? 0;
      order[other] = kept;
    }
    return order.flatMap((index) => items.slice(index, index + 1));
  };
  return { below, shuffled };
}

/** The 32-bit words of a seed, least significant first: how Python and numpy spread a whole number into a generator's key. */
export function wordsOf(seed: number): readonly number[] {
  const high = Math.floor(seed / 0x1_0000_0000);
  return high === 0 ? [seed >>> 0] : [seed >>> 0, high];
}
