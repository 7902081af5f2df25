import { matchesCell } from "../model/cell-pattern.ts";
import { metricOf } from "../model/metric.ts";
import { nearest } from "../model/nearest.ts";
import {
  type CellPolicy,
  DEFAULT_POLICY,
  type DriftPolicy,
  type MetricPolicy,
  metricPolicy,
  type Policy,
} from "../model/policy.ts";
import type { Path } from "./document.ts";
import type { Findings } from "./findings.ts";
import type { RawPolicy } from "./schema.ts";

/** For the guess after a slip; every percentile is known besides these. */
const COMMON_METRICS: readonly string[] = [
  ...["output_throughput", "total_token_throughput", "request_throughput", "request_goodput", "success_rate"],
  ...["ttft", "tpot", "itl", "e2el"].flatMap((name) => [`mean_${name}_ms`, `median_${name}_ms`, `p99_${name}_ms`]),
  ...["avg_latency", "p99_latency", "requests_per_second", "tokens_per_second", "peak_memory_gib"],
];

const SECONDS_A_DAY = 86_400;

/**
 * The configured policy. Metrics that it names replace the default gating set. `declared` tells that a tool may measure metrics of its own,
 * whose unit and direction its output declares: then an id that is not known here is no mistake.
 */
export function policySpec(raw: RawPolicy | undefined, findings: Findings, declared: boolean): Policy {
  if (raw === undefined) return DEFAULT_POLICY;
  const checkMetric = metricCheck(findings, declared);
  const { alpha, slo } = raw;
  const metrics =
    raw.metrics === undefined ? DEFAULT_POLICY.metrics : metricPolicies(raw.metrics, checkMetric, findings);
  for (const id of Object.keys(slo)) checkMetric(["policy", "slo", id], id);
  const cells = Object.entries(raw.cells).map(([pattern, own]) => cellPolicy(pattern, own, checkMetric));
  const drift = raw.drift === undefined ? undefined : driftPolicy(raw.drift, checkMetric);
  const policy = {
    alpha,
    metrics,
    slo,
    maxAgeDays: raw["max-age"] / SECONDS_A_DAY,
    ...(cells.length === 0 ? {} : { cells }),
    ...(drift === undefined ? {} : { drift }),
  };
  checkWarnLevels(policy, findings);
  return policy;
}

function driftPolicy(
  { since, budget, levels }: NonNullable<RawPolicy["drift"]>,
  checkMetric: CheckMetric,
): DriftPolicy {
  const pinned = Object.entries(levels).flatMap(([cell, metrics]) =>
    Object.entries(metrics).map(([metric, level]) => {
      checkMetric(["policy", "drift", "levels", cell, metric], metric);
      return { cell, metric, level };
    }),
  );
  return { since, budget, levels: pinned };
}

/** One line for each pattern that means none of the cells: most likely a slip. */
export function patternsWithoutCell({ cells = [], drift }: Policy, ids: readonly string[]): readonly string[] {
  const idle = cells.filter(({ pattern }) => !ids.some((id) => matchesCell(pattern, id)));
  const gone = new Set(drift?.levels.flatMap(({ cell }) => (ids.includes(cell) ? [] : [cell])));
  const known = `there are ${ids.slice(0, 3).join(", ")}${ids.length > 3 ? " …" : ""}`;
  return [
    ...idle.map(({ pattern }) => `policy.cells: "${pattern}" matches no cell of this configuration; ${known}`),
    ...[...gone].map((cell) => `policy.drift.levels: "${cell}" is no cell of this configuration; ${known}`),
  ];
}

function metricPolicies(
  raw: NonNullable<RawPolicy["metrics"]>,
  checkMetric: CheckMetric,
  findings: Findings,
): Policy["metrics"] {
  const path = ["policy", "metrics"];
  const metrics = Object.entries(raw).map(([id, metric]): readonly [string, MetricPolicy] => {
    checkMetric([...path, id], id);
    const { gate, relative, absolute, warn } = metric;
    return [id, { gate, relative, absolute, mustSee: metric["must-see"], ...(warn === undefined ? {} : { warn }) }];
  });
  const gating = metrics.filter(([, { gate }]) => gate).map(([id]) => id);
  if (gating.length === 0) findings.warn(path, "no metric gates: no pull request can fail, and none is judged");
  else if (!gating.includes("success_rate"))
    findings.warn(path, "success_rate does not gate: failing requests are only shown");
  return Object.fromEntries(metrics);
}

type RawCell = RawPolicy["cells"][string];

function cellPolicy(pattern: string, { metrics, slo }: RawCell, checkMetric: CheckMetric): CellPolicy {
  const path = ["policy", "cells", pattern];
  for (const [part, ids] of Object.entries({ metrics, slo })) {
    for (const id of Object.keys(ids)) checkMetric([...path, part, id], id);
  }
  const own = Object.entries(metrics).map(([id, { "must-see": mustSee, ...asked }]) => {
    const said = Object.entries({ ...asked, mustSee }).filter(([, value]) => value !== undefined);
    return [id, Object.fromEntries(said)] as const;
  });
  return { pattern, metrics: Object.fromEntries(own), slo };
}

/** A warn level at or above the fail level would never show. */
function checkWarnLevels(policy: Policy, findings: Findings): void {
  const useless = ({ warn, relative, absolute }: MetricPolicy) =>
    warn !== undefined && absolute === 0 && warn >= relative;
  const why = "the warn level is not below relative, so nothing is ever only warned of";
  for (const [id, metric] of Object.entries(policy.metrics)) {
    if (useless(metric)) findings.warn(["policy", "metrics", id, "warn"], `${id}: ${why}`);
  }
  for (const { pattern, metrics } of policy.cells ?? []) {
    for (const [id, { warn }] of Object.entries(metrics)) {
      const path = ["policy", "cells", pattern, "metrics", id, "warn"];
      if (warn !== undefined && useless(metricPolicy(policy, id, pattern))) findings.warn(path, `${id}: ${why}`);
    }
  }
}

type CheckMetric = (path: Path, id: string) => void;

function metricCheck(findings: Findings, declared: boolean): CheckMetric {
  return (path, id) => {
    if (metricOf(id) !== undefined) return;
    const guess = nearest(id, COMMON_METRICS);
    const meant = guess === undefined ? "" : `; if "${guess}" was meant, write that`;
    const rule = "it is judged only where a tool's output declares its unit and direction";
    if (declared) findings.warn(path, `"${id}" is no metric that is known here: ${rule}${meant}`);
    else {
      const help =
        guess === undefined
          ? "ids are vLLM's result keys, such as median_tpot_ms; only tests of the tools custom and command declare their own"
          : `did you mean "${guess}"?`;
      findings.mistake(path, `unknown metric "${id}"; ${help}`, "key");
    }
  };
}
