import { existsSync } from "node:fs";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";

const PLACES = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Chromium of this machine, or none. */
export function chromiumPath(): string | undefined {
  return PLACES.find((path) => path !== undefined && existsSync(path));
}

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}

export interface View {
  readonly name: string;
  readonly colorScheme: "light" | "dark";
  readonly viewport: { readonly width: number; readonly height: number };
}

const WIDTHS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } } as const;

export const VIEWS: readonly View[] = (["light", "dark"] as const).flatMap((colorScheme) =>
  Object.entries(WIDTHS).map(([name, viewport]) => ({ name: `${name}-${colorScheme}`, colorScheme, viewport })),
);

/** What a page did while it opened: nothing may go wrong, and nothing may be asked of a network. */
export interface Opened {
  readonly page: Page;
  readonly problems: string[];
  /** From the start of the navigation until the page answers to clicks. */
  readonly readyMs: number;
}

export async function openPage(browser: Browser, url: string, { colorScheme, viewport }: View): Promise<Opened> {
  const context = await browser.newContext({ colorScheme, viewport });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (request.url() !== url) problems.push(`asked for ${request.url()}`);
  });
  await page.addInitScript(WHEN_READY);
  await page.goto(url);
  await page.waitForSelector("html[data-ready-at]", { timeout: 20_000 });
  const readyMs = Number(await page.getAttribute("html", "data-ready-at"));
  return { page, problems, readyMs };
}

/** Notes the time at which the page says that it is ready. */
const WHEN_READY = `new MutationObserver((_, observer) => {
  const root = document.documentElement;
  if (root?.dataset.ready === undefined) return;
  observer.disconnect();
  root.dataset.readyAt = String(performance.now());
}).observe(document, { attributes: true, subtree: true })`;

const COUNT_COLOURS = `async (base64) => {
  const picture = await createImageBitmap(await (await fetch("data:image/png;base64," + base64)).blob());
  const drawing = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  drawing.drawImage(picture, 0, 0);
  const { data } = drawing.getImageData(0, 0, picture.width, picture.height);
  return new Set(new Uint32Array(data.buffer)).size;
}`;

/** What axe calls serious or critical, with the first place of each. */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ readonly violations: readonly Violation[] }>("axe.run()");
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => {
      const [first] = nodes;
      return `${id}: ${help}: ${first?.html.slice(0, 160)} (${nodes.length} places) ${first?.failureSummary}`;
    });
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** How many different colours a picture has, counted by the browser: an empty chart has one or two. */
export async function coloursOf(browser: Browser, png: Buffer): Promise<number> {
  const page = await browser.newPage();
  const count = await page.evaluate<number>(`(${COUNT_COLOURS})("${png.toString("base64")}")`);
  await page.close();
  return count;
}
