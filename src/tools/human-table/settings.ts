import { idOf } from "../meaning.ts";
import { wordsOf } from "../metric-words.ts";

/**
 * What a column sets rather than measures. `layout`: on how many devices, which is itself what people compare where nothing else differs;
 * `repeat`: how often it was measured so far.
 */
export interface Setting {
  readonly id: string;
  readonly kind: "load" | "layout" | "repeat";
}

const load = (id: string): Setting => ({ id, kind: "load" });
const layout = (id: string): Setting => ({ id, kind: "layout" });

const SETTINGS: readonly (readonly [RegExp, Setting])[] = [
  [
    /^(?:max(?:imum)? )?(?:request )?(?:concurrency|concurrent requests|concur\.?|conc\.?)$|^(?:最大\s*)?并发\s*(?:数|度|量)?$/,
    load("max_concurrency"),
  ],
  [/^request rate$|^请求\s*(?:速率|率)$/, load("request_rate")],
  [/^(?:batch ?size|batch|bs)$|^批(?:次|处理)?大小$/, load("batch_size")],
  [
    /^(?:isl|(?:input|prompt) ?len(?:gth)?|input(?: (?:size|token length))?)$|^输入\s*(?:token\s*)?(?:长度)?$/,
    load("input_len"),
  ],
  [
    /^(?:osl|output ?len(?:gth)?|max[- ]tokens|output(?: (?:size|token length))?)$|^输出\s*(?:token\s*)?(?:长度)?$/,
    load("output_len"),
  ],
  [
    /^(?:isl ?\/ ?osl|(?:input|prompt) ?\/ ?output(?: (?:seq(?:uence)? ?|token ?)?len(?:gth)?s?| tokens)?)$|^输入\s*\/\s*输出(?:长度)?$/,
    load("lengths"),
  ],
  [/^(?:context(?: length)?|ctx|seq(?:uence)? ?len(?:gth)?)$|^上下文(?:长度)?$/, load("context")],
  [/^(?:num(?:ber of)? |#\s*|n ?)?prompts$|^n(?: ?req(?:uest)?s?)?$|^num(?:ber of)? req(?:uest)?s$/, load("prompts")],
  [/^(?:test|test ?case|benchmark)(?: name)?$|^测试(?:项|用例)?$/, load("test")],
  [/^tp(?: ?size)?$|^tensor parallel(?: size)?$/, layout("tp")],
  [/^(?:dp|pp|ep)(?: ?size)?$/, layout("parallel")],
  [
    /^(?:repeat|repetition|run|round|iteration|iter|trial|attempt|轮次|次数|第几次)(?: ?#| ?id| ?no\.?)?$/,
    { id: "repeat", kind: "repeat" },
  ],
  [/^(?:num(?:ber of)? |# ?)(?:gpu|npu|card|device)s?$|^(?:gpus|npus|cards|devices|卡数)$/, layout("devices")],
];

/** `undefined` for a column that is no setting, such as one with a unit of results. */
export function settingOf(label: string): Setting | undefined {
  const name = label
    .replace(/[*`]|<[^>]*>/g, "")
    .replace(/\s*[(（](?:tokens?|reqs?|req\/s|rps|qps|个|路)[)）]\s*$/i, "")
    .replaceAll("_", " ")
    .toLowerCase()
    .trim();
  const own = SETTINGS.find(([pattern]) => pattern.test(name))?.[1];
  if (own !== undefined) return own.id === "parallel" ? layout(name.slice(0, 2)) : own;
  const words = wordsOf(label);
  return words?.meaning.kind === "workload" ? load(idOf(words.meaning)) : undefined;
}

/** A setting as a part of a name: `max_concurrency=8`; a test is its own name. */
export function namedSetting(id: string, cell: string): string {
  return id === "test" ? cell : `${id}=${cell}`;
}

/** A rate before all that is measured is the load: `| QPS | TTFT | TPOT |`. */
export function isLeadingRate(header: readonly string[], at: number): boolean {
  const words = wordsOf(header[at] ?? "");
  return (
    at === 0 &&
    words !== undefined &&
    idOf(words.meaning) === "request_throughput" &&
    header.slice(1).some((name) => wordsOf(name)?.meaning.kind === "metric" || /^(?:metrics?|指标)$/i.test(name))
  );
}
