import { defineConfig } from "rolldown";

/** One shared build: three entries, chunks with stable names, so that rebuilding gives the same bytes. */
export default defineConfig({
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
});
