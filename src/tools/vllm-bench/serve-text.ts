import type { Line } from "../clean-text.ts";
import { type Block, type BlockWords, blocksOf, figuresOfBlock, SERVING_HEADING } from "../serving-block.ts";
import { withFailed } from "./counts.ts";
import type { PrintedFigures } from "./figures.ts";
import { meaningOf } from "./labels.ts";
import { readPreamble } from "./preamble.ts";

const WORDS: BlockWords = { heading: SERVING_HEADING, meaningOf };

export function hasServeBlock(lines: readonly Line[]): boolean {
  return blocksOf(lines, WORDS).some((block) => !isForeign(block));
}

/** @throws UserError when the text ends inside a block, or a block says two things of one label. */
export function readServeBlocks(lines: readonly Line[], source: string): readonly PrintedFigures[] {
  return blocksOf(lines, WORDS)
    .filter((block) => !isForeign(block))
    .map((block) => ({ figures: figuresOf(block, source), start: block.start }));
}

function isForeign({ entries }: Block): boolean {
  return entries.some(({ meaning }) => meaning.kind === "foreign");
}

function figuresOf(block: Block, source: string): PrintedFigures["figures"] {
  const figures = figuresOfBlock(block, source);
  const { workload, requested, ...preamble } = readPreamble(block.before.map(({ text }) => text));
  const { notes, counts } = withFailed({ ...(requested === undefined ? {} : { requested }), ...figures.counts });
  return {
    ...figures,
    benchmark: "serve",
    workload: { ...figures.workload, ...workload },
    ...preamble,
    counts,
    notes: [...figures.notes, ...notes],
  };
}
