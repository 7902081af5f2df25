import type { Counts, TrialRecord } from "../model/record.ts";
import { otherMeanings } from "../tools/definitions.ts";
import { contradictedThroughput } from "../tools/printed-throughput.ts";
import { changesIn, flagChanges } from "./engine-flags.ts";
import { mean } from "./sample.ts";
import { settingChanges } from "./setting-changes.ts";
import type { VariantTrials } from "./variants.ts";
import { signedPercent } from "./wording.ts";

/** Token totals may differ by so much: tokenisers count special tokens differently. */
const TOKEN_TOLERANCE = 0.01;
const INPUT_TOLERANCE = 0.05;

/** Why the numbers of these variants may not mean the same. */
export function flagsOf(measured: readonly VariantTrials[]): readonly string[] {
  const [first, ...others] = measured;
  if (first === undefined) return [];
  return [
    ...definitionFlags(measured),
    ...otherMeanings(measured.flatMap(({ trials }) => trials)),
    ...others.flatMap((other) => [...countFlags(first, other), ...settingFlags(first, other)]),
    ...measured.flatMap((one) => [
      ...failureFlags(one),
      ...inputFlags(one),
      ...throughputFlags(one),
      ...printedFlags(one),
    ]),
  ];
}

function definitionFlags(measured: readonly VariantTrials[]): readonly string[] {
  const names = measured.map(({ variant, trials }) => [variant, trials[0]?.tool.definition ?? ""] as const);
  if (new Set(names.map(([, definition]) => definition)).size < 2) return [];
  return [`measured by different definitions, not comparable: ${names.map((pair) => pair.join(" by ")).join(", ")}`];
}

const COUNTS: readonly (readonly [keyof Counts, string])[] = [
  ["requested", "requests"],
  ["inputTokens", "input tokens"],
  ["outputTokens", "generated tokens"],
];

/** Of each completed request, so that a failure is not told twice. */
function countFlags(first: VariantTrials, other: VariantTrials): readonly string[] {
  return COUNTS.flatMap(([count, words]) => {
    const [a, b] = [first, other].map(({ trials }) => meanCount(trials, count));
    if (a === undefined || b === undefined || a === b || (a > 0 && Math.abs(b / a - 1) <= TOKEN_TOLERANCE)) return [];
    const change = a > 0 ? ` (${signedPercent(b / a - 1)})` : "";
    return [`unequal work: ${words}: ${rounded(a)} in ${first.variant}, ${rounded(b)} in ${other.variant}${change}`];
  });
}

function meanCount(trials: readonly TrialRecord[], count: keyof Counts): number | undefined {
  const values = trials.flatMap(({ counts }) => counts[count] ?? []);
  return values.length === 0 ? undefined : mean(values);
}

/** How the variants were asked and started otherwise, as far as both say it. */
function settingFlags(first: VariantTrials, other: VariantTrials): readonly string[] {
  const [a, b] = [first.trials[0], other.trials[0]];
  if (a === undefined || b === undefined) return [];
  const settings = settingChanges(b, a, false).map(
    ({ key, was, is }) => `different ${key}: ${was} in ${first.variant}, ${is} in ${other.variant}`,
  );
  const changes = flagChanges(b, a);
  const named = `${other.variant} was started with other flags than ${first.variant}`;
  const moved = a.device !== undefined && b.device !== undefined && a.device !== b.device;
  return [
    ...settings,
    ...(moved ? [`different devices: ${a.device} in ${first.variant}, ${b.device} in ${other.variant}`] : []),
    ...(changes.length === 0 ? [] : [`${named}: ${changesIn(changes)}`]),
  ];
}

function failureFlags({ variant, trials }: VariantTrials): readonly string[] {
  const failed = trials.reduce((sum, { counts }) => sum + (counts.failed ?? 0), 0);
  const asked = trials.reduce((sum, { counts }) => sum + (counts.requested ?? 0), 0);
  return failed === 0 ? [] : [`${variant}: ${failed}${asked === 0 ? "" : ` of ${asked}`} requests failed`];
}

/** Random prompts of exactly one length: vLLM's ratio 0 and the forks' ratio 1. */
function inputFlags({ variant, trials }: VariantTrials): readonly string[] {
  const [trial] = trials;
  if (trial === undefined) return [];
  const { random_input_len: length, random_range_ratio: ratio } = trial.workload;
  const { completed, inputTokens } = trial.counts;
  const exact = trial.tool.name === "sglang-bench" || trial.tool.name === "lmdeploy" ? 1 : 0;
  if (typeof length !== "number" || length <= 0 || ratio !== exact || !completed || inputTokens === undefined)
    return [];
  const seen = inputTokens / completed;
  if (Math.abs(seen / length - 1) <= INPUT_TOLERANCE) return [];
  return [`${variant}: inputs are not what was asked for: ${rounded(seen)} tokens a request, asked for ${length}`];
}

/** A throughput is tokens by time, whoever prints it. */
function throughputFlags({ variant, trials }: VariantTrials): readonly string[] {
  return trials.flatMap((trial) => {
    const contradiction = contradictedThroughput(trial);
    const where = trials.length > 1 ? `${variant}, repeat ${trial.repeat}` : variant;
    return contradiction === undefined ? [] : [`${where}: ${contradiction}`];
  });
}

/** What the reader found wrong with the numbers themselves. */
function printedFlags({ variant, trials }: VariantTrials): readonly string[] {
  const wrong = trials.flatMap((trial) =>
    trial.notes.filter((note) => /contradicts|recomputed/.test(note) && note !== contradictedThroughput(trial)),
  );
  return [...new Set(wrong)].map((note) => `${variant}: ${note}`);
}

function rounded(value: number): number {
  return Number(value.toPrecision(4)) === Math.round(value) ? Math.round(value) : Number(value.toFixed(1));
}
