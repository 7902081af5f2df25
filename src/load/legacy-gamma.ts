import { seededTwister, uniform } from "./mersenne-twister.ts";

/**
 * Standard gamma variates as `np.random.seed(seed); np.random.gamma(shape)` draws them, so that the same seed gives
 * vLLM's own arrivals. Agrees to the last digits of a double (numpy's C library may round `log` and `pow` elsewhere).
 * Source: numpy's `legacy-distributions.c`, `legacy_standard_gamma` (Marsaglia and Tsang 2000 above shape 1).
 */
export function legacyGamma(seed: number, shape: number): () => number {
  const bits = seededTwister(seed);
  const unit = () => uniform(bits);
  const exponential = () => -Math.log(1 - unit());
  if (shape === 1) return exponential;
  return shape < 1 ? () => smallShape(shape, unit, exponential) : largeShape(shape, unit);
}

function smallShape(shape: number, unit: () => number, exponential: () => number): number {
  for (;;) {
    const u = unit();
    const v = exponential();
    if (u <= 1 - shape) {
      const x = u ** (1 / shape);
      if (x <= v) return x;
    } else {
      const y = -Math.log((1 - u) / shape);
      const x = (1 - shape + shape * y) ** (1 / shape);
      if (x <= v + y) return x;
    }
  }
}

function largeShape(shape: number, unit: () => number): () => number {
  const gauss = legacyGauss(unit);
  const b = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * b);
  return () => {
    for (;;) {
      let x = gauss();
      while (1 + c * x <= 0) x = gauss();
      const v = (1 + c * x) ** 3;
      const u = unit();
      if (u < 1 - 0.0331 * (x * x) * (x * x)) return b * v;
      if (Math.log(u) < 0.5 * x * x + b * (1 - v + Math.log(v))) return b * v;
    }
  };
}

/** Polar Box-Muller: two variates a draw, the second is kept. */
function legacyGauss(unit: () => number): () => number {
  let kept: number | undefined;
  return () => {
    if (kept !== undefined) {
      const spare = kept;
      kept = undefined;
      return spare;
    }
    for (;;) {
      const x1 = 2 * unit() - 1;
      const x2 = 2 * unit() - 1;
      const square = x1 * x1 + x2 * x2;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      kept = scale * x1;
      return scale * x2;
    }
  };
}
