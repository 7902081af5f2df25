import { UserError } from "../model/errors.ts";

export interface CsvTable {
  readonly header: readonly string[];
  /** As many fields each as the header has. */
  readonly rows: readonly (readonly string[])[];
}

const FIELD = /("[^"]*(?:""[^"]*)*"|[^",\r\n]*)(,|\r\n|\r|\n|$)/y;

/** The lines of a CSV text as fields (RFC 4180); `undefined` where a quote does not close. Empty lines are empty lists. */
export function csvLines(text: string): readonly (readonly string[])[] | undefined {
  const lines: string[][] = [];
  let fields: string[] = [];
  const from = text.startsWith("\uFEFF") ? 1 : 0;
  FIELD.lastIndex = from;
  for (let at = from; at < text.length; at = FIELD.lastIndex) {
    const found = FIELD.exec(text);
    if (found === null) return undefined;
    const [, field = "", end] = found;
    fields.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field.trim());
    if (end === ",") continue;
    lines.push(fields.length === 1 && fields[0] === "" ? [] : fields);
    fields = [];
  }
  return fields.length === 0 ? lines : [...lines, fields];
}

/**
 * A CSV file with one header, which may come again where files were put together.
 * @throws UserError when it is cut off: a line is shorter than the header, or the last one does not end.
 */
export function csvTable(text: string, source: string): CsvTable {
  const lines = csvLines(text);
  const [header = [], ...rest] = lines?.filter((line) => line.length > 0) ?? [];
  const odd = rest.findIndex((line) => line.length !== header.length);
  if (lines === undefined || odd !== -1 || !/[\r\n]$/.test(text)) {
    const where = odd === -1 ? "the last line does not end" : `line ${odd + 2} has not as many fields as the header`;
    throw new UserError(`${source}: ${where}`, { hint: "the file is cut off or damaged" });
  }
  const head = header.join();
  return { header, rows: rest.filter((line) => line.join() !== head) };
}

const LONGEST_HEADER = 100_000;

/** The first line's fields, for telling whose table it is. */
export function csvHeader(text: string): readonly string[] {
  const [line = ""] = text
    .slice(0, LONGEST_HEADER)
    .trimStart()
    .split(/[\r\n]/, 1);
  return csvLines(line)?.[0] ?? [];
}
