import { metricOf } from "../model/metric.ts";
import { count, idOf, type Meaning, metric, workload } from "./meaning.ts";
import { fits, isTime, unitOf } from "./metric-units.ts";

/** What a label in people's words stands for, in English or Chinese: `Mean TTFT (ms)`, `首 token 平均延迟 (ms)`, `输出吞吐量 tokens/s`. */
export interface Words {
  readonly meaning: Meaning;
  /** As the label says it, in our spelling; empty where it says none. */
  readonly unit: string;
}

/** Signs that people write for the same: full-width brackets, per mille of spaces around them. */
function plain(label: string): string {
  return label
    .replace(/<[^>]*>/g, " ")
    .replace(/[*`_]{1,2}(?=\S)|(?<=\S)[*`]{1,2}/g, (mark) => (mark.startsWith("_") ? "_" : ""))
    .replaceAll("（", "(")
    .replaceAll("）", ")")
    .replace(/[↑↓]/g, "")
    .toLowerCase()
    .replace(/\b(?:tput|thput|thpt)\b/g, "throughput")
    .replace(/\(\s*(mean|average|avg\.?|median|std|max|p\d{1,2}(?:\.\d+)?|平均值?)?\s*\)/g, " $1 ")
    .replace(/\[\d+\]$/, "")
    .replace(/\s+/g, " ")
    .trim();
}

interface Label {
  readonly name: string;
  /** In our spelling; empty where the label says none. */
  readonly unit: string;
}

/** The unit behind a name, in brackets, after a comma or a blank. */
function split(label: string): Label {
  const whole = plain(label)
    .replace(/[:：]$/, "")
    .trim();
  const [, name = "", mark = "", word = ""] =
    /^(.+?)\s*([([,，\s])\s*([^()[\],，\s]+(?: per (?:second|minute))?)\s*[)\]]?$/.exec(whole) ?? [];
  const unit = unitOf(word);
  if (unit === undefined || isMinimum(name, mark, word))
    return inside(whole) ?? before(whole) ?? { name: whole, unit: unitOf(whole) ?? "" };
  // `平均 QPS`, `Average TPS`: the unit is the name.
  const isName = MEAN.test(name.trim());
  return { name: isName ? word : name.trim(), unit };
}

const MEAN = /^(?:mean|average|avg\.?|平均值?)$/;

/** A unit before the end: `TTFT (ms) P99`, `TTFT (mean, ms)`, `TTFT/ms`, `ttft_ms`. */
function inside(whole: string): Label | undefined {
  for (const { 0: group, 1: words = "", index } of whole.matchAll(/\s*[([]([^()[\]]*)[)\]]/g)) {
    const parts = words.split(/\s*[,，;；]\s*/);
    const at = parts.findIndex((part) => unitOf(part) !== undefined && part !== "min");
    const unit = unitOf(parts[at] ?? "");
    if (unit === undefined) continue;
    const others = parts.filter((_, place) => place !== at).join(" ");
    const name = `${whole.slice(0, index)} ${others} ${whole.slice(index + group.length)}`;
    return { name: name.replace(/\s+/g, " ").trim(), unit };
  }
  const [, name = "", word = ""] = /^(.+?)\s*[/_]\s*(ms|us|s|毫秒|秒)$/.exec(whole) ?? [];
  const unit = unitOf(word);
  const known = name.replaceAll("_", " ");
  return unit === undefined || metricOf(whole) !== undefined || !LATENCIES.some(([pattern]) => pattern.test(known))
    ? undefined
    : { name: known, unit };
}

/** A rate that is said first: `Tokens/Second (Prompt Eval)`. */
function before(whole: string): Label | undefined {
  const [, word = "", name = ""] = /^(.+?)\s*\(([^()]+)\)$/.exec(whole) ?? [];
  const unit = unitOf(word);
  return unit?.startsWith("tok/") === true ? { name: name.trim(), unit } : undefined;
}

/** Whether `min` is the smallest, as in `TTFT (min)`, and no minute, as in `Mean TTFT (min)`. */
function isMinimum(name: string, mark: string, word: string): boolean {
  if (word !== "min") return false;
  const isLatency = LATENCIES.some(([pattern]) => pattern.test(name));
  return !"[(".includes(mark) || (isLatency && !STATISTICS.some(([pattern]) => pattern.test(name)));
}

const STATISTICS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:mean|average|avg|ave)\b\.?|平均值?|均值/, "mean"],
  [/\b(?:median|p50)\b|中位数?/, "median"],
  [/\b(?:std|stddev)\b|标准差/, "std"],
  [/\bmin(?:imum)?\b|最小值?/, "min"],
  [/\bmax(?:imum)?\b|最大值?/, "max"],
];

const LATENCIES: readonly (readonly [RegExp, string])[] = [
  [
    /\bttft\b|time to first token|\bfirst[- ]token (?:latency|time|delay)\b|首\s*(?:个\s*)?(?:token|字|词元|包)/,
    "ttft",
  ],
  [/\btpot\b|time per (?:output )?token|每\s*(?:个\s*)?(?:输出\s*)?(?:token|词元)/, "tpot"],
  [/\bitl\b|inter[- ]token latency|(?:token|词元)\s*间/, "itl"],
  [
    /\be2el?\b|end[- ]to[- ]end|端到端|^(?:(?:average|avg|mean|median|min|max|std|p\d{1,2}(?:\.\d+)?) |平均\s*)?(?:request )?latency(?: (?:average|avg|mean|median|min|max|std|p\d{1,2}(?:\.\d+)?))?$|^(?:平均\s*)?(?:请求\s*)?(?:延迟|时延)$/,
    "e2el",
  ],
];

/** What is made of a latency, or wished of one, and is none: a rate, a share, a variation, a limit. */
const NO_LATENCY =
  /throughput|吞吐|^\d+\s*\/|\b(?:cv|slo|sla|target|budget|limit|threshold|goal|goodput|rate|ratio|speed-?up)\b|达标|比例|目标|阈值/;

const WHOLE: readonly (readonly [RegExp, Meaning])[] = [
  [
    /^(?:output|generation|gen|decode|decoding|(?:token|text) generation|eval) (?:token )?(?:throughput|speed)$|^(?:输出|生成|解码)\s*(?:token\s*|词元\s*)?(?:吞吐[量率]?|速度|速率)$/,
    metric("output_throughput"),
  ],
  [
    /^(?:input|prompt|prefill|prompt (?:processing|eval)) (?:token )?(?:throughput|speed)$|^(?:输入|预填充)\s*(?:token\s*|词元\s*)?(?:吞吐[量率]?|速度|速率)$/,
    metric("input_throughput"),
  ],
  [/^total (?:token )?throughput$|^总\s*(?:token\s*|词元\s*)?吞吐[量率]?$/, metric("total_token_throughput")],
  [
    /^(?:request throughput|qps|rps|average qps|avg qps)$|^(?:请求\s*吞吐[量率]?|平均\s*qps|每秒请求数)$/,
    metric("request_throughput"),
  ],
  [
    /^(?:benchmark duration|duration|time taken for tests|elapsed(?: time)?|total time)$|^(?:测试|基准测试|压测)?\s*(?:持续时间|时长|总时长|总?耗时|用时)$/,
    metric("duration"),
  ],
  [/^(?:successful|succeeded|succeed|completed) requests$|^成功\s*(?:的\s*)?请求\s*(?:数量?)?$/, count("completed")],
  [/^failed requests$|^失败\s*(?:的\s*)?请求\s*(?:数量?)?$/, count("failed")],
  [/^(?:total requests|requests)$|^(?:总\s*)?请求\s*(?:总?数量?)$/, count("requested")],
  [/^(?:total )?input tokens$|^总?\s*输入\s*(?:tokens?|词元)\s*总?数?量?$/, count("inputTokens")],
  [
    /^(?:total )?(?:generated|output) tokens$|^总?\s*(?:生成|输出)\s*(?:tokens?|词元)\s*总?数?量?$/,
    count("outputTokens"),
  ],
  [/^(?:max(?:imum)? )?(?:request )?concurrency$|^(?:最大\s*)?并发\s*(?:数|度)?$/, workload("max_concurrency")],
  [/^request rate$|^请求\s*(?:速率|率)$/, workload("request_rate")],
  [
    /^(?:peak )?(?:gpu |npu |device )?(?:memory|vram)(?: usage| used)?$|^(?:峰值\s*)?显存\s*(?:占用|峰值)?$/,
    metric("peak_memory"),
  ],
];

/** What is a throughput by its unit alone: without one, such a column is a length. */
const BY_UNIT: readonly (readonly [RegExp, string])[] = [
  // llama.cpp's words are among them: `PP t/s`, `Eval Time (tokens/s)`.
  [
    /^(?:output|decode|generation|gen|generated|(?:token|text) generation|tg|eval(?: time)?)$|^(?:输出|生成|解码)$/,
    "output_throughput",
  ],
  [/^(?:input|prompt|prefill|pp|prompt (?:processing|eval)(?: time)?)$|^(?:输入|预填充)$/, "input_throughput"],
  [/^total$|^总$/, "total_token_throughput"],
];

/** Of generated tokens or of all: a bare "throughput" does not say, and is compared with its own kind alone. */
const BARE = /^(?:throughput|token throughput|speed|吞吐[量率]?|推理速度|速度)$/;

/** `undefined` for a label that is none of a measurement's, or whose unit is one of something else. */
export function wordsOf(label: string, cellUnit = ""): Words | undefined {
  const { name: given, unit: own } = split(label);
  const name = metricOf(given) === undefined ? given.replaceAll("_", " ") : given;
  const words = meant(name, own === "" ? cellUnit : own);
  return words !== undefined && words.meaning.kind === "metric" && !fits(bare(words), words.unit) ? undefined : words;
}

/** An id without the unit at its end. */
function bare({ meaning, unit }: Words): string {
  const id = idOf(meaning);
  return unit !== "" && id.endsWith(`_${unit}`) ? id.slice(0, -unit.length - 1) : id;
}

function meant(name: string, unit: string): Words | undefined {
  const latency = latencyOf(name, unit);
  if (latency !== undefined) return { meaning: metric(latency), unit };
  const whole = WHOLE.find(([pattern]) => pattern.test(name))?.[1];
  if (whole?.kind === "metric" && whole.id === "peak_memory") {
    return { meaning: metric(unit === "" ? "peak_memory" : `peak_memory_${unit.toLowerCase()}`), unit };
  }
  if (whole?.kind === "metric" && whole.id === "duration" && isTime(unit) && unit !== "s")
    return { meaning: metric(`duration_${unit}`), unit };
  if (whole !== undefined) return { meaning: perMinute(whole, unit), unit };
  const byUnit = unit.startsWith("tok/") ? BY_UNIT.find(([pattern]) => pattern.test(name))?.[1] : undefined;
  if (byUnit !== undefined) return { meaning: perMinute(metric(byUnit), unit), unit };
  if (BARE.test(name)) {
    const id = unit.startsWith("req/") ? "request_throughput" : "throughput";
    return { meaning: perMinute(metric(id), unit), unit };
  }
  if (unitOf(name) === "tok/s") return { meaning: metric("throughput"), unit: "tok/s" };
  return unitOf(name) === "req/s" ? { meaning: metric("request_throughput"), unit: "req/s" } : exact(name, unit);
}

/** A rate by the minute is another metric than the one by the second. */
function perMinute(meaning: Meaning, unit: string): Meaning {
  return meaning.kind === "metric" && unit.endsWith("/min") ? metric(`${meaning.id}_per_min`) : meaning;
}

/** A metric's own id. */
function exact(name: string, unit: string): Words | undefined {
  const known = metricOf(name);
  if (known === undefined || (unit !== "" && unit !== known.unit)) return undefined;
  return { meaning: metric(name), unit: known.unit };
}

function latencyOf(name: string, unit: string): string | undefined {
  const measure = LATENCIES.find(([pattern]) => pattern.test(name))?.[1];
  if (measure === undefined || NO_LATENCY.test(name)) return undefined;
  const percentile = /\bp(\d{1,2}(?:\.\d+)?)\b|\b(\d{1,2}(?:\.\d+)?)(?:th|%)/.exec(name);
  const rank = percentile?.[1] ?? percentile?.[2];
  const statistic =
    STATISTICS.find(([pattern]) => pattern.test(name))?.[1] ?? (rank === undefined ? undefined : `p${rank}`);
  return [statistic, measure, unit].filter((part) => part !== undefined && part !== "").join("_");
}
