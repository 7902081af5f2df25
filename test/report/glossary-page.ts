import { markdownTable } from "markdown-table";
import { metricOf, NAMED_METRICS, SUMMARISED } from "../../src/model/metric.ts";

/** An id in the English and the Chinese of the field. */
type Entry = readonly [id: string, english: string, chinese: string];

const WORDS: readonly (readonly [word: string, chinese: string, meaning: string, meaning: string])[] = [
  ["cell", "用例", "one test at one load point, the unit that is measured", "一个测试在一个负载点上，测量的单位"],
  [
    "trial",
    "测量",
    "one planned measurement of a cell: side, repeat, seed",
    "对用例的一次计划内测量：哪一侧、第几次重复、种子",
  ],
  ["repeat", "重复", "an independent run of the same trial, with its own seed", "同一测量的独立再运行，种子各异"],
  ["record", "记录", "one finished trial: metrics, counts, validity", "一次完成的测量：指标、计数、是否有效"],
  ["session", "会话", "all records of one job: one commit on one machine", "一个作业的全部记录：一台机器上的一个提交"],
  ["environment class", "环境类", "what must be equal to compare at all", "必须相同才能比较的环境"],
  [
    "subject",
    "被测版本",
    "what a change may change: engine, plugin, versions",
    "变更可以改变的内容：引擎、插件、各版本",
  ],
  [
    "series",
    "序列",
    "one cell, one metric, one tool and definition, one environment class",
    "同一用例、指标、工具及其定义、环境类",
  ],
  ["metric", "指标", "a number with a unit and a direction", "有单位、有优劣方向的数值"],
  [
    "baseline",
    "基线",
    "the stored sessions of the base branch that a session is judged against",
    "用来判定的、基准分支已存的会话",
  ],
  [
    "base, head",
    "基准，待测",
    "the commit that is compared with, and the one that is judged",
    "被比较的提交，与被判定的提交",
  ],
  [
    "verdict",
    "判定",
    "of a row: regression, improvement, unchanged, inconclusive, not comparable",
    "对一行：回归、改善、无变化、无定论、不可比",
  ],
  [
    "decision",
    "结论",
    "of a session: pass, fail, cannot judge, measured",
    "对一个会话：通过、不通过、无法判定、仅测量",
  ],
  ["gating, observed", "门禁，仅观测", "decides, or is only shown", "参与判定，或只显示"],
  ["regression", "回归", "a confirmed worsening that is large enough to matter", "得到确认、且大到要紧的变差"],
  [
    "confidence interval",
    "置信区间",
    "where the true change lies, at 1 − alpha",
    "真实变化所在的范围，置信度 1 − alpha",
  ],
  [
    "smallest detectable change",
    "最小可检出变化",
    "the smallest worsening that a row would find in four of five cases",
    "五次中有四次能检出的最小变差",
  ],
  [
    "must-see",
    "必检幅度",
    "a green row must have been able to see a change of this size",
    "绿色的行必须能检出这么大的变化",
  ],
  ["correction", "校正", "for many rows at once (Benjamini-Hochberg)", "针对同时检验多行 (Benjamini-Hochberg)"],
  [
    "pair, in turn",
    "配对，交替测量",
    "repeat k of base and head, measured one after the other in one job",
    "同一作业中先后测量的基准与待测的第 k 次重复",
  ],
  ["suspicion", "疑似", "looks like a regression and is not confirmed yet", "看似回归，尚未确认"],
  ["waiver", "豁免", "a dated permission in the base branch to be slower", "基准分支中有期限的变慢许可"],
  [
    "drift budget",
    "漂移预算",
    "largest worsening since a release, over all pull requests together",
    "自某次发布以来全部拉取请求合计允许的最大变差",
  ],
  [
    "request rate",
    "请求速率",
    "requests a second that arrive, whatever the engine does (open loop)",
    "每秒到达的请求数，与引擎快慢无关 (开环)",
  ],
  ["concurrency", "并发", "requests that are under way at once (closed loop)", "同时进行的请求数 (闭环)"],
  ["warm-up", "预热", "requests before the measured ones, which count for nothing", "正式测量前不计入结果的请求"],
  [
    "sweep, knee",
    "负载扫描，拐点",
    "one test at several loads; where throughput over latency is largest",
    "同一测试的多个负载点；吞吐量与延迟之比最大处",
  ],
  ["SLO", "服务水平目标", "an absolute limit, checked whatever the baseline says", "绝对上限，不论基线如何都检查"],
];

const MEASURES: Readonly<Record<(typeof SUMMARISED)[number], readonly [english: string, chinese: string]>> = {
  ttft: [
    "TTFT, time to first token: from sending a request to its first token",
    "首 token 延迟：从发出请求到第一个 token",
  ],
  tpot: [
    "TPOT, time per output token after the first: (E2EL − TTFT) / (tokens − 1)",
    "每 token 延迟 (首 token 之后)：(E2EL − TTFT) / (token 数 − 1)",
  ],
  itl: ["ITL, inter-token latency: each gap between two outputs", "token 间延迟：相邻两次输出的每个间隔"],
  e2el: ["E2EL, end-to-end latency of a request", "端到端延迟：整个请求的用时"],
  client_queue_time: ["time that a request waited in the client before it was sent", "请求在客户端排队等待发送的时间"],
  e2el_including_client_queue: ["E2EL with the wait in the client", "端到端延迟，含客户端排队"],
  itl_per_token: ["ITL divided among the tokens of an output", "token 间延迟，按每次输出的 token 数均摊"],
  ttst: ["time to second token", "到第二个 token 的延迟"],
  ttfot: ["time to the first token that is no reasoning", "到第一个非思考 token 的延迟"],
  icl: ["inter-chunk latency", "数据块间延迟"],
  package_latency: ["time between two packages of a stream", "流式数据包的间隔"],
  first_turn_ttft: ["TTFT of a conversation's first turn", "多轮对话首轮的首 token 延迟"],
  subsequent_turn_ttft: ["TTFT of later turns", "多轮对话后续轮的首 token 延迟"],
};

const NAMED: Readonly<Record<string, readonly [english: string, chinese: string]>> = {
  request_throughput: ["request throughput: completed requests a second", "请求吞吐量：每秒完成的请求"],
  output_throughput: ["output throughput: generated tokens a second", "输出吞吐量：每秒生成的 token"],
  total_token_throughput: ["input and output tokens a second", "总 token 吞吐量：每秒输入与输出的 token"],
  input_throughput: ["input tokens a second", "输入吞吐量：每秒输入的 token"],
  input_sequence_throughput: ["inputs a second, of a pooling model", "每秒处理的输入条数 (池化模型)"],
  diffusion_committed_throughput: ["committed tokens a second, of a diffusion model", "每秒确定的 token (扩散模型)"],
  rtfx: ["inverse real-time factor of audio: seconds of audio a second", "音频实时率的倒数：每秒处理的音频秒数"],
  request_goodput: ["goodput: requests a second that met their SLO", "有效吞吐：每秒满足服务水平目标的请求"],
  good_requests: ["requests that met their SLO", "满足服务水平目标的请求数"],
  max_output_tokens_per_s: ["peak output throughput of any second", "单秒输出吞吐量峰值"],
  max_concurrent_requests: ["most requests under way at once", "最大同时进行的请求数"],
  success_rate: ["share of requests that completed", "成功率：完成的请求占比"],
  requests_per_second: ["requests a second, offline", "离线每秒请求数"],
  tokens_per_second: ["tokens a second, offline", "离线每秒 token 数"],
  elapsed_time: ["time of the whole offline run", "离线运行总用时"],
  duration: ["time of the whole benchmark", "基准测试总用时"],
  duration_ms: ["time of the whole benchmark", "基准测试总用时"],
  avg_latency: ["mean latency of a batch", "一个批次的平均延迟"],
  std_latency: ["standard deviation of a batch's latency", "批次延迟的标准差"],
  avg_latency_ns: ["mean latency of a repetition", "一次重复的平均延迟"],
  prefill_latency: ["latency of the prefill", "预填充延迟"],
  median_decode_latency: ["median latency of a decode step", "解码步延迟的中位数"],
  prefill_throughput: ["tokens a second in the prefill", "预填充吞吐量"],
  median_decode_throughput: ["median tokens a second in decoding", "解码吞吐量的中位数"],
  prompt_ms: [
    "time from a request's start in the server to its first token",
    "服务端内单个请求从开始处理到首个 token 的时间",
  ],
  prompt_per_token_ms: ["the same, by the prompt's tokens that were processed", "同上，除以所处理的提示 token 数"],
  prompt_per_second: ["prompt tokens a second of one request", "单个请求每秒处理的提示 token 数"],
  predicted_ms: [
    "time from a request's first token to its last, in the server",
    "服务端内单个请求从首个到最后一个 token 的时间",
  ],
  predicted_per_token_ms: ["the same, by tokens or by the gaps between them", "同上，除以 token 数或 token 间隔数"],
  predicted_per_second: ["generated tokens a second of one request", "单个请求每秒生成的 token 数"],
  total_ms: [
    "time from a request's start in the server to its last token",
    "服务端内单个请求从开始处理到最后一个 token 的时间",
  ],
  output_throughput_per_gpu: ["output throughput of one device", "单卡输出吞吐量"],
  output_throughput_per_client: ["output throughput of one client", "单客户端输出吞吐量"],
  user_throughput: ["output throughput that one user sees", "单用户感受到的输出吞吐量"],
  accuracy: ["accuracy of a task", "任务精度"],
  peak_memory_gib: ["peak memory of the device", "设备内存峰值"],
  peak_device_memory_mib: ["peak memory of the device", "设备内存峰值"],
  spec_decode_acceptance_rate: ["share of drafted tokens that were accepted", "投机解码接受率"],
  spec_decode_acceptance_length: ["tokens accepted a step", "投机解码每步接受长度"],
};

const FAMILIES: readonly Entry[] = [
  [
    "mean_output_throughput_per_user",
    "tokens a second of one user or request, as a mean or a median",
    "单用户或单请求的每秒 token，均值或中位数",
  ],
  ["p99_latency", "a percentile of a batch's latency", "批次延迟的百分位"],
  ["avg_cold_startup_time", "start, or compilation, of an engine, cold or warm", "引擎的启动或编译用时，冷或热"],
  ["probe_p99_e2el_ms", "E2EL of probes that run beside the load", "负载之外的探测请求的端到端延迟"],
];

/** Ids that `metricOf` knows and the page would not explain. */
export function unexplained(): readonly string[] {
  return Object.keys(NAMED_METRICS).filter((id) => !Object.hasOwn(NAMED, id));
}

/** Ids on the page that `metricOf` does not know. */
export function unknown(): readonly string[] {
  return entries().flatMap(([id]) => (metricOf(id) === undefined ? [id] : []));
}

function entries(): readonly Entry[] {
  return [
    ...SUMMARISED.map((measure): Entry => [`median_${measure}_ms`, ...MEASURES[measure]]),
    ...Object.entries(NAMED).map(([id, words]): Entry => [id, ...words]),
    ...FAMILIES,
  ];
}

const DIRECTION = { higher: "higher 越大越好", lower: "lower 越小越好" } as const;

export function glossaryPage(): string {
  const metrics = entries().map(([id, english, chinese]) => {
    const metric = metricOf(id);
    return [
      `\`${id}\``,
      metric?.unit ?? "",
      metric === undefined ? "" : DIRECTION[metric.betterWhen],
      english,
      chinese,
    ];
  });
  const words = WORDS.map(([word, chinese, english, meaning]) => [word, chinese, english, meaning]);
  const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
    markdownTable([head, ...rows], { alignDelimiters: false, padding: true });
  return `# Glossary · 术语表

What reports say in English and, with \`language: zh\`, in Chinese. Ids, units and JSON are the same in both.
报告的中英文用词；设 \`language: zh\` 即用中文。指标 id、单位与 JSON 两种语言相同。This page is made by \`npm run docs\`.

## Words · 用词

${table(["word", "中文", "meaning", "含义"], words)}

## Metrics · 指标

Ids are vLLM's result keys. \`mean\`, \`median\`, \`std\`, \`min\`, \`max\` and \`p50\` … \`p99.9\` stand before a latency: 均值、中位数、标准差、最小、最大、百分位。
From p90 on, and for \`std\` and \`max\`, a metric is judged as a tail (尾部).

${table(["id", "unit 单位", "better 方向", "meaning", "含义"], metrics)}
`;
}
