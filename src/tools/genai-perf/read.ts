import { UserError } from "../../model/errors.ts";
import { csvHeader } from "../csv.ts";
import { isBroken, readJsonAndText } from "../json-and-text.ts";
import { isObject, type JsonObject, objectIn } from "../json-object.ts";
import { jsonIn } from "../parsed.ts";
import { csvFigures, exportFigures, hasRecords } from "../perf-export.ts";
import { readingOf } from "../reading-of.ts";
import type { Detection, NamedReading, Source } from "../tool.ts";

const NAME = "genai-perf";
const DEFINITION = "genai-perf@1";

/** What aiperf's export has besides. */
const SUCCESSOR = ["aiperf_version", "schema_version", "was_cancelled", "error_summary", "benchmark_duration"];

const BROKEN = [/^\s*\{\s*"(?:request_throughput|request_latency)":\s*\{\s*"unit":/];

export function detect(source: Source): Detection | undefined {
  if (jsonIn(source).values.some(({ value }) => isExport(value))) return { evidence: "JSON with genai-perf's metrics" };
  if (isBroken(source, BROKEN) && !SUCCESSOR.some((key) => source.text.includes(`"${key}"`))) {
    return { evidence: "broken JSON with the keys of genai-perf" };
  }
  return isCsv(source.text) ? { evidence: "CSV with genai-perf's columns" } : undefined;
}

function isExport(value: unknown): value is JsonObject {
  return isObject(value) && hasRecords(value) && !SUCCESSOR.some((key) => key in value);
}

function isCsv(text: string): boolean {
  const header = csvHeader(text);
  return (
    header[0] === "Metric" &&
    header.includes("p50") &&
    header.indexOf("p99") < header.indexOf("p50") &&
    !header.includes("std")
  );
}

/** @throws UserError when the file is cut off, is not readable, or holds no result. */
export function read(source: Source): readonly NamedReading[] {
  if (isCsv(source.text)) {
    const figures = csvFigures(source.text);
    if (figures !== undefined) return [readingOf(NAME, DEFINITION, figures)];
    throw new UserError(`${source.name}: the table ends in its middle`, { hint: "the file is cut off or damaged" });
  }
  return readJsonAndText(source, {
    what: NAME,
    ofJson: (value) => (isExport(value) ? [readExport(value)] : []),
    ofText: () => [],
  });
}

function readExport(value: JsonObject): NamedReading {
  const figures = exportFigures(value);
  const stimulus = objectIn(objectIn(objectIn(value, "input_config"), "perf_analyzer"), "stimulus");
  const { concurrency, request_rate: rate } = stimulus;
  return readingOf(NAME, DEFINITION, {
    ...figures,
    workload: {
      ...(typeof concurrency === "number" ? { request_rate: "inf", max_concurrency: concurrency } : {}),
      ...(typeof rate === "number" ? { request_rate: rate } : {}),
    },
  });
}
