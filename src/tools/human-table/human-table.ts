import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { consoleIn } from "../console.ts";
import { type Placed, readJsonAndText } from "../json-and-text.ts";
import { linesIn } from "../parsed.ts";
import { tablesIn } from "../table.ts";
import type { Detection, NamedReading, Source, Tool } from "../tool.ts";
import { variantsIn } from "./read-table.ts";

/** Tables of results as people write them in pull requests and blogs: metrics by variants, in English or Chinese. Read, never run. */
export const humanTable: Tool = {
  kinds: [],
  command: ({ test }) => {
    throw new UserError(`test ${test.name}: a table is read, not run`, { hint: "llm-perf-gate import results.md" });
  },
  detect,
  read,
};

/** Longer texts with bars are logs. */
const LONGEST = 2_000_000;

function detect(source: Source): Detection | undefined {
  if (!source.text.includes("|") || source.text.length > LONGEST || consoleIn(source) !== undefined) return undefined;
  return tablesOf(linesIn(source)).length > 0 ? { evidence: "a table of metrics by variants" } : undefined;
}

/** @throws UserError when the text holds no such table. */
function read(source: Source): readonly NamedReading[] {
  const printed = consoleIn(source);
  if (printed !== undefined) throw new UserError(`${source.name}: ${printed.reason}`, { hint: printed.hint });
  return readJsonAndText(source, { what: "a table of metrics by variants", ofJson: () => [], ofText: tablesOf });
}

/** Several tables of one text are told apart by the line above each. */
function tablesOf(lines: readonly Line[]): readonly Placed[] {
  const tables = tablesIn(lines).flatMap((table) => {
    const readings = variantsIn(table);
    return readings.length === 0 ? [] : [{ table, readings }];
  });
  const titles = tables.map(({ table }, index) => titleOf(table.title) || `table ${index + 1}`);
  return tables.flatMap(({ table, readings }, index) => {
    const same = titles.filter((title) => title === titles[index]).length > 1;
    const title = same ? `${titles[index]} ${index + 1}` : (titles[index] ?? "");
    return readings.map((reading) => {
      const parts = [tables.length > 1 ? title : "", reading.point ?? ""].filter((part) => part !== "");
      const named = parts.length === 0 ? reading : { ...reading, point: parts.join(",") };
      return { start: table.start, reading: named };
    });
  });
}

const LONGEST_TITLE = 60;

function titleOf(line: string): string {
  return line
    .replace(/^[#>\s*]+|[*:：\s]+$/g, "")
    .replaceAll("/", " ")
    .slice(0, LONGEST_TITLE)
    .trim();
}
