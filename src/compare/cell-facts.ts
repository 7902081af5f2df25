import type { CellFacts } from "../model/comparison.ts";
import { metricOf } from "../model/metric.ts";
import { changesIn, flagChanges } from "./engine-flags.ts";
import type { Cells } from "./missing.ts";
import { isWorkUnknown, otherWork, outputChange } from "./same-work.ts";
import type { Judgement } from "./verdict.ts";
import { counted, listed, percent } from "./wording.ts";

/** Of every cell of the head: how many trials speak for it, and whether it did the work of the newest baseline session. */
export function cellFactsOf(own: Cells, newest: Cells | undefined): readonly CellFacts[] {
  return [...own.values()].map(({ cell, first, unusable, invalid }) => {
    const base = newest?.get(cell)?.first ?? [];
    const alike = otherWork(first, base) === undefined;
    const output = alike ? outputChange(first, base) : undefined;
    const flags = alike ? flagChanges(first[0], base[0]) : [];
    const ids = [...new Set(first.flatMap(({ metrics }) => Object.keys(metrics)))].sort();
    const partly = ids.flatMap((metric) => {
      const trials = first.filter(({ metrics }) => Number.isFinite(metrics[metric])).length;
      return metricOf(metric) === undefined || trials === first.length ? [] : [{ metric, trials }];
    });
    return {
      cell,
      trials: { measured: first.length + unusable, usable: first.length, invalid: [...new Set(invalid)] },
      partly,
      ...(output === undefined ? {} : { outputTokens: output }),
      ...(flags.length === 0 ? {} : { engineFlags: flags }),
      ...(alike && isWorkUnknown(first, base) ? { workUnknown: true as const } : {}),
    };
  });
}

/** What of it a report must not leave out; one sentence each. A cell without any usable trial is missing, which is said elsewhere. */
export function cellSentences(cells: readonly CellFacts[]): readonly string[] {
  const own = cells.flatMap(({ cell, trials, partly, outputTokens }) => {
    const { measured, usable, invalid } = trials;
    const lost = measured - usable;
    return [
      ...(lost === 0 || usable === 0
        ? []
        : [`${cell}: ${usable} of ${counted(measured, "trial")} usable (${lost} invalid: ${listed(invalid)})`]),
      ...partly.map(
        ({ metric, trials: some }) => `${cell}: ${metric} has a number in ${some} of ${counted(usable, "trial")}`,
      ),
      ...(outputTokens === undefined
        ? []
        : [`${cell}: ${percent(outputTokens)} ${outputTokens < 0 ? "fewer" : "more"} output tokens than the base`]),
    ];
  });
  const unknown = cells.flatMap(({ cell, workUnknown }) => (workUnknown === undefined ? [] : cell));
  return [
    ...own,
    ...startedOtherwise(cells),
    ...(unknown.length === 0
      ? []
      : [
          `${listed(unknown)}: what was asked of the engine is not recorded: that both sides did the same is taken on trust`,
        ]),
  ];
}

/** A suite changes a flag of many tests at once. */
function startedOtherwise(cells: readonly CellFacts[]): readonly string[] {
  const byChange = new Map<string, string[]>();
  for (const { cell, engineFlags = [] } of cells) {
    const change = changesIn(engineFlags);
    if (engineFlags.length > 0) byChange.set(change, [...(byChange.get(change) ?? []), cell]);
  }
  return [...byChange].map(([change, named]) => `${listed(named)}: the engine was started with other flags: ${change}`);
}

/** No engine becomes so many times faster or slower by one change; a unit does. */
const IMPLAUSIBLE = 100;

/** Each token takes its time, so throughput and time per output token move against each other, within what scheduling can do. */
const CONTRADICTION = 10;

/** Changes that look like another unit; one sentence each. */
export function implausible(judgements: readonly Judgement[]): readonly string[] {
  const ratioOf = ({ row }: Judgement) => row.head / row.base;
  const large = judgements.filter(
    (judged) => judged.row.gating && Math.abs(Math.log(ratioOf(judged))) >= Math.log(IMPLAUSIBLE),
  );
  const throughputs = new Map(
    judgements.flatMap((one) => (one.row.metric === "output_throughput" ? [[one.row.cell, one] as const] : [])),
  );
  const against = judgements.flatMap((tpot) => {
    const { cell, metric } = tpot.row;
    const throughput = throughputs.get(cell);
    if (!/^(?:mean|median)_tpot_/.test(metric) || throughput === undefined) return [];
    const product = ratioOf(tpot) * ratioOf(throughput);
    if (Math.abs(Math.log(product)) < Math.log(CONTRADICTION)) return [];
    return [
      `${cell}: implausible: ${metric} is ${times(ratioOf(tpot))} of the base and output_throughput ${times(ratioOf(throughput))}: another unit?`,
    ];
  });
  const named = large.map(
    (judged) =>
      `${judged.row.cell}: implausible: ${judged.row.metric} is ${times(ratioOf(judged))} of the base: another unit?`,
  );
  const contradicted = (line: string) => against.some((one) => line.startsWith(one.split(" of the base")[0] ?? one));
  return [...new Set(against), ...named.filter((line) => !contradicted(line))];
}

function times(ratio: number): string {
  return `${Number(ratio.toPrecision(3))} times that`;
}
