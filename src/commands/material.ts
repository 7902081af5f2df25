import { pastSeries } from "../compare/backtest-series.ts";
import type { Comparison } from "../model/comparison.ts";
import type { Material, Shift } from "../model/material.ts";
import type { Policy } from "../model/policy.ts";
import type { Session } from "../model/session.ts";
import { byTime } from "../store/session-folder.ts";
import { readTrialFiles } from "./trial-files.ts";

/** A session and the folders that its legs lie in; none when only its records are at hand. */
export interface Placed {
  readonly session: Session;
  readonly folders: readonly string[];
}

interface Gathered {
  readonly comparison: Comparison;
  readonly head: Placed;
  readonly past: readonly Placed[];
  readonly policy: Policy;
  /** The head's folder as seen from the page. */
  readonly folder?: string;
}

/** What a page shows beside a comparison: read where it lies on this disk, absent otherwise. */
export async function materialOf({ comparison, head, past, policy, folder }: Gathered): Promise<Material> {
  const oldestFirst = [...past].sort((a, b) => byTime(a.session, b.session));
  const sessions = oldestFirst.map(({ session }) => session);
  const newest = oldestFirst.at(-1);
  const importantFirst = [...new Set(comparison.rows.map(({ cell }) => cell))];
  return {
    head: head.session,
    past: sessions,
    shifts: shiftsOf(sessions, policy),
    files: await readTrialFiles([head, ...(newest === undefined ? [] : [newest])], importantFirst),
    ...(folder === undefined ? {} : { folder }),
  };
}

/** Where levels changed for good, over sessions that are oldest first. */
export function shiftsOf(sessions: readonly Session[], policy: Policy): readonly Shift[] {
  const history = sessions.map((session) => ({ label: session.id, session, pullRequest: false, targets: [] }));
  return [...pastSeries(history, policy).values()].flatMap(({ series: { cell, metric }, shifts }) =>
    shifts.map(({ place, before, after }) => ({
      cell,
      metric: metric.id,
      session: sessions[place]?.id ?? "",
      before,
      after,
    })),
  );
}
