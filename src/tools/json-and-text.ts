import { UserError } from "../model/errors.ts";
import { type Line, linesOf } from "./clean-text.ts";
import { jsonIn } from "./parsed.ts";
import { isSameRun, joinRun } from "./same-run.ts";
import { toldApart } from "./told-apart.ts";
import type { NamedReading, Placed, Source } from "./tool.ts";

/** How one tool's results look, as JSON and as printed text. */
export interface Readers {
  /** For messages: `sglang's bench_serving`. */
  readonly what: string;
  readonly ofJson: (value: unknown) => readonly NamedReading[];
  readonly ofText: (lines: readonly Line[], source: Source) => readonly Placed[];
  /** A result is one request: several of them are repeats as a matter of course, which needs no note. */
  readonly isByRequest?: true;
}

/**
 * All results in one text, in order. A run that is there both as JSON and as printed text is one result, with the JSON's numbers.
 * @throws UserError when the text is cut off, is not readable, or holds no result.
 */
export function readJsonAndText(
  source: Source,
  { what, ofJson, ofText, isByRequest }: Readers,
): readonly NamedReading[] {
  if (source.text.trim() === "") throw new UserError(`${source.name} is empty`);
  const { values, broken } = jsonIn(source);
  if (broken !== undefined) {
    throw new UserError(`${source.name}: ${broken}`, {
      hint: "the file is cut off or damaged: measure again, or leave it out",
    });
  }
  const results = values.flatMap(({ value, start }) => ofJson(value).map((reading) => ({ start, reading })));
  const lines = linesOf(withoutValues(source.text, values));
  const found = joinRuns(results, toldApart(ofText(lines, source), lines, isByRequest === undefined));
  if (found.length === 0) throw new UserError(`${source.name} holds no result of ${what}`);
  return found.sort((a, b) => a.start - b.start).map(({ reading }) => reading);
}

/** Whether a file that is cut off starts as a tool's result does. */
export function isBroken(source: Source, heads: readonly RegExp[]): boolean {
  const head = source.text.slice(0, 10_000);
  return jsonIn(source).broken !== undefined && heads.some((keys) => keys.test(head));
}

function joinRuns(results: readonly Placed[], printed: readonly Placed[]): Placed[] {
  const texts = [...printed];
  const joined = results.map((result) => {
    const twin = texts.findIndex((text) => isSameRun(result.reading, text.reading));
    const [text] = twin === -1 ? [] : texts.splice(twin, 1);
    return text === undefined ? result : { ...result, reading: joinRun(result.reading, text.reading) };
  });
  return [...joined, ...texts];
}

/** The text with its JSON values blanked, so that offsets and lines stay. */
function withoutValues(text: string, values: readonly { readonly start: number; readonly end: number }[]): string {
  let out = "";
  let from = 0;
  for (const { start, end } of values) {
    out += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, " ");
    from = end;
  }
  return out + text.slice(from);
}
