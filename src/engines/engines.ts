import type { EngineName } from "../model/spec.ts";
import { command } from "./command.ts";
import type { Engine } from "./engine.ts";
import { external } from "./external.ts";
import { simulated } from "./simulated/simulated.ts";
import { vllm } from "./vllm.ts";

export const ENGINES: Readonly<Record<EngineName, Engine>> = { vllm, external, command, simulated };
