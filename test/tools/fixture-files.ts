import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { NamedReading, Source } from "../../src/tools/tool.ts";
import { detectTool, TOOLS } from "../../src/tools/tools.ts";

const ROOT = join(import.meta.dirname, "../../fixtures");

/** One fixture by its path below `fixtures/`. */
export function fixture(path: string): Source {
  return { name: path, text: readFileSync(join(ROOT, path), "utf8") };
}

/** Folders of fixtures by the tool whose output they hold. */
export const FOLDERS = {
  sglang: "sglang-bench",
  evalscope: "evalscope",
  "evalscope-perf": "evalscope",
  guidellm: "guidellm",
  aiperf: "aiperf",
  "genai-perf": "genai-perf",
  "ais-bench": "ais-bench",
  "mindie-benchmark": "mindie-benchmark",
  "llama-bench": "llama-bench",
  "llama-server": "llama-server",
  lmdeploy: "lmdeploy",
  "trtllm-bench": "trtllm-bench",
  custom: "custom",
  table: "table",
} as const;

/** What lies beside results: how they were made, what was asked, what people are shown, what a failed run leaves. */
const NO_RESULT =
  /(?:commands\.md|README\.md|benchmark_args\.json|phase_manifest\.json|profile_export_console\.txt|guidellm\/0\.8\.1\/ok-concurrent\.stdout\.txt|fail-missing-model-json\.stdout\.txt|fail-all-500-nowarmup\.stdout\.txt)$/;
export const CUT_BY_ITS_TOOL = /fail-second-model-corrupt-json\.stdout\.txt$/;

function filesIn(folder: string): readonly Source[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8", withFileTypes: true });
  return (
    files
      // Databases are no texts: `test/store/sqlite.test.ts` reads them.
      .filter((entry) => entry.isFile() && !entry.name.endsWith(".db"))
      .map((entry) => fixture(join(entry.parentPath, entry.name).slice(ROOT.length + 1)))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  );
}

const everything = Object.keys(FOLDERS).flatMap(filesIn);

/** All results of other tools than vLLM's, by path. */
export const RESULTS: readonly Source[] = everything.filter(
  ({ name }) => !NO_RESULT.test(name) && !CUT_BY_ITS_TOOL.test(name),
);
export const NO_RESULTS: readonly Source[] = everything.filter(({ name }) => NO_RESULT.test(name));

export function expectedTool({ name, text }: Source): string {
  const folder = name.split("/")[0] as keyof typeof FOLDERS;
  return folder === "evalscope-perf" && text.includes("📌") ? "evalscope-perf" : FOLDERS[folder];
}

/** What the detected tool reads. */
export function readAny(source: Source): readonly NamedReading[] {
  const { tool } = detectTool(source);
  if (tool === undefined) throw new Error(`${source.name} is not recognised`);
  return TOOLS[tool].read(source);
}

/** The one result of a fixture. */
export function readOne(path: string): NamedReading {
  const [reading, ...others] = readAny(fixture(path));
  if (reading === undefined || others.length > 0) throw new Error(`${path} holds ${others.length + 1} results`);
  return reading;
}
