import type { Counts } from "../model/record.ts";
import type { TestSpec, ToolName } from "../model/spec.ts";

/** Tokenizers that decode and encode again add a token here and there: 641 for 640 was seen with vLLM. */
const TOLERANCE = 0.02;

/** They send no requests before those that they measure. */
const COLD: ReadonlySet<ToolName> = new Set(["guidellm", "evalscope-perf"]);

/** How what was sent differs from what was asked for; nothing when it agrees or cannot be known. */
export function workloadNotes(test: TestSpec, counts: Counts): readonly string[] {
  const notes: string[] = [];
  const { requested, completed, inputTokens } = counts;
  if (test.kind === "serving" && requested !== undefined && test.prompts > 0 && requested !== test.prompts) {
    notes.push(`${requested} requests were sent, ${test.prompts} were asked for`);
  }
  const each = inputTokensEach(test);
  // Tools count the input of completed requests only.
  const expected = each === undefined || completed === undefined ? 0 : each * completed;
  if (expected > 0 && inputTokens !== undefined && Math.abs(inputTokens / expected - 1) > TOLERANCE) {
    notes.push(`${inputTokens} input tokens were sent in ${completed} requests, ${expected} were asked for`);
  }
  if (COLD.has(test.tool) && test.warmups > 0) {
    notes.push(
      `${test.tool} has no warm-up: ${test.warmups} requests were asked for, and its first ones are measured cold`,
    );
  }
  if (test.tool === "ais-bench" && test.dataset?.name === "random") {
    notes.push("AISBench's random prompts are all alike: a prefix cache answers all but the first");
  }
  return notes;
}

function inputTokensEach({ dataset }: TestSpec): number | undefined {
  if (dataset?.name !== "random" || dataset.rangeRatio !== 0) return undefined;
  return dataset.inputTokens + dataset.prefixTokens;
}
