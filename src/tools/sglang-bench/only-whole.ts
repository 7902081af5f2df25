/** What a printed number can have been before it was rounded. */
interface Range {
  readonly low: number;
  readonly high: number;
}

function rangeOf(word: string): Range {
  const half = 0.5 * 10 ** -(word.split(".")[1]?.length ?? 0);
  return { low: Number(word) - half, high: Number(word) + half };
}

function wholeIn(low: number, high: number): number | undefined {
  const [first, last] = [Math.ceil(low), Math.floor(high)];
  return first === last && first > 0 ? first : undefined;
}

/** The one whole number that `a × b ÷ parts` can be, where the rounding of both leaves no other: 5700.84 token/s in 0.03508 s are 200. */
export function onlyWhole(a: string, b: string, parts = 1): number | undefined {
  const [first, second] = [rangeOf(a), rangeOf(b)];
  return wholeIn((first.low * second.low) / parts, (first.high * second.high) / parts);
}

/** How many of all tokens are not of the `generated`, by the rates of both. */
export function onlyRest(generated: number, total: string, output: string): number | undefined {
  const [all, part] = [rangeOf(total), rangeOf(output)];
  return wholeIn(generated * (all.low / part.high - 1), generated * (all.high / part.low - 1));
}
