import { describe, expect, it } from "vitest";
import type { Comparison } from "../../src/model/comparison.ts";
import { inert } from "../../src/report/escape.ts";
import { LONGEST_COMMENT, toMarkdown } from "../../src/report/markdown.ts";
import {
  comparison,
  context,
  FAILED,
  IMPROVED,
  judged,
  MEASURED,
  NO_BASELINE,
  REGRESSION,
  TOO_BLUNT,
} from "./samples.ts";

const REPORTS: Readonly<Record<string, Comparison>> = {
  regression: FAILED,
  pass: comparison(),
  "no-baseline": NO_BASELINE,
  "cannot-judge": TOO_BLUNT,
  improvement: IMPROVED,
  measured: MEASURED,
};

describe("toMarkdown", () => {
  for (const [name, sample] of Object.entries(REPORTS)) {
    it(`reads well: ${name}`, async () => {
      await expect(toMarkdown(sample, context())).toMatchFileSnapshot(`snapshots/${name}.md.txt`);
    });
  }

  it("says at once what a reader must know: decision, worst row, machine, versions, device time, next command", () => {
    const text = toMarkdown(FAILED, context());
    const order = [
      "<!-- llm-perf-gate:nightly -->",
      "[!CAUTION]",
      "fail",
      "**Worst:**",
      "**Machine:**",
      "**Versions:**",
      "**Device time:**",
      "**Next:**",
      "| Cell",
    ];
    const places = order.map((word) => text.indexOf(word));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it.each([
    ["gate", "a larger budget"],
    ["report", '"confirm: true" where the legs measure'],
  ] as const)("says how an open suspicion is measured again, in mode %s", (mode, way) => {
    const suspect = judged({ verdict: "inconclusive", suspicion: "open" });
    const open: Comparison = { ...FAILED, decision: "cannot-judge", rows: [suspect] };
    const run = { id: 1, attempt: 1 };
    const text = toMarkdown(open, context({ mode, run }));
    expect(text).toMatch(/\*\*Next:\*\* .*\/perf confirm/);
    expect(text).toContain(inert(way));
    const cleared: Comparison = { ...open, rows: [{ ...suspect, suspicion: "refuted" }] };
    for (const other of [toMarkdown(open, context({ mode })), toMarkdown(cleared, context({ mode, run }))])
      expect(other).not.toContain("/perf confirm");
  });

  it("puts no green anywhere on a report without a baseline", () => {
    const text = toMarkdown(NO_BASELINE, context());
    expect(text).toContain("NO BASELINE, nothing was compared");
    expect(text).toContain("[!WARNING]");
    expect(text).not.toMatch(/✅|🟢|\[!TIP\]|gate: pass/);
  });

  it("does not blame a missing baseline when the stored ones could not be read", () => {
    const unreadable = { ...NO_BASELINE, baseline: { sessions: [], notes: [], none: false } };
    expect(toMarkdown(unreadable, context())).not.toContain("NO BASELINE");
  });

  it.each(["fail", "cannot-judge"] as const)("says under enforce: observe that %s would be red", (decision) => {
    const text = toMarkdown({ ...FAILED, decision }, context({ enforce: "observe" }));
    expect(text).toContain("enforce: observe");
    expect(text).toContain("it would fail");
  });

  it("folds unchanged and observed rows out of the first table", () => {
    const [first = ""] = toMarkdown(FAILED, context()).split("<details>");
    expect(first).toContain("median_tpot_ms");
    expect(first).not.toContain("mean_tpot_ms");
    expect(
      first
        .split("\n")
        .filter((line) => line.startsWith("|"))
        .join(),
    ).not.toContain("p99_ttft_ms");
  });

  it("prints every row with its smallest detectable change and its reason", () => {
    const text = toMarkdown(FAILED, context());
    for (const row of FAILED.rows) expect(text).toContain(row.reason);
    expect(text).toContain("3.1 %");
  });

  it("links only harmless run addresses", () => {
    expect(toMarkdown(FAILED, context())).toContain('<a href="https://github.com/o/r/actions/runs/110">');
    expect(toMarkdown(FAILED, context({ runUrl: "javascript:alert(1)" }))).not.toContain("href");
    expect(toMarkdown(FAILED, context({ runUrl: 'https://x/" onload="' }))).not.toContain("href");
  });
});

describe("toMarkdown within a limit", () => {
  const rows = Array.from({ length: 2_000 }, (_, index) =>
    index < 500 ? { ...REGRESSION, cell: `worst_${index}/qps=1` } : judged({ cell: `quiet_${index}/qps=1` }),
  );
  const long = comparison({ decision: "fail", reasons: ["500 regressions"], rows });

  it("drops the least important rows first and says how many", () => {
    const text = toMarkdown(long, context());
    expect(text.length).toBeLessThanOrEqual(LONGEST_COMMENT);
    expect(text.length).toBeGreaterThan(LONGEST_COMMENT * 0.95);
    expect(text).toContain("worst_0/qps");
    expect(text).not.toContain("quiet_1999");
    const left = Number(/\*\*([\d,]+) of 2,000 rows do not fit/.exec(text)?.[1]?.replace(",", ""));
    expect(new Set(text.match(/(?:worst|quiet)_\d+/g)).size).toBe(2_000 - left);
  });

  it.each([100_000, 20_000, 4_000, 1_500])("keeps to %i characters", (limit) => {
    const text = toMarkdown(long, context(), limit);
    expect(text.length).toBeLessThanOrEqual(limit);
    expect(text).toContain("500 regressions");
  });

  it("keeps to the limit when every outside text is as long and as hostile as it can be", () => {
    const flood = "<&|@".repeat(2_000);
    const many = Array.from({ length: 300 }, (_, index) => ({ key: `${index}${flood}`, base: flood, head: flood }));
    const facts = Object.fromEntries(many.map(({ key, head }) => [key, head]));
    const text = toMarkdown(
      {
        ...long,
        reasons: Array.from({ length: 300 }, () => flood),
        slo: many.map(({ key }) => ({ cell: key, metric: flood, unit: flood, limit: 1, head: 2 })),
        rows: rows.map((row) => ({ ...row, cell: flood, metric: flood, reason: flood })),
        subject: { head: facts, differences: many },
        environment: { head: facts, differences: many },
      },
      context({ suite: flood, reproduce: flood, warnings: many.map(({ key }) => key) }),
    );
    expect(text.length).toBeLessThanOrEqual(LONGEST_COMMENT);
    expect(text).toContain("[!CAUTION]");
  });
});
