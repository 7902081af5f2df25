import { tQuantile } from "../../../src/compare/distributions.ts";
import { rankSumUpperTail } from "../../../src/compare/rank-sum.ts";
import { median } from "../../../src/compare/sample.ts";

/** One metric as a peer sees it: worse is always larger. Newest run last. */
export interface Seen {
  /** One run of each earlier session. */
  readonly history: readonly number[];
  readonly head: number;
  /** Five runs of the newest session, and of the head's. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Whether the peer's rule calls the head a regression. Sources and defaults: docs/statistics.md, "The rules of others". */
export interface Peer {
  readonly name: string;
  readonly alarms: (seen: Seen) => boolean;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** github-action-benchmark: the ratio to the one value before. */
const ratio = (threshold: number): Peer => ({
  name: `ratio to the last value above ${Math.round(100 * threshold)} %`,
  alarms: ({ history, head }) => head / (history.at(-1) ?? head) > threshold,
});

/** Bencher: the boundary of a t-test of one new value against ten. */
const boundary = (quantile: number): Peer => ({
  name: `t-test boundary ${quantile}, 10 runs`,
  alarms: ({ history, head }) => {
    const last = history.slice(-10);
    const n = last.length;
    const centre = mean(last);
    const deviation = Math.sqrt(last.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (n - 1));
    return head > centre + tQuantile(quantile, n - 1) * deviation * Math.sqrt(1 + 1 / n);
  },
});

/** benchstat: two-sided Mann–Whitney at .05, five runs a side. */
const benchstat: Peer = {
  name: "benchstat, Mann–Whitney 5 + 5 runs",
  alarms: ({ before, after }) =>
    2 * rankSumUpperTail(after, before) < 0.05 && (median(after) ?? 0) > (median(before) ?? 0),
};

/** rustc-perf: a change larger than the upper fence of thirty earlier changes. */
const fence: Peer = {
  name: "3 × IQR of 30 earlier changes",
  alarms: ({ history, head }) => {
    const last = history.slice(-31);
    const changes = last.slice(1).map((value, i) => Math.abs(value / (last[i] ?? value) - 1));
    const sorted = changes.sort((a, b) => a - b);
    const at = (share: number) => {
      const place = share * (sorted.length - 1);
      const low = sorted[Math.floor(place)] ?? 0;
      return low + ((sorted[Math.ceil(place)] ?? low) - low) * (place % 1);
    };
    const change = head / (last.at(-1) ?? head) - 1;
    return changes.length > 1 && change > at(0.75) + 3 * (at(0.75) - at(0.25));
  },
};

export const PEERS: readonly Peer[] = [ratio(2), ratio(1.1), boundary(0.98), benchstat, fence];
