import { idOf } from "../meaning.ts";
import { wordsOf } from "../metric-words.ts";
import { linesIn } from "../parsed.ts";
import { type Table, tablesIn } from "../table.ts";
import type { Source } from "../tool.ts";
import { numberIn } from "./cell.ts";
import { htmlTablesIn } from "./html-tables.ts";
import { clean } from "./label.ts";
import { barred } from "./markdown.ts";

const LONGEST = 2_000_000;
const SIDE = /^(?:before|after|base(?:line)?|main|master|pr|old|new|head|patched|prior)\b/i;
const TIME = /\d\s*(?:ms|us|s|sec)\b/i;
/** What says that numbers are of generation, though not which. */
const RATE = /\b(?:pp|tg)\d+\b|(?:^|[\s(])t(?:ok(?:en)?s?)?\/s/i;

/** Why a table that names metrics is not read. */
export function unreadTable(source: Source): { readonly reason: string; readonly hint: string } | undefined {
  if (source.text.length > LONGEST) return undefined;
  if (!/\||<table/i.test(source.text)) return undefined;
  const tables = [...tablesIn(barred(linesIn(source))), ...htmlTablesIn(linesIn(source))];
  const cells = tables.flatMap(({ rows }) => rows.flat());
  const named = cells.filter((cell) => wordsOf(cell)?.meaning.kind === "metric");
  const bare = named.find((cell) => isTimeWithoutUnit(cell) && !tables.some((table) => hasUnitBeside(table, cell)));
  if (bare !== undefined && cells.some((cell) => numberIn(cell) !== undefined))
    return { reason: `${clean(bare)} has no unit in its table`, hint: `write it beside the name: ${clean(bare)} (ms)` };
  if (tables.some(({ rows, title }) => [title, ...rows.flat()].some((cell) => RATE.test(cell))))
    return {
      reason: "no row or column of its table names a metric that is known, with its unit",
      hint: "write the unit in the headings: | Test | main (t/s) | PR (t/s) |",
    };
  const isCompared = ({ rows: [header = [], ...body] }: Table): boolean =>
    header.filter((name) => SIDE.test(clean(name))).length > 1 &&
    body.flat().some((cell) => numberIn(cell) !== undefined);
  if (tables.some(isCompared))
    return {
      reason: "its table compares numbers, and does not say of what",
      hint: "write the metric and its unit in the headings: | Test | before (t/s) | after (t/s) |, | Metric | main | PR |",
    };
  return undefined;
}

/** Its own row has the unit, so that something else is missing. */
function hasUnitBeside({ rows }: Table, label: string): boolean {
  return rows.some((row) => row.includes(label) && row.some((cell) => TIME.test(clean(cell))));
}

function isTimeWithoutUnit(cell: string): boolean {
  const words = wordsOf(cell);
  return words?.unit === "" && /(?:^|_)(?:ttft|tpot|itl|e2el)$/.test(idOf(words.meaning));
}
