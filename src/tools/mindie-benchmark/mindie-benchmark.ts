import { UserError } from "../../model/errors.ts";
import type { Tool } from "../tool.ts";
import { detect, read } from "./read.ts";

/** MindIE's own benchmark, which AISBench has replaced: its results are read, it is not run. */
export const mindieBenchmark: Tool = { kinds: [], command: refuse, detect, read };

function refuse(): never {
  throw new UserError("mindie-benchmark is read, not run: MindIE has replaced it by AISBench", {
    hint: "tool: ais-bench",
  });
}
