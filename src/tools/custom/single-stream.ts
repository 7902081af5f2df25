import type { Line } from "../clean-text.ts";
import { collect, type Printed } from "../collect.ts";
import { isObject, type JsonObject } from "../json-object.ts";
import type { Meaning } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading, Placed } from "../tool.ts";
import { type PrintedPair, pairsIn } from "./stream-lines.ts";
import { meaningOf } from "./stream-words.ts";

/**
 * What a script around Hugging Face's `generate` says of one long prompt and one stream: the elapsed time with the prompt in it,
 * generated tokens by that time, and the most memory that each device held. A 0 is what such a script has where it could not measure.
 */
const DEFINITION = "hf-script@1";

const idOf = (meaning: Meaning | undefined): string =>
  meaning === undefined || meaning.kind === "foreign" ? "" : meaning.id;

const idsOf = (printed: readonly Printed[]): ReadonlySet<string> =>
  new Set(printed.map(({ meaning }) => idOf(meaning)));

function isWhole(printed: readonly Printed[]): boolean {
  const ids = idsOf(printed);
  return (ids.has("elapsed_time") || ids.has("duration_ms")) && ids.has("output_throughput") && ids.has("outputTokens");
}

/** A list or an object of memories is one number a device. */
function printedIn(object: JsonObject, prefix = ""): readonly Printed[] {
  return Object.entries(object).flatMap(([key, value]): readonly Printed[] => {
    const name = prefix === "" ? key : `${prefix}_${key}`;
    if (typeof value !== "object" || value === null) return [{ name, value, meaning: meaningOf(name) }];
    return printedIn(Object.fromEntries(Object.entries(value)), name);
  });
}

/** Keys of benchmarks that send several requests, or batches. */
const REQUESTS = /request|completed|backend|num_prompts|batch|tpot/i;

export function isSingleStream(value: unknown): value is JsonObject {
  return isObject(value) && !Object.keys(value).some((key) => REQUESTS.test(key)) && isWhole(printedIn(value));
}

export function readSingleStream(object: JsonObject): NamedReading {
  const printed = printedIn(object);
  const unknown = printed.filter(({ meaning, value }) => meaning === undefined && typeof value === "number");
  return readingIn(
    printed,
    unknown.map(({ name, value }) => `not read: ${name}: ${String(value)}`),
  );
}

/** What is said twice under two names is the first; the other is said in a note. */
function readingIn(printed: readonly Printed[], unread: readonly string[]): NamedReading {
  const isAgain = ({ meaning }: Printed, at: number): boolean =>
    meaning !== undefined && printed.findIndex((one) => idOf(one.meaning) === idOf(meaning)) < at;
  const again = printed.filter(isAgain).map(({ name, value }) => `not read, another is: ${name}: ${String(value)}`);
  const figures = collect(
    printed.filter((one, at) => !isAgain(one, at)),
    (value) => value === 0,
  );
  return readingOf("custom", DEFINITION, {
    ...figures,
    workload: { ...figures.workload, max_concurrency: 1 },
    notes: [...figures.notes, ...again, ...unread],
  });
}

interface Run {
  readonly start: number;
  readonly printed: Printed[];
  readonly unread: string[];
}

/** What benchmarks of several requests, or of batches, say of themselves. */
const OF_REQUESTS =
  /\brequest throughput|\breq(?:uest)?s?\/s|\bconcurrency\b|\bnum requests\b|\bqps\b|\bnum_prompts\b|\bTPOT\b|\bprompt eval time\b|\bbatch[ _]?size\s*[:=]\s*(?!1\b)/i;

/** The results that stand in lines: one ends where a name comes again. */
export function printedStreams(lines: readonly Line[]): readonly Placed[] {
  if (lines.some(({ text }) => OF_REQUESTS.test(text))) return [];
  const runs: Run[] = [];
  for (const line of lines) {
    for (const pair of pairsIn(line)) {
      const { meaning, name, value } = pair;
      const last = runs.at(-1);
      if (meaning === undefined) last?.unread.push(...unreadOf(pair));
      if (meaning === undefined || meaning.kind === "workload" || meaning.kind === "foreign") continue;
      const isAgain = last?.printed.some((one) => one.name === name) ?? true;
      if (isAgain) runs.push({ start: line.start, printed: [], unread: [] });
      runs.at(-1)?.printed.push({ name, value, meaning });
    }
  }
  const whole = runs.filter(({ printed }) => isWhole(printed));
  return whole.map(({ start, printed, unread }) => ({ start, reading: readingIn(printed, unread) }));
}

function unreadOf({ name, value, unit, isResult }: PrintedPair): readonly string[] {
  return isResult ? [`not read: ${name}: ${String(value)} ${unit}`] : [];
}

/**
 * What is there and what is missing where lines say a part of one stream's results; the elapsed time alone is any program's. Logs,
 * notes and benchmarks of several requests speak of time and tokens too: of a script's own output, half of the lines are results.
 */
export function partOfStream(
  lines: readonly Line[],
): { readonly found: readonly string[]; readonly missing: readonly string[] } | undefined {
  if (lines.some(({ text }) => OF_REQUESTS.test(text))) return undefined;
  const results = lines.map(pairsIn).filter((pairs) => pairs.some(({ meaning }) => idOf(meaning) !== ""));
  if (results.length * 2 < lines.length) return undefined;
  const printed = results.flat();
  const ids = idsOf(printed);
  const parts: readonly (readonly [string, boolean])[] = [
    ["the elapsed time", ids.has("elapsed_time") || ids.has("duration_ms")],
    ["tokens per second", ids.has("output_throughput")],
    ["generated tokens", ids.has("outputTokens")],
    ["peak memory", [...ids].some((id) => id.startsWith("peak_memory"))],
  ];
  const found = parts.flatMap(([name, isThere]) => (isThere ? [name] : []));
  const missing = parts.slice(0, 3).flatMap(([name, isThere]) => (isThere ? [] : [name]));
  return found.length < 2 || missing.length === 0 ? undefined : { found, missing };
}
