import { matchesCell } from "../model/cell-pattern.ts";
import { type MetricKind, metricOf } from "../model/metric.ts";
import type { Policy } from "../model/policy.ts";
import { type AcceptedLevel, type Excuse, MOST_FALL, type Waiver } from "../model/waiver.ts";
import { median } from "./sample.ts";
import type { Samples } from "./series.ts";
import type { Judgement } from "./verdict.ts";
import { percent, worseSign } from "./wording.ts";

export interface Excused {
  readonly judgements: readonly Judgement[];
  /** One for each waiver and accepted level of the policy. */
  readonly excuses: readonly Excuse[];
}

/**
 * Takes gating rows that look worse out of the decision where the base branch excuses them; their verdict stays to be read.
 * `day` is the day that is judged on, `2026-11-22`; without it no waiver holds.
 */
export function applyExcuses(judgements: readonly Judgement[], policy: Policy, day: string | undefined): Excused {
  const { waivers = [], accepted = [] } = policy;
  const candidates = [
    ...accepted.map((level) => acceptedCandidate(level, judgements)),
    ...waivers.map((waiver) => waiverCandidate(waiver, day)),
  ];
  const used = new Map<Candidate, number>();
  const exceeded = new Map<Candidate, number>();
  const count = (counts: Map<Candidate, number>, one: Candidate) => counts.set(one, (counts.get(one) ?? 0) + 1);
  const settled = judgements.map((judged) => {
    const { row } = judged;
    const suspected = row.suspicion === "open" || row.suspicion === "confirmed";
    if (!row.gating || !suspected) return judged;
    const about = candidates.filter(({ covers }) => covers(judged));
    const excuse = about.find(({ allows, live }) => live && allows(judged));
    if (excuse === undefined) {
      for (const one of about) count(exceeded, one);
      return judged;
    }
    count(used, excuse);
    const reason = `${excuse.words}: ${row.reason}`;
    return { ...judged, row: { ...row, suspicion: "excused" as const, reason } };
  });
  return {
    judgements: settled,
    excuses: candidates.map((one) => {
      const rows = used.get(one) ?? exceeded.get(one) ?? 0;
      const state = !one.live ? "expired" : used.has(one) ? "used" : exceeded.has(one) ? "exceeded" : "idle";
      return { ...one.shown, state, rows };
    }),
  };
}

interface Candidate {
  readonly shown: Omit<Excuse, "state" | "rows">;
  readonly words: string;
  readonly live: boolean;
  readonly covers: (judged: Judgement) => boolean;
  readonly allows: (judged: Judgement) => boolean;
}

function waiverCandidate(waiver: Waiver, day: string | undefined): Candidate {
  const { cells, metric, owner, reason, atMost, until } = waiver;
  return {
    shown: {
      kind: "waiver",
      scope: `${cells} ${metric}, at most ${percent(atMost)}${fallNote(waiver)}`,
      owner,
      reason,
      until,
    },
    words: `waived by ${owner} until ${until} (${reason})`,
    live: day !== undefined && day <= until,
    covers: ({ row, finding }) =>
      matchesCell(cells, row.cell) &&
      (metric === row.metric || (metric === "*" && isSpeed(finding.series.metric.kind))),
    allows: ({ row, finding: { series } }) =>
      row.change * worseSign(series.metric) <= (series.metric.betterWhen === "higher" ? largestFall(atMost) : atMost),
  };
}

/** Above a half a fall is counted as the time that it stands for: three times the time (200 %) is a third of the throughput. */
function largestFall(atMost: number): number {
  return Math.max(Math.min(atMost, MOST_FALL), atMost / (1 + atMost));
}

function fallNote({ metric, atMost }: Waiver): string {
  const falls = atMost > MOST_FALL && metricOf(metric)?.betterWhen !== "lower";
  return falls ? ` (${percent(largestFall(atMost))} of what is better higher)` : "";
}

/** `"*"` is about slowness: that requests fail must be waived by name. */
function isSpeed(kind: MetricKind): boolean {
  return kind !== "proportion";
}

/** It holds only while the baseline is at one of its two levels: one that has moved on was never decided about. */
function acceptedCandidate(
  { cell, metric, from, to, owner, evidence }: AcceptedLevel,
  judgements: readonly Judgement[],
): Candidate {
  const about = judgements.find(({ row }) => row.cell === cell && row.metric === metric);
  const near = ({ row, finding: { series } }: Judgement) =>
    [from, to].some((level) => Math.abs(row.base / level - 1) <= series.policy.relative);
  return {
    shown: { kind: "accepted", scope: `${cell} ${metric}, from ${from} to ${to}`, owner, reason: evidence },
    words: `accepted by ${owner}, from ${from} to ${to} (${evidence})`,
    live: about === undefined || near(about),
    covers: ({ row }) => row.cell === cell && row.metric === metric,
    allows: ({ row, finding: { series } }) => worseSign(series.metric) * (row.head / to - 1) <= series.policy.relative,
  };
}

/** `2 regressions waived by @mona until 2026-12-31`: what a pass lets through, one part for each excuse. */
export function excusedRegressions(excuses: readonly Excuse[]): readonly string[] {
  return excuses
    .filter(({ state }) => state === "used")
    .map(({ kind, owner, until, rows }) => {
      const what = rows === 1 ? "1 regression" : `${rows} regressions`;
      return kind === "waiver"
        ? `${what} waived by ${owner} until ${until ?? "an unknown day"}`
        : `${what} accepted by ${owner}`;
    });
}

/** One sentence for each excuse that a reader may count on in vain. */
export function excuseSentences(excuses: readonly Excuse[]): readonly string[] {
  return excuses.flatMap(({ kind, scope, owner, until, state, rows }) => {
    const which =
      kind === "waiver" ? `the waiver of ${owner} for ${scope}` : `the slowdown that ${owner} accepted for ${scope}`;
    if (state === "expired" && kind === "accepted")
      return [`${which} no longer applies: the baseline is near neither level, and it excuses nothing any more`];
    if (state === "expired") return [`${which} ended on ${until ?? "an unknown day"}: it excuses nothing any more`];
    if (state === "exceeded")
      return [`${which} does not reach so far: ${rows} of its rows gate${rows === 1 ? "s" : ""} again`];
    return [];
  });
}

/**
 * The baseline sessions, newest first, that a series is judged against: those since an accepted slowdown landed. As long
 * as the newest session is nearer to the old level, it has not, and all of them count.
 */
export function sinceAccepted(
  sides: readonly Samples[],
  cell: string,
  metric: string,
  { accepted = [] }: Policy,
): readonly Samples[] {
  const level = accepted.findLast((one) => one.cell === cell && one.metric === metric);
  if (level === undefined) return sides;
  const landed = (side: Samples) => {
    const at = Math.log(median(side) ?? Number.NaN);
    return Math.abs(at - Math.log(level.to)) < Math.abs(at - Math.log(level.from));
  };
  const first = sides.findIndex((side) => !landed(side));
  return first <= 0 ? sides : sides.slice(0, first);
}
