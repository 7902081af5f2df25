import type { Tool } from "../tool.ts";
import { command } from "./command.ts";
import { detect, read } from "./read.ts";

/** guidellm's JSON reports and CSV tables. Its inter-token latency is what vLLM calls the time per output token. */
export const guidellm: Tool = { kinds: ["serving"], command, detect, read };
