import { type Metric, metricOf } from "../model/metric.ts";
import type { Policy } from "../model/policy.ts";
import type { TrialRecord } from "../model/record.ts";
import type { RequestLogs } from "../model/requests.ts";
import { flagChanges } from "./engine-flags.ts";
import { sinceAccepted } from "./excuses.ts";
import { failedMore, hasNoFailure, speedTrials, tallyOf, total } from "./failures.ts";
import { seriesOf } from "./gating.ts";
import { samplesOf, shownOf, storedValues } from "./metric-values.ts";
import { metricsOf, SUCCESS } from "./metrics-of.ts";
import type { CellRecords } from "./own-records.ts";
import { tailChanges } from "./request-tails.ts";
import { otherWork, outputChange, type Pair, samePairs } from "./same-work.ts";
import { median, noRatio } from "./sample.ts";
import { type Case, ENOUGH, isIdle, type PairFacts, type Refusal } from "./series.ts";
import { slideOfCell, windowOf } from "./window.ts";
import { counted, signedPercent } from "./wording.ts";

/** One cell as it was measured in every session that may be compared, newest first. */
export interface CellSides {
  readonly head: CellRecords;
  readonly base: readonly CellRecords[];
  /** Why there is nothing to compare with, should `base` be empty. */
  readonly absent: string;
  /** Of pairs: stored sessions of the base. */
  readonly history?: readonly CellRecords[];
  readonly requests?: RequestLogs | undefined;
  /** The sessions of `base` tell their times, so that it is known which is newer. */
  readonly inTime?: boolean;
}

/** What can be said of a cell, metric by metric, or why nothing can. */
export function casesOf(
  { head, base, absent, history = [], requests = new Map(), inTime = false }: CellSides,
  policy: Policy,
  paired: boolean,
): readonly Case[] {
  const past = history.map(({ first }) => first).filter((side) => otherWork(head.first, side) === undefined);
  const cell = { cell: head.cell, policy, paired, past, requests, inTime, fresh: !paired && base.length < ENOUGH };
  const measured = base.filter(({ first }) => first.length > 0);
  const refuseAll = (reason: string, isNew = false): readonly Refusal[] =>
    metricsOf([head.first, ...measured.map(({ first }) => first)].flat()).map((metric) =>
      refusal({ ...cell, fresh: isNew }, metric, reason, head.first, measured[0]?.first ?? []),
    );

  if (base.length === 0) return refuseAll(absent, true);
  const duplicate = [head, ...base].find(({ duplicates }) => duplicates.length > 0);
  if (duplicate !== undefined) return refuseAll(`two trials claim ${duplicate.duplicates[0]}`);
  if (measured.length === 0) return refuseAll("every baseline trial of this cell was invalid");

  const matched = measured.map((side) => ({ side, refused: otherWork(head.first, side.first) }));
  const sides = matched.flatMap(({ side, refused }) => (refused === undefined ? [side.first] : []));
  if (sides.length === 0) return refuseAll(matched[0]?.refused ?? "not comparable");

  const left = measured.length - sides.length;
  const remarks = [
    ...(left === 0 ? [] : [`${counted(left, "baseline session")} had another workload or tool`]),
    ...(flagChanges(head.first[0], sides[0]?.[0]).length === 0 ? [] : ["the engine was started with other flags"]),
  ];
  return [...shareCases(head, sides, { ...cell, remarks }), ...speedCases(head, sides, { ...cell, remarks })];
}

interface Setting {
  readonly cell: string;
  readonly policy: Policy;
  readonly paired: boolean;
  /** Stored sessions of the base, beside pairs. */
  readonly past: readonly Trials[];
  readonly requests: RequestLogs;
  readonly inTime: boolean;
  readonly fresh: boolean;
  readonly remarks?: readonly string[];
}

type Trials = readonly TrialRecord[];

function shareCases(head: CellRecords, sides: readonly Trials[], setting: Setting): readonly Case[] {
  const metric = metricOf(SUCCESS);
  if (metric === undefined) return [];
  const tallies = (records: Trials) => records.flatMap((record) => tallyOf(record) ?? []);
  const base = sides.map(tallies).filter((side) => side.length > 0);
  const own = tallies(head.first);
  if (own.length === 0 && base.length === 0) return [];
  const refuse = (reason: string) => [refusal(setting, metric, reason, head.first, sides[0] ?? [])];
  if (own.length === 0) return refuse("the head's tool printed no request counts");
  if (base.length === 0) return refuse("the baseline's tool printed no request counts");
  const before = total(base.flat());
  if (before.failed === before.requested) return refuse("every request failed on the baseline too");
  const series = seriesOf(setting.cell, metric, setting.policy, setting.remarks);
  return [{ kind: "share", series, head: own, again: tallies(head.again), base, fresh: setting.fresh }];
}

function speedCases(head: CellRecords, sides: readonly Trials[], setting: Setting): readonly Case[] {
  const metrics = metricsOf([head.first, ...sides].flat()).filter(({ id }) => id !== SUCCESS);
  const trials = sides.map((side) => speedTrials(head.first, side));
  const usable = trials.flatMap((side) => (side.state === "usable" ? [side] : []));
  const own = usable[0]?.head ?? [];
  if (usable.length === 0) {
    const reason = trials.flatMap((side) => (side.state === "refused" ? [side.reason] : []))[0] ?? "requests failed";
    return metrics.map((metric) => refusal(setting, metric, reason, head.first, sides[0] ?? []));
  }
  const output = outputChange(own, usable[0]?.base ?? []);
  const remarks = [
    ...(setting.remarks ?? []),
    ...(output === undefined ? [] : [`${signedPercent(output)} output tokens`]),
    ...(own.length < head.first.length ? ["trials with failed requests left out"] : []),
  ];
  const base = usable.map((side) => side.base);
  const repeated = speedTrials(head.again, base[0] ?? []);
  const again = repeated.state === "usable" ? repeated.head : [];
  const cellSlide = setting.inTime && !setting.paired ? cellSlideOf(base, metrics, setting) : 0;
  const material = {
    first: own,
    again,
    base,
    fewerTokens: (output ?? 0) < 0,
    failedMore: failedMore(head.first, sides.flat()),
    cellSlide,
  };
  return metrics.flatMap((metric) => {
    const one = speedCase(material, metric, { ...setting, remarks });
    return isIdle(one) ? [] : [one];
  });
}

/** Of the gating metrics that every session has. */
function cellSlideOf(base: readonly Trials[], metrics: readonly Metric[], { cell, policy }: Setting): number {
  const rows = metrics.flatMap((metric) => {
    const series = seriesOf(cell, metric, policy);
    const sides = series.gating ? base.map((side) => samplesOf(side, metric)) : [[]];
    return sides.every((side) => side.length > 0 && side.every((value) => value > 0)) ? [{ sides, series }] : [];
  });
  return slideOfCell(rows);
}

interface Material {
  readonly first: Trials;
  readonly again: Trials;
  readonly base: readonly Trials[];
  readonly fewerTokens: boolean;
  readonly failedMore: boolean;
  /** How many of the newest sessions are a slide of the whole cell. */
  readonly cellSlide: number;
}

function speedCase(
  { first, again, base, fewerTokens, failedMore, cellSlide }: Material,
  metric: Metric,
  setting: Setting,
): Case {
  const head = samplesOf(first, metric);
  const { all, withZero } = storedValues(base, metric, setting.paired);
  const sides = setting.paired ? all : sinceAccepted(all, setting.cell, metric.id, setting.policy);
  const anew = sides.length < all.length;
  const fresh = setting.fresh || (anew && sides.length < ENOUGH);
  const refuse = (reason: string, fresh = setting.fresh) =>
    refusal({ ...setting, fresh }, metric, reason, first, base[0] ?? []);
  if (sides.length === 0) return refuse("new: no baseline session has this metric", true);
  if (head.length === 0) return refuse("the head has no finite value of this metric", false);
  const odd = noRatio(head, sides);
  if (odd !== undefined) return refuse(odd, false);
  const remarks = [...(setting.remarks ?? []), ...withZero, ...(anew ? ["baselines since the accepted slowdown"] : [])];
  const series = seriesOf(setting.cell, metric, setting.policy, remarks);
  if (setting.paired) {
    const both = samePairs(first, base[0] ?? []).filter((pair) =>
      pair.every(({ metrics }) => Number.isFinite(metrics[metric.id])),
    );
    if (both.length === 0) return refuse("no repeat was measured on both sides", false);
    const side = (which: 0 | 1) => both.map((pair) => pair[which].metrics[metric.id] ?? Number.NaN);
    const pairs = pairFacts(both, setting, metric);
    const remark = pairs.tails === undefined ? [] : ["the change is that of the same slowest requests, pair by pair"];
    return {
      kind: "shift",
      series: { ...series, remarks: [...series.remarks, ...remark] },
      head: side(0),
      again: [],
      base: [side(1)],
      pairs,
      fewerTokens,
      failedMore,
      fresh: setting.fresh,
    };
  }
  const { inTime } = setting;
  const repeated = samplesOf(again, metric).filter((value) => value > 0);
  const window = inTime
    ? windowOf(sides, series, sides.length === base.length ? cellSlide : 0)
    : { base: sides, slid: [], remarks: [] };
  return {
    kind: "shift",
    series: { ...series, remarks: [...series.remarks, ...window.remarks] },
    head,
    again: repeated,
    base: window.base,
    inTime,
    slid: window.slid,
    fewerTokens,
    failedMore,
    fresh,
  };
}

function pairFacts(both: readonly Pair[], { past, requests }: Setting, metric: Metric): PairFacts {
  const tails = tailChanges(both, metric, requests);
  const starts = both.flatMap(([head, base]) =>
    head.server === undefined || base.server === undefined ? [] : [`${head.server.start}|${base.server.start}`],
  );
  return {
    history: past
      .map((side) => samplesOf(side.filter(hasNoFailure), metric).filter((value) => value > 0))
      .filter(({ length }) => length > 1),
    starts: starts.length === both.length ? starts : [],
    ...(tails === undefined ? {} : { tails }),
    sameRequests: both.every(([head, base]) => head.seed !== undefined && head.seed === base.seed),
  };
}

function refusal(setting: Setting, metric: Metric, reason: string, head: Trials, base: Trials): Refusal {
  const [before, now] = [shownOf(base, metric), shownOf(head, metric)];
  const [was, is] = [median(before), median(now)];
  return {
    kind: "refusal",
    series: seriesOf(setting.cell, metric, setting.policy, setting.remarks),
    reason,
    samples: { base: before.length === 0 ? [] : [before], head: now },
    ...(was === undefined ? {} : { base: was }),
    ...(is === undefined ? {} : { head: is }),
    fresh: setting.fresh,
  };
}
