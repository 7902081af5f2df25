import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { readJsonAndText } from "../json-and-text.ts";
import { notRead } from "../not-read.ts";
import { linesIn } from "../parsed.ts";
import { tablesIn } from "../table.ts";
import type { Detection, Placed, Source, Tool } from "../tool.ts";
import { htmlTablesIn } from "./html-tables.ts";
import { barred, isCut } from "./markdown.ts";
import { variantsIn } from "./read-table.ts";
import { readingOfVariant } from "./reading.ts";
import { type TitledTable, titled } from "./titles.ts";

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
  if (!/\||<table/i.test(source.text) || source.text.length > LONGEST) return undefined;
  return tablesOf(linesIn(source)).length > 0 ? { evidence: "a table of metrics by variants" } : undefined;
}

/** @throws UserError when the text holds no such table. */
function read(source: Source): ReturnType<Tool["read"]> {
  const known = notRead(source);
  if (known !== undefined) throw new UserError(`${source.name}: ${known.what} is not read`, { hint: known.instead });
  const last = linesIn(source).at(-1);
  if (last !== undefined && isCut(last)) {
    throw new UserError(
      `${source.name}: the last line, ${last.number}, does not end: its number may be a part of one`,
      {
        hint: "end it with a line break",
      },
    );
  }
  return readJsonAndText(source, { what: "a table of metrics by variants", ofJson: () => [], ofText: tablesOf });
}

/** Of one variant alone, as many numbers make a table one of results. */
const FEWEST_OF_ONE = 3;

function tablesOf(lines: readonly Line[]): readonly Placed[] {
  const inOrder = [...tablesIn(barred(lines)), ...htmlTablesIn(lines)].sort((a, b) => a.start - b.start);
  const all = inOrder.map((table) => ({ table, ...variantsIn(table) }));
  const single = all.filter(({ variants, isSingle }) => isSingle && variants.length > 0);
  const found = all.filter(({ variants, isSingle, isPrinted }) => {
    if (!isSingle || isPrinted) return variants.length > 0;
    const numbers = variants.flatMap(({ entries }) => entries).length;
    return single.length > 1 || numbers >= FEWEST_OF_ONE;
  });
  const tables: readonly TitledTable[] = titled(found);
  return tables.flatMap(({ table, variants }) =>
    variants.map((variant) => {
      const first = variants.find(({ point }) => point === variant.point);
      return { start: table.start, reading: readingOfVariant(variant, first === variant ? undefined : first) };
    }),
  );
}
