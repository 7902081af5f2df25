export interface Choice {
  readonly value: string;
  readonly text: string;
}

export interface FilterState {
  /** Words that must all be in a row's text; lower case. */
  readonly words: readonly string[];
  /** By filter name, the values that are let through; a filter that is not named lets all through. */
  readonly chosen: Readonly<Record<string, ReadonlySet<string>>>;
}

/** Whether a row is shown. `facets` are its values by filter name. */
export function passes(
  { words, chosen }: FilterState,
  text: string,
  facets: Readonly<Record<string, string>>,
): boolean {
  const low = text.toLowerCase();
  return (
    words.every((word) => low.includes(word)) &&
    Object.entries(chosen).every(([name, values]) => values.size === 0 || values.has(facets[name] ?? ""))
  );
}

/** The distinct values of a column, sorted as people count. */
export function choicesOf(values: Iterable<string>): readonly Choice[] {
  const { compare } = new Intl.Collator("en", { numeric: true });
  return [...new Set(values)].sort(compare).map((value) => ({ value, text: value }));
}
