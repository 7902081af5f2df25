/** Requests per second; `"inf"` sends everything at once. */
export type RequestRate = number | "inf";

/** Where a serving test is measured: open loop by rate, closed loop by concurrency, or both. */
export interface LoadPoint {
  readonly requestRate: RequestRate;
  /** Most requests in flight at once; absent means no limit. */
  readonly maxConcurrency?: number;
}

/** `qps=16`, or `qps=inf,concurrency=32`: the part of a cell id behind the slash. */
export function loadPointId(load: LoadPoint): string {
  const rate = `qps=${load.requestRate}`;
  return load.maxConcurrency === undefined ? rate : `${rate},concurrency=${load.maxConcurrency}`;
}
