import type { TrialRecord } from "../model/record.ts";
import { otherEngine } from "./engine-flags.ts";
import { failedRequests } from "./failures.ts";
import { mean } from "./sample.ts";
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
    for (const key in head.workload) {
      const [value, other] = [head.workload[key], base.workload[key]];
      if (
        value === undefined ||
        other === undefined ||
        other === value ||
        (!equalRepeats && /seed|schedule|requests/.test(key))
      )
        continue;
      return `different workload: ${key} was ${other}, is ${value}`;
    }
    const [asked, before] = [head.counts.requested, base.counts.requested];
    if (asked !== undefined && before !== undefined && asked !== before) {
      return `different workload: ${before} requests before, ${asked} on the head`;
    }
  }
  return undefined;
}

/** Tools count the input of completed requests only, so trials with failures are left out. */
function otherInput(pairs: readonly Pair[]): string | undefined {
  const change = tokenChange(pairs, "inputTokens");
  if (change === undefined || Math.abs(change) <= TOKEN_TOLERANCE) return undefined;
  return `different workload: ${signedPercent(change)} input tokens`;
}

/** By how much the head generated more or fewer tokens, as a fraction; `undefined` when equal or not known. */
export function outputChange(head: readonly TrialRecord[], base: readonly TrialRecord[]): number | undefined {
  const change = tokenChange(samePairs(head, base), "outputTokens");
  return change === undefined || Math.abs(change) <= TOKEN_TOLERANCE ? undefined : change;
}

function tokenChange(pairs: readonly Pair[], count: "inputTokens" | "outputTokens"): number | undefined {
  const counts = pairs.flatMap(([head, base]) => {
    const [h, b] = [head.counts[count], base.counts[count]];
    const whole = (failedRequests(head) ?? 0) === 0 && (failedRequests(base) ?? 0) === 0;
    return h === undefined || b === undefined || !whole ? [] : [{ h, b }];
  });
  if (counts.length === 0) return undefined;
  const [h, b] = [mean(counts.map((c) => c.h)), mean(counts.map((c) => c.b))];
  if (h === b) return 0;
  return b === 0 ? 1 : h / b - 1;
}
