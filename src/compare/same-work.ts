import type { TrialRecord } from "../model/record.ts";
import { otherEngine } from "./engine-flags.ts";
import { failedRequests } from "./failures.ts";
import { mean } from "./sample.ts";
import { settingChanges } from "./setting-changes.ts";
import { signedPercent } from "./wording.ts";

/** Token totals may differ by so much: tokenisers count special tokens differently between versions. */
const TOKEN_TOLERANCE = 0.01;

export type Pair = readonly [head: TrialRecord, base: TrialRecord];

/** Repeats that both sides have: they were asked to send the same requests. */
export function samePairs(head: readonly TrialRecord[], base: readonly TrialRecord[]): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const [place, h] of head.entries()) {
    const likely = base[place];
    const b = likely?.repeat === h.repeat ? likely : base.find(({ repeat }) => repeat === h.repeat);
    if (b !== undefined) pairs.push([h, b]);
  }
  return pairs;
}

/** Why the two sides did not measure the same thing in the same way, or `undefined`. */
export function otherWork(head: readonly TrialRecord[], base: readonly TrialRecord[]): string | undefined {
  const [h, b] = [head[0], base[0]];
  if (h === undefined || b === undefined) return "no valid trial";
  const strange = [...head, ...base].find(({ tool }) => !sameTool(tool, h.tool));
  if (strange !== undefined) {
    const names = [strange, h].map(({ tool }) => `${tool.name} (${tool.definition})`);
    return `measured by different tools or definitions: ${names.join(" and ")}`;
  }
  const started = otherEngine(h, b);
  if (started !== undefined) return started;
  const shared = samePairs(head, base);
  const pairs: readonly Pair[] = shared.length > 0 ? shared : [[h, b]];
  return otherWorkload(pairs, shared.length > 0) ?? otherInput(pairs);
}

function sameTool(a: TrialRecord["tool"], b: TrialRecord["tool"]): boolean {
  return a.name === b.name && a.definition === b.definition;
}

/** Keys that change with the repeat, a seed or a schedule, are only compared between equal repeats. */
function otherWorkload(pairs: readonly Pair[], equalRepeats: boolean): string | undefined {
  for (const [head, base] of pairs) {
    const [change] = settingChanges(head, base, equalRepeats);
    if (change !== undefined) return `different workload: ${change.key} was ${change.was}, is ${change.is}`;
    const [asked, before] = [head.counts.requested, base.counts.requested];
    if (asked !== undefined && before !== undefined && asked !== before) {
      return `different workload: ${before} requests before, ${asked} on the head`;
    }
  }
  return undefined;
}

/** Tools count the input of completed requests only, so trials with failures are left out. */
function otherInput(pairs: readonly Pair[]): string | undefined {
  const [input, total] = [tokenChange(pairs, inputTokens), tokenChange(pairs, allTokens)];
  if (input !== undefined && Math.abs(input) > TOKEN_TOLERANCE)
    return `different workload: ${signedPercent(input)} input tokens`;
  if (total !== undefined && Math.abs(total) > TOKEN_TOLERANCE)
    return `different workload: ${signedPercent(total)} tokens`;
  return undefined;
}

type Tokens = (record: TrialRecord) => number | undefined;

/** Some tools print the mean of a request alone. */
const inputTokens: Tokens = ({ counts, metrics }) => counts.inputTokens ?? times(metrics["mean_input_tokens"], counts);
const outputTokens: Tokens = ({ counts, metrics }) =>
  counts.outputTokens ?? times(metrics["mean_output_tokens"], counts);
/** Of prompts and answers together, as offline benchmarks print them: the engine generates as many as it was asked for. */
const allTokens: Tokens = ({ metrics }) => metrics["total_num_tokens"] || undefined;

function times(mean: number | undefined, { completed }: TrialRecord["counts"]): number | undefined {
  return mean === undefined || completed === undefined ? undefined : mean * completed;
}

/** What says nothing of how much work it is. */
const NO_WORK = /^(?:model_id|tokenizer_id|backend|tensor_parallel_size)$/;

/** Whether neither settings nor totals tell that both sides did the same: only what each was called does. */
export function isWorkUnknown([head]: readonly TrialRecord[], [base]: readonly TrialRecord[]): boolean {
  if (head === undefined || base === undefined || head.command !== undefined || base.command !== undefined)
    return false;
  const settings = Object.keys(head.workload).some((key) => !NO_WORK.test(key) && base.workload[key] !== undefined);
  const totals = [inputTokens, outputTokens, allTokens].some((tokens) => tokens(head) && tokens(base));
  return !settings && !totals;
}

/** By how much the head generated more or fewer tokens, as a fraction; `undefined` when equal or not known. */
export function outputChange(head: readonly TrialRecord[], base: readonly TrialRecord[]): number | undefined {
  const change = tokenChange(samePairs(head, base), outputTokens);
  return change === undefined || Math.abs(change) <= TOKEN_TOLERANCE ? undefined : change;
}

function tokenChange(pairs: readonly Pair[], tokens: Tokens): number | undefined {
  const counts = pairs.flatMap(([head, base]) => {
    const [h, b] = [tokens(head), tokens(base)];
    const whole = (failedRequests(head) ?? 0) === 0 && (failedRequests(base) ?? 0) === 0;
    return h === undefined || b === undefined || !whole ? [] : [{ h, b }];
  });
  if (counts.length === 0) return undefined;
  const [h, b] = [mean(counts.map((c) => c.h)), mean(counts.map((c) => c.b))];
  if (h === b) return 0;
  return b === 0 ? 1 : h / b - 1;
}
