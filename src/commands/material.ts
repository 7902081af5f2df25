import { pastSeries } from "../compare/backtest-series.ts";
import type { Comparison } from "../model/comparison.ts";
import type { KnownLevel, Material, Shift } from "../model/material.ts";
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
  const compared = new Set(comparison.baseline.sessions.map(({ id }) => id));
  const oldestFirst = past
    .filter(({ session }) => compared.size === 0 || compared.has(session.id))
    .sort((a, b) => byTime(a.session, b.session));
  const sessions = oldestFirst.map(({ session }) => session);
  const newest = oldestFirst.at(-1);
  const importantFirst = [...new Set(comparison.rows.map(({ cell }) => cell))];
  return {
    head: head.session,
    past: sessions,
    shifts: shiftsOf(sessions, policy),
    levels: levelsOf(policy),
    files: await readTrialFiles([head, ...(newest === undefined ? [] : [newest])], importantFirst),
    ...(folder === undefined ? {} : { folder }),
  };
}

/** What the base branch accepted, and what the levels of a release were. */
export function levelsOf({ accepted = [], drift }: Policy): readonly KnownLevel[] {
  return [
    ...accepted.map(({ cell, metric, to, owner }) => ({ cell, metric, label: `accepted, ${owner}`, value: to })),
    ...(drift?.levels ?? []).map(({ cell, metric, level }) => ({
      cell,
      metric,
      label: drift?.since ?? "",
      value: level,
    })),
  ];
}

/** Where levels changed for good, over sessions that are oldest first. */
function shiftsOf(sessions: readonly Session[], policy: Policy): readonly Shift[] {
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
