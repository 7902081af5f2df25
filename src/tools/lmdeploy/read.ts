import type { Line } from "../clean-text.ts";
import { csvHeader } from "../csv.ts";
import { askedBefore, forkedBlocks } from "../forked-client.ts";
import { type Placed, readJsonAndText } from "../json-and-text.ts";
import { linesIn } from "../parsed.ts";
import { readingOf } from "../reading-of.ts";
import { type Block, figuresOfBlock } from "../serving-block.ts";
import type { Detection, NamedReading, Source } from "../tool.ts";
import { hasOldText, readOldText } from "./old-text.ts";
import { csvKind, readCsv } from "./profile-csv.ts";
import { hasProfilerTable, readProfilerTables } from "./profiler-text.ts";

const NAME = "lmdeploy";

export function detect(source: Source): Detection | undefined {
  if (csvKind(csvHeader(source.text)) !== undefined)
    return { evidence: "CSV with the columns of LMDeploy's benchmarks" };
  if (!/Serving Benchmark Result|Benchmark duration|elapsed_time/.test(source.text)) return undefined;
  const lines = linesIn(source);
  if (forkedBlocks(lines, NAME).length > 0)
    return { evidence: "a Serving Benchmark Result block with LMDeploy's backend" };
  if (hasProfilerTable(lines)) return { evidence: "the table of LMDeploy's profiler" };
  return hasOldText(lines) ? { evidence: "the lines of LMDeploy's profile_throughput" } : undefined;
}

/** @throws UserError when the text is cut off, is not readable, or holds no result. */
export function read(source: Source): readonly NamedReading[] {
  const kind = csvKind(csvHeader(source.text));
  if (kind !== undefined) return readCsv(source, kind);
  return readJsonAndText(source, { what: "LMDeploy's benchmarks", ofJson: () => [], ofText });
}

function ofText(lines: readonly Line[], { name }: Source): readonly Placed[] {
  return [
    ...forkedBlocks(lines, NAME).map((block) => ({ start: block.start, reading: servingReading(block, name) })),
    ...readProfilerTables(lines, name),
    ...readOldText(lines, name),
  ];
}

function servingReading(block: Block, source: string): NamedReading {
  const figures = figuresOfBlock(block, source);
  const { num_prompts: prompts, ...asked } = askedBefore(block);
  const { completed } = figures.counts;
  const known = typeof prompts === "number" && completed !== undefined && completed <= prompts;
  return readingOf(NAME, "lmdeploy-serve@1", {
    ...figures,
    counts: { ...figures.counts, ...(known ? { requested: prompts, failed: prompts - completed } : {}) },
    workload: { ...figures.workload, ...asked },
    notes: [...figures.notes, ...(known ? ["failed = asked for - completed: LMDeploy does not print it"] : [])],
  });
}
