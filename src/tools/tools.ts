import type { ToolName } from "../model/spec.ts";
import { builtIn } from "./built-in/built-in.ts";
import type { Source, Tool } from "./tool.ts";
import { vllmBench } from "./vllm-bench/vllm-bench.ts";

/** Every tool: a new one is its folder, its line here and its fixture. */
export const TOOLS: Readonly<Record<ToolName, Tool>> = {
  "built-in": builtIn,
  "vllm-bench": vllmBench,
};

export type DetectedTool =
  | { readonly tool: ToolName; readonly evidence: string }
  | { readonly tool: undefined; readonly tried: readonly ToolName[] };

/** Which tool a text is from, by its content alone: names and extensions of files lie. */
export function detectTool(source: Source): DetectedTool {
  const names = Object.keys(TOOLS) as ToolName[];
  for (const tool of names) {
    const detection = TOOLS[tool].detect(source);
    if (detection !== undefined) return { tool, evidence: detection.evidence };
  }
  return { tool: undefined, tried: names };
}
