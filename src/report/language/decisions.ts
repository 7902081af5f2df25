import type { Phrase } from "./pattern.ts";

/** What a decision rests on. */
export const DECISIONS: readonly Phrase[] = [
  ["no confirmed regression: 1 gating row was compared", "没有确认的回归：比较了 1 个门禁行"],
  ["no other confirmed regression: 1 gating row was compared", "没有其他确认的回归：比较了 1 个门禁行"],
  ["no other confirmed regression: {n:count} gating rows were compared", "没有其他确认的回归：比较了 {n} 个门禁行"],
  ["{n:count} [regression|regressions] waived by {owner} until {day:word}", "{n} 个回归由 {owner} 豁免至 {day}"],
  ["{n:count} [regression|regressions] accepted by {owner}", "{n} 个回归由 {owner} 接受"],
  [
    "the slowdown that {owner} accepted for {scope:say} no longer applies: the baseline is near neither level, and it excuses nothing any more",
    "{owner} 为 {scope} 接受的变慢不再适用：基线已不接近任一水平，不再豁免任何行",
  ],
  ["no confirmed regression: {n:count} gating rows were compared", "没有确认的回归：比较了 {n} 个门禁行"],
  ["measured and stored; nothing was to be judged", "已测量并保存；无需判定"],
  ["nothing that gates was comparable", "没有任何门禁项可比"],
  ["no baseline", "没有基线"],
  ["no baseline, so nothing was compared: {note:say}", "没有基线，未做任何比较：{note}"],
  ["no baseline, so nothing was compared", "没有基线，未做任何比较"],
  ["no --baseline was named", "未指定 --baseline"],
  ["baselines could not be read: {reason:say}", "基线无法读取：{reason}"],
  ["fewer than {n:count} pairs only advise", "少于 {n} 对，仅供参考"],
  [
    "pairs of fewer than {n:count} server starts only advise: what a start adds is not known before {m:count} stored sessions, or as many starts, show it",
    "服务器启动少于 {n} 次的配对仅供参考：在 {m} 个已存会话或同样多次启动之前，启动带来的差异未知",
  ],
  [
    "{cell:word}: {usable:count} of {n:count} trial[s] usable ({lost:count} invalid: {reasons:say})",
    "{cell}：{n} 次测量中 {usable} 次可用 ({lost} 次无效：{reasons})",
  ],
  [
    "{cell:word}: {metric:word} has a number in {some:count} of {n:count} trial[s]",
    "{cell}：{n} 次测量中只有 {some} 次有 {metric} 的数值",
  ],
  ["{cell:word}: {size} fewer output tokens than the base", "{cell}：输出 token 比基线少 {size}"],
  ["{cell:word}: {size} more output tokens than the base", "{cell}：输出 token 比基线多 {size}"],
  ["{cells:say}: the engine was started with other flags: {flags:say}", "{cells}：引擎的启动参数不同：{flags}"],
  [
    "{cells:say}: what was asked of the engine is not recorded: that both sides did the same is taken on trust",
    "{cells}：未记录对引擎的要求：姑且相信两侧所做的工作相同",
  ],
  ["{flag:word} is new", "新增 {flag}"],
  ["{flag:word} is new ({value})", "新增 {flag} ({value})"],
  ["{flag:word} is gone", "去掉了 {flag}"],
  [
    "{cell:word}: implausible: {metric:word} is {a:word} times that of the base and {other:word} {b:word} times that: another unit?",
    "{cell}：不可信：{metric} 是基线的 {a} 倍，而 {other} 是 {b} 倍：单位不同？",
  ],
  [
    "{cell:word}: implausible: {metric:word} is {a:word} times that of the base: another unit?",
    "{cell}：不可信：{metric} 是基线的 {a} 倍：单位不同？",
  ],
  [
    "{cell:word}: absolute {absolute:word} in the policy of {metric:word} is more than the level itself ({level}), so nothing that must be seen can fail it: lower absolute, or raise must-see",
    "{cell}：策略中 {metric} 的 absolute {absolute} 大于其水平本身 ({level})，必须检出的变差都无法使其不通过：请降低 absolute，或提高 must-see",
  ],
  [
    "{cell:word}: absolute {absolute:word} in the policy of {metric:word} is {share} of its level: a worsening of {size}, which must be seen, cannot fail",
    "{cell}：策略中 {metric} 的 absolute {absolute} 是其水平的 {share}：必须检出的 {size} 变差无法判为不通过",
  ],
  ["worse beyond noise, but only observed (gate: false): {rows:say}", "变差超出噪声，但仅观测 (gate: false)：{rows}"],
  ["server starts are not recorded: pairs are taken as independent", "未记录服务器启动：各对视为相互独立"],
  [
    "{n:count} baseline session[s] of {all:count} began after the head",
    "{all} 个基线会话中有 {n} 个开始于头部会话之后",
  ],
  [
    "baseline sessions with the same numbers, copies are no evidence: {names}",
    "数值相同的基线会话，副本不能作为证据：{names}",
  ],
  [
    "{n:count} comparable baseline session[s]: fewer than {enough:count} only advise",
    "可比的基线会话 {n} 个：少于 {enough} 个仅供参考",
  ],
  [
    "{n:count} gating row[s] had fewer than {enough:count} usable baseline sessions ({rows:say})",
    "{n} 个门禁行的可用基线会话少于 {enough} 个 ({rows})",
  ],
  ["large shifts: {rows:say}", "变化较大：{rows}"],
  ["the limit on {metric:word} was not checked: no valid trial measured it", "{metric} 的上限未检查：没有有效测量"],
  ["{metric:word} gates, but no valid trial measured it", "{metric} 参与门禁，但没有有效测量"],
  ["{row} was not comparable: {reason:say}", "{row} 不可比：{reason}"],
  [
    "{row} (and {n:count} more row[s]) cannot tell a doubling from noise, must see {wanted}: {remedy:say}",
    "{row} (另有 {n} 行) 分不清翻倍与噪声，而要求检出 {wanted}：{remedy}",
  ],
  [
    "{row} cannot tell a doubling from noise, must see {wanted}: {remedy:say}",
    "{row} 分不清翻倍与噪声，而要求检出 {wanted}：{remedy}",
  ],
  [
    "{row} (and {n:count} more row[s]) could only have seen a worsening of {blind}, must see {wanted}: {remedy:say}",
    "{row} (另有 {n} 行) 只能检出 {blind} 以上的变差，而要求检出 {wanted}：{remedy}",
  ],
  [
    "{row} could only have seen a worsening of {blind}, must see {wanted}: {remedy:say}",
    "{row} 只能检出 {blind} 以上的变差，而要求检出 {wanted}：{remedy}",
  ],
  ["more requests a trial, or more repeats, would settle it", "每次测量更多请求，或更多重复，即可定论"],
  ["about {n:count} pairs would settle it", "约 {n} 对即可定论"],
  ["about {n:count} starts of each server would settle it", "每个服务器约启动 {n} 次即可定论"],
  ["about {n:count} baseline sessions would settle it", "约 {n} 个基线会话即可定论"],
  [
    "the pairs differ too much: a quieter machine, or longer trials, would settle it",
    "各对之间差异过大：换更安静的机器，或延长测量，方可定论",
  ],
  [
    "the pairs share too few starts: a start of its own for each pair (`hold: restart`) would settle it",
    "各对共用的启动次数太少：让每对各自启动（hold: restart）即可定论",
  ],
  [
    "the sessions differ too much: base and head measured in turn in one job (paired), or a quieter machine, would settle it",
    "各会话之间差异过大：在同一作业中交替测量基准与待测 (paired)，或换更安静的机器，方可定论",
  ],
  ["not compared, without a baseline: {cells:say}", "没有基线，未比较：{cells}"],
  [
    "not gating before they have {n:count} baseline sessions: {cells:say}",
    "基线会话不足 {n} 个之前不参与门禁：{cells}",
  ],
  [
    "in the newest baseline session, not in this run's plan: {cells:say}",
    "在最新的基线会话中，但不在本次计划中：{cells}",
  ],
  ["{names} and {n:count} more", "{names} 等，另有 {n} 项"],
  ["{key:word} was {before}, is {now}", "{key} 由 {before} 变为 {now}"],
  [
    "{n:count} of {all:count} baseline sessions ran in another environment ({how:say})",
    "{all} 个基线会话中有 {n} 个运行于不同环境 ({how})",
  ],
  [
    "environment not recorded: that both sides ran on equal machines is taken on trust",
    "未记录环境：姑且相信两侧运行于同样的机器",
  ],
  [
    "of the environment only {key:word} is recorded: that the machines are equal is taken on trust",
    "环境只记录了 {key}：姑且相信机器相同",
  ],
  [
    "the newest baseline session is {age:say} old, more than max-age ({most:say}): run this workflow on the base branch",
    "最新的基线会话已有 {age}，超过 max-age ({most})：请在基准分支上运行此工作流",
  ],
  [
    "the machine {machine} is slower than the others of its class by about {size} on {where:say} ({n:count} turns between others, {p}): {done:say}",
    "机器 {machine} 比同类的其他机器慢约 {size}，涉及{where}（与其他机器交替 {n} 次，{p}）：{done}",
  ],
  [
    "the machine {machine} is faster than the others of its class by about {size} on {where:say} ({n:count} turns between others, {p}): {done:say}",
    "机器 {machine} 比同类的其他机器快约 {size}，涉及{where}（与其他机器交替 {n} 次，{p}）：{done}",
  ],
  ["its cell", "其唯一的测试单元"],
  ["all {n:count} cells", "全部 {n} 个测试单元"],
  ["compared with its own {sessions:say} alone", "只与它自己的 {sessions} 比较"],
  ["its {sessions:say} left out", "不计它的 {sessions}"],
  ["its sessions stay in the baseline, for the others are too few", "其余会话太少，因此它的会话仍计入基线"],
  [
    "the limits of single cells see nothing before these get worse than now: {each}; smaller changes are for the comparison to see",
    "单个测试单元的限值在下列项目变差到相应幅度之前什么也看不到：{each}；更小的变化要靠比较才能看到",
  ],
  ["the session is not complete: {why:say}", "会话不完整：{why}"],
  ["the session is not complete", "会话不完整"],
  [
    "all pairs share one start of the server: what a start adds remains",
    "各对共用服务器的同一次启动：启动自身的影响仍在其中",
  ],
  [
    "drift: {what} is worse by {size} since {release}, past the drift budget of {budget}",
    "漂移：{what} 自 {release} 以来变差 {size}，超出漂移预算 {budget}",
  ],
  ["the base was past it already", "基准此前已超出"],
  [
    "the waiver of {owner} for {scope:say} ended on {day:say}: it excuses nothing any more",
    "{owner} 对 {scope} 的豁免已于 {day} 到期：不再豁免任何内容",
  ],
  ["an unknown day", "未知日期"],
  [
    "the waiver of {owner} for {scope:say} does not reach so far: {n:count} of its rows [gate|gates] again",
    "{owner} 对 {scope} 的豁免不够用：其中 {n} 行重新参与门禁",
  ],
  [
    "the slowdown that {owner} accepted for {scope:say} does not reach so far: {n:count} of its rows [gate|gates] again",
    "{owner} 对 {scope} 接受的变慢不够用：其中 {n} 行重新参与门禁",
  ],
  ["limit broken: {row} is {head}, allowed {limit}", "超出上限：{row} 为 {head}，允许 {limit}"],
  ["{row} is {head}, the limit is {limit}", "{row} 为 {head}，上限为 {limit}"],
  ["missing: {cell:word}: {reason:say}", "缺失：{cell}：{reason}"],
  ["missing, observed: {cell:word}: {reason:say}", "缺失，仅观测：{cell}：{reason}"],
  ["{cell:word} (observed): {reason:say}", "{cell} (仅观测)：{reason}"],
];

/** Of a row in the decision: the names stay, whatever they are. These fit much. */
export const ABOUT_ROWS: readonly Phrase[] = [
  ["{cell:word} {metric:word}: {reason:say}", "{cell} {metric}: {reason}"],
  ["{cell:word}: {reason:say}", "{cell}: {reason}"],
  ["{what:say}: {more:say}", "{what}: {more}"],
];
