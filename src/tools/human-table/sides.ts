import { wordsOf } from "../metric-words.ts";
import { llamaTestOf, statisticIn } from "./headings.ts";

/** One column of a pair such as `TTFT before (ms)` and `TTFT after (ms)`, or `vLLM tok/s` and `SGLang tok/s`. */
export interface Sided {
  readonly at: number;
  readonly side: string;
  /** The label without the words of its side. */
  readonly label: string;
}

/** Words of measurements; what a label says beside them is whose it is. */
const VOCABULARY = new RegExp(
  [
    String.raw`[([（]\s*(?:(?:output|total|gen)\s+)?(?:ms|s|us|µs|μs|ns|min|sec(?:onds?)?|tok(?:en)?s?\/s(?:ec(?:ond)?)?(?:\/\w+)?|t\/s|tps|qps|rps|req(?:uest)?s?\/s(?:ec)?|tok(?:en)?s?\/min|req\/min|gi?b|mi?b|%|毫秒|秒|ms\/tok(?:en)?)\s*[)\]）]`,
    String.raw`\b(?:tok(?:en)?s?\/s(?:ec(?:ond)?)?|t\/s|tps|qps|rps|req(?:uest)?s?\/s(?:ec)?|tok(?:en)?s? per second|ms|sec)\b`,
    String.raw`\b(?:(?:pp|tg)\d+(?:\s*@\s*d\d+)?|pp|tg|eval)(?![\w-])`,
    String.raw`\b(?:time to first token|time per (?:output )?token|inter[- ]token latency|first[- ]token(?: latency| time)?|end[- ]to[- ]end)\b`,
    String.raw`\b(?:mean|average|avg\.?|median|p\d{1,2}(?:\.\d+)?|\d{1,2}(?:\.\d+)?(?:th|%)|percentile|std|stddev|min|max|peak|per|of)(?![\w-])`,
    String.raw`\b(?:ttft|tpot|itl|e2el?|latency|throughput|tput|request|req|output|input|total|prefill|decode|decoding|generation|gen|prompt|tokens?|token|memory|vram|gpu|npu|card|device|user|system|duration|speed|time|rate)\b`,
    "首\\s*(?:个\\s*)?(?:token|字|词元|包)|每\\s*(?:个\\s*)?(?:输出\\s*)?(?:token|词元)|延迟|时延|平均|吞吐[量率]?|输出|输入|生成|解码|预填充|总|请求|每秒|显存|占用|峰值|速度|速率|耗时",
  ].join("|"),
  "giu",
);

/** Signs that join the words of a label. */
const JOINTS = /^[\s\-–—:：,，·/|()[\]（）]+|[\s\-–—:：,，·/|()[\]（）]+$/g;

const LONGEST_SIDE = 60;

/** The columns that say which side they are of, where two of them are sides of one measure; none of any other table. */
export function sidesIn(header: readonly string[]): readonly Sided[] {
  const sided = header.flatMap((name, at): readonly Sided[] => {
    const one = sideOf(name);
    return one === undefined ? [] : [{ at, ...one }];
  });
  const pairs = sided.filter(({ label, side }) => sided.some((other) => other.label === label && other.side !== side));
  // One side alone, of the tests of llama-bench: `| test | t/s (this PR) |`.
  const isAlone =
    pairs.length === 0 &&
    sided.length === 1 &&
    header.some((name) => /^test$/i.test(name.trim())) &&
    header.filter((name) => /[(（]/.test(name)).length === 1;
  return isAlone ? sided : pairs;
}

/** Whether a label says more than what was measured. */
export function hasOtherWords(name: string): boolean {
  return sideOf(name) !== undefined;
}

function sideOf(name: string): { readonly side: string; readonly label: string } | undefined {
  const text = name
    .replace(/<br\s*\/?>/gi, " ")
    .replace(/\*\*|`|<[^>]*>|[↑↓]/g, "")
    .replace(/_(?=(?:ttft|tpot|itl|e2el|throughput)(?![a-z]))|(?<=ttft|tpot|itl|e2el)_(?=(?:ms|us|s)\b)/gi, " ")
    .trim();
  const behind = sideBehindRate(text);
  if (behind !== undefined) return behind;
  // `t/s (MS I2_S)`: beside a rate, these letters are a name.
  const isName = (word: string): boolean => word === "MS" && /tok(?:en)?s?\/s|t\/s|tps/i.test(text);
  const words = (text.match(VOCABULARY) ?? []).filter((word) => !isName(word));
  const label = bareUnit(words.join(" ").toLowerCase());
  const side = text
    .replace(VOCABULARY, (word) => (isName(word) ? word : " "))
    .replace(JOINTS, "")
    .replace(/[([（]\s*[)\]）]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  // What has no letter or digit is a sign, and a name of this length is a sentence.
  if (!/[\p{L}\p{N}]/u.test(side) || side.length > LONGEST_SIDE) return undefined;
  return isMeasure(label) ? { side: named(side), label } : undefined;
}

function isMeasure(label: string): boolean {
  return wordsOf(label)?.meaning.kind === "metric" || llamaTestOf(label) !== undefined;
}

const BEHIND_RATE = /^(?:tok(?:en)?s?\/s(?:ec(?:ond)?)?|t\/s|tps|tok(?:en)?s? per second)\s*[([（](.+)[)\]）]$/i;

/** `t/s (CPU+GPU)`: what stands in brackets behind a rate alone is a name whole, unless it says what kind of tokens or which statistic. */
function sideBehindRate(text: string): { readonly side: string; readonly label: string } | undefined {
  const inside = BEHIND_RATE.exec(text)?.[1]?.trim() ?? "";
  const isKind = llamaTestOf(inside) !== undefined || statisticIn(inside) !== undefined || isMeasure(`${inside} t/s`);
  return isKind || !/[\p{L}\p{N}]/u.test(inside) || inside.length > LONGEST_SIDE
    ? undefined
    : { side: named(inside), label: "t/s" };
}

/** `(t/s)` alone is the unit of a throughput. */
function bareUnit(label: string): string {
  return /^[([（]([^()[\]（）]*)[)\]）]$/.exec(label)?.[1]?.trim() ?? label;
}

/** `Before` and `before` are one side. */
function named(side: string): string {
  return /^(?:before|after|baseline|base|head|old|new|main|master|pr|patched|candidate)$/i.test(side)
    ? side.toLowerCase()
    : side;
}
