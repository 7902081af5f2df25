import type { Tool } from "../tool.ts";
import { command } from "./command.ts";
import { detect, read } from "./read.ts";

/** AISBench's performance and accuracy results: CSV, JSON and printed tables. */
export const aisBench: Tool = { kinds: ["serving", "accuracy"], command, detect, read };
