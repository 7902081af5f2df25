import type { Tool } from "../tool.ts";
import { command } from "./command.ts";
import { detect, read } from "./read.ts";

/** aiperf's summary as JSON and CSV, and its list of requests. Its inter-token latency is what vLLM calls the time per output token. */
export const aiperf: Tool = { kinds: ["serving"], command, detect, read };
