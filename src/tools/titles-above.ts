import { type CellTitles, isCellLine, NO_CELLS, withCells } from "./cell-titles.ts";
import type { Line } from "./clean-text.ts";

/** A title is short: anything longer above a result is prose. */
const LONGEST_TITLE = 60;
const MARKED = /^\s*(?:#{1,6}\s|\*\*|__|[-*]\s+\*\*)|[:：]\s*(?:\*\*)?\s*$/;
const FEW_WORDS = 5;
const COMMENT = /^\s*#+\s/;
/** Names of repeats, not of variants. */
const REPEAT = /^(?:(?:run|repeat|repetition|trial|attempt|iteration|round)\s*#?\s*\d+|第\s*\d+\s*[次轮])$/i;
/** What nobody but people writes above a result, also where no code block parts their words from a program's. */
const HEADING = /^\s*(?:#{1,6}\s|\*\*.+\*\*\s*[:：]?\s*$)/;
const SIDE =
  /^(?:(?:this |the |with |on |upstream )*(?:master|main|trunk|upstream|pr(?: ?#\d+)?|patch(?:ed)?|branch)|before|after|base(?:line)?|old|new|head)(?: branch| build)?$/i;

/**
 * The title that people write above each result of a text: the last line before its code block that looks like one, or a comment in the
 * block on the line above the result; without code blocks, a heading or the name of a side. A result behind another one under the same
 * title has that title too; none is "".
 * @param starts offsets of the results, in order.
 */
export function titlesAbove(lines: readonly Line[], starts: readonly number[]): readonly string[] {
  const hasBlocks = lines.some(({ fence }) => fence);
  let title = "";
  let inside = false;
  let above = "";
  let cells = NO_CELLS;
  const titles: string[] = [];
  for (const { start, fence, plain } of lines) {
    while ((starts[titles.length] ?? Number.POSITIVE_INFINITY) <= start) {
      if (inside && COMMENT.test(above)) title = wordsOf(above);
      titles.push(title);
    }
    if (fence) inside = !inside;
    else if (!inside) ({ title, cells } = behind({ title, cells }, plain, hasBlocks));
    if (plain.trim() !== "") above = plain;
  }
  return titles;
}

interface Above {
  readonly title: string;
  readonly cells: CellTitles;
}

/** What counts for a result behind one more line outside of code blocks. */
function behind({ title, cells: before }: Above, plain: string, hasBlocks: boolean): Above {
  if (isCellLine(plain)) {
    const cells = withCells(before, plain);
    return { title: cells.title ?? title, cells };
  }
  return { title: (hasBlocks ? isTitle(plain) : isSide(plain)) ? wordsOf(plain) : title, cells: before };
}

export function isTitle(plain: string): boolean {
  const words = wordsOf(plain);
  if (words === "" || words.length > LONGEST_TITLE || REPEAT.test(words)) return false;
  return MARKED.test(plain) || (words.split(/\s+/).length <= FEW_WORDS && !/[.!?。]$/.test(words));
}

function isSide(plain: string): boolean {
  return isTitle(plain) && (HEADING.test(plain) || SIDE.test(wordsOf(plain)));
}

export function wordsOf(plain: string): string {
  return plain
    .replace(/<[^<>]{0,300}>/g, " ")
    .replace(/[*_`#>]+/g, " ")
    .replace(/^\s*[-+]\s+/, "")
    .replace(/[:：\s]+$/, "")
    .replace(/\s+/g, " ")
    .trim();
}
