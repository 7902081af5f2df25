/** The KV blocks that one sequence holds: some shared with equal prefixes, the rest its own. */
export interface Lease {
  readonly shared: number[];
  own: number;
}

export interface PrefixCache {
  /** How many of the leading blocks are here, computed earlier by anyone. */
  readonly match: (hashes: readonly number[]) => number;
  /** Takes the matched blocks and `own` new ones, or nothing when they do not all fit. */
  readonly lease: (matched: readonly number[], own: number) => Lease | undefined;
  /** Takes more blocks of its own; false when they do not fit. */
  readonly grow: (lease: Lease, blocks: number) => boolean;
  /** The prompt is computed: its full blocks may be shared from here on. */
  readonly publish: (lease: Lease, hashes: readonly number[]) => void;
  readonly release: (lease: Lease) => void;
  /** Forgets what nobody holds; false, and nothing forgotten, while anybody holds a block. */
  readonly reset: () => boolean;
  /** Share of the blocks that are held, from 0 to 1. */
  readonly usage: () => number;
}

/** One number a full block, each over the block and all before it, so that equal numbers are equal prefixes. */
export function blockHashes(tokens: readonly number[], blockSize: number): readonly number[] {
  const hashes: number[] = [];
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? 0;
    low = Math.imul(low ^ token, 0x85ebca6b) ^ (low >>> 13);
    high = Math.imul(high ^ token, 0xc2b2ae35) ^ (high >>> 16);
    if ((i + 1) % blockSize === 0) hashes.push((low >>> 0) * 2 ** 21 + ((high >>> 0) % 2 ** 21));
  }
  return hashes;
}

/** Blocks of KV memory with reuse of equal prefixes; unheld blocks stay until the room is needed, least recently used first. */
export function createPrefixCache(capacity: number, reuse: boolean): PrefixCache {
  const holders = new Map<number, number>();
  const unheld = new Set<number>();
  let own = 0;

  const held = () => own + holders.size - unheld.size;
  const makeRoom = () => {
    for (const hash of unheld) {
      if (own + holders.size <= capacity) return;
      unheld.delete(hash);
      holders.delete(hash);
    }
  };
  const take = (lease: Lease, blocks: number) => {
    if (held() + blocks > capacity) return false;
    lease.own += blocks;
    own += blocks;
    makeRoom();
    return true;
  };

  return {
    match(hashes) {
      const missing = hashes.findIndex((hash) => !holders.has(hash));
      return missing === -1 ? hashes.length : missing;
    },
    lease(matched, blocks) {
      const revived = matched.filter((hash) => unheld.has(hash)).length;
      if (held() + revived + blocks > capacity) return undefined;
      for (const hash of matched) {
        holders.set(hash, (holders.get(hash) ?? 0) + 1);
        unheld.delete(hash);
      }
      const lease: Lease = { shared: [...matched], own: 0 };
      take(lease, blocks);
      return lease;
    },
    grow: take,
    publish(lease, hashes) {
      if (!reuse) return;
      for (const hash of hashes.slice(lease.shared.length)) {
        if (holders.has(hash)) continue;
        holders.set(hash, 1);
        lease.shared.push(hash);
        lease.own -= 1;
        own -= 1;
      }
    },
    release(lease) {
      own -= lease.own;
      // The end of a prefix goes first: without its beginning it is of no use to anybody.
      for (const hash of lease.shared.toReversed()) {
        const left = (holders.get(hash) ?? 1) - 1;
        holders.set(hash, left);
        if (left === 0) unheld.add(hash);
      }
    },
    reset() {
      if (held() > 0) return false;
      holders.clear();
      unheld.clear();
      return true;
    },
    usage: () => held() / capacity,
  };
}
