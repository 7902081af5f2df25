import type { Line } from "../clean-text.ts";
import type { Printed } from "../collect.ts";
import { count, type Meaning, metric } from "../meaning.ts";
import { isResultUnit, meaningOf } from "./stream-words.ts";

/** A name and a number of a line, with what stands behind the number. */
export interface PrintedPair extends Printed {
  readonly unit: string;
  /** Whether its unit is one of results, whatever its name. */
  readonly isResult: boolean;
}

const CHINESE = "\\u4E00-\\u9FFF";
/** Not before a group of digits: what stands before `,234` is no number. */
const VALUE = "(?<value>\\d+(?:\\.\\d+)?)(?![\\d.]|[,\\s\\u00A0\\u202F']\\d)";
const UNIT = `(?<unit>tok(?:en)?s? per second|[A-Za-zµμ%${CHINESE}][\\w/%µμ${CHINESE}]*(?![\\w/%])(?!\\s*[:=：]))?`;

/** `elapsed: 12.3 s`, `tok/s = 41.5`, `generated: 512 tokens`, `peak memory npu:0: 23.4 GiB`; several may share a line. */
const PAIR = new RegExp(
  `(?<name>[A-Za-z${CHINESE}][\\w${CHINESE} /:()（）\\[\\].#-]{0,60}?)(?<!cuda|npu|gpu|device|musa|mlu|xpu)\\s*[:=：]\\s*${VALUE}\\s*${UNIT}(?=$|[\\s,;，；。.)）|])`,
  "giu",
);

/** `generated 512 tokens in 45.67 s, 11.21 tokens/s`, `生成 512 个 token，用时 45.67 秒`. */
const PHRASES: readonly (readonly [RegExp, Meaning])[] = [
  [/\b(?:generated|generates|produced)\s+(\d+)\s+(?:new\s+|output\s+)?tokens?\b/i, count("outputTokens")],
  [/生成了?\s*(\d+)\s*个?\s*(?:tokens?|词元)/i, count("outputTokens")],
  [/\b(\d+)\s+(?:new|generated|output)\s+tokens?\b/i, count("outputTokens")],
  [/\b(?:in|took|takes)\s+(\d+\.\d+|\d+)\s*(?:s|secs?|seconds)\b(?!\/)/i, metric("elapsed_time")],
  [/(?:用时|耗时)\s*(\d+\.\d+|\d+)\s*秒/, metric("elapsed_time")],
  [
    /(?<![\d.,:=：]|\d[\s\u00A0\u202F]|[:=：]\s)(\d+\.\d+|\d+)\s*(?:tok(?:en)?s?\s?\/\s?s(?:ec(?:ond)?)?\b|tok(?:en)?s? per second|tok(?:en)?s?\/秒|词元\/秒)/i,
    metric("output_throughput"),
  ],
];

const DEVICE = /^(?:cuda|npu|gpu|device|musa|mlu|xpu|卡|设备)\s*:?\s*\d+$/i;

/** `npu:0 34.50 GiB`, in a line of memory. */
const ON_DEVICE = new RegExp(
  `(?<name>(?:cuda|npu|gpu|device|musa|mlu|xpu)\\s*:?\\s*\\d+)\\s+${VALUE}\\s*(?<unit>[GM]i?B)(?=$|[\\s,;，；。.)）|])`,
  "giu",
);

const LONGEST_LINE = 2_000;

/** A row of a table is none of a stream's lines. */
const ROW = /^\s*[|│].*[|│]\s*$/;

export function pairsIn({ text, plain, whole }: Line): readonly PrintedPair[] {
  if (!whole || text.length > LONGEST_LINE || !/\d/.test(text) || ROW.test(plain)) return [];
  const isOfMemory = /mem|vram|显存/i.test(text);
  const named = [...text.matchAll(PAIR), ...(isOfMemory ? text.replace(PAIR, ";").matchAll(ON_DEVICE) : [])];
  const pairs = named.map(({ groups = {} }): PrintedPair => {
    const { name = "", value, unit = "" } = groups;
    const known = name.replace(/^.*\d\d:\d\d:\d\d\S*\s+/, "").trim();
    const whole = isOfMemory && DEVICE.test(known) ? `${known} peak memory` : known;
    return { name: known, value, unit, meaning: meaningOf(whole, unit), isResult: isResultUnit(unit) };
  });
  const rest = text.replace(PAIR, ";");
  const phrases = PHRASES.flatMap(([pattern, meaning]): readonly PrintedPair[] => {
    const [said, value] = pattern.exec(rest) ?? [];
    return said === undefined ? [] : [{ name: idOfPhrase(meaning), value, unit: "", meaning, isResult: false }];
  });
  return [...pairs, ...phrases.filter(({ name }, at) => phrases.findIndex((one) => one.name === name) === at)];
}

const idOfPhrase = (meaning: Meaning): string => (meaning.kind === "foreign" ? "" : meaning.id);
