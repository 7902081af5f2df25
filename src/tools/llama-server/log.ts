import type { Line } from "../clean-text.ts";
import type { Placed } from "../tool.ts";
import { unreadNote } from "../unread.ts";
import { readingOfTimings } from "./timings.ts";

/** Of no tokens or no time, the rates are printed as `inf` or `nan`. */
const RATES =
  /eval time\s*=\s*(\d+\.\d+) ms \/\s*(\d+) (?:tokens|runs)\s+\(\s*(\S+) ms per token,\s*(\S+) tokens per second\)/;
const TOTAL = /\btotal time\s*=\s*(\d+\.\d+) ms(?: \/|$|\s*\|)/;
const PROMPT = /\bprompt eval time\s*=/;
const EVAL = /(?<!prompt )\beval time\s*=/;
/** llama-cli and others print alike of a whole run: `llama_print_timings`, `llama_perf_context_print`, `common_perf_print`. */
const OTHER_PROGRAM = /\b(?:llama|common)_\w+: /;
const OTHER_TIME = /\b(load|sample|sampling|samplers|unaccounted) time\s*=\s*(\d+\.\d+) ms/;
const TASK = /\bid +\d+ \| task +\d+ \|/;
const DRAFT = /\bdraft acceptance(?: rate)?\s*=\s*(\d+\.\d+) \(\s*(\d+) accepted \/\s*(\d+) generated\)/;
/** How far behind its times a request's drafts are said. */
const DRAFT_LINES = 8;

export function isPromptLine({ plain }: Line): boolean {
  return PROMPT.test(plain) && RATES.test(plain);
}

/** `print_timings` and `slot print_timing`: one line for the prompt, one for what was predicted, one for both, of one slot. */
export function readLog(lines: readonly Line[]): readonly Placed[] {
  const timed = lines.filter(({ plain }) => / time\s*=\s*\d/.test(plain));
  const unread = timesBeside(timed);
  const places = new Map(lines.map((line, at) => [line, at] as const));
  return timed.flatMap((line, index) => {
    const [next, last] = [timed[index + 1], timed[index + 2]];
    if (!isPromptLine(line) || next === undefined || !EVAL.test(next.plain) || !isSameTask(line, next)) return [];
    const [, promptMs, promptN, promptEach, promptRate] = RATES.exec(line.plain) ?? [];
    const [, predictedMs, predictedN, predictedEach, predictedRate] = RATES.exec(next.plain) ?? [];
    if (predictedN === undefined) return [];
    const total = last !== undefined && isSameTask(line, last) ? TOTAL.exec(last.plain)?.[1] : undefined;
    const timings = {
      prompt_n: promptN,
      prompt_ms: promptMs,
      prompt_per_token_ms: promptEach,
      prompt_per_second: promptRate,
      predicted_n: predictedN,
      predicted_ms: predictedMs,
      predicted_per_token_ms: predictedEach,
      predicted_per_second: predictedRate,
      total_ms: total,
      ...draftsBehind(lines, places.get(next) ?? 0),
    };
    const definition = OTHER_PROGRAM.test(line.plain) ? "llama-perf@1" : undefined;
    const reading = readingOfTimings({ timings }, definition);
    return [
      { start: line.start, reading: { ...reading, notes: [...reading.notes, ...unreadNote(unread.get(line) ?? [])] } },
    ];
  });
}

/**
 * Times of a run that are no request's, by its prompt's line: to load the model and to sample are said above it, what is
 * not accounted for below.
 */
function timesBeside(timed: readonly Line[]): ReadonlyMap<Line, readonly string[]> {
  const beside = new Map<Line, string[]>();
  let above: string[] = [];
  let names: string[] | undefined;
  for (const line of timed) {
    const [, name, ms] = OTHER_TIME.exec(line.plain) ?? [];
    if (isPromptLine(line)) {
      names = above;
      beside.set(line, names);
      above = [];
    } else if (name === "unaccounted") names?.push(`${name} time ${ms} ms`);
    else if (name !== undefined) above.push(`${name} time ${ms} ms`);
  }
  names?.push(...above);
  return beside;
}

function draftsBehind(lines: readonly Line[], at: number): Readonly<Record<string, string | undefined>> {
  const behind = lines.slice(at + 1, at + 1 + DRAFT_LINES);
  const next = behind.findIndex(isPromptLine);
  const line = (next === -1 ? behind : behind.slice(0, next)).find(({ plain }) => DRAFT.test(plain));
  const [, , accepted, generated] = DRAFT.exec(line?.plain ?? "") ?? [];
  return generated === undefined ? {} : { draft_n: generated, draft_n_accepted: accepted };
}

function isSameTask(one: Line, other: Line): boolean {
  return TASK.exec(one.plain)?.[0] === TASK.exec(other.plain)?.[0];
}
