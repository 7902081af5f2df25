import { csvHeader, csvTable } from "../csv.ts";
import { isBroken, readJsonAndText } from "../json-and-text.ts";
import { isObject, type JsonObject } from "../json-object.ts";
import { jsonIn, linesIn } from "../parsed.ts";
import type { Detection, NamedReading, Source } from "../tool.ts";
import { isBatchedRow, readingOfBatched } from "./batched.ts";
import { isRow, type Row, readingOfRow } from "./results.ts";
import { isSql, sqlRows } from "./sql.ts";
import { evidenceIn, readTables } from "./tables.ts";
import { toldApart } from "./told-apart.ts";

const BROKEN = [/"build_commit":.*"n_prompt":/s, /"n_kv_max":.*"speed_pp":/s];

export function detect(source: Source): Detection | undefined {
  const { text } = source;
  if (jsonIn(source).values.some(({ value }) => rowsIn(value).length > 0))
    return { evidence: "JSON with the fields of llama-bench" };
  if (jsonIn(source).values.some(({ value }) => batchedIn(value).length > 0))
    return { evidence: "JSON with the fields of llama-batched-bench" };
  if (isBroken(source, BROKEN)) return { evidence: "broken JSON with the fields of llama-bench" };
  if (isCsv(text)) return { evidence: "CSV with the fields of llama-bench" };
  if (isSql(text)) return { evidence: "SQL with the fields of llama-bench" };
  const evidence = /t\/s/i.test(text) ? evidenceIn(linesIn(source)) : undefined;
  return evidence === undefined ? undefined : { evidence };
}

function isCsv(text: string): boolean {
  const header = csvHeader(text);
  return header.includes("n_prompt") && header.includes("avg_ts");
}

function rowsIn(value: unknown): readonly Row[] {
  return [value].flat().filter((row): row is Row => isObject(row) && isRow(row));
}

function batchedIn(value: unknown): readonly JsonObject[] {
  return [value].flat().filter((row): row is JsonObject => isObject(row) && isBatchedRow(row));
}

/** @throws UserError when the text is cut off, is not readable, or holds no result. */
export function read(source: Source): readonly NamedReading[] {
  return toldApart(resultsIn(source));
}

function resultsIn(source: Source): readonly NamedReading[] {
  const { name, text } = source;
  if (isCsv(text)) {
    const { header, rows } = csvTable(text, name);
    return rows.map((row) =>
      readingOfRow(Object.fromEntries(header.map((field, index) => [field, row[index]] as const))),
    );
  }
  if (isSql(text)) return sqlRows(text, name).map(readingOfRow);
  return readJsonAndText(source, {
    what: "llama-bench",
    ofJson: (value) => [...rowsIn(value).map(readingOfRow), ...batchedIn(value).map(readingOfBatched)],
    ofText: (lines) => readTables(lines, source),
  });
}
