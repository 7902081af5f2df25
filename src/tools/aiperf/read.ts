import { UserError } from "../../model/errors.ts";
import type { Workload } from "../../model/record.ts";
import { csvHeader } from "../csv.ts";
import type { Figures } from "../figures.ts";
import { isBroken, readJsonAndText } from "../json-and-text.ts";
import { isObject, type JsonObject, objectIn } from "../json-object.ts";
import { jsonIn } from "../parsed.ts";
import { csvFigures, exportFigures, hasRecords } from "../perf-export.ts";
import { readingOf } from "../reading-of.ts";
import type { Detection, NamedReading, Source } from "../tool.ts";
import { isRequest, requestFigures } from "./requests.ts";

const NAME = "aiperf";
const DEFINITION = "aiperf@1";
/** The summary, its table and the list of requests lie in one folder, always with these names. */
const PART_NAME = /(?:^|[\\/])profile_export(?:_aiperf)?\.(?:jsonl?|csv)$/;

/** What aiperf's export has, and genai-perf's has not. */
const OWN_KEYS = ["aiperf_version", "schema_version", "was_cancelled", "error_summary", "benchmark_duration"];

const BROKEN = [/"aiperf_version":/, /"credit_issued_ns":/];

export function detect(source: Source): Detection | undefined {
  const { values } = jsonIn(source);
  if (values.some(({ value }) => isExport(value))) return { evidence: "JSON with aiperf's metrics" };
  if (values.some(({ value }) => isRequest(value))) return { evidence: "JSON lines with aiperf's requests" };
  if (isBroken(source, BROKEN)) return { evidence: "broken JSON with the keys of aiperf" };
  return isCsv(source.text) ? { evidence: "CSV with aiperf's columns" } : undefined;
}

function isExport(value: unknown): value is JsonObject {
  if (!isObject(value) || !OWN_KEYS.some((key) => key in value)) return false;
  const records = recordsIn(value);
  // Where every request failed there is nothing else.
  return hasRecords(records) || isObject(records["error_request_count"]);
}

/** 0.1 kept its metrics apart from what else it says. */
function recordsIn(value: JsonObject): JsonObject {
  return isObject(value["records"]) ? value["records"] : value;
}

/** genai-perf has no sums, and the largest percentile first. */
function isCsv(text: string): boolean {
  const header = csvHeader(text);
  if (header.join() === "Metric,Value") return /^Error Request Count,/m.test(text);
  return (
    header[0] === "Metric" &&
    header.includes("p50") &&
    header.indexOf("p1") < header.indexOf("p99") &&
    header.includes("std")
  );
}

/** @throws UserError when the file is cut off, is not readable, or holds no result. */
export function read(source: Source): readonly NamedReading[] {
  const part = PART_NAME.test(source.name) ? { part: "profile_export" } : {};
  return readFile(source).map((reading) => ({ ...reading, ...part }));
}

function readFile(source: Source): readonly NamedReading[] {
  if (isCsv(source.text)) return [readCsv(source)];
  const requests = jsonIn(source).values.flatMap(({ value }) => (isRequest(value) ? [value] : []));
  if (requests.length > 0 && jsonIn(source).broken === undefined) {
    return [readingOf(NAME, DEFINITION, requestFigures(requests))];
  }
  return readJsonAndText(source, {
    what: NAME,
    ofJson: (value) => (isExport(value) ? [readExport(value)] : []),
    ofText: () => [],
  });
}

function readExport(value: JsonObject): NamedReading {
  const figures = withCounts(exportFigures(recordsIn(value)), value);
  const version = value["aiperf_version"];
  const reading = readingOf(NAME, DEFINITION, {
    ...figures,
    workload: workloadOf(objectIn(value, "input_config")),
    ...(typeof version === "string" ? { version } : {}),
  });
  const cancelled = { state: "invalid", reasons: ["aiperf was cancelled"] } as const;
  return { ...reading, ...(value["was_cancelled"] === true ? { validity: cancelled } : {}) };
}

/** The number of failed requests is not there when it is 0; that there were no errors is. */
function withCounts(figures: Figures, { error_summary: errors, was_cancelled: cancelled }: JsonObject): Figures {
  const { counts } = figures;
  const none = Array.isArray(errors) && errors.length === 0 && cancelled === false;
  const failed = counts.failed ?? (none ? 0 : undefined);
  if (failed === undefined) return figures;
  return withTotal({ ...figures, counts: { ...counts, failed }, errors: errorsIn(errors) });
}

/** Completed requests are not counted where there are none. */
function withTotal(figures: Figures): Figures {
  const { failed, completed = (failed ?? 0) > 0 ? 0 : undefined } = figures.counts;
  if (failed === undefined || completed === undefined) return figures;
  return { ...figures, counts: { requested: completed + failed, completed, ...figures.counts } };
}

function errorsIn(errors: unknown): readonly string[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) => {
    const message = isObject(error) ? objectIn(error, "error_details")["message"] : undefined;
    return typeof message === "string" ? [message] : [];
  });
}

/** Since 0.5 the load stands in phases; before, it stood in `loadgen`. */
function workloadOf(config: JsonObject): Workload {
  const phases = config["phases"];
  const measured = Array.isArray(phases)
    ? phases.filter(isObject).findLast((phase) => phase["kind"] !== "warmup")
    : undefined;
  const { concurrency, rate, request_rate: oldRate } = measured ?? objectIn(config, "loadgen");
  const paced = rate ?? oldRate;
  const items = objectIn(config, "models")["items"];
  const model = Array.isArray(items) && isObject(items[0]) ? items[0]["name"] : undefined;
  return {
    ...(concurrency === undefined && paced === undefined
      ? {}
      : { request_rate: typeof paced === "number" ? paced : "inf" }),
    ...(typeof concurrency === "number" ? { max_concurrency: concurrency } : {}),
    ...(typeof model === "string" ? { model_id: model } : {}),
  };
}

function readCsv({ name, text }: Source): NamedReading {
  const figures = csvFigures(text);
  if (figures === undefined || isCutBeforeCount(figures)) {
    throw new UserError(`${name}: the table ends in its middle`, { hint: "the file is cut off or damaged" });
  }
  return readingOf(NAME, DEFINITION, withTotal(figures));
}

/** Latencies are of requests that completed, and the row that counts those stands below them. */
function isCutBeforeCount({ metrics, counts }: Figures): boolean {
  return counts.completed === undefined && Object.keys(metrics).some((id) => id.startsWith("mean_"));
}
