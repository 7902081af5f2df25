import { idOf } from "../meaning.ts";
import { wordsOf } from "../metric-words.ts";
import { linesIn } from "../parsed.ts";
import { tablesIn } from "../table.ts";
import type { Source } from "../tool.ts";
import { numberIn } from "./cell.ts";
import { clean } from "./label.ts";
import { barred } from "./markdown.ts";

const LONGEST = 2_000_000;
/** What says that numbers are of generation, though not which. */
const RATE = /\b(?:pp|tg)\d+\b|(?:^|[\s(])t(?:ok(?:en)?s?)?\/s/i;
const HTML = /<t[dh][\s>]/i;

/** Why a table that names metrics is not read. */
export function unreadTable(source: Source): { readonly reason: string; readonly hint: string } | undefined {
  if (source.text.length > LONGEST) return undefined;
  if (!source.text.includes("|"))
    return HTML.test(source.text)
      ? { reason: "its table is HTML", hint: "write it as Markdown: | Metric | main | PR |" }
      : undefined;
  const tables = tablesIn(barred(linesIn(source)));
  const cells = tables.flatMap(({ rows }) => rows.flat());
  const named = cells.filter((cell) => wordsOf(cell)?.meaning.kind === "metric");
  const bare = named.find((cell) => isTimeWithoutUnit(cell));
  if (bare !== undefined && cells.some((cell) => numberIn(cell) !== undefined))
    return { reason: `${clean(bare)} has no unit in its table`, hint: `write it beside the name: ${clean(bare)} (ms)` };
  if (tables.some(({ rows, title }) => [title, ...rows.flat()].some((cell) => RATE.test(cell))))
    return {
      reason: "no row or column of its table names a metric that is known, with its unit",
      hint: "write the unit in the headings: | Test | main (t/s) | PR (t/s) |",
    };
  return undefined;
}

function isTimeWithoutUnit(cell: string): boolean {
  const words = wordsOf(cell);
  return words?.unit === "" && /(?:^|_)(?:ttft|tpot|itl|e2el)$/.test(idOf(words.meaning));
}
