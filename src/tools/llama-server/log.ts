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

export function isPredictedLine({ plain }: Line): boolean {
  return EVAL.test(plain) && RATES.test(plain);
}

/** `print_timings` and `slot print_timing`: one line for the prompt, one for what was predicted, one for both, of one slot. */
export function readLog(log: readonly Line[]): readonly Placed[] {
  const lines = log.flatMap(apart);
  const timed = lines.filter(({ plain }) => / time\s*=\s*\d/.test(plain));
  const unread = timesBeside(timed);
  const places = new Map(lines.map((line, at) => [line, at] as const));
  return timed.flatMap((line, index) => {
    const [before, next, last] = [timed[index - 1], timed[index + 1], timed[index + 2]];
    if (isPredictedLine(line) && !(before !== undefined && isPair(before, line))) return [halfOf(line, "predicted")];
    if (!isPromptLine(line)) return [];
    if (next === undefined || !isPair(line, next)) return [halfOf(line, "prompt")];
    const total = last !== undefined && isSameTask(line, last) ? TOTAL.exec(last.plain)?.[1] : undefined;
    const timings = {
      ...ratesIn(line, "prompt"),
      ...ratesIn(next, "predicted"),
      total_ms: total,
      ...draftsBehind(lines, places.get(next) ?? 0),
    };
    const reading = readingOfTimings({ timings }, definitionOf(line));
    return [
      { start: line.start, reading: { ...reading, notes: [...reading.notes, ...unreadNote(unread.get(line) ?? [])] } },
    ];
  });
}

/** Both in one line, as people join them. */
function apart(line: Line): readonly Line[] {
  const at = PROMPT.test(line.plain) ? line.plain.search(EVAL) : -1;
  if (at === -1) return [line];
  return [
    { ...line, plain: line.plain.slice(0, at) },
    { ...line, plain: line.plain.slice(at) },
  ];
}

function isPair(prompt: Line, predicted: Line): boolean {
  return (
    isPromptLine(prompt) &&
    isPredictedLine(predicted) &&
    (prompt.start === predicted.start || isSameTask(prompt, predicted))
  );
}

type Half = "prompt" | "predicted";

function ratesIn({ plain }: Line, half: Half): Readonly<Record<string, string | undefined>> {
  const [, ms, tokens, each, rate] = RATES.exec(plain) ?? [];
  return { [`${half}_n`]: tokens, [`${half}_ms`]: ms, [`${half}_per_token_ms`]: each, [`${half}_per_second`]: rate };
}

function definitionOf({ plain }: Line): string | undefined {
  return OTHER_PROGRAM.test(plain) ? "llama-perf@1" : undefined;
}

/** A line that was copied without its other half. */
function halfOf(line: Line, half: Half): Placed {
  const reading = readingOfTimings({ timings: ratesIn(line, half) }, definitionOf(line));
  const other =
    half === "prompt" ? "no line of what was generated stands below it" : "no line of its prompt stands above it";
  return { start: line.start, reading: { ...reading, notes: [...reading.notes, other] } };
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
