import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Comparison } from "../model/comparison.ts";
import type { ReportContext } from "../report/context.ts";
import { toHtml } from "../report/html.ts";
import { toJson } from "../report/json.ts";
import { toMarkdown } from "../report/markdown.ts";

/** Writes every form of a report into a folder; returns the page that a person opens. */
export async function writeReports(folder: string, comparison: Comparison, context: ReportContext): Promise<string> {
  await mkdir(folder, { recursive: true });
  const page = join(folder, "report.html");
  await writeFile(join(folder, "comment.md"), toMarkdown(comparison, context));
  await writeFile(join(folder, "comparison.json"), `${JSON.stringify(toJson(comparison), null, 2)}\n`);
  await writeFile(page, toHtml(comparison, context));
  return page;
}
