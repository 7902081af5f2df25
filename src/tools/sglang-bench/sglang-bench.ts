import type { Tool } from "../tool.ts";
import { command, help } from "./command.ts";
import { detect, read } from "./read.ts";

/** SGLang's `bench_serving`; results of its offline and one-batch benchmarks are read too. */
export const sglangBench: Tool = { kinds: ["serving"], command, help, detect, read };
