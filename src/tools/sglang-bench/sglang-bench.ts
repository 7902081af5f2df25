import type { Tool } from "../tool.ts";
import { command } from "./command.ts";
import { detect, read } from "./read.ts";

/** SGLang's `bench_serving`; results of its offline and one-batch benchmarks are read too. */
export const sglangBench: Tool = { kinds: ["serving"], command, detect, read };
