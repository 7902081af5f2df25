/**
 * Adjusted p-values of Benjamini and Hochberg, in the order given. A row is found at level alpha when its
 * adjusted p is ≤ alpha; when nothing changed at all, the chance of any find is ≤ alpha (Simes).
 * `rows` counts those too that are not given because their p is 1.
 */
export function benjaminiHochberg(ps: readonly number[], rows = ps.length): readonly number[] {
  const falling = ps.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(ps.length);
  let least = 1;
  for (const [place, { p, index }] of falling.entries()) {
    least = Math.min(least, (p * rows) / (ps.length - place));
    adjusted[index] = least;
  }
  return adjusted;
}
