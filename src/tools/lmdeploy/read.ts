import type { Line } from "../clean-text.ts";
import { csvHeader } from "../csv.ts";
import { forkedBlocks } from "../forked-client.ts";
import { figuresOfResult, figuresOfText, forkOfResult } from "../forked-result.ts";
import { readJsonAndText } from "../json-and-text.ts";
import { isObject } from "../json-object.ts";
import { jsonIn, linesIn } from "../parsed.ts";
import { readingOf } from "../reading-of.ts";
import type { Detection, NamedReading, Placed, Source } from "../tool.ts";
import { hasGenerationText, readGenerationText } from "./generation-text.ts";
import { hasOldText, readOldText } from "./old-text.ts";
import { csvKind, readCsv } from "./profile-csv.ts";
import { hasProfilerTable, readProfilerTables } from "./profiler-text.ts";

const NAME = "lmdeploy";
const SERVE = "lmdeploy-serve@1";

export function detect(source: Source): Detection | undefined {
  if (csvKind(csvHeader(source.text)) !== undefined)
    return { evidence: "CSV with the columns of LMDeploy's benchmarks" };
  if (jsonIn(source).values.some(({ value }) => forkOfResult(value) === NAME))
    return { evidence: "JSON with the keys of LMDeploy's serving client" };
  if (!/Serving Benchmark Result|Benchmark duration|elapsed_time|first_token latency/.test(source.text))
    return undefined;
  const lines = linesIn(source);
  if (forkedBlocks(lines, NAME).length > 0)
    return { evidence: "a Serving Benchmark Result block with LMDeploy's backend" };
  if (hasProfilerTable(lines)) return { evidence: "the table of LMDeploy's profiler" };
  if (hasOldText(lines)) return { evidence: "the lines of LMDeploy's profile_throughput" };
  return hasGenerationText(lines) ? { evidence: "the lines of LMDeploy's profile_generation" } : undefined;
}

/** @throws UserError when the text is cut off, is not readable, or holds no result. */
export function read(source: Source): readonly NamedReading[] {
  const kind = csvKind(csvHeader(source.text));
  if (kind !== undefined) return readCsv(source, kind);
  return readJsonAndText(source, { what: "LMDeploy's benchmarks", ofJson, ofText });
}

function ofJson(value: unknown): readonly NamedReading[] {
  return isObject(value) && forkOfResult(value) === NAME ? [readingOf(NAME, SERVE, figuresOfResult(value, NAME))] : [];
}

function ofText(lines: readonly Line[], { name }: Source): readonly Placed[] {
  const serving = forkedBlocks(lines, NAME).map((block) => ({
    start: block.start,
    reading: readingOf(NAME, SERVE, figuresOfText(block, name, NAME)),
  }));
  return [
    ...serving,
    ...readProfilerTables(lines, name),
    ...readOldText(lines, name),
    ...readGenerationText(lines, name),
  ];
}
