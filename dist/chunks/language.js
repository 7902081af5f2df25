// src/report/language/decisions.ts
/** What a decision rests on. */
const DECISIONS$1 = [
	["no confirmed regression: 1 gating row was compared", "没有确认的回归：比较了 1 个门禁行"],
	["no other confirmed regression: 1 gating row was compared", "没有其他确认的回归：比较了 1 个门禁行"],
	["no other confirmed regression: {n:count} gating rows were compared", "没有其他确认的回归：比较了 {n} 个门禁行"],
	["{n:count} [regression|regressions] waived by {owner} until {day:word}", "{n} 个回归由 {owner} 豁免至 {day}"],
	["{n:count} [regression|regressions] accepted by {owner}", "{n} 个回归由 {owner} 接受"],
	["the slowdown that {owner} accepted for {scope:say} no longer applies: the baseline is near neither level, and it excuses nothing any more", "{owner} 为 {scope} 接受的变慢不再适用：基线已不接近任一水平，不再豁免任何行"],
	["no confirmed regression: {n:count} gating rows were compared", "没有确认的回归：比较了 {n} 个门禁行"],
	["measured and stored; nothing was to be judged", "已测量并保存；无需判定"],
	["nothing that gates was comparable", "没有任何门禁项可比"],
	["no baseline", "没有基线"],
	["no baseline, so nothing was compared: {note:say}", "没有基线，未做任何比较：{note}"],
	["no baseline, so nothing was compared", "没有基线，未做任何比较"],
	["no --baseline was named", "未指定 --baseline"],
	["baselines could not be read: {reason:say}", "基线无法读取：{reason}"],
	["fewer than {n:count} pairs only advise", "少于 {n} 对，仅供参考"],
	["pairs of fewer than {n:count} server starts only advise: what a start adds is not known before {m:count} stored sessions, or as many starts, show it", "服务器启动少于 {n} 次的配对仅供参考：在 {m} 个已存会话或同样多次启动之前，启动带来的差异未知"],
	["{cell:word}: {usable:count} of {n:count} trial[s] usable ({lost:count} invalid: {reasons:say})", "{cell}：{n} 次测量中 {usable} 次可用 ({lost} 次无效：{reasons})"],
	["{cell:word}: {metric:word} has a number in {some:count} of {n:count} trial[s]", "{cell}：{n} 次测量中只有 {some} 次有 {metric} 的数值"],
	["{cell:word}: {size} fewer output tokens than the base", "{cell}：输出 token 比基线少 {size}"],
	["{cell:word}: {size} more output tokens than the base", "{cell}：输出 token 比基线多 {size}"],
	["{cells:say}: the engine was started with other flags: {flags:say}", "{cells}：引擎的启动参数不同：{flags}"],
	["{cells:say}: what was asked of the engine is not recorded: that both sides did the same is taken on trust", "{cells}：未记录对引擎的要求：姑且相信两侧所做的工作相同"],
	["{flag:word} is new", "新增 {flag}"],
	["{flag:word} is new ({value})", "新增 {flag} ({value})"],
	["{flag:word} is gone", "去掉了 {flag}"],
	["{cell:word}: implausible: {metric:word} is {a:word} times that of the base and {other:word} {b:word} times that: another unit?", "{cell}：不可信：{metric} 是基线的 {a} 倍，而 {other} 是 {b} 倍：单位不同？"],
	["{cell:word}: implausible: {metric:word} is {a:word} times that of the base: another unit?", "{cell}：不可信：{metric} 是基线的 {a} 倍：单位不同？"],
	["{cell:word}: absolute {absolute:word} in the policy of {metric:word} is more than the level itself ({level}), so nothing that must be seen can fail it: lower absolute, or raise must-see", "{cell}：策略中 {metric} 的 absolute {absolute} 大于其水平本身 ({level})，必须检出的变差都无法使其不通过：请降低 absolute，或提高 must-see"],
	["{cell:word}: absolute {absolute:word} in the policy of {metric:word} is {share} of its level: a worsening of {size}, which must be seen, cannot fail", "{cell}：策略中 {metric} 的 absolute {absolute} 是其水平的 {share}：必须检出的 {size} 变差无法判为不通过"],
	["worse beyond noise, but only observed (gate: false): {rows:say}", "变差超出噪声，但仅观测 (gate: false)：{rows}"],
	["server starts are not recorded: pairs are taken as independent", "未记录服务器启动：各对视为相互独立"],
	["{n:count} baseline session[s] of {all:count} began after the head", "{all} 个基线会话中有 {n} 个开始于头部会话之后"],
	["baseline sessions with the same numbers, copies are no evidence: {names}", "数值相同的基线会话，副本不能作为证据：{names}"],
	["{n:count} comparable baseline session[s]: fewer than {enough:count} only advise", "可比的基线会话 {n} 个：少于 {enough} 个仅供参考"],
	["{n:count} gating row[s] had fewer than {enough:count} usable baseline sessions ({rows:say})", "{n} 个门禁行的可用基线会话少于 {enough} 个 ({rows})"],
	["large shifts: {rows:say}", "变化较大：{rows}"],
	["the limit on {metric:word} was not checked: no valid trial measured it", "{metric} 的上限未检查：没有有效测量"],
	["{metric:word} gates, but no valid trial measured it", "{metric} 参与门禁，但没有有效测量"],
	["{row} was not comparable: {reason:say}", "{row} 不可比：{reason}"],
	["{row} (and {n:count} more row[s]) cannot tell a doubling from noise, must see {wanted}: {remedy:say}", "{row} (另有 {n} 行) 分不清翻倍与噪声，而要求检出 {wanted}：{remedy}"],
	["{row} cannot tell a doubling from noise, must see {wanted}: {remedy:say}", "{row} 分不清翻倍与噪声，而要求检出 {wanted}：{remedy}"],
	["{row} (and {n:count} more row[s]) could only have seen a worsening of {blind}, must see {wanted}: {remedy:say}", "{row} (另有 {n} 行) 只能检出 {blind} 以上的变差，而要求检出 {wanted}：{remedy}"],
	["{row} could only have seen a worsening of {blind}, must see {wanted}: {remedy:say}", "{row} 只能检出 {blind} 以上的变差，而要求检出 {wanted}：{remedy}"],
	["more requests a trial, or more repeats, would settle it", "每次测量更多请求，或更多重复，即可定论"],
	["about {n:count} pairs would settle it", "约 {n} 对即可定论"],
	["about {n:count} starts of each server would settle it", "每个服务器约启动 {n} 次即可定论"],
	["about {n:count} baseline sessions would settle it", "约 {n} 个基线会话即可定论"],
	["the pairs differ too much: a quieter machine, or longer trials, would settle it", "各对之间差异过大：换更安静的机器，或延长测量，方可定论"],
	["the pairs share too few starts: a start of its own for each pair (`hold: restart`) would settle it", "各对共用的启动次数太少：让每对各自启动（hold: restart）即可定论"],
	["the sessions differ too much: base and head measured in turn in one job (paired), or a quieter machine, would settle it", "各会话之间差异过大：在同一作业中交替测量基准与待测 (paired)，或换更安静的机器，方可定论"],
	["not compared, without a baseline: {cells:say}", "没有基线，未比较：{cells}"],
	["not gating before they have {n:count} baseline sessions: {cells:say}", "基线会话不足 {n} 个之前不参与门禁：{cells}"],
	["in the newest baseline session, not in this run's plan: {cells:say}", "在最新的基线会话中，但不在本次计划中：{cells}"],
	["{names} and {n:count} more", "{names} 等，另有 {n} 项"],
	["{key:word} was {before}, is {now}", "{key} 由 {before} 变为 {now}"],
	["{n:count} of {all:count} baseline sessions ran in another environment ({how:say})", "{all} 个基线会话中有 {n} 个运行于不同环境 ({how})"],
	["environment not recorded: that both sides ran on equal machines is taken on trust", "未记录环境：姑且相信两侧运行于同样的机器"],
	["of the environment only {key:word} is recorded: that the machines are equal is taken on trust", "环境只记录了 {key}：姑且相信机器相同"],
	["the newest baseline session is {age:say} old, more than max-age ({most:say}): run this workflow on the base branch", "最新的基线会话已有 {age}，超过 max-age ({most})：请在基准分支上运行此工作流"],
	["the machine {machine} is slower than the others of its class by about {size} on {where:say} ({n:count} turns between others, {p}): {done:say}", "机器 {machine} 比同类的其他机器慢约 {size}，涉及{where}（与其他机器交替 {n} 次，{p}）：{done}"],
	["the machine {machine} is faster than the others of its class by about {size} on {where:say} ({n:count} turns between others, {p}): {done:say}", "机器 {machine} 比同类的其他机器快约 {size}，涉及{where}（与其他机器交替 {n} 次，{p}）：{done}"],
	["its cell", "其唯一的测试单元"],
	["all {n:count} cells", "全部 {n} 个测试单元"],
	["compared with its own {sessions:say} alone", "只与它自己的 {sessions} 比较"],
	["its {sessions:say} left out", "不计它的 {sessions}"],
	["its sessions stay in the baseline, for the others are too few", "其余会话太少，因此它的会话仍计入基线"],
	["the limits of single cells see nothing before these get worse than now: {each}; smaller changes are for the comparison to see", "单个测试单元的限值在下列项目变差到相应幅度之前什么也看不到：{each}；更小的变化要靠比较才能看到"],
	["the session is not complete: {why:say}", "会话不完整：{why}"],
	["the session is not complete", "会话不完整"],
	["all pairs share one start of the server: what a start adds remains", "各对共用服务器的同一次启动：启动自身的影响仍在其中"],
	["drift: {what} is worse by {size} since {release}, past the drift budget of {budget}", "漂移：{what} 自 {release} 以来变差 {size}，超出漂移预算 {budget}"],
	["the base was past it already", "基准此前已超出"],
	["the waiver of {owner} for {scope:say} ended on {day:say}: it excuses nothing any more", "{owner} 对 {scope} 的豁免已于 {day} 到期：不再豁免任何内容"],
	["an unknown day", "未知日期"],
	["the waiver of {owner} for {scope:say} does not reach so far: {n:count} of its rows [gate|gates] again", "{owner} 对 {scope} 的豁免不够用：其中 {n} 行重新参与门禁"],
	["the slowdown that {owner} accepted for {scope:say} does not reach so far: {n:count} of its rows [gate|gates] again", "{owner} 对 {scope} 接受的变慢不够用：其中 {n} 行重新参与门禁"],
	["limit broken: {row} is {head}, allowed {limit}", "超出上限：{row} 为 {head}，允许 {limit}"],
	["{row} is {head}, the limit is {limit}", "{row} 为 {head}，上限为 {limit}"],
	["missing: {cell:word}: {reason:say}", "缺失：{cell}：{reason}"],
	["missing, observed: {cell:word}: {reason:say}", "缺失，仅观测：{cell}：{reason}"],
	["{cell:word} (observed): {reason:say}", "{cell} (仅观测)：{reason}"]
];
/** Of a row in the decision: the names stay, whatever they are. These fit much. */
const ABOUT_ROWS = [
	["{cell:word} {metric:word}: {reason:say}", "{cell} {metric}: {reason}"],
	["{cell:word}: {reason:say}", "{cell}: {reason}"],
	["{what:say}: {more:say}", "{what}: {more}"]
];
// src/report/language/page-labels.ts
const VERDICTS = [
	["regression", "回归"],
	["improvement", "改善"],
	["unchanged", "无变化"],
	["inconclusive", "无定论"],
	["not comparable", "不可比"],
	["no change seen", "未见变化"],
	["cannot tell", "无法分辨"],
	["advice only", "仅供参考"],
	["{n:count} advice only", "{n} 项仅供参考"],
	["absolute in the policy hides a doubling", "策略中的 absolute 掩盖了翻倍"],
	["intervals at {level}", "置信区间水平 {level}"],
	["{level} interval", "{level} 置信区间"],
	["suspected", "疑似"],
	["suspicion refuted", "疑点已排除"],
	["excused", "已豁免"],
	["⚠️ warning", "⚠️ 警告"],
	["observed", "仅观测"],
	["gating", "门禁"],
	["{n:count} regression[s]", "{n} 项回归"],
	["{n:count} improvement[s]", "{n} 项改善"],
	["{n:count} unchanged", "{n} 项无变化"],
	["{n:count} inconclusive", "{n} 项无定论"],
	["{n:count} not comparable", "{n} 项不可比"],
	["{n:count} no change seen", "{n} 项未见变化"],
	["{n:count} cannot tell", "{n} 项无法分辨"]
];
const COUNTS = [
	["{n:count} row[s]", "{n} 行"],
	["{n:count} pair[s]", "{n} 对"],
	["{n:count} cell[s]", "{n} 个用例"],
	["{n:count} session[s]", "{n} 个会话"],
	["{n:count} day[s]", "{n} 天"],
	["{n:count} day[s] earlier", "{n} 天前"],
	["{n:count} hour[s] earlier", "{n} 小时前"],
	["{n:count} minute[s] earlier", "{n} 分钟前"],
	["just before", "刚刚"]
];
const TABLES = [
	["Cell, metric", "用例，指标"],
	["Cell", "用例"],
	["Metric", "指标"],
	["Base", "基准"],
	["Head", "待测"],
	["Base → head", "基准 → 待测"],
	["Change", "变化"],
	["Interval", "置信区间"],
	["Smallest detectable", "最小可检出变化"],
	["Could see", "最小可检出"],
	["could see {change}", "可检出 {change}"],
	["too noisy to see a doubling", "噪声过大，连翻倍也检不出"],
	["Verdict", "判定"],
	["Why", "原因"],
	["Measured", "测得"],
	["{n:count} observed value[s]", "{n} 个仅观测的值"],
	["{rows:say} in full: {verdicts}", "全部 {rows}：{verdicts}"],
	["{left:count} of {rows:say} do not fit here", "共 {rows}，其中 {left} 行在此放不下"],
	[", the least important ones; the session has them all.", "，均为最不重要的行；会话中保存了全部。"],
	["{n:count} more observed row[s]: markdown, html and json show all", "另有 {n} 行仅观测：markdown、html 与 json 显示全部"]
];
/** What the page's script says as well. */
const PAGE_LABELS = [
	...VERDICTS,
	...COUNTS,
	...TABLES,
	["Rows", "明细"],
	["Nothing was measured that can be shown.", "没有可显示的测量结果。"],
	["{n:count} more rows: they need the page's script, or read comparison.json", "另有 {n} 行：需要启用页面脚本，或查看 comparison.json"],
	["Sweeps: throughput against latency", "负载扫描：吞吐量与延迟"],
	["No difference is known.", "没有已知的不同。"],
	["What differs", "不同之处"],
	["All of the head", "待测的全部信息"],
	["Commit", "提交"],
	["Session", "会话"],
	["Started", "开始时间"],
	["Age", "距今"],
	["{cell} {metric}: {sides}, {change} of {budget} ({state:say})", "{cell} {metric}：{sides}，{change}，预算 {budget} ({state})"],
	["Theme", "主题"],
	["Theme: auto", "主题：自动"],
	["Theme: light", "主题：浅色"],
	["Theme: dark", "主题：深色"],
	["Search  /", "搜索  /"],
	["Search rows", "搜索行"],
	["{label:say}: all", "{label}：全部"],
	["Gating", "门禁"],
	["All {n:count} other rows", "其余全部 {n} 行"],
	["{n:count} more rows", "再显示 {n} 行"],
	["No row is like that.", "没有符合条件的行。"],
	["Every repeat, by session", "各会话的每次重复"],
	["Every repeat of {what}, by session. {reason:say}", "{what} 在各会话中的每次重复。{reason}"],
	["Every repeat of {what}, by session; {n:count} lasting changes of level.", "{what} 在各会话中的每次重复；水平持久变化 {n} 次。"],
	["baseline sessions", "基线会话"],
	["base, in turn with the head", "基准，与待测交替测量"],
	["head, with the interval of its change", "待测，及其变化的置信区间"],
	["head, measured again", "待测，复测"],
	["too small to matter", "小到无关紧要"],
	["How it was judged", "判定依据"],
	["Could have seen", "最小可检出变化"],
	["Must see", "必须可检出"],
	["Matters from", "起算幅度"],
	["and", "且"],
	["Method", "方法"],
	["p, corrected", "p 值，校正后"],
	["Sessions, df", "会话数，自由度"],
	["Failed", "失败请求"],
	["{before:count} of {all:count} → {after:count} of {sent:count}", "{before}/{all} → {after}/{sent}"],
	["Measured again", "复测"],
	["What the engine says", "引擎自报"],
	["What may explain it", "可能的解释"],
	["{measure} of single requests", "单个请求的 {measure}"],
	["How many requests were at most so slow, {measure}, one line for each repeat of base and head", "{measure} 不超过该值的请求占比，基准与待测每次重复各一条线"],
	["share of requests", "请求占比"],
	["base, a line a repeat", "基准，每次重复一条线"],
	["head, a line a repeat", "待测，每次重复一条线"],
	["base", "基准"],
	["head", "待测"],
	["base, in turn", "基准，交替"],
	["head, again", "待测，复测"],
	["{side:say}, repeat {n:count}", "{side}，重复 {n}"],
	["{side:say}, repeat {n:count}, again", "{side}，重复 {n}，复测"],
	["repeat {n:count}", "重复 {n}"],
	["Timeline: {label:say}", "时间线：{label}"],
	["{trace} over the trial", "测量期间的 {trace}"],
	["seconds", "秒"],
	["Notes of the trials", "各次测量的备注"],
	["Raw files", "原始文件"],
	["throughput (tok/s) →", "吞吐量 (tok/s) →"],
	["knee: most throughput for its latency", "拐点：单位延迟的吞吐量最大处"],
	["{test}: throughput against latency. {told}", "{test}：吞吐量与延迟。{told}"],
	["All load points together: worse.", "全部负载点合计：变差。"],
	["All load points together: better.", "全部负载点合计：变好。"],
	["All load points together: traded.", "全部负载点合计：此消彼长。"],
	["All load points together: no difference seen.", "全部负载点合计：未见差异。"],
	["Knee at {base} → {head} tok/s.", "拐点：{base} → {head} tok/s。"],
	["Worse in throughput and latency: {cells}.", "吞吐量与延迟都变差：{cells}。"],
	["Better in throughput and latency: {cells}.", "吞吐量与延迟都变好：{cells}。"],
	["History", "历史"],
	["History of {title}", "历史：{title}"],
	["First", "最早"],
	["Newest", "最新"],
	["Last change of level", "最近一次水平变化"],
	["Noise", "噪声"],
	["Sessions", "会话"],
	["Series", "序列"],
	["those whose level changed last come first", "最近变化者在前"],
	["{n:count} session[s], {from} to {to}", "{n} 个会话，{from} 至 {to}"],
	["{n:count} series, {changed:count} with a lasting change of level", "{n} 个序列，其中 {changed} 个有持久的水平变化"],
	["Level", "水平"],
	["worse", "变差"],
	["better", "变好"],
	["changed", "变化"],
	["steady", "平稳"],
	["at {commit:word}", "于 {commit}"],
	["Lasting changes of level:", "持久的水平变化："]
];
// src/report/language/labels.ts
const DECISIONS = [
	["Performance gate: fail", "性能门禁：不通过"],
	["Performance gate: cannot judge", "性能门禁：无法判定"],
	["Performance gate: pass", "性能门禁：通过"],
	["Performance gate: NO BASELINE, nothing was compared", "性能门禁：没有基线，未做任何比较"],
	["Measured, not judged", "仅测量，未判定"],
	["Observed only (enforce: observe): the step stays green; under enforce: gate it would fail.", "仅观测 (enforce: observe)：该步骤保持绿色；若为 enforce: gate 则会失败。"],
	["Observed only (enforce: observe).", "仅观测 (enforce: observe)。"]
];
const GLANCE = [
	["Only a part of the suite", "仅为套件的一部分"],
	["Worst", "最差项"],
	["Compared", "比较范围"],
	["Machine", "机器"],
	["Versions", "版本"],
	["Device time", "设备占用"],
	["Next", "下一步"],
	["{judged:count} of {all:count} gating row[s], {n:count} baseline session[s]", "门禁行 {judged}/{all}，基线会话 {n} 个"],
	["run this workflow on the base branch: each push or schedule run there stores a baseline", "在基准分支上运行此工作流：那里的每次 push 或定时运行都会存下一份基线"],
	["the report job compares and decides", "由 report 作业比较并判定"],
	["measure the suspects again: \"/perf confirm\" in a comment, or a larger budget", "复测疑似项：在评论中写 /perf confirm，或增大 budget"],
	["measure the suspects again: \"/perf confirm\" in a comment, or \"confirm: true\" where the legs measure", "复测疑似项：在评论中写 /perf confirm，或在负责测量的作业上设置 confirm: true"]
];
const SECTIONS = [
	["Beside the rows", "行之外"],
	["This pull request's own policy", "此拉取请求自己的策略"],
	["By the base's policy", "按基准的策略"],
	["By its own", "按其自己的策略"],
	["Under this pull request's own policy: {decision:say}; no row would change", "按此拉取请求自己的策略：{decision}；没有行会变化"],
	["Under this pull request's own policy: {decision:say}; {n:count} row[s] would change", "按此拉取请求自己的策略：{decision}；{n} 行会变化"],
	["pass", "通过"],
	["fail", "不通过"],
	["cannot judge", "无法判定"],
	["measured", "仅测量"],
	["… and {n:count} row[s] more", "……另有 {n} 行"],
	["Over all load points", "全部负载点合计"],
	["sweep", "负载扫描"],
	["{test:word}, {n:count} load point[s]: {verdict:say}", "{test}，{n} 个负载点：{verdict}"],
	["traded", "此消彼长"],
	["no difference seen", "未见差异"],
	["slower and less throughput at {loads:say}", "在 {loads} 更慢且吞吐量更低"],
	["faster and more throughput at {loads:say}", "在 {loads} 更快且吞吐量更高"],
	["qps={load:word} and {more:say}", "qps={load}、{more}"],
	["concurrency={load:word} and {more:say}", "concurrency={load}、{more}"],
	["knee {base:word} → {head:word} tok/s", "拐点 {base} → {head} tok/s"],
	["At {release:word}", "{release} 时"],
	["Since then", "此后变化"],
	["Budget", "预算"],
	["Since {release}: {n:count} pinned row[s], {spent:count} past the drift budget", "自 {release} 以来：{n} 行有固定水平，{spent} 行超出漂移预算"],
	["Since {release:word}", "自 {release} 以来"],
	["within", "预算内"],
	["spent", "已超出"],
	["spent on base", "已超出，基准亦然"],
	["⚠️ spent", "⚠️ 已超出"],
	["⚠️ spent, on the base too", "⚠️ 已超出，基准亦然"],
	["Versions that changed", "变化的版本"],
	["Environment that differs", "不同的环境"],
	["Versions on the head", "待测版本"],
	["Environment of the head", "待测环境"],
	["Environment", "环境"],
	["Environment and versions: {n:count} difference[s]", "环境与版本：{n} 处不同"],
	["What", "项目"],
	["Baseline: {n:count} session[s]", "基线：{n} 个会话"],
	["Baseline", "基线"],
	["Notes: {n:count}", "备注：{n} 条"],
	["Notes", "备注"],
	["note", "备注"],
	["Measure the same again", "重新测量同样的内容"],
	["All that was measured", "全部测量结果"],
	["How to reproduce it locally", "如何在本地复现"],
	["llm-perf-gate, suite", "llm-perf-gate，套件"],
	["commit", "提交"],
	["this run", "本次运行"],
	["… and {n:count} more", "……另有 {n} 条"]
];
const EXCUSES = [
	["Waived or accepted in the base branch: {all:count}, {used:count} used, {over:count} over", "基准分支中豁免或接受：{all} 项，已用 {used} 项，失效 {over} 项"],
	["Waived or accepted in the base branch: {all:count}, {used:count} used", "基准分支中豁免或接受：{all} 项，已用 {used} 项"],
	["Waived or accepted in the base branch", "基准分支中豁免或接受"],
	["Owner", "负责人"],
	["Until", "截止"],
	["State", "状态"],
	["stays", "长期有效"],
	["waiver", "豁免"],
	["accepted", "已接受"],
	["used", "已使用"],
	["idle", "未用到"],
	["not needed", "未用到"],
	["expired", "已过期"],
	["exceeded", "超出范围"],
	["⚠️ expired, gates again", "⚠️ 已过期，重新参与门禁"],
	["⚠️ exceeded, gates again", "⚠️ 超出范围，重新参与门禁"],
	["until {day:word}", "至 {day}"],
	["{kind:say}: {scope:say}, by {owner}, {end:say}: {reason} ({state:say}, {rows:say})", "{kind}：{scope}，{owner}，{end}：{reason} ({state}，{rows})"],
	["{cells:word} {metric:word}, at most {change}", "{cells} {metric}，至多 {change}"],
	["{cell:word} {metric:word}, from {from:word} to {to:word}", "{cell} {metric}，从 {from} 到 {to}"]
];
/** Fixed words of the renderers. */
const LABELS = [
	...PAGE_LABELS,
	...DECISIONS,
	...GLANCE,
	...SECTIONS,
	...EXCUSES
];
// src/report/language/meanings.ts
/** What tools mean by vLLM's names. */
const MEANINGS = [
	["not as vLLM ({definition:word}): {name:say} is {meaning:say}", "与 vLLM 不同 ({definition})：{name} 指{meaning}"],
	["each metric", "各指标"],
	["each request's latency by its tokens, with the first", "每个请求的时延除以其 token 数（含首个 token）"],
	["the time from the first token to the last, by all tokens", "首个 token 到末个 token 的时间除以全部 token 数"],
	["what vLLM calls TPOT", "vLLM 所称的 TPOT"],
	["what vLLM calls TPOT, of each request as often as it has tokens", "vLLM 所称的 TPOT，每个请求按其 token 数重复计入"],
	["the whole time by all tokens, the inverse of the throughput", "总时间除以全部 token 数，即吞吐量的倒数"],
	["the latency, where answers did not stream", "请求时延（未流式返回时）"],
	["the sum of the gaps between chunks, by tokens or by chunks", "数据块间隔之和除以 token 数或块数"],
	["the time to the last token by all tokens, with the first", "到末个 token 的时间除以全部 token 数（含首个 token）"],
	["of tokens without the first", "不含首个 token 的间隔"],
	["that of one thread, times the threads", "单线程的吞吐量乘以线程数"],
	["by the whole latency, with the prompt's", "除以含提示词处理的整个时延"],
	["by the time after the batch's last first token", "除以整批都得到首个 token 之后的时间"],
	["one stream's tokens by the elapsed time, with the prompt's", "单流 token 数除以含提示词处理的总时间"],
	["what the table's author meant", "表格作者的含义"],
	["of prompts alone, of generation alone, or of both in one test: no requests", "仅提示词、仅生成或两者合计的速率，没有请求"],
	["of all prompts at once: no requests", "所有提示词同时处理的速率，没有请求"]
];
// src/report/language/notes.ts
/** How the baseline was chosen. */
const BASELINES = [
	["newest baseline: {commit:word}", "最新基线：{commit}"],
	["the base commit {commit:word} itself was measured", "基准提交 {commit} 本身已测量"],
	["no known ancestor of {base:word} was measured; newest baseline: {commit:word}", "{base} 的已知祖先均未测量；最新基线：{commit}"],
	["last measured ancestor of {base:word}: {commit:word}, {n:count} commits before it", "{base} 最近一个已测量的祖先：{commit}，在其之前 {n} 个提交"],
	["the base commit {base:word} was not measured, its distance is unknown; {newest:say}", "基准提交 {base} 未测量，距离未知；{newest}"],
	["newest of {n:count} stored sessions: {commit:word}", "{n} 个已存会话中最新的：{commit}"],
	["{shelf} holds no session yet", "{shelf} 中还没有会话"],
	["no session in {shelf} may be a baseline", "{shelf} 中没有会话可作基线"],
	["the branch {branch:word} does not exist yet", "分支 {branch} 尚不存在"],
	["the branch {branch:word} could not be read: {why}", "分支 {branch} 无法读取：{why}"],
	["the branch that baselines are measured on is not known", "不知道基线在哪个分支上测量"],
	["the baselines could not be read: {why}", "基线无法读取：{why}"],
	["{n:count} successful runs on {branch:word} hold no session of the suite {suite:word} that can be read", "{branch} 上 {n} 次成功的运行中没有可读的套件 {suite} 的会话"],
	["run {id:count} measured {commit:word}, which is not in the history of the branch {branch:word}: passed over", "运行 {id} 测量的 {commit} 不在分支 {branch} 的历史中：已跳过"],
	["{n:count} stored sessions hold no baseline of the suite {suite:word}", "{n} 个已存会话中没有套件 {suite} 的基线"],
	["{path:word} is passed over: {why:say}", "跳过 {path}：{why}"],
	["it is not complete", "它不完整"],
	["it does not say which commit it measured", "它没有说明测量了哪个提交"],
	["it ran on {ref}, not on {branch:word}", "它运行于 {ref}，而非 {branch}"],
	["skipped {folder:word}: it has no valid record", "跳过 {folder}：没有有效记录"],
	["{artifact:word} of run {run:count} expired on {time:word}", "运行 {run} 的 {artifact} 已于 {time} 过期"],
	["{artifact:word} of run {run:count} has no SHA-256 digest", "运行 {run} 的 {artifact} 没有 SHA-256 摘要"],
	["{artifact:word} of run {run:count}", "运行 {run} 的 {artifact}"],
	["{artifact:word} is refused: {why:say}", "拒绝 {artifact}：{why}"],
	["its digest is {seen:word}, not {told:word}", "其摘要是 {seen}，而非 {told}"],
	["it says that it measured {commit:word}, its run measured {other:word}", "它自称测量了 {commit}，而其运行测量了 {other}"],
	["its session has no valid record", "其会话没有有效记录"],
	["skipped a stored session: {why}", "跳过一个已存会话：{why}"]
];
/** What the run tells of itself. */
const RUN = [
	["the budget is spent: no further trial was started", "预算已用完：不再开始新的测量"],
	["{n:count} of {all:count} trials were not measured, of the cells {cells}", "{all} 次测量中有 {n} 次未进行，涉及用例 {cells}"],
	["no trial was started", "没有开始任何测量"],
	["cancelled by {signal:word}", "被 {signal} 取消"],
	["cancelled", "已取消"],
	["imported from {paths}", "导入自 {paths}"],
	["server died during the trial: {trouble}", "测量期间服务器退出：{trouble}"],
	["server {name:word}: {fact}", "服务器 {name}：{fact}"],
	["the prefix cache of {name} was not reset: {path:word} answered 404", "{name} 的前缀缓存未重置：{path} 返回 404"],
	["{n:count} requests were sent, {asked:count} were asked for", "发送了 {n} 个请求，要求 {asked} 个"],
	["{n:count} input tokens were sent in {completed:count} requests, {asked:count} were asked for", "{completed} 个请求共发送 {n} 个输入 token，要求 {asked} 个"],
	["failed requests, the first: {error}", "有请求失败，第一个：{error}"],
	["no request completed: latencies and throughputs of 0 are not measurements", "没有请求完成：为 0 的延迟与吞吐量不是测量结果"],
	["server unreachable: {error}", "服务器无法访问：{error}"],
	["no tokens generated by {n:count} completed requests", "{n} 个完成的请求没有生成任何 token"],
	["{metric:word} is not a number", "{metric} 不是数值"],
	["invalid trial: {reason:say}", "无效测量：{reason}"],
	["invalid: {reason:say}", "无效：{reason}"],
	["workload: {settings}", "工作负载：{settings}"],
	["note: {note:say}", "备注：{note}"],
	["the suite started it, and it left no result", "测试套件启动了它，但没有留下结果"],
	["the command beside {file:word} is of another run and left out: {key:word} {asked}, the result has {measured}", "{file} 旁的命令属于另一次运行，未采用：{key} {asked}，而结果为 {measured}"],
	["{n:count} results of one text are read as repeats: a title of its own above each makes variants of them", "同一文本中的 {n} 个结果按重复测量读取：在每个结果上方各写一个标题，即可作为变体区分"],
	["{file:word} is not read: {why:say}", "{file} 未读取：{why}"],
	["it is no JSON", "不是 JSON"],
	["it holds no commands", "其中没有命令"],
	["it holds no command of a client or a benchmark", "其中没有客户端或基准测试的命令"],
	["{file:word} is not there, though other results have theirs: vLLM's own table leaves it out", "缺少 {file}，而其他结果都有：vLLM 自己的表格会略去它"],
	["engine flags: {flags}", "引擎参数：{flags}"],
	["device: {device}", "设备：{device}"],
	["base and head in turn, {cells:say}: {design:say}, at most {most:count} pairs", "基准与待测交替测量，{cells}：{design}，至多 {most} 对"],
	["restart for every pair", "每对重新启动"],
	["restart for every second pair", "每两对重新启动"],
	["few starts, all pairs of a look in each", "少数几次启动，一次检视的各对共用一次"],
	["both resident, one asleep", "两个服务器都常驻，其中一个休眠"],
	["both resident", "两个服务器都常驻"],
	["the next session confirms", "由下一个会话确认"],
	["after {pairs:count} pair[s] that showed what it takes, {least} if the first look decides, {most} at most", "已由 {pairs} 对测得所需时间；若首次检视即可定论需 {least}，至多 {most}"],
	["its price is known after the first pair", "测完第一对后才知道代价"],
	["{variants:count} variant[s] of {cells:count} cell[s], measured in turn in {rounds:count} round[s]", "{cells} 个用例的 {variants} 个变体，交替测量 {rounds} 轮"],
	["{what:say}, are no measurement of one commit", "{what}，不是对单个提交的测量"],
	["it measured variants, not one commit", "它测量的是若干变体，而非单个提交"],
	["The variants do not fit here; the session has them all.", "此处放不下各变体，完整数据见会话。"],
	["{n:count} of {all:count} trials were not measured, or are not valid, of the variants {names}", "{all} 次测量中有 {n} 次未测或无效，涉及变体 {names}"],
	["the devices are taken ({who})", "设备被占用（{who}）"],
	["what is left of the budget does not pay for one start a side more after the first pair: a nightly may have a larger one", "测完第一对后，剩余预算不足以让每一侧再启动一次：夜间任务可有更大的预算"],
	["{least} if the first look decides, {most} at most", "若首次检视即可定论需 {least}，至多 {most}"],
	["sees a worsening of {size} in four of five cases, of 5 % in {five}, of 10 % in {ten}", "五次中有四次可检出 {size} 的变差；5 % 的检出率 {five}，10 % 的检出率 {ten}"],
	["{why:say} before the pairs decide: {cells} stays open; about {minutes} more would settle it at most", "{why}，各对尚未定论：{cells} 仍待定；至多再需约 {minutes} 即可定论"],
	["the budget is spent", "预算已用完"]
];
const HISTORY = [
	["sessions of pull requests left out: {n:count}", "未计入拉取请求的会话：{n}"],
	["sessions that ran on another machine than the newest one, or hold no value: {n:count}", "运行于与最新会话不同机器、或没有数值的会话：{n}"],
	["{path:word} has no subfolders: the k-th result of each cell is taken as run k", "{path} 没有子文件夹：把每个用例的第 k 个结果当作第 k 次运行"],
	["{file:word}: {n:count} series over {sessions:count} sessions", "{file}：{n} 个序列，{sessions} 个会话"]
];
/** What `run` prints. */
const RECORDS = [
	["{n:count} requested", "请求 {n}"],
	["{n:count} completed", "完成 {n}"],
	["{n:count} failed", "失败 {n}"],
	["{n:count} input tokens", "输入 token {n}"],
	["{n:count} output tokens", "输出 token {n}"],
	["The session is in {folder}", "会话保存在 {folder}"],
	["The session, which is not complete, is in {folder}", "会话保存在 {folder}，但不完整"]
];
const NOTES = [
	...BASELINES,
	...RUN,
	...HISTORY,
	...RECORDS
];
// src/report/language/reasons.ts
/** What `compare` says of a row. */
const ROWS = [
	["any change is smaller than {size}", "变化小于 {size}"],
	["equal within {size}: the {level} interval is {interval}", "在 {size} 内相等：{level} 置信区间为 {interval}"],
	["{n:count} baseline session[s] with a zero left out", "未计入含零值的基线会话：{n}"],
	["more than a millionfold apart: not plausible, another unit or a broken result", "相差超过一百万倍：不可信，可能是单位不同或结果损坏"],
	["suspected: {size:say}, and not measured again on a fresh start; every request failed: read what server and tool printed (raw/ of the session), then measure again", "疑似：{size}，未在重新启动后复测；所有请求均失败：请查看服务器与工具的输出 (会话的 raw/)，然后重新测量"],
	["every request failed: read what server and tool printed (raw/ of the session), then measure again", "所有请求均失败：请查看服务器与工具的输出 (会话的 raw/)，然后重新测量"],
	["pairs of fewer than {n:count} server starts only advise: what a start adds is not known before {m:count} stored sessions, or as many starts, show it: {change:say}", "服务器启动少于 {n} 次的配对仅供参考：在 {m} 个已存会话或同样多次启动之前，启动带来的差异未知：{change}"],
	["too noisy to tell even a doubling", "噪声过大，连翻倍也分辨不出"],
	["a worsening of {size} would have been found", "若变差 {size} 即可检出"],
	["{change} is not significant after correction", "{change}，校正后不显著"],
	["{change} is too small to matter", "{change}，小到无关紧要"],
	["warning: {size:say}, past the warn level of {level}, too little to fail", "警告：{size}，超过告警线 {level}，但不足以判为不通过"],
	["worse by {size} ({p} after correction)", "变差 {size} (校正后 {p})"],
	["worse by {size} ({p} after correction) over {n:count} pair[s]", "变差 {size} (校正后 {p})，共 {n} 对"],
	["suspected: {size:say}, to be measured again", "疑似：{size}，待复测"],
	["suspected: {size:say}, and not measured again on a fresh start", "疑似：{size}，未在重新启动后复测"],
	["suspected: {size:say}, observed rows are not measured again", "疑似：{size}，仅观测的行不复测"],
	["{size:say}, confirmed on a fresh start ({again})", "{size}，重新启动后得到确认 ({again})"],
	["a machine that was slower during both starts would look the same", "若机器在两次启动期间都变慢，看起来也是如此"],
	["{change} at first, not repeated on a fresh start ({again})", "起初 {change}，重新启动后未再现 ({again})"],
	["{size:say}, but with more requests that did not complete, which is no improvement", "{size}，但未完成的请求更多，不算改善"],
	["the change is that of the same slowest requests, pair by pair", "此变化是逐对比较同一批最慢请求所得"],
	["the machine drifted: the first base measurement, repeated at the end, was {change} ({p} after correction), so {n:count} pair[s] do not judge the change", "机器有漂移：首次基准测量在最后重测时为 {change} (校正后 {p})，因此 {n} 对不能判定此变更"],
	["{size:say}, but with fewer tokens, which is no improvement", "{size}，但生成的 token 更少，不算改善"],
	["better by {size} ({p} after correction)", "变好 {size} (校正后 {p})"],
	["{n:count} baseline session[s] only [advise|advises], 3 are needed: {change:say}", "只有 {n} 个基线会话，仅供参考，至少需要 3 个：{change}"],
	["{n:count} pair[s] only [advise|advises], 3 are needed: {change:say}", "只有 {n} 对，仅供参考，至少需要 3 对：{change}"],
	["large shift of {change}, measure again", "变化较大 ({change})，请再次测量"],
	["perhaps worse by {size} ({p} after correction): {n:count} pair[s] of at most {most:count} do not decide", "可能变差 {size} (校正后 {p})：至多 {most} 对，目前 {n} 对尚不能定论"],
	["{change} against the stored sessions ({p}), not repeated in turn with the base: {reason:say}", "相对已存会话 {change} ({p})，与基准交替测量时未再现：{reason}"],
	["already on the base: its newest session is worse by {slide} than the {n:count} session[s] before, and the head is {change} from there ({p})", "基准上已存在：其最新会话比之前 {n} 个会话差 {slide}，待测与之相比 {change} ({p})"],
	["already on the base: its {newest:count} newest session[s] are worse by {slide} than the {n:count} session[s] before, and the head is {change} from there ({p})", "基准上已存在：其最新 {newest} 个会话比之前 {n} 个会话差 {slide}，待测与之相比 {change} ({p})"],
	["set by the request rate, so it never gates", "由请求速率决定，因此从不参与门禁"],
	["bounded by the request rate: it only falls when the engine no longer keeps up", "受请求速率限制：只有引擎跟不上时才会下降"],
	["{n:count} baseline session[s] had another workload or tool", "{n} 个基线会话的工作负载或工具不同"],
	["the engine was started with other flags", "引擎的启动参数不同"],
	["{change} output tokens", "输出 token {change}"],
	["trials with failed requests left out", "未计入有请求失败的测量"],
	["baselines since the accepted slowdown", "基线自已接受的变慢之后算起"],
	["the base's level changed by {change}: {n:count} older session[s] left out", "基准的水平变化了 {change}：未计入 {n} 个更早的会话"],
	["the base's newest session is {change} off and left out", "基准的最新会话偏离 {change}，未计入"],
	["the base's newest {n:count} sessions are {change} off and left out", "基准最新的 {n} 个会话偏离 {change}，未计入"],
	["waived by {owner} until {day} ({reason}): {row:say}", "由 {owner} 豁免至 {day} ({reason})：{row}"],
	["accepted by {owner}, from {from} to {to} ({evidence}): {row:say}", "由 {owner} 接受，从 {from} 到 {to} ({evidence})：{row}"]
];
/** Why nothing can be said of a row. */
const REFUSALS = [
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
	["different workload: {before:count} requests before, {now:count} on the head", "工作负载不同：之前 {before} 个请求，待测 {now} 个"],
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
	["paired wants one baseline session, measured in turn with the head; there are {n:count}", "配对比较需要一个与待测交替测量的基线会话；现有 {n} 个"]
];
/** How a row was judged. */
const METHODS = [
	["centre", "中心"],
	["start", "启动"],
	["tail", "尾部"],
	["tail of waits", "等待的尾部"],
	["memory", "内存"],
	["predictive t of one session against {n:count}, logarithms of medians", "一个会话对 {n} 个会话的预测 t 检验，取中位数的对数"],
	["predictive t of the mean of the head's two starts against {n:count}, logarithms of medians", "待测两次启动的均值对 {n} 个会话的预测 t 检验，取中位数的对数"],
	["exact one-sided rank test of Mann and Whitney", "Mann-Whitney 精确单侧秩检验"],
	["interval by t of paired logarithms", "区间由配对对数的 t 分布给出"],
	["t over pairs of how much slower the same slowest requests were, as logarithms", "对同一批最慢请求变慢程度的对数，按对做 t 检验"],
	["t of the logarithms of paired ratios", "对配对比值的对数做 t 检验"],
	["noise moderated over like metrics ({group:say}) and over {n:count} stored session[s]", "噪声经同类指标 ({group}) 及 {n} 个已存会话收缩"],
	["noise moderated over like metrics ({group:say})", "噪声经同类指标 ({group}) 收缩"],
	["the pairs differ more than the base's repeats did, so their own noise counts", "各对之间的差异大于基准重复之间的差异，因此以其自身噪声为准"],
	["Fisher's exact test, one-sided, on counts divided by the clumping of failures", "Fisher 精确检验，单侧，计数除以失败的成团程度"]
];
const REASONS = [
	...ROWS,
	...REFUSALS,
	...METHODS
];
const HOLE = /\{(\w+)(?::(say|word|count))?\}/;
const FITS = {
	text: /./s,
	say: /./s,
	word: /^\S+$/,
	count: /^\d[\d,]*$/
};
/** One pattern for each way in which a phrase may be written. */
function patternsOf([english, translation]) {
	const said = translation.split(/\{(\w+)\}/);
	return variants(english).map((text) => {
		const parts = text.split(HOLE);
		const literals = parts.filter((_, place) => place % 3 === 0);
		return {
			literals,
			holes: literals.slice(1).map((_, place) => ({
				name: parts[3 * place + 1] ?? "",
				kind: parts[3 * place + 2] ?? "text"
			})),
			translation: said
		};
	});
}
function variants(text) {
	const [before, inside] = /^(.*?)\[(.+?)\]/.exec(text)?.slice(1) ?? [];
	if (before === void 0 || inside === void 0) return [text];
	const rest = variants(text.slice(before.length + inside.length + 2));
	return (inside.includes("|") ? inside.split("|") : [inside, ""]).flatMap((choice) => rest.map((end) => `${before}${choice}${end}`));
}
/**
* The contents of a pattern's holes, or `undefined`. A hole ends where the next literal first begins, and nothing is tried
* twice, so that no text from outside can make this slow.
*/
function match({ literals, holes }, text) {
	const found = new Map();
	const [first = ""] = literals;
	if (!text.startsWith(first)) return void 0;
	if (holes.length === 0) return text === first ? found : void 0;
	let from = first.length;
	for (const [place, { name, kind }] of holes.entries()) {
		const literal = literals[place + 1] ?? "";
		const isLast = place === holes.length - 1;
		if (isLast && !text.endsWith(literal)) return void 0;
		const to = isLast ? text.length - literal.length : text.indexOf(literal, from);
		const content = text.slice(from, to);
		if (to <= from || !fits(content, kind, place === 0 && first === "" || isLast && literal === "")) return void 0;
		found.set(name, {
			kind,
			content
		});
		from = to + literal.length;
	}
	return found;
}
function fits(content, kind, isOpen) {
	return FITS[kind].test(content) && !(isOpen && kind === "text" && content.includes("; "));
}
// src/report/language/say.ts
const inEnglish = (english) => english;
/** A text of ours is shorter; what is longer came from outside. */
const LONGEST = 4e3;
/** Sentences in sentences, and remarks behind remarks: a decision quotes a row, whose reason quotes a confirmation. */
const DEEPEST = 12;
const MOST_REMEMBERED = 5e3;
/** Speaks by these phrases, an earlier one before a later one; `openings` fit so much that they are tried last. */
function speaker(phrases, openings = []) {
	const [known, general] = [phrasebook(phrases), phrasebook(openings)];
	const remembered = new Map();
	const said = (text, depth) => {
		if (depth > DEEPEST) return text;
		const inTurn = (content) => said(content, depth + 1);
		const whole = known(text, inTurn);
		if (whole !== void 0) return whole;
		const at = text.indexOf("; ");
		const first = at < 0 ? void 0 : known(text.slice(0, at), inTurn);
		if (first !== void 0) return `${first}; ${inTurn(text.slice(at + 2))}`;
		const opened = general(text, inTurn);
		if (opened !== void 0 || at < 0) return opened ?? text;
		return `${text.slice(0, at)}; ${inTurn(text.slice(at + 2))}`;
	};
	return (english) => {
		if (english.length > LONGEST) return english;
		const before = remembered.get(english);
		if (before !== void 0) return before;
		const translation = said(english, 0);
		if (remembered.size < MOST_REMEMBERED) remembered.set(english, translation);
		return translation;
	};
}
/** Translates a whole sentence that one of the phrases fits; `inTurn` translates what stands in it. */
function phrasebook(phrases) {
	const fixed = new Map();
	const patterns = [];
	for (const phrase of phrases) for (const pattern of patternsOf(phrase)) {
		const [words = ""] = pattern.literals;
		if (pattern.holes.length > 0) patterns.push(pattern);
		else if (!fixed.has(words)) fixed.set(words, phrase[1]);
	}
	return (text, inTurn) => {
		const found = fixed.get(text);
		if (found !== void 0) return found;
		for (const pattern of patterns) {
			const holes = match(pattern, text);
			if (holes !== void 0) return filled(pattern, holes, inTurn);
		}
	};
}
function filled({ translation }, holes, inTurn) {
	return translation.map((part, place) => {
		const hole = place % 2 === 0 ? void 0 : holes.get(part);
		if (hole === void 0) return part;
		return hole.kind === "say" ? inTurn(hole.content) : hole.content;
	}).join("");
}
// src/report/language/language.ts
const SPEAKERS = {
	en: inEnglish,
	zh: speaker([
		...LABELS,
		...NOTES,
		...MEANINGS,
		...REASONS,
		...DECISIONS$1
	], ABOUT_ROWS)
};
/** Reports are made of English sentences; this says each of them in the reader's language, before it is escaped. */
function sayIn(language = "en") {
	return SPEAKERS[language];
}
export { sayIn as t };
