import type { CompareInput } from "./compare-input.ts";
import { judgeRows } from "./judge-rows.ts";
import { LOOKS } from "./looks.ts";
import { confirmingPairs, ownCells } from "./own-records.ts";
import { samePairs } from "./same-work.ts";
import { counted } from "./wording.ts";

/** Pairs of a cell to be measured next: repeats `from` to `to`, the last one excluded. */
export interface NextPairs {
  readonly cell: string;
  readonly from: number;
  readonly to: number;
}

export interface NextLook {
  /** Empty when more pairs would change nothing. */
  readonly cells: readonly NextPairs[];
  readonly reason: string;
}

/**
 * What to measure before the next look at the pairs: in paired mode of every planned cell, otherwise of the cells that the
 * stored sessions make suspect, or cannot tell of. A cell goes on while one of its gating rows is undecided, or could not have
 * seen its must-see.
 */
export function nextLook(input: CompareInput): NextLook {
  const { head, baselines, by, paired = false, looks = LOOKS } = input;
  const { judgements } = judgeRows({ ...input, looks, confirmBy: "pairs" });
  const pairings = confirmingPairs(head);
  const own = ownCells(head, by);
  const other = baselines.state === "found" && paired ? ownCells(baselines.sessions[0] ?? head, by) : undefined;
  const sidesOf = (cell: string) =>
    paired
      ? [own.get(cell)?.first, other?.get(cell)?.first]
      : [pairings.get(cell)?.head.first, pairings.get(cell)?.base.first];
  const pairsOf = (cell: string) => {
    const [ours = [], theirs = []] = sidesOf(cell);
    return samePairs(ours, theirs).length;
  };

  const open = judgements.filter(({ row }) => row.gating && row.suspicion === "open");
  const blind = judgements.filter((judged) => judged.blind !== undefined);
  // Fewer than the first look wants: not begun, or cut off.
  const planned = paired ? head.expectedCells.filter((cell) => pairsOf(cell) < (looks[0]?.pairs ?? 0)) : [];
  const wanted = new Set([...planned, ...[...open, ...blind].map(({ row }) => row.cell)]);
  const cells = [...wanted].sort().flatMap((cell) => {
    const from = pairsOf(cell);
    const next = looks.find(({ pairs }) => pairs > from);
    return next === undefined ? [] : [{ cell, from, to: next.pairs }];
  });
  return { cells, reason: reasonOf(cells.length, open.length, blind.length) };
}

function reasonOf(cells: number, open: number, blind: number): string {
  if (cells === 0) return "more pairs would change nothing";
  if (open + blind === 0) return `${counted(cells, "cell")} without enough pairs to look at`;
  const why = [
    ...(open === 0 ? [] : [`${counted(open, "gating row")} undecided`]),
    ...(blind === 0 ? [] : [`${counted(blind, "gating row")} could not have seen the must-see`]),
  ];
  return why.join(", ");
}
