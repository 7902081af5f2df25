/** A table of past results, before anything is known of its columns. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const METRIC_NAME = /^(?:metric|metric_name|measure|measurement)$/i;
const METRIC_VALUE = /^(?:value|result|score|metric_value)$/i;
/** Of each value of a long table; columns of a wide one say their unit themselves. */
const UNIT = /^units?$/i;

/**
 * A long table, with one value a row and a column for its metric's name, as a wide one: rows that agree in everything else
 * become one row; a metric that is there twice begins the next. A wide table stays as it is.
 */
export function widened(table: Table): Table {
  const at = (what: RegExp) => table.header.findIndex((name) => what.test(name.trim()));
  const [nameAt, valueAt, unitAt] = [at(METRIC_NAME), at(METRIC_VALUE), at(UNIT)];
  if (nameAt === -1 || valueAt === -1) return table;
  const kept = table.header.flatMap((_, index) => ([nameAt, valueAt, unitAt].includes(index) ? [] : [index]));
  const groups = new Map<string, Map<string, string>[]>();
  const shared = new Map<string, readonly string[]>();
  const names = new Set<string>();
  for (const row of table.rows) {
    const others = kept.map((index) => row[index] ?? "");
    const key = JSON.stringify(others);
    const name = row[nameAt] ?? "";
    const group = groups.get(key) ?? [];
    const free = group.find((values) => !values.has(name)) ?? new Map<string, string>();
    if (!group.includes(free)) group.push(free);
    free.set(name, row[valueAt] ?? "");
    groups.set(key, group);
    shared.set(key, others);
    names.add(name);
  }
  const columns = [...names];
  return {
    header: [...kept.map((index) => table.header[index] ?? ""), ...columns],
    rows: [...groups].flatMap(([key, group]) =>
      group.map((values) => [...(shared.get(key) ?? []), ...columns.map((name) => values.get(name) ?? "")]),
    ),
  };
}

/** The table that a list of flat objects is, one a run; `undefined` for any other value. */
export function tableOfObjects(value: unknown): Table | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isFlat)) return undefined;
  const header = [...new Set(value.flatMap((one) => Object.keys(one)))];
  return { header, rows: value.map((one) => header.map((name) => String(one[name] ?? ""))) };
}

function isFlat(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((field) => typeof field !== "object" || field === null);
}

/** Tables of spreadsheets in other countries: the header tells the separator, where it has no comma and the text no quotes. */
export function withCommas(text: string): string {
  const [header = ""] = text.split("\n", 1);
  const other = header.includes("\t") ? "\t" : header.includes(";") ? ";" : undefined;
  return other === undefined || /[",]/.test(text) ? text : text.replaceAll(other, ",");
}
