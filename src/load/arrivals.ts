import type { RequestRate } from "../model/load-point.ts";
import type { ArrivalSpec } from "../model/spec.ts";
import { legacyGamma } from "./legacy-gamma.ts";

export interface ArrivalPlan extends ArrivalSpec {
  readonly requests: number;
  readonly requestRate: RequestRate;
  readonly seed: number;
}

/**
 * When each request is due, in whole microseconds from the start, exactly as `vllm bench serve --seed` plans it
 * (`get_request` in `vllm/benchmarks/serve.py`): gamma gaps, or constant ones, summed up and, without a ramp-up, stretched so that
 * the last request is due at requests / rate. The first request waits its own gap too. At rate `inf` all are due at once.
 */
export function arrivalsUs({ requests, requestRate, burstiness, rampUp, seed }: ArrivalPlan): readonly number[] {
  if (requestRate === "inf") return Array.from({ length: requests }, () => 0);
  const gap = burstiness === "inf" ? undefined : legacyGamma(seed, burstiness);
  const nextGap = (rate: number) =>
    gap === undefined || burstiness === "inf" ? 1 / rate : (1 / (rate * burstiness)) * gap();
  let sum = 0;
  const seconds = Array.from({ length: requests }, (_, index) => {
    sum += nextGap(
      rampUp === undefined ? requestRate : rampedRate(rampUp, requestRate, index / Math.max(requests - 1, 1)),
    );
    return sum;
  });
  const stretch = rampUp === undefined ? requests / requestRate / sum : 1;
  return seconds.map((second) => Math.round(second * stretch * 1e6));
}

/** @param progress of the requests, from 0 to 1. */
function rampedRate({ from, shape }: NonNullable<ArrivalSpec["rampUp"]>, to: number, progress: number): number {
  return shape === "linear" ? from + (to - from) * progress : from * (to / from) ** progress;
}
