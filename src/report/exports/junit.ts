import type { Row } from "../../model/comparison.ts";
import { plainText } from "../../model/plain-text.ts";
import { isRegression } from "../rows.ts";
import type { Exported } from "./exported.ts";

/** Gating rows as test cases of their cell: a regression fails, what could not be compared is skipped, broken limits and missing cells fail too. */
export function toJunit({ comparison: { rows, slo, missingCells, decision }, session }: Exported): string {
  const cases = [
    ...rows.filter(({ gating }) => gating).map((row) => testCase(row.cell, row.metric, outcomeOf(row))),
    ...slo.map(({ cell, metric, head, limit, unit }) =>
      testCase(cell, `${metric} limit`, failure("limit", `${head} ${unit}, allowed ${limit} ${unit}`)),
    ),
    ...missingCells
      .filter(({ gating }) => gating)
      .map(({ cell, reason }) => testCase(cell, "measured", failure("missing", reason))),
  ];
  const failures = cases.filter((one) => one.includes("<failure ")).length;
  const skipped = cases.filter((one) => one.includes("<skipped ")).length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  const time = session.startedAt === undefined ? "" : ` timestamp="${quoted(session.startedAt.slice(0, 19))}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="llm-perf-gate" ${counts}>
<testsuite name="${quoted(session.suite)}" ${counts}${time}>
<properties><property name="decision" value="${decision}"/></properties>
${cases.join("\n")}
</testsuite>
</testsuites>
`;
}

function testCase(cell: string, name: string, outcome: string): string {
  return `<testcase classname="${quoted(cell)}" name="${quoted(name)}">${outcome}</testcase>`;
}

function outcomeOf(row: Row): string {
  if (isRegression(row)) return failure("regression", row.reason);
  return row.verdict === "not-comparable" ? `<skipped message="${quoted(row.reason)}"/>` : "";
}

function failure(type: string, message: string): string {
  return `<failure type="${type}" message="${quoted(message)}"/>`;
}

/** XML knows no control characters, not even quoted: `plainText` has none. */
function quoted(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
