/** One column of a pair such as `TTFT before (ms)` and `TTFT after (ms)`. */
export interface Sided {
  readonly at: number;
  readonly side: string;
  /** The label without the word of its side. */
  readonly label: string;
}

const SIDE =
  /\b(?:before|after|baseline|base|head|old|new|main|master|pr|patched|candidate)\b|(?:优化|修改|改动|升级|调优|合入|绑核|绑定|改)[前后]|(?<=^|[\s(（])[前后](?=$|[\s)）])/i;

/** The columns that say which side they are of, where two of them are sides of one measure; none of any other table. */
export function sidesIn(header: readonly string[]): readonly Sided[] {
  const sided = header.flatMap((name, at): readonly Sided[] => {
    const side = SIDE.exec(name)?.[0];
    return side === undefined ? [] : [{ at, side: side.toLowerCase(), label: withoutSide(name) }];
  });
  const isPaired = sided.some(({ label, side }) =>
    sided.some((other) => other.label === label && other.side !== side && label !== ""),
  );
  return isPaired ? sided : [];
}

function withoutSide(name: string): string {
  return name
    .replace(SIDE, " ")
    .replace(/[(（]\s*[)）]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
