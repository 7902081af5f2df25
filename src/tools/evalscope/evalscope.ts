import type { Tool } from "../tool.ts";
import { command } from "./command.ts";
import { detect, read } from "./read.ts";

/** `evalscope perf` of all eras. */
export const evalscope: Tool = { kinds: ["serving"], command, detect, read };
