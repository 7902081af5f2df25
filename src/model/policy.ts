/** How one metric is judged. A regression must pass both sizes. */
export interface MetricPolicy {
  /** Gating rows decide; observed rows are only shown. */
  readonly gate: boolean;
  /** Smallest relative change that matters, as a fraction. */
  readonly relative: number;
  /** Smallest absolute change that matters, in the metric's unit. */
  readonly absolute: number;
  /** A green gating row must have been able to see a change of this fraction. */
  readonly mustSee: number;
}

export interface Policy {
  /** Chance of a false regression on a pull request that changes nothing, over all its gating rows together. */
  readonly alpha: number;
  readonly metrics: Readonly<Record<string, MetricPolicy>>;
  /** Absolute limits in the metric's unit, checked whatever the baseline says. */
  readonly slo: Readonly<Record<string, number>>;
}

export const DEFAULT_METRIC_POLICY: MetricPolicy = { gate: false, relative: 0.02, absolute: 0, mustSee: 0.2 };

const GATING: MetricPolicy = { ...DEFAULT_METRIC_POLICY, gate: true };

/**
 * What gates when the configuration names no metric. The offline tools have one chief number each,
 * which gates too: a latency or throughput test would otherwise be green without a comparison.
 */
export const DEFAULT_POLICY: Policy = {
  alpha: 0.05,
  metrics: {
    output_throughput: GATING,
    mean_tpot_ms: GATING,
    median_tpot_ms: GATING,
    success_rate: GATING,
    avg_latency: GATING,
    tokens_per_second: GATING,
  },
  slo: {},
};

export function metricPolicy(policy: Policy, metric: string): MetricPolicy {
  return policy.metrics[metric] ?? DEFAULT_METRIC_POLICY;
}
