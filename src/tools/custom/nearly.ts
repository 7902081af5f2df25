import type { Line } from "../clean-text.ts";
import { linesIn } from "../parsed.ts";
import type { Source } from "../tool.ts";
import { LINE } from "./read.ts";
import { partOfStream } from "./single-stream.ts";

/** Longer texts are logs, of which some lines are always of the form. */
const MOST_LINES = 200;
const LONGEST_SHOWN = 60;

/** `output_throughput 5,016.9 tok/s`: a name, and something with digits. */
const LOOSE = /^[A-Za-z_][\w./@%-]*\s*[:=,]?\s*[+-]?\d[\d.,' ]*(?:\s*[A-Za-z%µμ][\w/%²·-]*)?$/;

/** What keeps a short text from being lines of metrics, or of one stream's results. */
export function nearlyMetrics(source: Source): { readonly reason: string; readonly hint: string } | undefined {
  const lines = linesIn(source).filter(({ text }) => text !== "");
  if (lines.length === 0 || lines.length > MOST_LINES) return undefined;
  const stream = partOfStream(lines);
  if (stream !== undefined)
    return {
      reason: `it says of one stream ${stream.found.join(" and ")}, and no ${stream.missing.join(" and no ")}`,
      hint: "print lines such as `elapsed: 12.3 s`, `tok/s: 41.5`, `generated: 512`",
    };
  if (lines.every(({ text }) => LINE.test(text)))
    return {
      reason: "it has lines of name, value and unit, none of which names a metric or has a unit of results",
      hint: "name a metric such as output_throughput, give a unit such as ms or tok/s, or say --tool custom",
    };
  const odd = lines.find(({ text }) => !LINE.test(text));
  const near = lines.filter(({ text }) => LINE.test(text) || LOOSE.test(text)).length;
  return odd === undefined || near * 2 <= lines.length ? undefined : { reason: oddLine(odd), hint: hintOf(odd) };
}

function oddLine({ number, text }: Line): string {
  return `line ${number} is no line of name, value and unit: "${text.slice(0, LONGEST_SHOWN)}"`;
}

function hintOf({ text }: Line): string {
  const grouped = /\d[\d.]*,[\d.,]*/.exec(text)?.[0];
  return grouped === undefined
    ? "write name, value and unit, and nothing else: output_throughput 5016.9 tok/s"
    : `write ${grouped} without a comma: digits are not grouped, and a decimal point is a point`;
}
