import type { Row } from "../../model/comparison.ts";
import { plainText } from "../../model/plain-text.ts";
import { isRegression } from "../rows.ts";
import type { Exported } from "./exported.ts";

/**
 * Gating rows as test cases of their cell: a regression, a broken limit and a missing cell fail; what is suspected or could not be
 * compared is an error, and so is, one by one, everything for which nothing could be judged. Only what is new is skipped.
 */
export function toJunit({ comparison, session }: Exported): string {
  const { rows, slo, missingCells, decision, undecided = [] } = comparison;
  const judging = decision === "fail" || decision === "cannot-judge";
  const cases = [
    ...(judging ? undecided : []).map((reason, place) =>
      testCase(session.suite, place === 0 ? "decision" : `decision ${place + 1}`, error("cannot-judge", reason)),
    ),
    ...rows.filter(({ gating }) => gating).map((row) => testCase(row.cell, row.metric, outcomeOf(row, judging))),
    ...slo.map(({ cell, metric, head, limit, unit }) =>
      testCase(cell, `${metric} limit`, failure("limit", `${head} ${unit}, allowed ${limit} ${unit}`)),
    ),
    ...missingCells
      .filter(({ gating }) => gating)
      .map(({ cell, reason }) =>
        testCase(cell, "measured", (decision === "fail" ? failure : error)("missing", reason)),
      ),
  ];
  const failures = cases.filter((one) => one.includes("<failure ")).length;
  const errors = cases.filter((one) => one.includes("<error ")).length;
  const skipped = cases.filter((one) => one.includes("<skipped ")).length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
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

function outcomeOf(row: Row, judging: boolean): string {
  if (isRegression(row)) return failure("regression", row.reason);
  if (row.verdict === "not-comparable") {
    const isNew = row.reason.startsWith("new:");
    return judging && !isNew ? error("not-comparable", row.reason) : `<skipped message="${quoted(row.reason)}"/>`;
  }
  if (!judging) return "";
  if (row.suspicion === "open") return error("suspected", row.reason);
  return row.advice === true ? error("advice-only", row.reason) : "";
}

function error(type: string, message: string): string {
  return `<error type="${type}" message="${quoted(message)}"/>`;
}

function failure(type: string, message: string): string {
  return `<failure type="${type}" message="${quoted(message)}"/>`;
}

/** XML knows no control characters, not even quoted: `plainText` has none. */
function quoted(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
