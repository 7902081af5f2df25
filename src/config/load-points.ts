import { type LoadPoint, loadPointId, type RequestRate } from "../model/load-point.ts";

/** Every rate at every limit, each point once, in the order written. No limits means no limit. */
export function loadPoints(rates: readonly RequestRate[], limits: readonly number[] = []): readonly LoadPoint[] {
  const points = rates.flatMap((requestRate): readonly LoadPoint[] =>
    limits.length === 0 ? [{ requestRate }] : limits.map((maxConcurrency) => ({ requestRate, maxConcurrency })),
  );
  return [...new Map(points.map((point) => [loadPointId(point), point])).values()];
}
