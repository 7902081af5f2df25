import type { Line } from "./clean-text.ts";

/** A title is short: anything longer above a result is prose. */
const LONGEST_TITLE = 60;
const MARKED = /^\s*(?:#{1,6}\s|\*\*|__|[-*]\s+\*\*)|[:：]\s*(?:\*\*)?\s*$/;
const FEW_WORDS = 5;
const COMMENT = /^\s*#+\s/;

/**
 * The title that people write above each result of a text with Markdown code blocks: the last line before its block that looks like one,
 * or a comment in the block on the line above the result. A result behind another one under the same title has that title too; none is "".
 * @param starts offsets of the results, in order.
 */
export function titlesAbove(lines: readonly Line[], starts: readonly number[]): readonly string[] {
  if (!lines.some(({ fence }) => fence)) return starts.map(() => "");
  let title = "";
  let inside = false;
  let above = "";
  const titles: string[] = [];
  for (const { start, fence, plain } of lines) {
    while ((starts[titles.length] ?? Number.POSITIVE_INFINITY) <= start) {
      if (inside && COMMENT.test(above)) title = wordsOf(above);
      titles.push(title);
    }
    if (fence) inside = !inside;
    else if (!inside && isTitle(plain)) title = wordsOf(plain);
    if (plain.trim() !== "") above = plain;
  }
  return titles;
}

function isTitle(plain: string): boolean {
  const words = wordsOf(plain);
  if (words === "" || words.length > LONGEST_TITLE) return false;
  return MARKED.test(plain) || (words.split(/\s+/).length <= FEW_WORDS && !/[.!?。]$/.test(words));
}

function wordsOf(plain: string): string {
  return plain
    .replace(/[*_`#>]+/g, " ")
    .replace(/^\s*[-+]\s+/, "")
    .replace(/[:：\s]+$/, "")
    .replace(/\s+/g, " ")
    .trim();
}
