import { metricOf } from "../model/metric.ts";
import type { Policy } from "../model/policy.ts";
import type { Session } from "../model/session.ts";
import type { CompareInput } from "./compare-input.ts";
import { seriesOf } from "./gating.ts";
import type { CellRecords } from "./own-records.ts";
import { median } from "./sample.ts";
import type { Refusal } from "./series.ts";
import { listed } from "./wording.ts";

export type Cells = ReadonlyMap<string, CellRecords>;

export interface MissingCell {
  readonly cell: string;
  readonly gating: boolean;
  readonly reason: string;
  /** Something kept it from being measured, so that its absence says nothing of the engine. */
  readonly excused: boolean;
}

export interface Missing {
  readonly cells: readonly MissingCell[];
  /** One row for each gating metric that the baseline has and the head has not. */
  readonly rows: readonly Refusal[];
  /** Cells of the newest baseline session that the head's plan does not have. */
  readonly unplanned: readonly string[];
}

/**
 * Cells that should have a valid trial on the head and have none. A session without a plan, such as an import,
 * or one whose variants are kept apart, is expected to have what the newest baseline session has, unless they share no cell at all.
 */
export function findMissing(
  head: Session,
  own: Cells,
  newest: Cells | undefined,
  { policy, by }: Pick<CompareInput, "policy" | "by">,
): Missing {
  const before = [...(newest ?? new Map<string, CellRecords>()).keys()];
  const planned = head.expectedCells.length > 0 && by === undefined;
  const alike = before.some((cell) => own.has(cell));
  const expected = new Set([...(planned ? head.expectedCells : alike ? before : []), ...own.keys()]);
  const cells = [...expected].flatMap((cell) => {
    if ((own.get(cell)?.first.length ?? 0) > 0) return [];
    const known = newest?.get(cell);
    const gating = known === undefined || gatingRows(known, policy, "").length > 0;
    return [{ cell, gating, ...explain(head, own.get(cell)) }];
  });
  const unplanned = before.filter((cell) => !expected.has(cell));
  const rowsOf = (cell: string, reason: string) => {
    const known = newest?.get(cell);
    return known === undefined ? [] : gatingRows(known, policy, reason);
  };
  return {
    cells,
    unplanned,
    rows: [
      ...cells.flatMap(({ cell, reason }) => rowsOf(cell, `missing on the head: ${reason}`)),
      ...unplanned.flatMap((cell) => rowsOf(cell, "not in this run's plan: renamed, removed or filtered out")),
    ],
  };
}

function explain(head: Session, records: CellRecords | undefined): Pick<MissingCell, "reason" | "excused"> {
  if (records !== undefined && records.invalid.length > 0) {
    return { excused: true, reason: `only invalid trials (${listed([...new Set(records.invalid)])})` };
  }
  const [why] = head.notes;
  if (!head.complete && why !== undefined)
    return { excused: true, reason: `not measured, the session ended early (${why})` };
  return { excused: false, reason: "no trial of it was recorded" };
}

function gatingRows({ cell, first }: CellRecords, policy: Policy, reason: string): readonly Refusal[] {
  const ids = new Set(first.flatMap(({ metrics }) => Object.keys(metrics)));
  return [...ids].sort().flatMap((id) => {
    const metric = metricOf(id);
    if (metric === undefined) return [];
    const series = seriesOf(cell, metric, policy);
    const values = first.flatMap(({ metrics }) => metrics[id] ?? []).filter(Number.isFinite);
    const level = median(values);
    if (!series.gating) return [];
    const samples = { base: [values], head: [] };
    return [
      {
        kind: "refusal" as const,
        series,
        reason,
        samples,
        fresh: true,
        ...(level === undefined ? {} : { base: level }),
      },
    ];
  });
}
