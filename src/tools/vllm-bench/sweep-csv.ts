import { csvHeader, csvTable } from "../csv.ts";
import type { JsonObject } from "../json-object.ts";
import { printedNumber } from "../printed.ts";
import type { Source } from "../tool.ts";

/** The columns are the keys of the results; pandas puts a column of row numbers without a name before them. */
const COLUMNS = [
  ["model_id", "completed", "request_throughput"],
  ["avg_cold_startup_time", "avg_warm_startup_time"],
];

/** Whether a text is the `summary.csv` of `vllm bench sweep`. */
export function isSweepCsv({ text }: Source): boolean {
  const header = csvHeader(text);
  return COLUMNS.some((columns) => columns.every((column) => header.includes(column)));
}

/**
 * The results of a sweep, as the objects that its rows were made of; lists of single requests are left out.
 * @throws UserError when the table is cut off.
 */
export function sweepRows({ text, name }: Source): readonly JsonObject[] {
  const { header, rows } = csvTable(text, name);
  return rows.map((row) =>
    Object.fromEntries(
      row.flatMap((word, index) => {
        const key = header[index] ?? "";
        return key === "" || word === "" || /^[[{]/.test(word) ? [] : [[key, printedNumber(word) ?? word] as const];
      }),
    ),
  );
}
