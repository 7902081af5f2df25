import type { Comparison } from "../model/comparison.ts";
import type { ReportContext } from "../report/context.ts";
import { toHtml } from "../report/html.ts";
import { toJson } from "../report/json.ts";
import { toMarkdown } from "../report/markdown.ts";
import { type Terminal, toText } from "../report/text.ts";

export const FORMATS = ["text", "markdown", "json", "html"] as const;
type Format = (typeof FORMATS)[number];

const RENDERERS: Readonly<
  Record<Format, (comparison: Comparison, context: ReportContext, terminal: Terminal) => string>
> = {
  text: toText,
  markdown: (comparison, context) => toMarkdown(comparison, context),
  json: (comparison) => `${JSON.stringify(toJson(comparison), null, 2)}\n`,
  html: toHtml,
};

export function renderAs(format: Format, comparison: Comparison, context: ReportContext, terminal: Terminal): string {
  return RENDERERS[format](comparison, context, terminal);
}
