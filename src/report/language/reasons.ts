import type { Phrase } from "./pattern.ts";

/** What `compare` says of a row. */
const ROWS: readonly Phrase[] = [
  ["any change is smaller than {size}", "变化小于 {size}"],
  ["equal within {size}: the {level} interval is {interval}", "在 {size} 内相等：{level} 置信区间为 {interval}"],
  ["{n:count} baseline session[s] with a zero left out", "未计入含零值的基线会话：{n}"],
  [
    "more than a millionfold apart: not plausible, another unit or a broken result",
    "相差超过一百万倍：不可信，可能是单位不同或结果损坏",
  ],
  [
    "suspected: {size:say}, and not measured again on a fresh start; every request failed: read what server and tool printed (raw/ of the session), then measure again",
    "疑似：{size}，未在重新启动后复测；所有请求均失败：请查看服务器与工具的输出 (会话的 raw/)，然后重新测量",
  ],
  [
    "every request failed: read what server and tool printed (raw/ of the session), then measure again",
    "所有请求均失败：请查看服务器与工具的输出 (会话的 raw/)，然后重新测量",
  ],
  [
    "pairs of fewer than {n:count} server starts only advise: what a start adds is not known before {m:count} stored sessions, or as many starts, show it: {change:say}",
    "服务器启动少于 {n} 次的配对仅供参考：在 {m} 个已存会话或同样多次启动之前，启动带来的差异未知：{change}",
  ],
  ["too noisy to tell even a doubling", "噪声过大，连翻倍也分辨不出"],
  ["a worsening of {size} would have been found", "若变差 {size} 即可检出"],
  ["{change} is not significant after correction", "{change}，校正后不显著"],
  ["{change} is too small to matter", "{change}，小到无关紧要"],
  [
    "warning: {size:say}, past the warn level of {level}, too little to fail",
    "警告：{size}，超过告警线 {level}，但不足以判为不通过",
  ],
  ["worse by {size} ({p} after correction)", "变差 {size} (校正后 {p})"],
  ["worse by {size} ({p} after correction) over {n:count} pair[s]", "变差 {size} (校正后 {p})，共 {n} 对"],
  ["suspected: {size:say}, to be measured again", "疑似：{size}，待复测"],
  ["suspected: {size:say}, and not measured again on a fresh start", "疑似：{size}，未在重新启动后复测"],
  ["suspected: {size:say}, observed rows are not measured again", "疑似：{size}，仅观测的行不复测"],
  ["{size:say}, confirmed on a fresh start ({again})", "{size}，重新启动后得到确认 ({again})"],
  ["a machine that was slower during both starts would look the same", "若机器在两次启动期间都变慢，看起来也是如此"],
  ["{change} at first, not repeated on a fresh start ({again})", "起初 {change}，重新启动后未再现 ({again})"],
  [
    "{size:say}, but with more requests that did not complete, which is no improvement",
    "{size}，但未完成的请求更多，不算改善",
  ],
  ["the change is that of the same slowest requests, pair by pair", "此变化是逐对比较同一批最慢请求所得"],
  [
    "the machine drifted: the first base measurement, repeated at the end, was {change} ({p} after correction), so {n:count} pair[s] do not judge the change",
    "机器有漂移：首次基准测量在最后重测时为 {change} (校正后 {p})，因此 {n} 对不能判定此变更",
  ],
  ["{size:say}, but with fewer tokens, which is no improvement", "{size}，但生成的 token 更少，不算改善"],
  ["better by {size} ({p} after correction)", "变好 {size} (校正后 {p})"],
  [
    "{n:count} baseline session[s] only [advise|advises], 3 are needed: {change:say}",
    "只有 {n} 个基线会话，仅供参考，至少需要 3 个：{change}",
  ],
  [
    "{n:count} pair[s] only [advise|advises], 3 are needed: {change:say}",
    "只有 {n} 对，仅供参考，至少需要 3 对：{change}",
  ],
  ["large shift of {change}, measure again", "变化较大 ({change})，请再次测量"],
  [
    "perhaps worse by {size} ({p} after correction): {n:count} pair[s] of at most {most:count} do not decide",
    "可能变差 {size} (校正后 {p})：至多 {most} 对，目前 {n} 对尚不能定论",
  ],
  [
    "{change} against the stored sessions ({p}), not repeated in turn with the base: {reason:say}",
    "相对已存会话 {change} ({p})，与基准交替测量时未再现：{reason}",
  ],
  [
    "already on the base: its newest session is worse by {slide} than the {n:count} session[s] before, and the head is {change} from there ({p})",
    "基准上已存在：其最新会话比之前 {n} 个会话差 {slide}，待测与之相比 {change} ({p})",
  ],
  [
    "already on the base: its {newest:count} newest session[s] are worse by {slide} than the {n:count} session[s] before, and the head is {change} from there ({p})",
    "基准上已存在：其最新 {newest} 个会话比之前 {n} 个会话差 {slide}，待测与之相比 {change} ({p})",
  ],
  ["set by the request rate, so it never gates", "由请求速率决定，因此从不参与门禁"],
  [
    "bounded by the request rate: it only falls when the engine no longer keeps up",
    "受请求速率限制：只有引擎跟不上时才会下降",
  ],
  ["{n:count} baseline session[s] had another workload or tool", "{n} 个基线会话的工作负载或工具不同"],
  ["the engine was started with other flags", "引擎的启动参数不同"],
  ["{change} output tokens", "输出 token {change}"],
  ["trials with failed requests left out", "未计入有请求失败的测量"],
  ["baselines since the accepted slowdown", "基线自已接受的变慢之后算起"],
  [
    "the base's level changed by {change}: {n:count} older session[s] left out",
    "基准的水平变化了 {change}：未计入 {n} 个更早的会话",
  ],
  ["the base's newest session is {change} off and left out", "基准的最新会话偏离 {change}，未计入"],
  ["the base's newest {n:count} sessions are {change} off and left out", "基准最新的 {n} 个会话偏离 {change}，未计入"],
  ["waived by {owner} until {day} ({reason}): {row:say}", "由 {owner} 豁免至 {day} ({reason})：{row}"],
  [
    "accepted by {owner}, from {from} to {to} ({evidence}): {row:say}",
    "由 {owner} 接受，从 {from} 到 {to} ({evidence})：{row}",
  ],
];

/** Why nothing can be said of a row. */
const REFUSALS: readonly Phrase[] = [
  ["two trials claim repeat {repeat:count} of round {round:count}", "两次测量都自称第 {round} 轮的重复 {repeat}"],
  ["every baseline trial of this cell was invalid", "该用例的基线测量全部无效"],
  ["the head's tool printed no request counts", "待测一侧的工具未输出请求计数"],
  ["the baseline's tool printed no request counts", "基线一侧的工具未输出请求计数"],
  ["every request failed on the baseline too", "基线上的请求也全部失败"],
  ["requests failed", "有请求失败"],
  ["requests failed in every trial of the baseline", "基线的每次测量都有请求失败"],
  ["requests failed in every trial of the head", "待测的每次测量都有请求失败"],
  ["requests failed on both sides, but not alike", "两侧都有请求失败，但情况不同"],
  ["new: no baseline session has this metric", "新增：没有基线会话包含此指标"],
  ["new: no baseline session has this cell", "新增：没有基线会话包含此用例"],
  ["the head has no finite value of this metric", "待测没有此指标的有限值"],
  ["a negative value", "出现负值"],
  ["the base has a zero: a ratio says nothing", "基准为零：比值没有意义"],
  ["the head has a zero: a ratio says nothing", "待测为零：比值没有意义"],
  ["no repeat was measured on both sides", "没有任何重复在两侧都测过"],
  ["no valid trial", "没有有效测量"],
  ["measured by different tools or definitions: {one} and {other}", "测量工具或定义不同：{one} 与 {other}"],
  [
    "different workload: {before:count} requests before, {now:count} on the head",
    "工作负载不同：之前 {before} 个请求，待测 {now} 个",
  ],
  ["different workload: {change} tokens", "工作负载不同：token {change}"],
  ["different workload: {change} input tokens", "工作负载不同：输入 token {change}"],
  ["different workload: {key} was {before}, is {now}", "工作负载不同：{key} 由 {before} 变为 {now}"],
  ["another engine: {flag:word} was {before}, is {now}", "引擎不同：{flag} 由 {before} 变为 {now}"],
  ["missing on the head: {reason:say}", "待测缺失：{reason}"],
  ["not in this run's plan: renamed, removed or filtered out", "不在本次计划中：已改名、移除或被过滤"],
  ["only invalid trials ({reasons:say})", "只有无效测量 ({reasons})"],
  ["not measured, the session ended early ({why:say})", "未测量，会话提前结束 ({why})"],
  ["no trial of it was recorded", "没有留下任何测量记录"],
  ["no comparable baseline session", "没有可比的基线会话"],
  [
    "paired wants one baseline session, measured in turn with the head; there are {n:count}",
    "配对比较需要一个与待测交替测量的基线会话；现有 {n} 个",
  ],
];

/** How a row was judged. */
const METHODS: readonly Phrase[] = [
  ["centre", "中心"],
  ["start", "启动"],
  ["tail", "尾部"],
  ["tail of waits", "等待的尾部"],
  ["memory", "内存"],
  [
    "predictive t of one session against {n:count}, logarithms of medians",
    "一个会话对 {n} 个会话的预测 t 检验，取中位数的对数",
  ],
  [
    "predictive t of the mean of the head's two starts against {n:count}, logarithms of medians",
    "待测两次启动的均值对 {n} 个会话的预测 t 检验，取中位数的对数",
  ],
  ["exact one-sided rank test of Mann and Whitney", "Mann-Whitney 精确单侧秩检验"],
  ["interval by t of paired logarithms", "区间由配对对数的 t 分布给出"],
  [
    "t over pairs of how much slower the same slowest requests were, as logarithms",
    "对同一批最慢请求变慢程度的对数，按对做 t 检验",
  ],
  ["t of the logarithms of paired ratios", "对配对比值的对数做 t 检验"],
  [
    "noise moderated over like metrics ({group:say}) and over {n:count} stored session[s]",
    "噪声经同类指标 ({group}) 及 {n} 个已存会话收缩",
  ],
  ["noise moderated over like metrics ({group:say})", "噪声经同类指标 ({group}) 收缩"],
  [
    "the pairs differ more than the base's repeats did, so their own noise counts",
    "各对之间的差异大于基准重复之间的差异，因此以其自身噪声为准",
  ],
  [
    "Fisher's exact test, one-sided, on counts divided by the clumping of failures",
    "Fisher 精确检验，单侧，计数除以失败的成团程度",
  ],
];

export const REASONS: readonly Phrase[] = [...ROWS, ...REFUSALS, ...METHODS];
