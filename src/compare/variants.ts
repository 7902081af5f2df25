import { metricOf } from "../model/metric.ts";
import type { TrialRecord } from "../model/record.ts";
import { SENTINEL } from "../model/trial.ts";
import type { VariantRow, VariantTable, VariantValue } from "../model/variants.ts";
import { declaredIn } from "./metrics-of.ts";
import { mean } from "./sample.ts";
import { ENOUGH } from "./series.ts";
import { flagsOf } from "./variant-flags.ts";
import { ratioByRounds } from "./variant-ratio.ts";

/** The valid records of one variant of a cell. */
export interface VariantTrials {
  readonly variant: string;
  readonly trials: readonly TrialRecord[];
}

/**
 * Every cell with its variants side by side, in the order in which they are given; one that nothing valid was measured of is
 * said in a flag. Where they were measured in turn, repeat k of one belongs to repeat k of the others.
 */
export function compareVariants(records: readonly TrialRecord[], inTurn = false): readonly VariantTable[] {
  const cells = new Map<string, Map<string, TrialRecord[]>>();
  for (const record of records.filter(({ variant }) => variant !== SENTINEL)) {
    const variants = cells.get(record.cell) ?? new Map<string, TrialRecord[]>();
    cells.set(record.cell, variants.set(record.variant, [...(variants.get(record.variant) ?? []), record]));
  }
  return [...cells].map(([cell, variants]) => tableOf(cell, variants, inTurn));
}

function tableOf(cell: string, variants: ReadonlyMap<string, readonly TrialRecord[]>, inTurn: boolean): VariantTable {
  const valid = [...variants].map(([variant, trials]): VariantTrials => {
    return { variant, trials: trials.filter(({ validity }) => validity.state === "valid") };
  });
  const invalid = valid.flatMap(({ variant, trials }) => (trials.length === 0 ? [`${variant}: no valid trial`] : []));
  const measured = valid.filter(({ trials }) => trials.length > 0);
  const ids = new Set(measured.flatMap(({ trials }) => trials.flatMap(({ metrics }) => Object.keys(metrics))));
  const definitions = new Set(
    measured.flatMap(({ trials }) => trials.map(({ tool }) => `${tool.name} ${tool.definition}`)),
  );
  return {
    cell,
    variants: measured.map(({ variant }) => variant),
    rows: [...ids].sort(byDirection).map((id) => rowOf(id, measured, { comparable: definitions.size === 1, inTurn })),
    flags: [...invalid, ...(inTurn ? fewStarts(measured) : []), ...flagsOf(measured)],
  };
}

/** What has a direction stands first. */
function byDirection(a: string, b: string): number {
  const unknown = (id: string): number => (metricOf(id) === undefined ? 1 : 0);
  return unknown(a) - unknown(b) || (a < b ? -1 : 1);
}

/** Numbers of different definitions stand beside each other, without a best one and without ratios. */
function rowOf(
  id: string,
  measured: readonly VariantTrials[],
  { comparable, inTurn }: { readonly comparable: boolean; readonly inTurn: boolean },
): VariantRow {
  const metric = metricOf(id, declaredIn(measured.flatMap(({ trials }) => trials)));
  const found = measured.flatMap(({ variant, trials }) => {
    const values = trials.flatMap(({ metrics }) => metrics[id] ?? []);
    return values.length === 0 ? [] : [{ variant, value: mean(values), repeats: values.length }];
  });
  const [reference] = found;
  const has = comparable && reference?.variant === measured[0]?.variant && (reference?.value ?? 0) > 0;
  const trialsOf = (name: string) => measured.find(({ variant }) => variant === name)?.trials ?? [];
  const byRounds = (name: string) =>
    ratioByRounds(trialsOf(reference?.variant ?? ""), trialsOf(name), id, found.length - 1);
  const sorted = found.map(({ value }) => value).sort((a, b) => a - b);
  const best = metric?.betterWhen === "higher" ? sorted.at(-1) : sorted[0];
  const marked = comparable && metric !== undefined && found.length > 1 && sorted[0] !== sorted.at(-1);
  return {
    metric: id,
    unit: metric?.unit ?? "",
    ...(metric === undefined ? {} : { betterWhen: metric.betterWhen }),
    values: found.map(
      (one, place): VariantValue => ({
        ...one,
        ...(has && place > 0 && reference !== undefined
          ? ((inTurn ? byRounds(one.variant) : undefined) ?? { ratio: one.value / reference.value })
          : {}),
        best: marked && one.value === best,
      }),
    ),
  };
}

/** Why there are no intervals. */
function fewStarts(measured: readonly VariantTrials[]): readonly string[] {
  const fewest = Math.min(
    ...measured.map(({ trials }) => new Set(trials.map((one) => one.server?.start ?? one.trial)).size),
  );
  return fewest < ENOUGH ? [`fewer than ${ENOUGH} starts of each variant: nothing tells how much a start adds`] : [];
}
