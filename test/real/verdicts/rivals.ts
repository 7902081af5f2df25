import { metricOf } from "../../../src/model/metric.ts";
import type { TrialRecord } from "../../../src/model/record.ts";
import { PEERS, type Seen } from "./peers.ts";
import { historyOf } from "./pull-request.ts";
import { randomOf } from "./random.ts";
import type { Figure } from "./table.ts";
import { cellName, isTail, STUDY, startOf, trials } from "./world.ts";

const RUNS = 5;
const HISTORY = 31;

/** The rules of others on the same simulated pull requests, with as much history as each asks for. */
export function rivals(pullRequests: number, seed: number): readonly Figure[] {
  return [0, 0.05, 0.1].flatMap((slowdown, i) => {
    const random = randomOf(seed + i);
    const sums = PEERS.map(() => ({ failed: 0, mean: 0, tail: 0 }));
    for (let k = 0; k < pullRequests; k++) {
      const seen = pullRequest({ ...STUDY, slowdown, repeats: 1 }, random);
      for (const [p, peer] of PEERS.entries()) {
        const found = seen.filter((one) => peer.alarms(one.seen));
        const sum = sums[p];
        if (sum === undefined) continue;
        sum.failed += Number(found.length > 0);
        sum.mean += found.filter(({ metric, cell }) => cell === cellName(0) && !isTail(metric)).length / 7;
        sum.tail += found.filter(({ metric, cell }) => cell === cellName(0) && isTail(metric)).length / 3;
      }
    }
    return PEERS.map(({ name }, p) => ({
      section: "The rules of others on the same pull requests",
      what: `${name}, ${slowdown === 0 ? "nothing changed" : `${100 * slowdown} % slower`}`,
      simulated: pullRequests,
      values: {
        failed: (sums[p]?.failed ?? 0) / pullRequests,
        ...(slowdown === 0
          ? {}
          : {
              "a mean found": (sums[p]?.mean ?? 0) / pullRequests,
              "a p99 found": (sums[p]?.tail ?? 0) / pullRequests,
            }),
      },
    }));
  });
}

function pullRequest(world: typeof STUDY, random: ReturnType<typeof randomOf>) {
  const { site, sessions } = historyOf(world, random, HISTORY - 1);
  const repeats = Array.from({ length: RUNS }, (_, repeat) => repeat);
  const before = trials(site, startOf(site), { variant: "base", round: 0, repeats });
  const after = trials(site, startOf(site), { variant: "head", round: 0, repeats });
  const read = (records: readonly TrialRecord[], cell: string, metric: string) => {
    const worse = metricOf(metric)?.betterWhen === "higher" ? -1 : 1;
    return records.filter((one) => one.cell === cell).map(({ metrics }) => (metrics[metric] ?? Number.NaN) ** worse);
  };
  return site.levels.flatMap((_, c) =>
    site.metrics.map((metric) => {
      const cell = cellName(c);
      const runs = { before: read(before, cell, metric), after: read(after, cell, metric) };
      const history = [...sessions.flatMap(({ records }) => read(records, cell, metric)), runs.before[0] ?? 0];
      const seen: Seen = { history, head: runs.after[0] ?? 0, ...runs };
      return { cell, metric, seen };
    }),
  );
}
