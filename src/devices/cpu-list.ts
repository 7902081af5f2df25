/** `0-2,8` as numbers; nothing of what is no such list. */
export function numbersOf(list: string): readonly number[] {
  if (!/^\d+(?:-\d+)?(?:,\s*\d+(?:-\d+)?)*$/.test(list.trim())) return [];
  return list.split(",").flatMap((part) => {
    const [from = Number.NaN, to = from] = part.split("-").map(Number);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);
  });
}
