import { UserError } from "../model/errors.ts";
import type { Counts } from "../model/record.ts";
import type { Line } from "./clean-text.ts";
import type { Figures } from "./figures.ts";
import { isNoNumber } from "./json-object.ts";
import { idOf, type Meaning } from "./meaning.ts";
import { wordsOf } from "./metric-words.ts";
import { printedNumber, printedSetting } from "./printed.ts";
import { unreadNote } from "./unread.ts";

/** One line of a block that has a meaning. */
export interface Entry {
  readonly label: string;
  readonly word: string;
  readonly meaning: Meaning;
}

/** One `Serving Benchmark Result` of vLLM's client or of one of its forks, from its heading to its closing rule. */
export interface Block {
  readonly heading: string;
  readonly entries: readonly Entry[];
  /** Notes on numbers under labels of which nothing is known, and on those that people have written behind a value. */
  readonly unread: readonly string[];
  /** What stands before it, since the block before. */
  readonly before: readonly Line[];
  /** Offset of the heading. */
  readonly start: number;
  readonly firstLine: number;
  readonly lastLine: number;
  /** False when the text ends before the block does. */
  readonly closed: boolean;
}

export interface BlockWords {
  readonly heading: RegExp;
  /** `undefined` for a label that is none of the block's. */
  readonly meaningOf: (label: string) => Meaning | undefined;
}

const RULE = /^=+$/;
const CHINESE = /[\u4E00-\u9FFF]/;
/** A number with its digits grouped by blanks is one word, and no number. */
const LABELLED = /^([^:：]{1,80}?)\s*[:：][\s|*`]*(\S+(?:[ \u00A0\u202F]\d\S*)?)(.*)$/;
/** A number, or one that people or a newer version of the program have dressed. */
const NUMBERED = /^[~≈<>+-]?\.?\d/;
const LONGEST_NOTE = 120;
/** `313.28 -> 99.9`: two results in one line, of which neither is the block's. */
const PAIR = /^[~≈<>+-]?\.?\d\S*[^→➜⟶>]{0,20}?\s*(?:→|➜|⟶|-{1,2}>|={1,2}>)\s*[~≈<>+-]?\.?\d/;
/** What Ray writes behind a line that several workers print. */
const REPEATED = /\[repeated \d+x across cluster\].*$/;

const CHINESE_HEADING = /=\s*[^=]{0,20}[\u4E00-\u9FFF][^=]{0,20}结果\s*=/;
export const SERVING_HEADING = /=\s*(?:Serving Benchmark Result|[^=]{0,20}[\u4E00-\u9FFF][^=]{0,20}结果)\s*=/;
/** Other programs head their texts in Chinese too: a block of fewer known lines is none. */
const FEWEST_UNDER_CHINESE = 3;

export function blocksOf(lines: readonly Line[], words: BlockWords): readonly Block[] {
  const blocks: Block[] = [];
  let free = 0;
  for (let at = 0; at < lines.length; at += 1) {
    if (!words.heading.test(lines[at]?.text ?? "")) continue;
    let end = at + 1;
    while (end < lines.length && !endsBlock(lines[end], words)) end += 1;
    const block = blockOf(lines.slice(at, end), lines.slice(free, at), end < lines.length, words);
    const foreign = CHINESE_HEADING.test(lines[at]?.text ?? "") && block.entries.length < FEWEST_UNDER_CHINESE;
    if (!foreign) {
      blocks.push(block);
      free = end;
    }
    at = end - 1;
  }
  return blocks;
}

function blockOf(lines: readonly Line[], before: readonly Line[], closed: boolean, words: BlockWords): Block {
  return {
    heading: lines[0]?.text ?? "",
    entries: entriesOf(lines, words),
    unread: [...unreadIn(lines, words), ...unreadNote(behindValues(lines, words))],
    before,
    start: lines[0]?.start ?? 0,
    firstLine: lines[0]?.number ?? 1,
    lastLine: lines.at(-1)?.number ?? 1,
    closed,
  };
}

function endsBlock(line: Line | undefined, { heading }: BlockWords): boolean {
  return line !== undefined && (line.fence || RULE.test(line.text) || heading.test(line.text));
}

interface Labelled {
  readonly label: string;
  readonly word: string;
  /** What stands behind the word on its line. */
  readonly rest: string;
  readonly meaning: Meaning | undefined;
}

function labelledIn({ text }: Line, { meaningOf }: BlockWords): Labelled {
  const [, label = "", word = "", rest = ""] = LABELLED.exec(text) ?? [];
  const meaning = meaningOf(label) ?? (CHINESE.test(label) ? wordsOf(label)?.meaning : undefined);
  if (PAIR.test(word + rest)) return { label, word: word + rest.trimEnd(), rest: "", meaning };
  return { label, word: word.replace(/[|*`,;]+$/, ""), rest, meaning };
}

function entriesOf(lines: readonly Line[], words: BlockWords): readonly Entry[] {
  return lines.flatMap((line) => {
    const { label, word, meaning } = labelledIn(line, words);
    return meaning === undefined ? [] : [{ label, word, meaning }];
  });
}

/** A newer version has labels that are not known here, and a translation may word one in any way. */
function unreadIn(lines: readonly Line[], words: BlockWords): readonly string[] {
  return lines.flatMap((line) => {
    const { label, word, rest, meaning } = labelledIn(line, words);
    return meaning === undefined && NUMBERED.test(word)
      ? [`not read: ${label}: ${word}${rest}`.slice(0, LONGEST_NOTE)]
      : [];
  });
}

/** A change in percent, or the same line of another block beside this one. */
function behindValues(lines: readonly Line[], words: BlockWords): readonly string[] {
  return lines.flatMap((line) => {
    const { label, word, rest, meaning } = labelledIn(line, words);
    const behind = rest.replace(REPEATED, "").trim().replace(/\s+/g, " ");
    const isValue = meaning !== undefined && NUMBERED.test(word);
    return isValue && /\d/.test(behind) ? [`${behind} behind ${label}: ${word}`.slice(0, LONGEST_NOTE)] : [];
  });
}

/**
 * The figures of a block; what stands before it is read by its caller.
 * @throws UserError when the text ends inside the block, or the block says two things of one label.
 */
export function figuresOfBlock(block: Block, source: string): Figures {
  const where = `${source}: the result block on line ${block.firstLine}`;
  const { entries } = block;
  if (!block.closed) {
    throw new UserError(`${where} has no closing line of "=": the text ends on line ${block.lastLine}`, {
      hint: "the file is cut off, or the block was not copied to its end",
    });
  }
  refuseContradictions(entries, where);
  const numbers = entries.map((entry) => ({ ...entry, value: printedNumber(entry.word) }));
  const metrics = new Map<string, number>();
  const counts: { -readonly [key in keyof Counts]: number } = {};
  for (const { meaning, value } of numbers) {
    if (value === undefined) continue;
    if (meaning.kind === "metric") metrics.set(meaning.id, value);
    if (meaning.kind === "count" && Number.isSafeInteger(value)) counts[meaning.id] = value;
  }
  if (metrics.size === 0) throw new UserError(`${where} holds no number that can be read`);
  const isSetting = ({ meaning, word }: Entry): boolean => meaning.kind === "workload" && !PAIR.test(word);
  const settings = entries.filter(isSetting);
  const odd = numbers.filter((entry) => entry.value === undefined && !isSetting(entry));
  return {
    metrics: Object.fromEntries(metrics),
    counts: withRequested(counts),
    workload: Object.fromEntries(settings.map(({ meaning, word }) => [idOf(meaning), printedSetting(word)])),
    unreadable: odd.filter(({ word }) => isNoNumber(word)).map(({ meaning }) => idOf(meaning)),
    errors: [],
    notes: [
      ...odd.filter(({ word }) => !isNoNumber(word)).map(({ label, word }) => `not read: ${label}: ${word}`),
      ...block.unread,
    ],
  };
}

function withRequested(counts: Counts): Counts {
  const { completed, failed } = counts;
  return completed === undefined || failed === undefined ? counts : { requested: completed + failed, ...counts };
}

function refuseContradictions(entries: readonly Entry[], where: string): void {
  const words = new Map<string, string>();
  for (const { label, word, meaning } of entries) {
    const id = `${meaning.kind} ${idOf(meaning)}`;
    const before = words.get(id);
    if (before !== undefined && before !== word)
      throw new UserError(`${where} says "${label}" twice: ${before} and ${word}`);
    words.set(id, word);
  }
}
