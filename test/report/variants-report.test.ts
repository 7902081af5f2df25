import { expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import { DEFAULT_POLICY } from "../../src/model/policy.ts";
import { toHtml } from "../../src/report/html/report-page.ts";
import { toJson } from "../../src/report/json.ts";
import { toMarkdown } from "../../src/report/markdown.ts";
import { toText } from "../../src/report/text.ts";
import { found, repeats, session } from "../compare/sessions.ts";
import { context } from "./samples.ts";

const NAMES = ["before", "one-fix", "<b>two</b>"];
const records = NAMES.flatMap((variant, k) =>
  repeats([20 - 2 * k, 21 - 2 * k, 22 - 2.1 * k], "median_tpot_ms", { variant, cell: "x/qps=4" }),
);
const comparison = compare({
  ...{ head: session("s", records, { variants: NAMES }), baselines: found(), policy: DEFAULT_POLICY },
  ...{ judge: false, confirmable: false },
});
const RATIO =
  /18 \(×0\.90\d \[0\.\d+, 0\.\d+\]\)|19 \(×0\.90\d \[0\.\d+, 0\.\d+\]\)|18\.97 \(×0\.90\d \[0\.\d+, 0\.\d+\]\)/;

it("puts the variants of a session side by side in every form of a report, measured and not judged", () => {
  const markdown = toMarkdown(comparison, context());
  expect(markdown).toContain("**Measured, not judged**");
  expect(markdown).toMatch(RATIO);
  expect(markdown).toContain("### x/qps=4");
  const text = toText(comparison, context(), { columns: 120, color: false });
  expect(text).toContain("3 variants of 1 cell, measured in turn in 3 rounds");
  expect(text).toMatch(RATIO);
  expect(toJson(comparison)).toMatchObject({ decision: "measured", rows: [], variants: [{ cell: "x/qps=4" }] });
});

it("escapes what variants are called, and leaves them out of a comment that is too long, aloud", () => {
  const material = { head: session("s", []), past: [], shifts: [], levels: [], files: [] } as never;
  const html = toHtml(comparison, context(), material, { script: "", style: "" } as never);
  expect(html).toMatch(RATIO);
  expect(html).not.toContain("<b>two</b>");
  expect(toMarkdown(comparison, context())).not.toContain("<b>two</b>");
  const short = toMarkdown(comparison, context(), toMarkdown(comparison, context()).length - 200);
  expect(short).toContain("The variants do not fit here; the session has them all.");
});
