import type { Tool } from "../tool.ts";
import { command, help } from "./command.ts";
import { detect, read } from "./read.ts";

/** `vllm bench serve`, `latency` and `throughput`; results of `vllm bench startup` and `sweep` are read too. */
export const vllmBench: Tool = { kinds: ["serving", "latency", "throughput"], command, help, detect, read };
