import { unitOf } from "../metric-units.ts";
import { wordsOf } from "../metric-words.ts";
import { statisticOf } from "../statistic.ts";
import { clean } from "./label.ts";

/** Columns, or rows, of changes that are computed from the others. */
const CHANGE =
  /\b(?:changes?|delta|diff(?:erence)?|ratio|speed-?ups?|improvements?|gains?|vs|reduction)\b|\bv\.s\.|^(?:pr|new|after|head|patched)\s*\/\s*(?:main|master|old|before|base(?:line)?)$|^optimi[sz]ation$|Δ|提升|变化|加速比|差异|增幅|降幅|对比(?!组)/i;

export function isChange(name: string): boolean {
  return CHANGE.test(clean(name));
}

export function isMetricName(name: string): boolean {
  return wordsOf(name)?.meaning.kind === "metric";
}

const TEST = String.raw`((?:pp|tg)\d+(?:\s*@\s*d\d+)?(?:\+tg\d+)?)`;
const RATE = String.raw`(?:t|tok(?:en)?s?)\/s(?:ec(?:ond)?)?`;
const LLAMA_TEST = new RegExp(String.raw`^(?:${RATE}\s*[([]?)?\s*${TEST}\s*(?:[)\]]|[([]?${RATE}[)\]]?)?$`, "i");

/** The test of llama-bench that people head a column with: `pp512`, `tg128 (t/s)`. */
export function llamaTestOf(name: string): string | undefined {
  return LLAMA_TEST.exec(clean(name))?.[1]
    ?.toLowerCase()
    .replace(/\s*@\s*/, " @ ");
}

const UNIT_COLUMN = /^(?:units?|单位)$/i;

export function isUnitColumn(name: string): boolean {
  return UNIT_COLUMN.test(clean(name));
}

/** Of one variant alone. */
const VALUE = /^(?:values?|值|数值|results?|结果|measured|实测)$/i;

export function isValueColumn(name: string): boolean {
  return VALUE.test(clean(name));
}

/** The precision in the name of a model: `llama 8B Q4_0`, `Qwen3-8B-W8A8`. */
const PRECISION = /(?:^|[\s_-])(?:i?q\d\w*|(?:mx|nv)?fp\d+|b?f16|int\d|w\d+a\d+|awq|gptq)(?=$|[\s_.-])/i;

/** Different models do different work; those that say their precision may be what is compared. */
export function isModelColumn(name: string, cells: readonly string[]): boolean {
  return (
    /^(?:models?(?: ?name)?|模型(?:名称?)?)$/i.test(clean(name)) && !cells.some((cell) => PRECISION.test(clean(cell)))
  );
}

/** A column, or a row, that is a load and no variant: `c=8`, `并发 32`, `16`. */
const LOAD = /^(?:(?:c|conc(?:urrency)?|bs|batch(?: ?size)?|qps|rps|rate|并发(?:数|度)?)\s*[=:_ ]?\s*)?(?:\d+|inf)$/i;

export function isLoadName(name: string): boolean {
  return LOAD.test(clean(name));
}

/** The unit that stands in brackets behind a name. */
export function unitBehind(name: string): string | undefined {
  return unitOf(/[([（]([^)\]）]*)[)\]）]\s*$/.exec(clean(name))?.[1] ?? "");
}

export function withoutUnit(name: string): string {
  return unitBehind(name) === undefined ? clean(name) : clean(name).replace(/\s*[([（][^)\]）]*[)\]）]\s*$/, "");
}

const DEVIATION = /^(?:std\.?|standard) ?(?:dev(?:iation)?\.?)?$|^标准差$/i;

/** The statistic that a heading is, in people's words too: `P50 (Median)`, `Std Dev`, `99th percentile`, `平均`. */
export function statisticIn(name: string): string | undefined {
  const word = clean(name);
  const [, before = "", within = ""] = /^([^([（]+?)\s*[([（]([^)\]）]*)[)\]）]$/.exec(word) ?? [];
  // The unit stands there, or the same again.
  if (before !== "")
    return unitOf(within) !== undefined || statisticIn(within) !== undefined ? statisticIn(before) : undefined;
  if (DEVIATION.test(word)) return "std";
  if (/^(?:平均值?|均值)$/.test(word)) return "mean";
  if (/^中位数?$/.test(word)) return "median";
  const rank = /^(\d+(?:\.\d+)?)th(?: percentile| %ile)?$/i.exec(word)?.[1];
  return statisticOf(rank === undefined ? word : `p${rank}`);
}
