import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Comparison } from "../../src/model/comparison.ts";
import { LANGUAGES } from "../../src/model/language.ts";
import type { Material } from "../../src/model/material.ts";
import { DATA_ID } from "../../src/report/html/page-data.ts";
import { toHtml } from "../../src/report/html/report-page.ts";
import { toMarkdown } from "../../src/report/markdown.ts";
import { toText } from "../../src/report/text.ts";
import { context, FAILED, judged, refused } from "./samples.ts";

const EVIL =
  "</script><script>alert(1)</script>\u2028<!-- <script> a|b`c\n| d | <img src=x onerror=alert(1)> <!-- llm-perf-gate:nightly --> </details> @octocat #1 GH-2 [t](http://evil.example) https://evil.example \u202E\u001b[2J";

const HOSTILE: Comparison = {
  ...FAILED,
  reasons: [EVIL, EVIL],
  rows: [
    judged({ cell: EVIL, metric: EVIL, unit: EVIL, reason: EVIL, verdict: "regression" }),
    refused({ cell: EVIL, metric: EVIL, unit: EVIL, reason: EVIL }),
  ],
  slo: [{ cell: EVIL, metric: EVIL, unit: EVIL, limit: 1, head: 2 }],
  missingCells: [{ cell: EVIL, gating: true, reason: EVIL }],
  baseline: { sessions: [{ id: EVIL, commit: EVIL, startedAt: EVIL }], notes: [EVIL], none: false },
  environment: { head: { [EVIL]: EVIL }, differences: [{ key: EVIL, base: EVIL, head: EVIL }] },
  subject: { head: { [EVIL]: EVIL }, differences: [{ key: EVIL, base: EVIL, head: EVIL }] },
};

const { session } = context();
const HOSTILE_CONTEXT = context({
  suite: EVIL,
  session: { ...session, notes: [EVIL], origin: { event: "pull_request", commit: EVIL } },
  runUrl: EVIL,
  reproduce: EVIL,
  sessionPath: EVIL,
  warnings: [EVIL],
});

const MATERIAL: Material = {
  head: {
    ...session,
    records: [
      {
        schema: "llm-perf-gate/record@1",
        trial: EVIL,
        cell: EVIL,
        variant: "head",
        repeat: 0,
        round: 0,
        tool: { name: EVIL, definition: EVIL },
        metrics: { [EVIL]: 1 },
        counts: {},
        workload: {},
        validity: { state: "valid" },
        notes: [EVIL, `engine: ${EVIL} 3`],
        raw: [EVIL, "javascript:alert(1)", "../../etc/passwd"],
      },
    ],
  },
  past: [],
  shifts: [],
  levels: [],
  files: new Map(),
  folder: "javascript:alert(1)",
};
const ASSETS = { script: "/* the script */", style: "/* the style */" };

describe.each(LANGUAGES)("a report in %s about hostile names", (language) => {
  const CONTEXT = { ...HOSTILE_CONTEXT, language };

  it("holds no HTML, marker, mention or link in markdown but its own", () => {
    const text = toMarkdown(HOSTILE, CONTEXT);
    const [, ...rest] = text.split("\n");
    const body = rest.join("\n");
    expect(new Set(body.match(/<[^>]*>?/g))).toEqual(
      new Set(["<br>", "<details>", "</details>", "<summary>", "</summary>", "<code>", "</code>", "<sub>", "</sub>"]),
    );
    expect(text.match(/<!--/g)).toHaveLength(1);
    expect(body).not.toMatch(/@\w|#\d+(?!\d*;)|GH-\d|:\/\/|\]\(/);
  });

  it("keeps the columns of every table", () => {
    const columns = toMarkdown(HOSTILE, CONTEXT)
      .split("\n")
      .map((line) => (line.startsWith("|") ? line.split("|").length : 0));
    for (const [index, count] of columns.entries()) {
      const above = columns[index - 1] ?? 0;
      if (count > 0 && above > 0) expect(count).toBe(above);
    }
    expect(columns.filter((count) => count > 0).length).toBe(4 + 4 + 3 + 3);
  });

  it("starts every line as we do", () => {
    for (const line of toMarkdown(HOSTILE, CONTEXT).split("\n")) {
      expect(line).toMatch(/^(?:$|> |>$|- |\| |\*\*|<!-- |<details>|<\/details>|<sub>)/);
    }
  });

  it("holds no element in HTML but its own, and cannot load or run anything", () => {
    const page = toHtml(HOSTILE, CONTEXT, MATERIAL, ASSETS);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<img|<!--|<a |javascript:|\u2028/);
    expect(page.match(/<script/g)).toHaveLength(3);
    expect(page.match(/<\/script/g)).toHaveLength(3);
  });

  it("gives the page's script plain texts, and links that stay where the page is", () => {
    const page = toHtml(HOSTILE, CONTEXT, MATERIAL, ASSETS);
    const packed = new RegExp(`id="${DATA_ID}">([A-Za-z0-9+/=]*)<`).exec(page)?.[1] ?? "";
    const data: unknown = JSON.parse(inflateRawSync(Buffer.from(packed, "base64")).toString());
    const texts: string[] = [];
    JSON.stringify(data, (key, value) => {
      texts.push(key, typeof value === "string" ? value : "");
      if (key === "href") expect(new URL(value, "https://example.org/a/").protocol).toBe("https:");
      return value;
    });
    expect(texts.join("")).toContain("<script>");
    expect(texts.join("")).not.toMatch(/[\p{Cc}\u2028\u202E]/u);
  });

  it("sends no control sequence to a terminal without colour", () => {
    const text = toText(HOSTILE, CONTEXT, { columns: 80, color: false });
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
