import type { TrialRecord } from "../model/record.ts";
import type { Session } from "../model/session.ts";
import { SENTINEL } from "../model/trial.ts";

/** All records of one cell in one session. */
export interface CellRecords {
  readonly cell: string;
  /** Of the first measurement, by repeat. */
  readonly first: readonly TrialRecord[];
  /** Of its confirmation on a freshly started server, by repeat. */
  readonly again: readonly TrialRecord[];
  /** Why the other records of the cell say nothing. */
  readonly invalid: readonly string[];
  /** How many of the first measurement these are. */
  readonly unusable: number;
  /** Two valid records that claim to be the same repeat. */
  readonly duplicates: readonly string[];
}

/**
 * The valid records of the commit that a session stands for, cell by cell: records of the base that were interleaved
 * with the head's are not its own. Separating variants makes each of them a cell of its own.
 */
export function ownCells(session: Session, by?: "variant"): ReadonlyMap<string, CellRecords> {
  const hasHead = session.records.some(({ variant }) => variant === "head");
  const measured = session.records.filter(({ variant }) => variant !== SENTINEL);
  const own = by === "variant" ? measured : measured.filter((r) => !hasHead || r.variant !== "base");
  const groups = new Map<string, Map<string, TrialRecord>>();
  for (const record of own) {
    const cell = by === "variant" ? `${record.cell} [${record.variant}]` : record.cell;
    const trials = groups.get(cell) ?? new Map<string, TrialRecord>();
    groups.set(cell, trials.set(record.trial, record));
  }
  return new Map(
    [...groups].map(([cell, trials]) => [cell, cellRecords(cell, [...trials.values()], (round) => round === 0)]),
  );
}

/** Cells that were measured again together with the base, in turn and in one job. */
export function confirmingPairs({ records }: Session): ReadonlyMap<string, Pairing> {
  const again = records.filter(({ round, variant }) => round > 0 && variant !== SENTINEL);
  const cells = new Set(again.filter(({ variant }) => variant === "base").map(({ cell }) => cell));
  const side = (cell: string, which: (variant: string) => boolean) => {
    const own = again.filter((one) => one.cell === cell && which(one.variant));
    return cellRecords(cell, own, () => true);
  };
  return new Map(
    [...cells].map((cell) => [
      cell,
      { head: side(cell, (variant) => variant !== "base"), base: side(cell, (variant) => variant === "base") },
    ]),
  );
}

export interface Pairing {
  readonly head: CellRecords;
  readonly base: CellRecords;
}

function cellRecords(cell: string, records: readonly TrialRecord[], isFirst: (round: number) => boolean): CellRecords {
  const valid = records
    .filter(({ validity }) => validity.state === "valid")
    .sort((a, b) => a.round - b.round || a.repeat - b.repeat || (a.trial < b.trial ? -1 : 1));
  const twice = valid.filter((one, i) => one.round === valid[i - 1]?.round && one.repeat === valid[i - 1]?.repeat);
  return {
    cell,
    first: valid.filter(({ round }) => isFirst(round)),
    again: valid.filter(({ round }) => !isFirst(round)),
    invalid: records.flatMap(({ validity }) => (validity.state === "invalid" ? validity.reasons : [])),
    unusable: records.filter(({ round, validity }) => isFirst(round) && validity.state === "invalid").length,
    duplicates: [...new Set(twice.map(({ round, repeat }) => `repeat ${repeat} of round ${round}`))],
  };
}
