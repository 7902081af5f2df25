/** Uniform numbers in [0, 1). */
export type Random = () => number;

/** 32-bit FNV-1a over the UTF-16 units of a text: http://www.isthe.com/chongo/tech/comp/fnv/. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The same sequence for the same name: mulberry32, https://github.com/bryc/code/blob/master/jshash/PRNGs.md. */
export function randomNamed(name: string): Random {
  let state = hashText(name);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}

/** Standard normal, by Box and Muller. */
export function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Gamma of scale 1, by Marsaglia and Tsang (2000); `shape` must be at least 1. */
export function gamma(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = gaussian(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Student's t with 4 degrees of freedom, scaled to a standard deviation of 1: heavy tails on both sides. */
export function heavyTailed(random: Random): number {
  const chiSquared = 2 * gamma(random, 2);
  return gaussian(random) / Math.sqrt(chiSquared / 4) / Math.SQRT2;
}
