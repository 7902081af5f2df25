import type { Comparison } from "../model/comparison.ts";
import type { Material } from "../model/material.ts";
import type { World } from "../model/world.ts";
import type { ReportContext } from "../report/context.ts";
import { toHtml } from "../report/html/report-page.ts";
import { toJson } from "../report/json.ts";
import { toMarkdown } from "../report/markdown.ts";
import { type Terminal, toText } from "../report/text.ts";
import { pageAssets } from "./page-assets.ts";

export const FORMATS = ["text", "markdown", "json", "html"] as const;
type Format = (typeof FORMATS)[number];

interface Rendered {
  readonly comparison: Comparison;
  readonly context: ReportContext;
  /** Read only for a page. */
  readonly material: () => Promise<Material>;
}

type Renderer = (rendered: Rendered, terminal: Terminal, world: World) => string | Promise<string>;

const RENDERERS: Readonly<Record<Format, Renderer>> = {
  text: ({ comparison, context }, terminal) => toText(comparison, context, terminal),
  markdown: ({ comparison, context }) => toMarkdown(comparison, context),
  json: ({ comparison }) => `${JSON.stringify(toJson(comparison), null, 2)}\n`,
  html: async ({ comparison, context, material }, _, world) =>
    toHtml(comparison, context, await material(), await pageAssets(world)),
};

export async function renderAs(format: Format, rendered: Rendered, terminal: Terminal, world: World): Promise<string> {
  return RENDERERS[format](rendered, terminal, world);
}
