/** The base and its newest ancestors, newest first. */
export type Ancestry = readonly string[];

interface Ranked<T> {
  readonly item: T;
  /** Commits between the item's and the base; absent when its commit is no known ancestor. */
  readonly distance?: number;
}

/** The base's own and its ancestors' first, nearest first, then others; newest first among equals (run numbers grow with time). */
export function nearestFirst<T extends { readonly number: number }>(
  items: readonly T[],
  ancestry: Ancestry,
  commitOf: (item: T) => string,
): readonly Ranked<T>[] {
  const distances = new Map(ancestry.map((sha, distance) => [sha, distance]));
  return items
    .map((item) => {
      const distance = distances.get(commitOf(item));
      return { item, ...(distance === undefined ? {} : { distance }) };
    })
    .sort((a, b) => {
      const nearer = (a.distance ?? Number.MAX_SAFE_INTEGER) - (b.distance ?? Number.MAX_SAFE_INTEGER);
      return nearer === 0 ? b.item.number - a.item.number : nearer;
    });
}

interface Nearest {
  readonly commit: string;
  readonly distance?: number | undefined;
  readonly base?: string | undefined;
}

/** How far the nearest baseline is from the commit that the change is compared with. */
export function distanceNote({ commit, distance, base }: Nearest): string {
  if (base === undefined) return `newest baseline: ${commit}`;
  if (distance === 0) return `the base commit ${base} itself was measured`;
  if (distance === undefined) return `no known ancestor of ${base} was measured; newest baseline: ${commit}`;
  return `last measured ancestor of ${base}: ${commit}, ${distance} commits before it`;
}
