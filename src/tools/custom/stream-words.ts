import { count, type Meaning, metric, workload } from "../meaning.ts";

const DEVICE = "(?:cuda|npu|gpu|devices?|musa|mlu|xpu|card|rank)_?";
const MEMORY = "(?:mem(?:ory)?|vram)";
const SIZE = "gib|gb|mib|mb";

const KEYS: readonly (readonly [RegExp, (unit: string, device: string) => Meaning])[] = [
  [
    /^(?:(?:elapsed|wall(?:_clock)?|total|generation|generate|inference|e2e|end_to_end|run|cost|latency)_)?(?:time|elapsed|seconds|latency|duration)(?:_(?:taken|elapsed|cost|used))?(?:_(?<unit>s|sec|secs|seconds|ms))?$|^(?:wall|e2e|total|generation|generate|inference)_(?<last>s|sec|secs|seconds|ms)$|^(?:总|推理|生成)?_?(?:耗时|用时|时间|时长)(?:_(?:s|秒))?$/,
    (unit) => metric(unit === "ms" ? "duration_ms" : "elapsed_time"),
  ],
  [
    /^(?:(?:output|decode|gen|generate|generation|avg|average|mean)_)?(?:tok(?:en)?s?_?(?:per_?)?_?s(?:ec(?:ond)?)?|tps|(?:speed|throughput)(?:_tok(?:en)?s?_?(?:per_?)?_?s(?:ec(?:ond)?)?)?)$|^(?:平均|生成|推理|输出|解码)?_?(?:速度|速率|吞吐[量率]?)$/,
    () => metric("output_throughput"),
  ],
  [
    /^(?:num_|n_)?(?:generated|generate|gen|new|output|completion)(?:_tok(?:en)?s?)?(?:_(?:count|num|number|len(?:gth)?))?$|^(?:generated|new|output)_len(?:gth)?$|^tokens_generated$|^(?:共?生成|输出|新生成|新增)_?的?_?(?:tokens?|词元)?_?(?:个?数|数量|总数)?$/,
    () => count("outputTokens"),
  ],
  [
    /^(?:num_|n_)?(?:prompt|input|context)(?:_tok(?:en)?s?)?(?:_(?:count|num|number|len(?:gth)?))?$|^(?:输入|提示词?)_?(?:tokens?|词元)?_?(?:个?数量?|长度)?$/,
    () => count("inputTokens"),
  ],
  [/^(?:ttft|time_to_first_token|first_token(?:_latency|_time)?)_(?<unit>s|ms)$/, (unit) => metric(`ttft_${unit}`)],
  [
    new RegExp(
      `^(?:(?<before>${DEVICE}\\d+)_)?(?:(?:peak|max)_(?:(?:gpu|npu|device|cuda)_)?${MEMORY}|(?:(?:gpu|npu|device|cuda)_)?${MEMORY}_(?:peak|max))(?:_(?:allocated|reserved|used|usage))?(?:_(?<unit>${SIZE}))?(?:_(?:per_device|by_device))?(?:_(?:on_)?(?<after>(?:${DEVICE})?\\d+))?(?:_(?<last>${SIZE}))?$`,
    ),
    peakMemory,
  ],
  [
    new RegExp(
      `^(?:(?<before>(?:${DEVICE}|设备_?|卡_?)\\d+)_?(?:的_?)?)?(?:峰值显存|显存峰值|最大显存|峰值内存)(?:占用|使用)?(?:_(?<unit>${SIZE}))?(?:_?(?<after>(?:${DEVICE}|设备_?|卡_?)?\\d+))?(?:_(?<last>${SIZE}))?$`,
    ),
    peakMemory,
  ],
  [/^model(?:_id|_path|_name)?$|^模型$/, () => workload("model_id")],
];

function peakMemory(unit: string, device: string): Meaning {
  return metric(["peak_memory", unit, device === "" ? "" : `device${device}`].filter((part) => part !== "").join("_"));
}

const TIME = /^(?:s|secs?|seconds?|秒)$/i;
const MILLISECONDS = /^(?:ms|毫秒|milliseconds?)$/i;
const MEMORY_UNIT = /^[gm]i?b$/i;
const RATE = /^(?:tok(?:en)?s?|t|词元|个token)\/(?:s(?:ec(?:ond)?)?|秒)$|^tok(?:en)?s? per second$|^tps$/i;
const TOKENS = /^(?:(?:new|generated|output|input|prompt)\s+)?(?:tok(?:en)?s?|个|个token|词元)$/i;

/** What a name and the unit behind its number mean; `undefined` where either is not known of one stream's results. */
export function meaningOf(name: string, spelledUnit = ""): Meaning | undefined {
  const known = name
    .toLowerCase()
    .replace(/[^a-z0-9\u4E00-\u9FFF]+/g, "_")
    .replace(/^_|_$/g, "");
  if (/^(?:dtype|device)$/.test(known)) return workload(known);
  for (const [pattern, meant] of KEYS) {
    const found = pattern.exec(known);
    if (found === null) continue;
    const { unit, last, before = "", after = "" } = found.groups ?? {};
    const own = MILLISECONDS.test(spelledUnit) ? "ms" : MEMORY_UNIT.test(spelledUnit) ? spelledUnit : "";
    const meaning = meant((unit ?? last ?? own).toLowerCase(), (before || after).replace(/\D+/g, ""));
    return isOf(meaning, spelledUnit) ? meaning : undefined;
  }
  return undefined;
}

/** Whether a unit is one of what a name means: minutes are no seconds, and a rate is no count. */
function isOf(meaning: Meaning, unit: string): boolean {
  if (unit === "" || meaning.kind === "workload" || meaning.kind === "foreign") return true;
  if (meaning.kind === "count") return TOKENS.test(unit);
  if (meaning.id === "output_throughput") return RATE.test(unit);
  return meaning.id.startsWith("peak_memory") ? MEMORY_UNIT.test(unit) : TIME.test(unit) || MILLISECONDS.test(unit);
}

/** Whether a number with this unit is a result, whatever its name. */
export function isResultUnit(unit: string): boolean {
  return [TIME, MILLISECONDS, MEMORY_UNIT, RATE].some((pattern) => pattern.test(unit));
}
