import type { QueryExecResult } from "sql.js";
import { messageOf, UserError } from "../model/errors.ts";
import { DATABASE_COLUMNS } from "../tools/evalscope/database.ts";

/** https://www.sqlite.org/fileformat.html#the_database_header */
const MAGIC = Buffer.from("SQLite format 3\0", "latin1");

export function isSqlite(bytes: Uint8Array): boolean {
  return MAGIC.equals(bytes.subarray(0, MAGIC.length));
}

/**
 * The columns of a database that tools read, table by table, as JSON: `{"sqlite": [{"table", "columns", "rows"}]}`. Other columns stay
 * unread: evalscope keeps pickled Python objects in some.
 * @throws UserError naming the file when it is damaged.
 */
export async function sqliteText(path: string, bytes: Uint8Array): Promise<string> {
  // A megabyte that only databases need.
  const { default: initSqlJs } = await import("sql.js/dist/sql-wasm-inline.js");
  const { Database } = await initSqlJs();
  const database = new Database(bytes);
  try {
    const named = database.exec("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    const sqlite = valuesOf(named).map(([table]) => {
      const known = valuesOf(database.exec(`PRAGMA table_info(${quoted(table)})`)).map(([, name]) => String(name));
      const columns = known.filter((name) => DATABASE_COLUMNS.has(name));
      const rows =
        columns.length === 0
          ? []
          : valuesOf(database.exec(`SELECT ${columns.map(quoted).join(", ")} FROM ${quoted(table)} ORDER BY rowid`));
      return { table, columns, rows };
    });
    return JSON.stringify({ sqlite });
  } catch (cause) {
    throw new UserError(`${path}: ${messageOf(cause)}`, { hint: "the database is cut off or damaged", cause });
  } finally {
    database.close();
  }
}

function valuesOf(results: readonly QueryExecResult[]): QueryExecResult["values"] {
  return results.flatMap(({ values }) => values);
}

function quoted(name: unknown): string {
  return `"${String(name).replaceAll('"', '""')}"`;
}
