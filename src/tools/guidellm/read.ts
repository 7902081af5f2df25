import { isBroken, readJsonAndText } from "../json-and-text.ts";
import { jsonIn } from "../parsed.ts";
import type { Detection, NamedReading, Source } from "../tool.ts";
import { isFirstReport, readFirstReport } from "./first-report.ts";
import { csvEra, readCsv } from "./report-csv.ts";
import { isReport, readReport } from "./report-json.ts";
import { isYaml, yamlReport } from "./report-yaml.ts";

const BROKEN = [/"guidellm_version":/, /^\s*\{\s*"benchmarks":\s*\[\s*\{\s*"type_":\s*"generative_benchmark"/];

export function detect(source: Source): Detection | undefined {
  if (jsonIn(source).values.some(({ value }) => isReport(value) || isFirstReport(value)))
    return { evidence: "JSON with guidellm's benchmarks" };
  if (isBroken(source, BROKEN)) return { evidence: "broken JSON with guidellm's benchmarks" };
  if (isYaml(source)) return { evidence: "YAML with guidellm's benchmarks" };
  return csvEra(source.text) === undefined ? undefined : { evidence: "CSV with guidellm's columns" };
}

/** @throws UserError when the file is cut off, is not readable, or holds no result. */
export function read(source: Source): readonly NamedReading[] {
  const era = csvEra(source.text);
  if (era !== undefined) return readCsv(source, era);
  if (isYaml(source)) return readReport(yamlReport(source));
  return readJsonAndText(source, {
    what: "guidellm",
    ofJson: (value) => (isFirstReport(value) ? readFirstReport(value) : isReport(value) ? readReport(value) : []),
    ofText: () => [],
  });
}
