import { mkdir, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Outcome } from "../gate/job.ts";
import type { Policy } from "../model/policy.ts";
import type { Session } from "../model/session.ts";
import type { World } from "../model/world.ts";
import type { ReportContext } from "../report/context.ts";
import { toHtml } from "../report/html/report-page.ts";
import { toJson } from "../report/json.ts";
import { toMarkdown } from "../report/markdown.ts";
import { readHeader, sessionFolders } from "../store/session-folder.ts";
import { materialOf, type Placed } from "./material.ts";
import { pageAssets } from "./page-assets.ts";

interface Reported {
  readonly outcome: Outcome;
  readonly context: ReportContext;
  readonly policy: Policy;
  /** Where the judged session lies; several for the legs of a matrix. */
  readonly folders: readonly string[];
  /** Where stored sessions lie, when they do on this disk. */
  readonly shelf?: string;
}

/** Writes every form of a report into a folder; returns the page that a person opens. */
export async function writeReports(
  folder: string,
  { outcome: { comparison, session, past = [] }, context, policy, folders, shelf }: Reported,
  world: World,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const page = join(folder, "report.html");
  await writeFile(join(folder, "comment.md"), toMarkdown(comparison, context));
  await writeFile(join(folder, "comparison.json"), `${JSON.stringify(toJson(comparison), null, 2)}\n`);
  const material = await materialOf({
    comparison,
    head: { session, folders },
    past: await placed(past, shelf),
    policy,
    ...linkTo(folder, folders),
  });
  await writeFile(page, toHtml(comparison, context, material, await pageAssets(world)));
  return page;
}

async function placed(past: readonly Session[], shelf: string | undefined): Promise<readonly Placed[]> {
  const folders = shelf === undefined ? [] : await sessionFolders(shelf).catch(() => []);
  const known = new Map<string, string>();
  for (const folder of folders) {
    const header = await readHeader(folder).catch(() => undefined);
    if (header !== undefined) known.set(header.id, folder);
  }
  return past.map((session) => ({ session, folders: [known.get(session.id) ?? []].flat() }));
}

/** The way from a page's folder to the only session folder; several legs have no common one. */
export function linkTo(from: string, folders: readonly string[]): { readonly folder?: string } {
  const [only, second] = folders;
  if (only === undefined || second !== undefined) return {};
  return { folder: relative(from, only).split(sep).join("/") || "." };
}
