/** Part `index` (from 1) of `of`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/**
 * One shard of grouped items: groups stay together, except that one which is larger than a fair share is cut. The
 * largest piece goes to the emptiest shard (longest processing time first), so every item is in exactly one shard.
 * Items keep their order.
 */
export function shardOf<Item>(groups: readonly (readonly Item[])[], { index, of }: Shard): readonly Item[] {
  const items = groups.flat();
  const fairShare = Math.max(1, Math.ceil(items.length / of));
  const pieces = groups.flatMap((group) => pieceUp(group, fairShare)).sort((a, b) => b.length - a.length);
  const shards: Item[][] = Array.from({ length: of }, () => []);
  for (const piece of pieces) {
    const emptiest = shards.reduce((best, shard) => (shard.length < best.length ? shard : best));
    emptiest.push(...piece);
  }
  const mine = new Set(shards[index - 1]);
  return items.filter((item) => mine.has(item));
}

function pieceUp<Item>(group: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(group.length / size) }, (_, piece) =>
    group.slice(piece * size, (piece + 1) * size),
  );
}
