import type { EngineName } from "../model/spec.ts";
import { command } from "./command.ts";
import type { Engine } from "./engine.ts";
import { external } from "./external.ts";
import { llamaCpp } from "./llama-cpp.ts";
import { lmdeploy } from "./lmdeploy.ts";
import { mindie } from "./mindie.ts";
import { sglang } from "./sglang.ts";
import { simulated } from "./simulated/simulated.ts";
import { tgi } from "./tgi.ts";
import { trtllm } from "./trtllm.ts";
import { vllm } from "./vllm.ts";

export const ENGINES: Readonly<Record<EngineName, Engine>> = {
  vllm,
  sglang,
  lmdeploy,
  trtllm,
  mindie,
  "llama-cpp": llamaCpp,
  tgi,
  external,
  command,
  simulated,
};
