import type { Line } from "./clean-text.ts";
import { isTitle, wordsOf } from "./titles-above.ts";

/** What programs print above a result, which people's words may stand above in turn. */
const PRINTED: readonly RegExp[] = [
  /^[\s\p{P}\p{S}]*$/u,
  /^\s*(?:[=\-─━~_*+]{3,}|\[[^\]]*\]\s*\S|[$%+]\s|>>>)/,
  /\d%\||\d\s*%\s*$|\bit\/s|\bs\/it|[█▏▎▍▌▋▊▉]/,
  /\b(?:DEBUG|INFO|WARN|WARNING|ERROR)\b|\bpid\b|\d:\d\d:\d\d|\S@\S/,
  /(?:\.{3}|…)\s*$|\s--\w|^\s*\w*Namespace\(/,
  /^[^:：]{1,80}[:：]\s+[^\s*]|^\s*\w+:\s*-?[\d.]+\s*$/,
  /\|.*\|.*\|/,
  /^\W*(?:benchmarking summary|percentile results)\W*$/i,
];
/** Names of repeats, and of what stands below: neither tells a variant. */
const NO_NAME =
  /^(?:the )?(?:(?:first|second|third|fourth|fifth|last|another|next|\d+(?:st|nd|rd|th)) )?(?:run|repeat|repetition|trial|attempt|iteration|iter|round|pass|try|time|seed|test|sample|loop|benchmark|bench|result|output|log)s?\s*[#=(]?\s*\d*\)?(?:\s*(?:\/|of)\s*\d+)?(?: again)?$|^第\s*[\d一二三四五六七八九十]+\s*[次轮遍].{0,6}$|^(?:测试|运行|压测)?结果$/i;
const ANNOUNCED = /^\s*(?:\S+\s+){0,3}\S+[:：]\s*$/;
const NAME = /\p{L}|\d\.\d+\.\d/u;
const CODE = /[{}\\;"|│]|[,，;；]$|==|->/;

interface Alone {
  readonly words: string;
  /** Nothing that a program printed lies between, and an empty line lies above. */
  readonly isClose: boolean;
}

interface Block {
  /** Indices of the lines between the result before and this one. */
  readonly from: number;
  readonly to: number;
  readonly results: number;
}

/**
 * The title of each result, where a short line stands alone above each block of results, or above each but the first or the last: people
 * paste what a terminal showed and write above it which side it is. A block without one has the title of the block before; the first
 * has "". Undefined where fewer have one, as in the log of a script that runs a benchmark several times.
 * @param starts offsets of the results, in order.
 */
export function titlesAlone(lines: readonly Line[], starts: readonly number[]): readonly string[] | undefined {
  const blocks = blocksAt(lines, starts);
  const titles = titlesOf(lines, blocks, []);
  const without = titles.flatMap((title, at) => (title === undefined ? [at] : []));
  const [gap, ...more] = without;
  if (blocks.length < 2 || more.length > 0) return undefined;
  if (gap !== undefined && gap !== 0 && gap !== blocks.length - 1) return undefined;
  if (gap === 0 && !titles.slice(1).every((title) => title?.isClose === true)) return undefined;
  return blocks.flatMap(({ results }, at) =>
    Array.from(
      { length: results },
      () => titles.slice(0, at + 1).findLast((title) => title !== undefined)?.words ?? "",
    ),
  );
}

/** A line that stands above every block, such as a program's heading, names none: the one above it may. */
function titlesOf(
  lines: readonly Line[],
  blocks: readonly Block[],
  passed: readonly string[],
): readonly (Alone | undefined)[] {
  const titles = blocks.map((block) => titleOf(lines, block, passed));
  const [first] = titles;
  return first !== undefined && titles.every((title) => title?.words === first.words)
    ? titlesOf(lines, blocks, [...passed, first.words])
    : titles;
}

/** Results on lines behind one another, as the rows of a table, are one block. */
function blocksAt(lines: readonly Line[], starts: readonly number[]): readonly Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (const start of starts) {
    const to = lines.findLastIndex((line) => line.start <= start);
    const between = lines.slice(from, to);
    const last = blocks.at(-1);
    if (last !== undefined && between.every(({ plain, fence }) => !fence && /^[\s\p{P}\p{S}]*$/u.test(plain)))
      blocks[blocks.length - 1] = { ...last, results: last.results + 1 };
    else blocks.push({ from, to, results: 1 });
    from = to + 1;
  }
  return blocks;
}

function titleOf(lines: readonly Line[], { from, to }: Block, passed: readonly string[]): Alone | undefined {
  let isClose = true;
  for (let at = to - 1; at >= from; at -= 1) {
    const { plain = "", fence = false } = lines[at] ?? {};
    if (fence || plain.trim() === "") continue;
    const words = wordsOf(plain);
    if (!NO_NAME.test(words) && !passed.includes(words) && !isPrinted(plain)) {
      const isName = isTitle(plain) && NAME.test(words) && !CODE.test(words) && isAlone(plain, lines[at - 1]);
      return isName ? { words, isClose: isClose && (lines[at - 1]?.plain.trim() ?? "") === "" } : undefined;
    }
    isClose = false;
  }
  return undefined;
}

function isPrinted(plain: string): boolean {
  return PRINTED.some((form) => form.test(plain));
}

/** Behind an empty line, a code block's edge, or what a program printed: no part of a paragraph; or it announces what is below. */
function isAlone(plain: string, before: Line | undefined): boolean {
  return before === undefined || before.fence || isPrinted(before.plain) || ANNOUNCED.test(plain);
}
