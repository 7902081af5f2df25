/**
 * Exact one-sided test of Mann and Whitney: the chance that `higher` would rank as high as it does, or higher, among all
 * values if both sides came from one distribution. Ties share their mean rank, and the distribution is that of the
 * ranks as they are, so it stays exact (Streitberg and Röhmel 1986).
 */
export function rankSumUpperTail(higher: readonly number[], lower: readonly number[]): number {
  const ranks = doubledRanks([...higher, ...lower]);
  const seen = ranks.slice(0, higher.length).reduce((sum, rank) => sum + rank, 0);
  const counts = subsetSums(ranks, higher.length);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.slice(seen).reduce((sum, count) => sum + count, 0) / all;
}

/** Twice the rank, so that mean ranks are whole numbers. */
function doubledRanks(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return 2 * below + equal + 1;
  });
}

/** How many subsets of `size` ranks have each sum. */
function subsetSums(ranks: readonly number[], size: number): readonly number[] {
  const most = ranks.reduce((sum, rank) => sum + rank, 0);
  const bySize = Array.from({ length: size + 1 }, () => new Array<number>(most + 1).fill(0));
  const empty = bySize[0];
  if (empty !== undefined) empty[0] = 1;
  for (const rank of ranks) {
    for (let taken = size; taken > 0; taken--) {
      const [target, source] = [bySize[taken], bySize[taken - 1]];
      if (target === undefined || source === undefined) continue;
      for (let sum = most; sum >= rank; sum--) target[sum] = (target[sum] ?? 0) + (source[sum - rank] ?? 0);
    }
  }
  return bySize[size] ?? [];
}
