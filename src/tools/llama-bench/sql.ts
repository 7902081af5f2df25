import { UserError } from "../../model/errors.ts";
import type { Row } from "./results.ts";

/** The table has been called `test` and `llama_bench`. */
const INSERT = /INSERT INTO \w+ \(([^)]*)\)\s+VALUES \(/g;
const VALUE = /\s*(?:'((?:[^']|'')*)'|([^,')\s]+))\s*([,)])/y;

export function isSql(text: string): boolean {
  return text.includes("avg_ts") && text.search(INSERT) !== -1;
}

/** The rows of `-o sql`. @throws UserError when a statement is cut off. */
export function sqlRows(text: string, source: string): readonly Row[] {
  return [...text.matchAll(INSERT)].map((statement) => {
    const columns = (statement[1] ?? "").split(",").map((column) => column.trim());
    const values = valuesFrom(text, statement.index + statement[0].length);
    if (values === undefined || values.length !== columns.length) {
      throw new UserError(`${source}: an INSERT statement ends in its middle`, {
        hint: "the file is cut off or damaged",
      });
    }
    return Object.fromEntries(columns.map((column, index) => [column, values[index]] as const));
  });
}

function valuesFrom(text: string, start: number): readonly string[] | undefined {
  const values: string[] = [];
  VALUE.lastIndex = start;
  for (let found = VALUE.exec(text); found !== null; found = VALUE.exec(text)) {
    values.push(found[1]?.replaceAll("''", "'") ?? found[2] ?? "");
    if (found[3] === ")") return text.slice(VALUE.lastIndex).startsWith(";") ? values : undefined;
  }
  return undefined;
}
