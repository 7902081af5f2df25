import { PAGE_LABELS } from "./page-labels.ts";
import type { Phrase } from "./pattern.ts";

const DECISIONS: readonly Phrase[] = [
  ["Performance gate: fail", "性能门禁：不通过"],
  ["Performance gate: cannot judge", "性能门禁：无法判定"],
  ["Performance gate: pass", "性能门禁：通过"],
  ["Performance gate: NO BASELINE, nothing was compared", "性能门禁：没有基线，未做任何比较"],
  ["Measured, not judged", "仅测量，未判定"],
  [
    "Observed only (enforce: observe): the step stays green; under enforce: gate it would fail.",
    "仅观测 (enforce: observe)：该步骤保持绿色；若为 enforce: gate 则会失败。",
  ],
  ["Observed only (enforce: observe).", "仅观测 (enforce: observe)。"],
];

const GLANCE: readonly Phrase[] = [
  ["Only a part of the suite", "仅为套件的一部分"],
  ["Worst", "最差项"],
  ["Compared", "比较范围"],
  ["Machine", "机器"],
  ["Versions", "版本"],
  ["Device time", "设备占用"],
  ["Next", "下一步"],
  [
    "{judged:count} of {all:count} gating row[s], {n:count} baseline session[s]",
    "门禁行 {judged}/{all}，基线会话 {n} 个",
  ],
  [
    "run this workflow on the base branch: each push or schedule run there stores a baseline",
    "在基准分支上运行此工作流：那里的每次 push 或定时运行都会存下一份基线",
  ],
  ["the report job compares and decides", "由 report 作业比较并判定"],
  [
    'measure the suspects again: "/perf confirm" in a comment, or a larger budget',
    "复测疑似项：在评论中写 /perf confirm，或增大 budget",
  ],
  [
    'measure the suspects again: "/perf confirm" in a comment, or "confirm: true" where the legs measure',
    "复测疑似项：在评论中写 /perf confirm，或在负责测量的作业上设置 confirm: true",
  ],
];

const SECTIONS: readonly Phrase[] = [
  ["Beside the rows", "行之外"],
  ["This pull request's own policy", "此拉取请求自己的策略"],
  ["By the base's policy", "按基准的策略"],
  ["By its own", "按其自己的策略"],
  [
    "Under this pull request's own policy: {decision:say}; no row would change",
    "按此拉取请求自己的策略：{decision}；没有行会变化",
  ],
  [
    "Under this pull request's own policy: {decision:say}; {n:count} row[s] would change",
    "按此拉取请求自己的策略：{decision}；{n} 行会变化",
  ],
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
  [
    "Since {release}: {n:count} pinned row[s], {spent:count} past the drift budget",
    "自 {release} 以来：{n} 行有固定水平，{spent} 行超出漂移预算",
  ],
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
  ["… and {n:count} more", "……另有 {n} 条"],
];

const EXCUSES: readonly Phrase[] = [
  [
    "Waived or accepted in the base branch: {all:count}, {used:count} used, {over:count} over",
    "基准分支中豁免或接受：{all} 项，已用 {used} 项，失效 {over} 项",
  ],
  [
    "Waived or accepted in the base branch: {all:count}, {used:count} used",
    "基准分支中豁免或接受：{all} 项，已用 {used} 项",
  ],
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
  [
    "{kind:say}: {scope:say}, by {owner}, {end:say}: {reason} ({state:say}, {rows:say})",
    "{kind}：{scope}，{owner}，{end}：{reason} ({state}，{rows})",
  ],
  ["{cells:word} {metric:word}, at most {change}", "{cells} {metric}，至多 {change}"],
  ["{cell:word} {metric:word}, from {from:word} to {to:word}", "{cell} {metric}，从 {from} 到 {to}"],
];

/** Fixed words of the renderers. */
export const LABELS: readonly Phrase[] = [...PAGE_LABELS, ...DECISIONS, ...GLANCE, ...SECTIONS, ...EXCUSES];
