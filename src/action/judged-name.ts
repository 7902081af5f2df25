import { plainText } from "../model/plain-text.ts";
import type { Selection } from "../plan/plan.ts";

const LONGEST_PART = 100;

/**
 * Whose verdict a job comes to: the check's name after `llm-perf-gate/`, and what its comment is found by. There is one of a suite, and
 * one of each leg where legs judge themselves. A part of a suite is never taken for the whole: no suite's name has brackets.
 */
export function judgedName(
  suite: string,
  { leg, ...selection }: Pick<Selection, "filter" | "shard"> & { readonly leg?: string | undefined },
): string {
  const part = partOf(selection);
  return [part === undefined ? suite : `${suite} (${part})`, ...(leg === undefined ? [] : [leg])].join("/");
}

/** What of the suite is measured, where that is not all of it. */
export function partOf({ filter, shard }: Pick<Selection, "filter" | "shard">): string | undefined {
  const parts = [
    ...(filter === undefined ? [] : [plainText(filter.source, LONGEST_PART)]),
    ...(shard === undefined ? [] : [`shard ${shard.index}/${shard.of}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}
