import { UserError } from "../model/errors.ts";
import type { ToolName } from "../model/spec.ts";
import { aiperf } from "./aiperf/aiperf.ts";
import { aisBench } from "./ais-bench/ais-bench.ts";
import { builtIn } from "./built-in/built-in.ts";
import { custom } from "./custom/custom.ts";
import { evalscope } from "./evalscope/evalscope.ts";
import { evalscopePerf } from "./evalscope-perf/evalscope-perf.ts";
import { genaiPerf } from "./genai-perf/genai-perf.ts";
import { guidellm } from "./guidellm/guidellm.ts";
import { humanTable } from "./human-table/human-table.ts";
import { llamaBench } from "./llama-bench/llama-bench.ts";
import { llamaServer } from "./llama-server/llama-server.ts";
import { lmdeploy } from "./lmdeploy/lmdeploy.ts";
import { mindieBenchmark } from "./mindie-benchmark/mindie-benchmark.ts";
import { notRead } from "./not-read.ts";
import { sglangBench } from "./sglang-bench/sglang-bench.ts";
import type { Detection, NamedReading, Source, Tool } from "./tool.ts";
import { trtllmBench } from "./trtllm-bench/trtllm-bench.ts";
import { vllmBench } from "./vllm-bench/vllm-bench.ts";

/** Every tool: a new one is its folder, its line here and its fixture. */
export const TOOLS: Readonly<Record<ToolName, Tool>> = {
  "built-in": builtIn,
  "vllm-bench": vllmBench,
  "sglang-bench": sglangBench,
  evalscope,
  "evalscope-perf": evalscopePerf,
  lmdeploy,
  "trtllm-bench": trtllmBench,
  "ais-bench": aisBench,
  "mindie-benchmark": mindieBenchmark,
  guidellm,
  aiperf,
  "genai-perf": genaiPerf,
  "llama-bench": llamaBench,
  "llama-server": llamaServer,
  custom,
  table: humanTable,
  // Any program, whose output may be in any known form.
  command: { ...custom, detect: () => undefined, read: readDetected },
};

/** A tool whose output a text may be, and what it was recognised by. */
export interface Candidate extends Detection {
  readonly tool: ToolName;
}

export type DetectedTool =
  | Candidate
  | { readonly tool: undefined; readonly candidates: readonly Candidate[]; readonly tried: readonly ToolName[] };

/** Which tool a text is from, by its content alone: names and extensions of files lie. Two candidates are none. */
export function detectTool(source: Source): DetectedTool {
  const names = Object.keys(TOOLS) as ToolName[];
  const recognised = (tool: ToolName): readonly Candidate[] => {
    const detection = TOOLS[tool].detect(source);
    return detection === undefined ? [] : [{ tool, ...detection }];
  };
  const measuring = names.filter((tool) => tool !== "table" && tool !== "llama-server").flatMap(recognised);
  // A server's log may stand beside what measured it, in one text.
  const programs = measuring.length > 0 ? measuring : recognised("llama-server");
  // Programs print tables, too: a table is people's where it is no program's.
  const candidates = programs.length > 0 || notRead(source) !== undefined ? programs : recognised("table");
  const [only, ...others] = candidates;
  return only !== undefined && others.length === 0 ? only : { tool: undefined, candidates, tried: names };
}

/** @throws UserError when the text is of no known form. */
function readDetected(source: Source): readonly NamedReading[] {
  const { tool } = detectTool(source);
  const known = tool === undefined ? notRead(source) : undefined;
  if (known !== undefined) throw new UserError(`${source.name}: ${known.what} is not read`, { hint: known.instead });
  return tool === undefined || tool === "command" ? custom.read(source) : TOOLS[tool].read(source);
}
