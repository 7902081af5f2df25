import type { RequestRate } from "../model/load-point.ts";
import { legacyGamma } from "./legacy-gamma.ts";

export interface ArrivalPlan {
  readonly requests: number;
  readonly requestRate: RequestRate;
  readonly burstiness: number;
  readonly seed: number;
}

/**
 * When each request is due, in whole microseconds from the start, exactly as `vllm bench serve --seed` plans it
 * (`get_request` in `vllm/benchmarks/serve.py`): gamma gaps, summed up, stretched so that the last request is due at
 * requests / rate. The first request waits its own gap too. At rate `inf` all are due at once.
 */
export function arrivalsUs({ requests, requestRate, burstiness, seed }: ArrivalPlan): readonly number[] {
  if (requestRate === "inf") return Array.from({ length: requests }, () => 0);
  const gap = legacyGamma(seed, burstiness);
  const scale = 1 / (requestRate * burstiness);
  let sum = 0;
  const seconds = Array.from({ length: requests }, () => {
    sum += scale * gap();
    return sum;
  });
  const stretch = requests / requestRate / sum;
  return seconds.map((second) => Math.round(second * stretch * 1e6));
}
