import { UserError } from "../../model/errors.ts";
import type { Counts } from "../../model/record.ts";
import type { Line } from "./clean-text.ts";
import type { Figures, PrintedFigures } from "./figures.ts";
import { isNoNumber } from "./json-shape.ts";
import { type Meaning, meaningOf } from "./labels.ts";
import { readPreamble } from "./preamble.ts";
import { printedNumber, printedSetting } from "./printed.ts";

/** One line of a block that has a meaning. */
interface Entry {
  readonly label: string;
  readonly word: string;
  readonly meaning: Meaning;
}

/** One `Serving Benchmark Result`, from its heading to its closing rule. */
interface Block {
  readonly lines: readonly Line[];
  /** What stands before it, since the block before. */
  readonly before: readonly Line[];
  /** False when the text ends before the block does. */
  readonly closed: boolean;
}

const HEADING = /=\s*Serving Benchmark Result\s*=/;
const RULE = /^=+$/;
const LABELLED = /^([^:：]{3,60}?)\s*[:：][\s|*`]*(\S+)/;

export function hasServeBlock(lines: readonly Line[]): boolean {
  return blocksOf(lines).some((block) => !isForeign(block));
}

/** @throws UserError when the text ends inside a block, or a block says two things of one label. */
export function readServeBlocks(lines: readonly Line[], source: string): readonly PrintedFigures[] {
  return blocksOf(lines)
    .filter((block) => !isForeign(block))
    .map((block) => ({ figures: figuresOf(block, source), start: block.lines[0]?.start ?? 0 }));
}

function blocksOf(lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = [];
  let free = 0;
  for (let at = 0; at < lines.length; at += 1) {
    if (!HEADING.test(lines[at]?.text ?? "")) continue;
    let end = at + 1;
    while (end < lines.length && !endsBlock(lines[end])) end += 1;
    blocks.push({ lines: lines.slice(at, end), before: lines.slice(free, at), closed: end < lines.length });
    free = end;
    at = end - 1;
  }
  return blocks;
}

function endsBlock(line: Line | undefined): boolean {
  return line !== undefined && (line.fence || RULE.test(line.text) || HEADING.test(line.text));
}

function isForeign(block: Block): boolean {
  return entriesOf(block).some(({ meaning }) => meaning.kind === "foreign");
}

function entriesOf(block: Block): readonly Entry[] {
  return block.lines.flatMap(({ text }) => {
    const [, label = "", word = ""] = LABELLED.exec(text) ?? [];
    const meaning = meaningOf(label);
    return meaning === undefined ? [] : [{ label, word: word.replace(/[|*`,;]+$/, ""), meaning }];
  });
}

function figuresOf(block: Block, source: string): Figures {
  const where = `${source}: the result block on line ${block.lines[0]?.number ?? 1}`;
  const entries = entriesOf(block);
  if (!block.closed) {
    throw new UserError(
      `${where} has no closing line of "=": the text ends on line ${block.lines.at(-1)?.number ?? 1}`,
      {
        hint: "the file is cut off, or the block was not copied to its end",
      },
    );
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
  const settings = entries.filter(({ meaning }) => meaning.kind === "workload");
  const { workload, ...preamble } = readPreamble(block.before.map(({ text }) => text));
  const odd = numbers.filter(({ value, meaning }) => value === undefined && meaning.kind !== "workload");
  return {
    benchmark: "serve",
    metrics: Object.fromEntries(metrics),
    counts: withRequested(counts),
    workload: {
      ...Object.fromEntries(settings.map(({ meaning, word }) => [idOf(meaning), printedSetting(word)])),
      ...workload,
    },
    unreadable: odd.filter(({ word }) => isNoNumber(word)).map(({ meaning }) => idOf(meaning)),
    notes: odd.filter(({ word }) => !isNoNumber(word)).map(({ label, word }) => `not read: ${label}: ${word}`),
    ...preamble,
  };
}

function idOf(meaning: Meaning): string {
  return meaning.kind === "foreign" ? "" : meaning.id;
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
