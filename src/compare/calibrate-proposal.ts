import type { Alarm, Proposal, ProposedMetric, Sight } from "../model/backtest.ts";
import { DEFAULT_POLICY, type MetricPolicy, metricPolicy, type Policy } from "../model/policy.ts";
import { median } from "./sample.ts";
import { percent } from "./wording.ts";

/** Sizes that people like to read. */
const MUST_SEE = [0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3, 0.5] as const;
const FAIL_LEVELS = [0.03, 0.05, 0.08, 0.1, 0.15, 0.2] as const;

/** What a row can see moves with the estimate of its noise: by a quarter up in one of ten cases, at 12 degrees of freedom. */
const MARGIN = 1.3;

/**
 * The policy that a machine's noise allows: `must-see` from what each row can see, with a margin; a row that cannot see
 * half is only shown; a fail level above the alarms that turned out to be noise, with the old level as its warn level.
 */
export function propose(sights: readonly Sight[], falseAlarms: readonly Alarm[], policy: Policy): Proposal {
  const metrics: Record<string, ProposedMetric> = {};
  const cells: Record<string, Record<string, ProposedMetric>> = {};
  const gating = sights.filter((sight) => sight.gating);
  for (const metric of new Set(gating.map((sight) => sight.metric))) {
    const own = gating.filter((sight) => sight.metric === metric);
    const common = proposedFor(own, falseAlarms, metricPolicy(policy, metric, ""));
    metrics[metric] = common;
    for (const sight of own) {
      const asked = metricPolicy(policy, metric, sight.cell);
      const special = proposedFor([sight], falseAlarms, asked);
      if (!sameLevels(special, common)) cells[sight.cell] = { ...cells[sight.cell], [metric]: special };
    }
  }
  return { metrics: { ...metrics, ...unseen(policy, metrics) }, cells };
}

/** What gates and cannot be proposed: proportions, and what was not measured. Offers of the default policy are left out. */
function unseen(policy: Policy, seen: Proposal["metrics"]): Proposal["metrics"] {
  const others = Object.entries(policy.metrics).filter(([id, { gate }]) => gate && !Object.hasOwn(seen, id));
  const kept = others.filter(([id]) => id === "success_rate" || !Object.hasOwn(DEFAULT_POLICY.metrics, id));
  const why = "as it was: not followed here";
  return Object.fromEntries(
    kept.map(([id, { gate, relative, mustSee }]) => [id, { gate, relative, mustSee, why }] as const),
  );
}

function proposedFor(sights: readonly Sight[], falseAlarms: readonly Alarm[], asked: MetricPolicy): ProposedMetric {
  const seen = median(sights.flatMap(({ detectable }) => detectable ?? []));
  if (seen === undefined) return { gate: asked.gate, why: "not judged on this history: too few sessions" };
  const mustSee = MUST_SEE.find((size) => size >= MARGIN * seen);
  const saw = `could see ${percent(seen)}`;
  if (mustSee === undefined) return { gate: false, why: `${saw}: too blind to decide` };
  const isOwn = (alarm: Alarm) => sights.some(({ cell, metric }) => cell === alarm.cell && metric === alarm.metric);
  const worst = Math.max(0, ...falseAlarms.filter(isOwn).map(({ change }) => Math.abs(change)));
  const raised = worst < asked.relative ? undefined : FAIL_LEVELS.find((level) => level > worst);
  if (raised === undefined) return { gate: true, relative: asked.relative, mustSee, why: saw };
  return {
    gate: true,
    relative: raised,
    mustSee: Math.max(mustSee, raised),
    warn: asked.relative,
    why: `${saw}; a false alarm was as large as ${percent(worst)}`,
  };
}

function sameLevels(a: ProposedMetric, b: ProposedMetric): boolean {
  return a.gate === b.gate && a.relative === b.relative && a.mustSee === b.mustSee && a.warn === b.warn;
}

/** The policy with what was proposed in place of what it said. */
export function withProposal(policy: Policy, { metrics, cells }: Proposal): Policy {
  const common = Object.entries(metrics).map(([id, proposed]) => {
    return [id, { ...metricPolicy(policy, id, ""), ...levelsOf(proposed) }] as const;
  });
  const own = Object.entries(cells).map(([pattern, proposed]) => {
    const levels = Object.entries(proposed).map(([id, metric]) => [id, levelsOf(metric)] as const);
    return { pattern, metrics: Object.fromEntries(levels), slo: {} };
  });
  return {
    ...policy,
    metrics: { ...policy.metrics, ...Object.fromEntries(common) },
    cells: [...(policy.cells ?? []), ...own],
  };
}

function levelsOf({ why: _, ...levels }: ProposedMetric): Partial<MetricPolicy> {
  return levels;
}
