/** For clients that draw normal lengths: the standard deviation, in tokens, of lengths that are uniform in `length` ± `range` × `length`. */
export function normalSpread(length: number, range: number): number {
  return Math.round((length * range) / Math.sqrt(3));
}
