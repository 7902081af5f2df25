import { type LoadPoint, loadPointId, type RequestRate } from "./load-point.ts";

export type TestKind = "serving" | "latency" | "throughput" | "accuracy";

/** One test at one load point: the unit that is measured. Offline tests have no load point, and their id is the test's name. */
export interface Cell {
  readonly id: string;
  readonly test: string;
  readonly kind: TestKind;
  readonly load?: LoadPoint;
}

export function servingCell(test: string, load: LoadPoint): Cell {
  return { id: `${test}/${loadPointId(load)}`, test, kind: "serving", load };
}

export function offlineCell(test: string, kind: Exclude<TestKind, "serving">): Cell {
  return { id: test, test, kind };
}

const SUITE_FILE = /^(?<test>.+?)_qps_(?<rate>inf|\d+(?:\.\d+)?)(?:_concurrency_(?<concurrency>\d+))?$/;

/**
 * The cell id that a result file's name stands for, as the vLLM and vLLM-Ascend suites name them:
 * `serving_x_tp1_qps_4.json` is `serving_x_tp1/qps=4`; a name without a load point is the id itself.
 */
export function cellIdFromFileName(fileName: string): string {
  const stem = fileName.replace(/^.*[\\/]/, "").replace(/\.[A-Za-z0-9]+$/, "");
  const found = SUITE_FILE.exec(stem)?.groups;
  if (found === undefined) return stem;
  const { test = stem, rate = "inf", concurrency } = found;
  const requestRate: RequestRate = rate === "inf" ? "inf" : Number(rate);
  const load = concurrency === undefined ? { requestRate } : { requestRate, maxConcurrency: Number(concurrency) };
  return servingCell(test, load).id;
}
