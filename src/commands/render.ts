import type { Comparison } from "../model/comparison.ts";
import type { Material } from "../model/material.ts";
import type { Session } from "../model/session.ts";
import type { World } from "../model/world.ts";
import type { ReportContext } from "../report/context.ts";
import { toBencher } from "../report/exports/bencher.ts";
import { toCsv } from "../report/exports/csv.ts";
import { toGithubActionBenchmark } from "../report/exports/github-action-benchmark.ts";
import { toJunit } from "../report/exports/junit.ts";
import { toPytorch } from "../report/exports/pytorch.ts";
import { toHtml } from "../report/html/report-page.ts";
import { toJson } from "../report/json.ts";
import { toMarkdown } from "../report/markdown.ts";
import { type Terminal, toText } from "../report/text.ts";
import { pageAssets } from "./page-assets.ts";

export const FORMATS = [
  ...(["text", "markdown", "json", "html"] as const),
  ...(["csv", "junit", "bencher", "pytorch", "benchmark-bigger", "benchmark-smaller"] as const),
] as const;
type Format = (typeof FORMATS)[number];

interface Rendered {
  readonly comparison: Comparison;
  readonly context: ReportContext;
  /** The judged one, with its records. */
  readonly session: Session;
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
  csv: toCsv,
  junit: toJunit,
  bencher: toBencher,
  pytorch: toPytorch,
  "benchmark-bigger": (exported) => toGithubActionBenchmark(exported, "higher"),
  "benchmark-smaller": (exported) => toGithubActionBenchmark(exported, "lower"),
};

export async function renderAs(format: Format, rendered: Rendered, terminal: Terminal, world: World): Promise<string> {
  return RENDERERS[format](rendered, terminal, world);
}
