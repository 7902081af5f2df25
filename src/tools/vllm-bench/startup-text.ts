import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import type { PrintedFigures } from "./figures.ts";

const TITLE = /^STARTUP TIME BENCHMARK RESULTS$/;
const RULE = /^=+$/;
const SECTION = /^(COLD|WARM) STARTUP:$/;
/** 0.13 to 0.19 call it the total start-up time, and line up their columns. */
const AVERAGE = /^Avg (?:total )?([a-z ]*(?:startup|compilation)) time:\s+(\d+(?:\.\d+)?) seconds$/;
const PERCENTILES = /^([A-Za-z ]*(?:startup|compilation)) time percentiles:$/i;
const PERCENTILE = /^(\d+(?:\.\d+)?)%: (\d+(?:\.\d+)?) seconds$/;
const TIME = /\d seconds$/;

/**
 * Results of `vllm bench startup` in the lines of a log: seconds, cold and warm.
 * @throws UserError when the text ends before the closing rule.
 */
export function readStartupBlocks(lines: readonly Line[], source: string): readonly PrintedFigures[] {
  return lines.flatMap((line, index) => (TITLE.test(line.text) ? [readBlock(lines, index, source)] : []));
}

function readBlock(lines: readonly Line[], title: number, source: string): PrintedFigures {
  const start = lines[title]?.start ?? 0;
  const metrics: Record<string, number> = {};
  const notes: string[] = [];
  let section = "";
  let measure = "";
  for (const { text } of lines.slice(title + 1)) {
    if (RULE.test(text) && section !== "") return { figures: figuresOf(metrics, notes), start };
    section = SECTION.exec(text)?.[1]?.toLowerCase() ?? section;
    measure = PERCENTILES.exec(text)?.[1]?.toLowerCase().replaceAll(" ", "_") ?? measure;
    const [, averaged, average] = AVERAGE.exec(text) ?? [];
    const [, percentile, value] = PERCENTILE.exec(text) ?? [];
    if (averaged !== undefined) metrics[`avg_${section}_${averaged.replaceAll(" ", "_")}_time`] = Number(average);
    else if (percentile !== undefined) metrics[`p${percentile}_${section}_${measure}_time`] = Number(value);
    else if (TIME.test(text)) notes.push(`not read: ${section}: ${text}`);
  }
  throw new UserError(
    `${source}: the start-up results on line ${lines[title]?.number ?? 1} have no closing line of "="`,
    {
      hint: "the file is cut off, or the block was not copied to its end",
    },
  );
}

function figuresOf(metrics: Readonly<Record<string, number>>, notes: readonly string[]): PrintedFigures["figures"] {
  return { benchmark: "startup", metrics, counts: {}, workload: {}, unreadable: [], errors: [], notes };
}
