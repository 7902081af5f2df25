import { metricOf } from "../model/metric.ts";
import { count, type Meaning, metric, workload } from "./meaning.ts";

/** What a label in people's words stands for, in English or Chinese: `Mean TTFT (ms)`, `首 token 平均延迟 (ms)`, `输出吞吐量 tokens/s`. */
export interface Words {
  readonly meaning: Meaning;
  /** As the label says it, in our spelling; empty where it says none. */
  readonly unit: string;
}

/** Signs that people write for the same: full-width brackets, per mille of spaces around them. */
function plain(label: string): string {
  return label
    .replace(/[*`_]{1,2}(?=\S)|(?<=\S)[*`]{1,2}/g, (mark) => (mark.startsWith("_") ? "_" : ""))
    .replaceAll("（", "(")
    .replaceAll("）", ")")
    .replace(/[↑↓]/g, "")
    .toLowerCase()
    .trim();
}

const UNIT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:ms|毫秒|milliseconds?)$/, "ms"],
  [/^(?:s|secs?|seconds?|秒)$/, "s"],
  [/^(?:us|µs|μs|微秒|microseconds?)$/, "us"],
  [/^(?:ns|纳秒|nanoseconds?)$/, "ns"],
  [/^(?:mins?|minutes?|分钟?)$/, "min"],
  [/^(?:(?:output |total |gen )?tok(?:en)?s?(?:\/s(?:ec|econd)?|\/秒| per second)|t\/s|tps|词元\/秒)$/, "tok/s"],
  [/^(?:req(?:uest)?s?(?:\/s(?:ec|econd)?|\/秒)|请求\/秒|次\/秒|qps|rps)$/, "req/s"],
  [/^(?:output |total |gen )?tok(?:en)?s?(?:\/min(?:ute)?|\/分钟?| per minute)$|^tpm$/, "tok/min"],
  [/^req(?:uest)?s?(?:\/min(?:ute)?|\/分钟?| per minute)$|^(?:请求|次)\/分钟?$|^rpm$/, "req/min"],
  [/^gib$/, "GiB"],
  [/^gb$/, "GB"],
  [/^mib$/, "MiB"],
  [/^mb$/, "MB"],
  [/^%$/, "%"],
];

/** A unit in our spelling, `undefined` for a word that is none. */
export function unitOf(word: string): string | undefined {
  return UNIT_WORDS.find(([pattern]) => pattern.test(word.trim().toLowerCase()))?.[1];
}

/** The unit behind a name, in brackets, after a comma or a blank. */
function split(label: string): { readonly name: string; readonly unit: string } {
  const whole = plain(label)
    .replace(/[:：]$/, "")
    .trim();
  const [, name = "", mark = "", word = ""] =
    /^(.+?)\s*([([,，\s])\s*([^()[\],，\s]+(?: per (?:second|minute))?)\s*[)\]]?$/.exec(whole) ?? [];
  const unit = unitOf(word);
  if (unit === undefined || isMinimum(name, mark, word)) return { name: whole, unit: unitOf(whole) ?? "" };
  // `平均 QPS`, `Average TPS`: the unit is the name.
  const isName = MEAN.test(name.trim());
  return { name: isName ? word : name.trim(), unit };
}

const MEAN = /^(?:mean|average|avg\.?|平均值?)$/;

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
  [/\bttft\b|time to first token|首\s*(?:个\s*)?(?:token|字|词元)/, "ttft"],
  [/\btpot\b|time per (?:output )?token|每\s*(?:个\s*)?(?:输出\s*)?(?:token|词元)/, "tpot"],
  [/\bitl\b|inter[- ]token latency|(?:token|词元)\s*间/, "itl"],
  [
    /\be2el?\b|end[- ]to[- ]end|端到端|^(?:(?:average|avg|mean|median|min|max|std|p\d{1,2}(?:\.\d+)?) |平均\s*)?(?:request )?latency$|^(?:平均\s*)?(?:请求\s*)?(?:延迟|时延)$/,
    "e2el",
  ],
];

/** A rate over the end-to-end time is no latency. */
const RATE = /throughput|吞吐/;

const WHOLE: readonly (readonly [RegExp, Meaning])[] = [
  [
    /^(?:output|generation|decode) (?:token )?throughput$|^(?:output|decode)$|^(?:输出|生成|解码)\s*(?:token\s*|词元\s*)?(?:吞吐[量率]?|速度|速率)$/,
    metric("output_throughput"),
  ],
  [
    /^(?:input|prompt|prefill) (?:token )?throughput$|^(?:输入|预填充)\s*(?:token\s*|词元\s*)?(?:吞吐[量率]?|速度|速率)$/,
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

/** Of generated tokens or of all: a bare "throughput" does not say, and is compared with its own kind alone. */
const BARE = /^(?:throughput|token throughput|speed|吞吐[量率]?|推理速度|速度)$/;

/** `undefined` for a label that is none of a measurement's. */
export function wordsOf(label: string, cellUnit = ""): Words | undefined {
  const { name, unit: own } = split(label);
  const unit = own === "" ? cellUnit : own;
  const latency = latencyOf(name, unit);
  if (latency !== undefined) return { meaning: metric(latency), unit };
  const whole = WHOLE.find(([pattern]) => pattern.test(name))?.[1];
  if (whole?.kind === "metric" && whole.id === "peak_memory") {
    return { meaning: metric(unit === "" ? "peak_memory" : `peak_memory_${unit.toLowerCase()}`), unit };
  }
  if (whole?.kind === "metric" && whole.id === "duration" && /^(?:[mun]s|min)$/.test(unit))
    return { meaning: metric(`duration_${unit}`), unit };
  if (whole !== undefined) return { meaning: perMinute(whole, unit), unit };
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
  return known === undefined ? undefined : { meaning: metric(name), unit: unit === "" ? known.unit : unit };
}

function latencyOf(name: string, unit: string): string | undefined {
  const measure = LATENCIES.find(([pattern]) => pattern.test(name))?.[1];
  if (measure === undefined || RATE.test(name)) return undefined;
  const percentile = /\bp(\d{1,2}(?:\.\d+)?)\b|\b(\d{1,2}(?:\.\d+)?)(?:th|%)/.exec(name);
  const rank = percentile?.[1] ?? percentile?.[2];
  const statistic =
    STATISTICS.find(([pattern]) => pattern.test(name))?.[1] ?? (rank === undefined ? undefined : `p${rank}`);
  return [statistic, measure, unit].filter((part) => part !== undefined && part !== "").join("_");
}
