import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { World } from "../model/world.ts";
import type { PageAssets } from "../report/html/document.ts";

/** The page's script and style, which are built beside our own `dist/cli.js`. */
export async function pageAssets({ cli }: Pick<World, "cli">): Promise<PageAssets> {
  const [script, style] = await Promise.all(
    ["page.js", "page.css"].map((name) => readFile(join(dirname(cli), "page", name), "utf8")),
  );
  return { script: script ?? "", style: style ?? "" };
}
