import { incompleteBeta, logGamma } from "./special-functions.ts";

/** P(T > t) of Student's t with `df` > 0 degrees of freedom, which need not be whole. */
export function tUpperTail(t: number, df: number): number {
  const beyond = incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2;
  return t >= 0 ? beyond : 1 - beyond;
}

function tDensity(t: number, df: number): number {
  const logScale = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  return Math.exp(logScale - ((df + 1) / 2) * Math.log1p((t * t) / df));
}

/** Rows of one family ask for the same few quantiles, thousands of times. */
const KNOWN_QUANTILES = new Map<number, Map<number, number>>();
const MOST_KNOWN = 1000;

/** The t that is not exceeded with probability `p`, 0 < p < 1. */
export function tQuantile(p: number, df: number): number {
  if (p < 0.5) return -tQuantile(1 - p, df);
  if (KNOWN_QUANTILES.size > MOST_KNOWN) KNOWN_QUANTILES.clear();
  const known = KNOWN_QUANTILES.get(df) ?? new Map<number, number>();
  if (known.size === 0) KNOWN_QUANTILES.set(df, known);
  const quantile = known.get(p) ?? searchQuantile(p, df);
  if (known.size < MOST_KNOWN) known.set(p, quantile);
  return quantile;
}

/** Newton's steps, kept inside a shrinking bracket; p ≥ 0.5. */
function searchQuantile(p: number, df: number): number {
  const target = 1 - p;
  let low = 0;
  let high = 1;
  while (tUpperTail(high, df) > target && high < 1e12) high *= 2;
  let t = high / 2;
  for (let i = 0; i < 200; i++) {
    const excess = tUpperTail(t, df) - target;
    if (excess > 0) low = t;
    else high = t;
    const newton = t + excess / tDensity(t, df);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - t) <= 1e-14 * Math.max(1, t)) return next;
    t = next;
  }
  return t;
}

/** P(F > f) of the F distribution. */
export function fUpperTail(f: number, df1: number, df2: number): number {
  return incompleteBeta(df2 / (df2 + df1 * f), df2 / 2, df1 / 2);
}

/** P(X ≥ k) of a binomial count out of `n`. */
export function binomialUpperTail(k: number, n: number, share: number): number {
  if (k <= 0) return 1;
  return k > n ? 0 : incompleteBeta(share, k, n - k + 1);
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

/**
 * Fisher's exact test, one-sided: the chance that `a` or more of the `a + c` marked items fall
 * into the first group of `n1`, when `n2` others could have had them.
 */
export function fisherUpperTail(a: number, n1: number, c: number, n2: number): number {
  const marked = a + c;
  const all = logChoose(n1 + n2, marked);
  let sum = 0;
  for (let k = a; k <= Math.min(marked, n1); k++) {
    if (marked - k <= n2) sum += Math.exp(logChoose(n1, k) + logChoose(n2, marked - k) - all);
  }
  return Math.min(1, sum);
}
