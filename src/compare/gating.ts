import type { Metric } from "../model/metric.ts";
import { DEFAULT_POLICY, type MetricPolicy, metricPolicy, type Policy } from "../model/policy.ts";
import type { Series } from "./series.ts";

const FINITE_RATE = /\/qps=\d/;
const PACED = new Set(["request_throughput", "requests_per_second", "output_throughput", "total_token_throughput"]);

/**
 * A series and whether it decides. Below saturation the client's pace sets every throughput: the requests a second can not
 * become fewer, so they never gate; the tokens a second fall when the engine no longer keeps up, so they may.
 */
export function seriesOf(cell: string, metric: Metric, policy: Policy, remarks: readonly string[] = []): Series {
  const asked: MetricPolicy = metricPolicy(policy, metric.id, cell);
  const paced = FINITE_RATE.test(cell) && PACED.has(metric.id);
  const bound = paced && metric.id === "request_throughput";
  const remark = bound
    ? ["set by the request rate, so it never gates"]
    : paced
      ? ["bounded by the request rate: it only falls when the engine no longer keeps up"]
      : [];
  return { cell, metric, policy: asked, gating: asked.gate && !bound, remarks: [...remarks, ...remark] };
}

/** Metrics that the user made gating and that nothing measured; the default ones are offers, not demands. */
export function unmeasured(policy: Policy, seen: ReadonlySet<string>): readonly string[] {
  const asked = [policy, ...(policy.cells ?? [])].flatMap(({ metrics }) => Object.entries(metrics));
  const gating = new Set(asked.filter(([, { gate }]) => gate === true).map(([id]) => id));
  return [...gating].filter((id) => !seen.has(id) && !Object.hasOwn(DEFAULT_POLICY.metrics, id));
}
