import type { Metric } from "../model/metric.ts";
import { REQUEST_STATUSES, type RequestLog, type RequestLogs, type Requests } from "../model/requests.ts";
import type { Pair } from "./same-work.ts";
import { mean } from "./sample.ts";

type Value = (requests: Requests, row: number) => number;

/** In µs; what cannot be told of a request is not a number. */
const VALUES: Readonly<Record<string, Value>> = {
  ttft: ({ ttftUs }, row) => ttftUs[row] ?? Number.NaN,
  e2el: ({ e2elUs }, row) => e2elUs[row] ?? Number.NaN,
  tpot: ({ ttftUs, e2elUs, outputTokens }, row) => {
    const tokens = outputTokens[row] ?? 0;
    return tokens < 2 ? Number.NaN : ((e2elUs[row] ?? Number.NaN) - (ttftUs[row] ?? Number.NaN)) / (tokens - 1);
  },
};

const TAIL_METRIC = /^p(\d+(?:\.\d+)?)_(ttft|tpot|e2el)_ms$/;

/** Of the requests, slowest first; a percentile above p95 rests on too few of them to be compared alone. */
const TAIL = 0.05;

/**
 * Pair by pair: the mean of ln head − ln base over the requests in the upper tail of ln base + ln head. Choosing them by both
 * sides together favours neither. `undefined` where not every pair sent the same requests at the same instants.
 */
export function tailChanges(
  pairs: readonly Pair[],
  { id, kind }: Metric,
  logs: RequestLogs,
): readonly number[] | undefined {
  const [, percentile, name] = TAIL_METRIC.exec(id) ?? [];
  const value = name === undefined ? undefined : VALUES[name];
  if (kind !== "tail" || value === undefined) return undefined;
  const share = Math.max(TAIL, 1 - Number(percentile) / 100);
  const changes = pairs.map(([head, base]) => tailChange(logs.get(head), logs.get(base), value, share));
  return changes.every((change) => change !== undefined) ? changes : undefined;
}

const COMPLETED = REQUEST_STATUSES.indexOf("completed");

function tailChange(head: RequestLog | undefined, base: RequestLog | undefined, value: Value, share: number) {
  if (head === undefined || base === undefined) return undefined;
  const same = head.digests.schedule === base.digests.schedule && head.digests.requests === base.digests.requests;
  const [now, before] = [head.requests, base.requests];
  if (!same || now.status.length !== before.status.length) return undefined;
  const both: { readonly sum: number; readonly change: number }[] = [];
  for (const row of now.status.keys()) {
    if (now.status[row] !== COMPLETED || before.status[row] !== COMPLETED) continue;
    if (now.outputTokens[row] !== before.outputTokens[row]) return undefined;
    const [h, b] = [Math.log(value(now, row)), Math.log(value(before, row))];
    if (Number.isFinite(h) && Number.isFinite(b)) both.push({ sum: h + b, change: h - b });
  }
  const slowest = both.sort((x, y) => y.sum - x.sum).slice(0, Math.ceil(share * both.length - 1e-9));
  return slowest.length === 0 ? undefined : mean(slowest.map(({ change }) => change));
}
