import type { Tool } from "../tool.ts";
import { command } from "./command.ts";
import { detect, read } from "./read.ts";

/** `evalscope perf` of all eras. Its sqlite file is not read: it says nothing that the JSON files do not. */
export const evalscope: Tool = { kinds: ["serving"], command, detect, read };
