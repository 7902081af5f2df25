import type { Line } from "../clean-text.ts";
import { idOf, type Meaning, metric, workload } from "../meaning.ts";
import { type Block, type BlockWords, blocksOf, figuresOfBlock, SERVING_HEADING } from "../serving-block.ts";
import type { PrintedFigures } from "./figures.ts";
import { meaningOf } from "./labels.ts";
import { withPreamble } from "./preamble.ts";
import { type SteadyState, steadyStatesIn } from "./steady-state.ts";

/** vLLM's client in Rust heads its blocks by what was asked. */
const RUST_HEADING = /=\s*(?:Embedding\/Pooling|Multi-Turn) Benchmark Result\s*=/;
const MULTI_TURN = /=\s*Multi-Turn Benchmark Result\s*=/;
const POOLING = /=\s*Embedding\/Pooling Benchmark Result\s*=/;
const RUST_WIDTH = 60;

const WORDS: BlockWords = {
  heading: new RegExp(`${SERVING_HEADING.source}|${RUST_HEADING.source}`),
  meaningOf: (label) => CONVERSATIONS.get(label.toLowerCase()) ?? meaningOf(label),
};

/** What only the multi-turn block has; it says its concurrency in a word of SGLang's. */
const CONVERSATIONS: ReadonlyMap<string, Meaning> = new Map([
  ["turns per conversation (configured)", workload("turns_per_conversation")],
  ["inter-turn delay (ms)", workload("inter_turn_delay_ms")],
  ["avg turns completed", metric("avg_turns_completed")],
]);

export function hasServeBlock(lines: readonly Line[]): boolean {
  return ownBlocks(lines).length > 0;
}

/** @throws UserError when the text ends inside a block, or a block says two things of one label. */
export function readServeBlocks(lines: readonly Line[], source: string): readonly PrintedFigures[] {
  const blocks = ownBlocks(lines);
  const steady = steadyStatesIn(lines, source);
  const rates = correctRatesIn(lines);
  return blocks.map((block, index) => {
    const end = blocks[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const own = steady.find(({ start }) => start > block.start && start < end);
    const whole = figuresOf(block, source);
    const correct = rates.find(({ start }) => start > block.start && start < end);
    const metrics = { ...whole.metrics, ...own?.metrics, ...correct?.metrics };
    return { figures: { ...whole, metrics, notes: [...whole.notes, ...(own?.notes ?? [])] }, start: block.start };
  });
}

/** The benchmark of structured output checks the answers when the block is printed. */
const CORRECT = /^correct_rate\(%\) (\d+(?:\.\d+)?)$/;

function correctRatesIn(lines: readonly Line[]): readonly Pick<SteadyState, "metrics" | "start">[] {
  return lines.flatMap(({ text, start, whole }) => {
    const rate = whole ? CORRECT.exec(text)?.[1] : undefined;
    return rate === undefined ? [] : [{ start, metrics: { correct_rate_percent: Number(rate) } }];
  });
}

function ownBlocks(lines: readonly Line[]): readonly Block[] {
  const serving = blocksOf(withoutTurns(lines), WORDS);
  return serving.filter((block) => isMultiTurn(block) || !isForeign(block));
}

function isForeign({ entries }: Block): boolean {
  return entries.some(({ meaning }) => meaning.kind === "foreign");
}

function isMultiTurn({ heading }: Block): boolean {
  return MULTI_TURN.test(heading);
}

const TURN = /^-+ Turn \d+ \(\d+ samples\) -+$/;
const BEHIND_TURNS = /^=+$|^-+Speculative Decoding-+$/;

/** The multi-turn block says everything once more for each turn, under the same labels. */
function withoutTurns(lines: readonly Line[]): readonly Line[] {
  let inTurn = false;
  return lines.filter(({ text }) => {
    if (TURN.test(text)) inTurn = true;
    else if (BEHIND_TURNS.test(text)) inTurn = false;
    return !inTurn;
  });
}

function figuresOf(block: Block, source: string): PrintedFigures["figures"] {
  const before = [...block.before.map(({ text }) => text), block.heading];
  const figures = withPreamble(figuresOfBlock(inOwnWords(block), source), before, block.heading.length !== RUST_WIDTH);
  const turns = isMultiTurn(block) ? ["of all turns: what is printed of each turn is not read"] : [];
  return { ...figures, benchmark: "serve", notes: [...figures.notes, ...turns] };
}

/** Words that stand for something else below another heading: where nothing is generated, all tokens are those of the input. */
function inOwnWords(block: Block): Block {
  const entries = block.entries.map((entry) => {
    if (isMultiTurn(block) && entry.meaning.kind === "foreign")
      return { ...entry, meaning: workload("multi_turn_concurrency") };
    const isInput = POOLING.test(block.heading) && idOf(entry.meaning) === "input_throughput";
    return isInput ? { ...entry, meaning: metric("total_token_throughput") } : entry;
  });
  return { ...block, entries };
}
