import type { Line } from "../clean-text.ts";
import { collect, type Printed } from "../collect.ts";
import type { Placed } from "../json-and-text.ts";
import { isObject, type JsonObject } from "../json-object.ts";
import { count, type Meaning, metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading } from "../tool.ts";

/**
 * What a script around Hugging Face's `generate` says of one long prompt and one stream: the elapsed time with the prompt in it,
 * generated tokens by that time, and the most memory that each device held. A 0 is what such a script has where it could not measure.
 */
const DEFINITION = "hf-script@1";

const KEYS: readonly (readonly [RegExp, (unit: string, device: string) => Meaning])[] = [
  [
    /^(?:elapsed|wall|total|generation|generate)?_?(?:time|elapsed|seconds)(?:_(?<unit>s|sec|seconds|ms))?$|^elapsed$|^(?:总?耗时|用时)$/,
    (unit) => metric(unit === "ms" ? "duration_ms" : "elapsed_time"),
  ],
  [
    /^(?:output_|decode_|gen(?:eration)?_)?tok(?:en)?s?_?(?:per_?)?_?s(?:ec(?:ond)?)?$|^tps$|^速度$/,
    () => metric("output_throughput"),
  ],
  [
    /^(?:num_)?(?:generated|new|output|completion)(?:_tok(?:en)?s?)?$|^tokens_generated$|^生成_?(?:tokens?|词元)?_?数?量?$/,
    () => count("outputTokens"),
  ],
  [
    /^(?:num_)?(?:prompt|input)(?:_tok(?:en)?s?|_len(?:gth)?)?$|^输入_?(?:tokens?|词元)?_?(?:数?量?|长度)$/,
    () => count("inputTokens"),
  ],
  [
    /^(?:(?<before>(?:cuda|npu|gpu|device|musa|mlu|xpu)_?\d+)_)?(?:peak|max)_(?:(?:gpu|npu|device|cuda)_)?(?:mem(?:ory)?|vram)(?:_(?:allocated|reserved|used))?(?:_(?<unit>gib|gb|mib|mb))?(?:_(?<after>(?:(?:cuda|npu|gpu|device|musa|mlu|xpu)_?)?\d+))?(?:_(?<last>gib|gb|mib|mb))?$/,
    (unit, device) =>
      metric(["peak_memory", unit, device === "" ? "" : `device${device}`].filter((part) => part !== "").join("_")),
  ],
  [/^(?:峰值显存|显存峰值)$/, (unit) => metric(unit === "" ? "peak_memory" : `peak_memory_${unit}`)],
  [/^model(?:_id|_path)?$/, () => workload("model_id")],
];

function meaningOf(name: string, spelledUnit = ""): Meaning | undefined {
  const known = name
    .toLowerCase()
    .replace(/[^a-z0-9\u4E00-\u9FFF]+/g, "_")
    .replace(/^_|_$/g, "");
  if (/^(?:dtype|device)$/.test(known)) return workload(known);
  for (const [pattern, meant] of KEYS) {
    const found = pattern.exec(known);
    if (found === null) continue;
    const { unit, last, before = "", after = "" } = found.groups ?? {};
    return meant((unit ?? last ?? spelledUnit).toLowerCase(), (before || after).replace(/\D+/g, ""));
  }
  return undefined;
}

const idsOf = (printed: readonly Printed[]): ReadonlySet<string> =>
  new Set(printed.flatMap(({ meaning }) => (meaning === undefined || meaning.kind === "foreign" ? [] : [meaning.id])));

function isWhole(printed: readonly Printed[]): boolean {
  const ids = idsOf(printed);
  return (ids.has("elapsed_time") || ids.has("duration_ms")) && ids.has("output_throughput") && ids.has("outputTokens");
}

/** A list or an object of memories is one number a device. */
function printedIn(object: JsonObject): readonly Printed[] {
  return Object.entries(object).flatMap(([name, value]): readonly Printed[] => {
    if (typeof value !== "object" || value === null) return [{ name, value, meaning: meaningOf(name) }];
    return Object.entries(value).map(([device, of]: [string, unknown]) => {
      const joined = `${name}_${device}`;
      return { name: joined, value: of, meaning: meaningOf(joined) };
    });
  });
}

/** Keys of benchmarks that send several requests. */
const REQUESTS = /request|completed|backend|num_prompts|batch|ttft|tpot/i;

export function isSingleStream(value: unknown): value is JsonObject {
  return isObject(value) && !Object.keys(value).some((key) => REQUESTS.test(key)) && isWhole(printedIn(value));
}

export function readSingleStream(object: JsonObject): NamedReading {
  return readingIn(printedIn(object));
}

function readingIn(printed: readonly Printed[]): NamedReading {
  const isNothing = (value: number): boolean => value === 0;
  const figures = collect(printed, isNothing);
  return readingOf("custom", DEFINITION, { ...figures, workload: { ...figures.workload, max_concurrency: 1 } });
}

/** `elapsed: 12.3 s`, `tok/s = 41.5`, `generated: 512 tokens`, `peak memory npu:0: 23.4 GiB`; several may share a line. */
const PAIR =
  /(?<name>[A-Za-z\u4E00-\u9FFF][A-Za-z\u4E00-\u9FFF_ /:]{0,40}?\d{0,2}\]?)\s*[:=：]\s*(?<value>\d+(?:\.\d+)?)\s*(?<unit>seconds|sec|ms|s|毫秒|秒|GiB|GB|MiB|MB|tok\w*)?(?=$|[\s,;，；)|])/gi;

const LONGEST_LINE = 2_000;

/** The results that stand in lines: one ends where a name comes again. */
export function printedStreams(lines: readonly Line[]): readonly Placed[] {
  const runs: { readonly start: number; readonly printed: Printed[] }[] = [];
  const pairs = lines.flatMap((line) => pairsIn(line).map((printed) => ({ printed, start: line.start })));
  for (const { printed, start } of pairs) {
    const { meaning } = printed;
    if (meaning === undefined || meaning.kind === "workload" || meaning.kind === "foreign") continue;
    const run = runs.at(-1);
    if (run === undefined || idsOf(run.printed).has(meaning.id)) runs.push({ start, printed: [] });
    runs.at(-1)?.printed.push(printed);
  }
  const whole = runs.filter(({ printed }) => isWhole(printed));
  return whole.map(({ start, printed }) => ({ start, reading: readingIn(printed) }));
}

/** What is there and what is missing where lines say a part of one stream's results; the elapsed time alone is any program's. */
export function partOfStream(
  lines: readonly Line[],
): { readonly found: readonly string[]; readonly missing: readonly string[] } | undefined {
  const printed = lines.flatMap(pairsIn);
  const ids = idsOf(printed);
  const parts: readonly (readonly [string, boolean])[] = [
    ["the elapsed time", ids.has("elapsed_time") || ids.has("duration_ms")],
    ["tokens per second", ids.has("output_throughput")],
    ["generated tokens", ids.has("outputTokens")],
    ["peak memory", [...ids].some((id) => id.startsWith("peak_memory"))],
  ];
  const found = parts.flatMap(([name, isThere]) => (isThere ? [name] : []));
  const missing = parts.slice(0, 3).flatMap(([name, isThere]) => (isThere ? [] : [name]));
  return found.length < 2 || missing.length === 0 ? undefined : { found, missing };
}

function pairsIn({ text, whole }: Line): readonly Printed[] {
  if (!whole || text.length > LONGEST_LINE) return [];
  return [...text.matchAll(PAIR)].map(({ groups = {} }) => {
    const { name = "", value, unit = "" } = groups;
    const meaning = meaningOf(/^(?:ms|毫秒)$/i.test(unit) ? `${name}_ms` : name, /^[gm]i?b$/i.test(unit) ? unit : "");
    return { name, value, meaning };
  });
}
