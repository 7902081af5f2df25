import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Comparison } from "../../../src/model/comparison.ts";
import { toAnnotations } from "../../../src/report/annotations.ts";
import { checkTitle } from "../../../src/report/check.ts";
import { toHtml } from "../../../src/report/html/report-page.ts";
import { sayIn } from "../../../src/report/language/language.ts";
import { toMarkdown } from "../../../src/report/markdown.ts";
import { toText } from "../../../src/report/text.ts";
import { wideComparison, wideHead, wideHistory } from "../../real/report/wide-session.ts";
import { context, IMPROVEMENT, judged, REGRESSION, refused } from "../samples.ts";

/** Words that no Chinese sentence has; names of tools and ids are no sentences. */
const ENGLISH =
  /(?<![-\w/])(?:the|is|was|were|are|of|and|not|than|no|on|to|has|had|with|would|but|only|any|too|at|for|by|it)(?![-\w/])/i;

const say = sayIn("zh");

describe("every sentence that the fixtures of compare and of the integration tests made", () => {
  const sentences = readFileSync(new URL("sentences.txt", import.meta.url), "utf8")
    .trim()
    .split("\n");

  it.each(sentences)("is said in Chinese: %s", (sentence) => {
    expect(say(sentence)).not.toMatch(ENGLISH);
  });
});

const history = wideHistory(8, 6);
const head = wideHead(history);
const plain = wideComparison(head, history);
const [row = judged()] = plain.rows;
const REASON = "worse by 14.8 % (p < 0.001 after correction) over 5 pairs";

/** As `compare` makes it, with everything in it that a report can show. */
const FULL: Comparison = {
  ...plain,
  decision: "fail",
  reasons: [`${row.cell} ${row.metric}: ${REASON}`, "the session is not complete"],
  rows: [
    { ...REGRESSION, reason: REASON },
    { ...IMPROVEMENT, reason: "better by 9.1 % (p < 0.001 after correction)" },
    refused({ reason: "new: no baseline session has this cell" }),
    judged({ gating: false, warning: true, reason: "any change is smaller than 3.0 %" }),
    ...plain.rows,
  ],
  slo: [{ cell: row.cell, metric: "p99_ttft_ms", unit: "ms", limit: 1, head: 2 }],
  missingCells: [{ cell: "gone/qps=1", gating: true, reason: "no trial of it was recorded" }],
  drift: (["within", "spent", "spent-on-base"] as const).map((state) => ({
    ...{ cell: row.cell, metric: row.metric, unit: "ms", since: "v0.11", level: 1, head: 2, change: 1, budget: 0.1 },
    state,
  })),
  excuses: (["used", "idle", "expired", "exceeded"] as const).map((state) => ({
    ...{ kind: "waiver" as const, scope: "a* b, at most 5 %", owner: "@mona", reason: "known", until: "2026-12-01" },
    state,
    rows: state === "idle" ? 0 : 1,
  })),
  environment: { head: { device: "910B" }, differences: [{ key: "driver", base: "1", head: "2" }] },
  baseline: {
    sessions: [{ id: "run-1", commit: "abc", startedAt: "2026-11-20T02:00:00Z" }],
    notes: ["newest baseline: abc"],
    none: false,
  },
};

const CASES: Readonly<Record<string, Comparison>> = {
  everything: FULL,
  pass: { ...plain, decision: "pass", reasons: ["no confirmed regression: 80 gating rows were compared"] },
  measured: { ...plain, decision: "measured", reasons: ["measured and stored; nothing was to be judged"] },
  "no baseline": {
    ...plain,
    decision: "cannot-judge",
    reasons: ["no baseline, so nothing was compared"],
    rows: [],
    baseline: { sessions: [], notes: [], none: true },
  },
};

const ASSETS = { script: "", style: "" };
const MATERIAL = { head, past: history, shifts: [], levels: [], files: new Map() };
const session = { ...context().session, notes: ["the budget is spent: no further trial was started"] };

/** What a reader reads: no markup, no command, no marker. */
function visible(markup: string): string {
  return markup
    .replace(/<!--.*?-->|<(script|style)\b.*?<\/\1>|<code>.*?<\/code>/gs, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/\[!\w+\]/g, " ");
}

describe.each(Object.entries(CASES))("a report in Chinese: %s", (_, comparison) => {
  const inChinese = context({ language: "zh", enforce: "observe", session, reproduce: "" });

  it("has no English sentence in the comment", () => {
    expect(visible(toMarkdown(comparison, inChinese)).split("\n").filter((line) => ENGLISH.test(line))).toEqual([]); // biome-ignore format: one line
  });

  it("has none in the page", () => {
    const page = visible(toHtml(comparison, inChinese, MATERIAL, ASSETS));
    expect(page.split("\n").filter((line) => ENGLISH.test(line))).toEqual([]);
    expect(toHtml(comparison, inChinese, MATERIAL, ASSETS)).toContain('<html lang="zh-CN">');
  });

  it("has none in the terminal, whose columns still stand", () => {
    const lines = toText(comparison, inChinese, { columns: 100, color: false }).split("\n");
    expect(lines.filter((line) => ENGLISH.test(line))).toEqual([]);
  });

  it("has none in the annotations and the check's title, which does not say “gate” twice", () => {
    const title = checkTitle(comparison, inChinese);
    const messages = toAnnotations(comparison, inChinese).map(({ message }) => message);
    expect([title, ...messages].filter((line) => ENGLISH.test(line))).toEqual([]);
    expect(title).not.toMatch(/^性能门禁/);
  });
});

it("says in both languages the same numbers and names", () => {
  const facts = (language: "en" | "zh") =>
    toMarkdown(FULL, context({ language }))
      .match(/[+-]?\d[\d.,]*\d %|\w+_(?:ms|throughput)|serving_\w+/g)
      ?.sort();
  expect(facts("zh")).toEqual(facts("en"));
});
