import { readFileSync } from "node:fs";
import { defineConfig } from "rolldown";

/** What the report's readers run in their browser: one script and one style, put into every page. */
const page = {
  input: { page: "src/report/browser/page.ts" },
  platform: "browser",
  transform: { target: "es2022" },
  plugins: [
    {
      name: "page-style",
      generateBundle() {
        const read = (name) => readFileSync(`src/report/browser/${name}.css`, "utf8");
        const style = ["page", "tables", "charts", "media"].map(read).join("");
        this.emitFile({ type: "asset", fileName: "page.css", source: style });
      },
    },
  ],
  output: { dir: "dist/page", format: "esm", minify: true, entryFileNames: "[name].js", comments: { legal: true } },
};

/** One shared build: three entries, chunks with stable names, so that rebuilding gives the same bytes. */
const tool = {
  input: { action: "src/action.ts", cleanup: "src/cleanup.ts", cli: "src/cli.ts" },
  platform: "node",
  transform: { target: "node20" },
  output: {
    dir: "dist",
    format: "esm",
    cleanDir: true,
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name].js",
    comments: { legal: true, annotation: false },
  },
};

/** A dependency that is not installed would be left as an import, and the build would only fail where it is run. */
function onLog(level, log, handler) {
  if (log.code === "UNRESOLVED_IMPORT") throw new Error(`${log.message}: npm ci installs what is missing`);
  handler(level, log);
}

export default defineConfig([tool, page].map((bundle) => ({ ...bundle, onLog })));
