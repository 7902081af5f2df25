import { metricOf } from "../model/metric.ts";
import { DEFAULT_POLICY, type MetricPolicy, type Policy } from "../model/policy.ts";
import type { Path } from "./document.ts";
import type { Findings } from "./findings.ts";
import { nearest } from "./nearest.ts";
import type { RawPolicy } from "./schema.ts";

/** For the guess after a slip; every percentile is known besides these. */
const COMMON_METRICS: readonly string[] = [
  ...["output_throughput", "total_token_throughput", "request_throughput", "request_goodput", "success_rate"],
  ...["ttft", "tpot", "itl", "e2el"].flatMap((name) => [`mean_${name}_ms`, `median_${name}_ms`, `p99_${name}_ms`]),
  ...["avg_latency", "p99_latency", "requests_per_second", "tokens_per_second", "peak_memory_gib"],
];

/** The configured policy. Metrics that it names replace the default gating set. */
export function policySpec(raw: RawPolicy | undefined, findings: Findings): Policy {
  if (raw === undefined) return DEFAULT_POLICY;
  const { alpha, slo } = raw;
  const metrics = raw.metrics === undefined ? DEFAULT_POLICY.metrics : metricPolicies(raw.metrics, findings);
  for (const id of Object.keys(slo)) checkMetric(["policy", "slo", id], id, findings);
  return { alpha, metrics, slo };
}

function metricPolicies(raw: NonNullable<RawPolicy["metrics"]>, findings: Findings): Policy["metrics"] {
  const path = ["policy", "metrics"];
  const metrics = Object.entries(raw).map(([id, metric]): readonly [string, MetricPolicy] => {
    checkMetric([...path, id], id, findings);
    const { gate, relative, absolute } = metric;
    return [id, { gate, relative, absolute, mustSee: metric["must-see"] }];
  });
  const gating = metrics.filter(([, { gate }]) => gate).map(([id]) => id);
  if (gating.length === 0) findings.warn(path, "no metric gates: no pull request can fail, and none is judged");
  else if (!gating.includes("success_rate"))
    findings.warn(path, "success_rate does not gate: failing requests are only shown");
  return Object.fromEntries(metrics);
}

function checkMetric(path: Path, id: string, findings: Findings): void {
  if (metricOf(id) !== undefined) return;
  const guess = nearest(id, COMMON_METRICS);
  const help = guess === undefined ? "ids are vLLM's result keys, such as median_tpot_ms" : `did you mean "${guess}"?`;
  findings.mistake(path, `unknown metric "${id}"; ${help}`, "key");
}
