/** Opens the pages in a real browser: `npm run verify:report -- [--json FILE] [--shots DIR] [--demo DIR]`. SKIPPED without Chromium. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { materialOf } from "../../src/commands/material.ts";
import { storedHistory } from "../../src/commands/stored-history.ts";
import type { Comparison } from "../../src/model/comparison.ts";
import type { Language } from "../../src/model/language.ts";
import { DEFAULT_POLICY } from "../../src/model/policy.ts";
import type { Session } from "../../src/model/session.ts";
import { historyPage } from "../../src/report/html/history-page.ts";
import { toHtml } from "../../src/report/html/report-page.ts";
import { chromiumPath, coloursOf, launch, openPage, seriousViolations, VIEWS, type View } from "./report/browser.ts";
import { wideComparison, wideHead, wideHistory } from "./report/wide-session.ts";

const { values } = parseArgs({
  options: { json: { type: "string" }, shots: { type: "string" }, demo: { type: "string" } },
});
const executable = chromiumPath();
if (executable === undefined) {
  console.log("SKIPPED: no chromium (apt-get install chromium, or CHROMIUM=PATH)");
  process.exit(3);
}
const folder = mkdtempSync(join(tmpdir(), "llm-perf-gate-verify-report-"));
const shots = values.shots === undefined ? undefined : resolve(values.shots);
if (shots !== undefined) mkdirSync(shots, { recursive: true });

interface Check {
  readonly what: string;
  readonly held: boolean;
  readonly seen: string;
}
const checks: Check[] = [];
const check = (what: string, held: boolean, seen: unknown) => {
  checks.push({ what, held, seen: String(seen) });
  console.log(`${held ? "held  " : "MISSED"} ${what}: ${String(seen).slice(0, 1_500)}`);
};

const assets = {
  script: readFileSync("dist/page/page.js", "utf8"),
  style: readFileSync("dist/page/page.css", "utf8"),
};

async function written(
  name: string,
  comparison: Comparison,
  head: Session,
  past: readonly Session[],
  language?: Language,
): Promise<string> {
  const file = join(folder, `${name}.html`);
  const started = performance.now();
  const placed = past.map((session) => ({ session, folders: [] }));
  const material = await materialOf({
    comparison,
    head: { session: head, folders: [] },
    past: placed,
    policy: DEFAULT_POLICY,
  });
  const { records: _, ...session } = head;
  const context = {
    ...({ suite: head.suite, session, enforce: "gate", mode: "gate", reproduce: "", warnings: [] } as const),
    ...(language === undefined ? {} : { language }),
  };
  writeFileSync(file, toHtml(comparison, context, material, assets));
  const seconds = (performance.now() - started) / 1000;
  check(`${name}: made in 2 s`, seconds <= 2, `${seconds.toFixed(2)} s`);
  const megabytes = statSync(file).size / 1e6;
  check(`${name}: at most 5 MB`, megabytes <= 5, `${megabytes.toFixed(2)} MB`);
  return file;
}

function demoPages(): readonly (readonly [string, string])[] {
  const demo = values.demo ?? join(folder, "demo");
  if (values.demo === undefined)
    execFileSync(process.execPath, ["dist/cli.js", "demo", "--out", demo], { stdio: "ignore" });
  return ["15", "16"].map((number) => [`demo-${number}`, join(demo, `pull-request-${number}`, "report.html")] as const);
}

/** A page must be quiet, fit, be legible to assistive software, and draw what it promises. */
async function verify(browser: Browser, name: string, file: string, view: View): Promise<void> {
  const { page, problems, readyMs } = await openPage(browser, pathToFileURL(file).href, view);
  const what = `${name} ${view.name}`;
  check(`${what}: interactive in 1 s`, readyMs <= 1_000, `${Math.round(readyMs)} ms`);
  if (name.endsWith("-zh")) await verifyChinese(page, what);
  const lines = page.locator("table.rows tbody tr");
  if ((await lines.count()) > 0) {
    await lines.first().locator("button.open").click();
    const charts = page.locator(".panel figure svg");
    check(`${what}: an opened row has a chart`, (await charts.count()) > 0, await charts.count());
    const marks = await charts.first().locator("path, circle").count();
    check(`${what}: its chart has marks`, marks > 5, marks);
    const picture = await charts.first().screenshot();
    const colours = await coloursOf(browser, picture);
    check(`${what}: its chart has pixels`, colours > 20, `${colours} colours`);
  }
  if (shots !== undefined)
    await page.screenshot({ path: join(shots, `${what.replace(" ", "-")}.png`), ...shotOf(view) });
  const sweeps = page.locator("#sweeps .sweep").first();
  if (await sweeps.isVisible()) {
    await sweeps.scrollIntoViewIfNeeded();
    await sweeps.locator("svg").waitFor();
    if (shots !== undefined) await page.screenshot({ path: join(shots, `${what.replace(" ", "-")}-sweeps.png`) });
  }
  const wider = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  check(`${what}: no horizontal scroll`, wider <= 0, `${wider} px`);
  const violations = await seriousViolations(page);
  check(`${what}: axe finds nothing serious`, violations.length === 0, violations.join("\n") || "none");
  check(`${what}: no error, no request`, problems.length === 0, problems.join("; ") || "none");
  if (view.name === "desktop-light") {
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    if (shots !== undefined) writeFileSync(join(shots, `${name}.pdf`), pdf);
    check(`${name}: prints on A4`, pdf.length > 10_000, `${Math.round(pdf.length / 1000)} kB`);
  }
  await page.context().close();
}

/** Browsers and readers are told the language, and no head, filter or legend is left in English. */
async function verifyChinese(page: Page, what: string): Promise<void> {
  const lang = await page.getAttribute("html", "lang");
  check(`${what}: says that it is Chinese`, lang === "zh-CN", lang);
  const words = await page
    .locator("h1, h2, th[scope=col], .filters button, .filters option:first-child, #theme")
    .allInnerTexts();
  const english = words.filter((text) => /[A-Za-z]{3}/.test(text) && !/[\u4e00-\u9fff]/.test(text));
  check(
    `${what}: heads and filters are Chinese`,
    words.length > 8 && english.length === 0,
    english.join(", ") || words.length,
  );
}

/** The first two screens. */
function shotOf({ viewport: { width } }: View) {
  return { fullPage: true, clip: { x: 0, y: 0, width, height: 1_500 } };
}

const history = wideHistory(300, 40);
const head = wideHead(history);
const wide = await written("wide", wideComparison(head, history), head, history);
const stored = join(folder, "history.html");
const began = performance.now();
const past = history.map((session) => ({
  label: session.origin.commit ?? "",
  session,
  pullRequest: false,
  targets: [],
}));
const storedPast = storedHistory({ sessions: past, notes: [] }, DEFAULT_POLICY);
writeFileSync(stored, historyPage(storedPast, assets));
const made = (performance.now() - began) / 1000;
check("history: made in 2 s", made <= 2, `${made.toFixed(2)} s, ${(statSync(stored).size / 1e6).toFixed(2)} MB`);
const bare: Session = { ...head, records: [], id: "empty" };
const empty = await written("empty", wideComparison(bare, []), bare, []);
const chinese = await written("wide-zh", wideComparison(head, history), head, history, "zh");
const storedChinese = join(folder, "history-zh.html");
writeFileSync(storedChinese, historyPage(storedPast, assets, "zh"));
const pages = [
  ...demoPages(),
  ...([
    ["wide", wide],
    ["empty", empty],
    ["history", stored],
    ["wide-zh", chinese],
    ["history-zh", storedChinese],
  ] as const),
];

const browser = await launch(executable);
for (const [name, file] of pages) for (const view of VIEWS) await verify(browser, name, file, view);
const version = browser.version();
await browser.close();

const missed = checks.filter(({ held }) => !held);
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ chromium: version, checks }, null, 2)}\n`);
console.log(
  `${checks.length - missed.length} of ${checks.length} checks held (Chromium ${version}); the pages are in ${folder}`,
);
process.exitCode = missed.length === 0 ? 0 : 1;
