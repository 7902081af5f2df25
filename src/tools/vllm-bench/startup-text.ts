import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import type { PrintedFigures } from "./figures.ts";

const TITLE = /^STARTUP TIME BENCHMARK RESULTS$/;
const RULE = /^=+$/;
const SECTION = /^(COLD|WARM) STARTUP:$/;
const AVERAGE = /^Avg ([a-z ]*(?:startup|compilation)) time: (\d+(?:\.\d+)?) seconds/;
const PERCENTILES = /^([A-Za-z ]*(?:startup|compilation)) time percentiles:$/i;
const PERCENTILE = /^(\d+(?:\.\d+)?)%: (\d+(?:\.\d+)?) seconds/;

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
  let section = "";
  let measure = "";
  for (const { text } of lines.slice(title + 1)) {
    if (RULE.test(text) && section !== "") return { figures: figuresOf(metrics), start };
    section = SECTION.exec(text)?.[1]?.toLowerCase() ?? section;
    const [, averaged, average] = AVERAGE.exec(text) ?? [];
    if (averaged !== undefined) metrics[`avg_${section}_${averaged.replaceAll(" ", "_")}_time`] = Number(average);
    measure = PERCENTILES.exec(text)?.[1]?.toLowerCase().replaceAll(" ", "_") ?? measure;
    const [, percentile, value] = PERCENTILE.exec(text) ?? [];
    if (percentile !== undefined) metrics[`p${percentile}_${section}_${measure}_time`] = Number(value);
  }
  throw new UserError(
    `${source}: the start-up results on line ${lines[title]?.number ?? 1} have no closing line of "="`,
    {
      hint: "the file is cut off, or the block was not copied to its end",
    },
  );
}

function figuresOf(metrics: Readonly<Record<string, number>>): PrintedFigures["figures"] {
  return { benchmark: "startup", metrics, counts: {}, workload: {}, unreadable: [], errors: [], notes: [] };
}
