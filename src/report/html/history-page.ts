import type { Language } from "../../model/language.ts";
import { plainText } from "../../model/plain-text.ts";
import { formatCount, formatInteger } from "../format.ts";
import { sayIn } from "../language/language.ts";
import { documentOf, type PageAssets } from "./document.ts";
import { historyData, type StoredHistory } from "./history-data.ts";
import { HISTORY_COLUMNS, historyMarkup } from "./history-markup.ts";
import { escaped } from "./markup.ts";
import { ROWS_ID } from "./page-data.ts";
import { listSection } from "./sections-markup.ts";
import { headCells } from "./table-head.ts";

const ROWS_WITHOUT_SCRIPT = 60;

/** All series of a store on one page that a repository can publish: it needs no other file. */
export function historyPage(history: StoredHistory, assets: PageAssets, language?: Language): string {
  const say = sayIn(language);
  const { data, samples } = historyData(history);
  const { slots, rows } = data;
  const [oldest, newest] = [slots[0], slots.at(-1)];
  const span = [oldest?.at, newest?.at].flatMap((at) => at?.slice(0, 10) ?? []).join(" to ");
  const changed = rows.filter(({ series }) => series.changes.length > 0).length;
  const title = plainText(history.title, 200);
  const facts = [
    ["Sessions", [formatCount(slots.length, "session"), span].filter((part) => part !== "").join(", ")],
    ["Newest", newest?.label ?? ""],
    ["Series", `${formatInteger(rows.length)} series, ${formatInteger(changed)} with a lasting change of level`],
  ] as const;
  return documentOf(
    {
      language,
      title: `${say("History")} · ${title}`,
      tone: "plain",
      header: `<p class="suite">llm-perf-gate</p>\n<h1>${escaped(say(`History of ${title}`))}</h1>`,
      main: [
        `<dl class="glance">${facts.map(([label, text]) => `<div><dt>${escaped(say(label))}</dt><dd>${escaped(say(text))}</dd></div>`).join("")}</dl>`,
        `<section id="${ROWS_ID}"><h2>${escaped(say("Series"))} <small>${escaped(say("those whose level changed last come first"))}</small></h2>
<div class="filters" hidden></div>
<table class="rows"><thead><tr>${headCells(HISTORY_COLUMNS, say)}</tr></thead><tbody>
${rows
  .slice(0, ROWS_WITHOUT_SCRIPT)
  .map((row, index) => historyMarkup(row, index, slots, say))
  .join("\n")}
</tbody></table>
<div class="more"></div></section>`,
        listSection("Notes", history.notes, say),
      ].join("\n"),
      footer: "llm-perf-gate",
      data,
      samples,
    },
    assets,
  );
}
