/** A number as Python prints it; `undefined` for anything else, so that `1,834` or a cut word is never a number. */
export function printedNumber(word: string): number | undefined {
  return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(word) ? Number(word) : undefined;
}

/** `"none"` and `"inf"` as vLLM's clients write them; other words as they are. */
export function printedSetting(word: string): string | number {
  return (
    printedNumber(word) ?? word.replace(/^(?:None|inf|infinity)$/i, (known) => (/^n/i.test(known) ? "none" : "inf"))
  );
}
