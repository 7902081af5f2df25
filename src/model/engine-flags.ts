import { argsToFlags, flagOf } from "./flags.ts";
import type { EngineName, ServerSpec } from "./spec.ts";

/** Where the engine listens, what it writes down and what is secret: by flag or variable, without dashes before it. */
const ASIDE =
  /^(?:host|port|server-name|server-port|api-keys?|root-path|(?:uvicorn-)?log-level|ssl-[\w-]+)$|(?:KEY|TOKEN|SECRET|PASSWORD)$/;

/** Whether a flag (`--dtype`) or variable of an engine may stand in a record, and says anything of what was measured. */
export function isTelling(flag: string): boolean {
  return !ASIDE.test(flag.replace(/^--/, ""));
}

/** Flags of one meaning, by vLLM's name for it. https://docs.sglang.ai/advanced_features/server_arguments.html */
const ALIASES: Readonly<Record<string, string>> = {
  "--tp": "--tensor-parallel-size",
  "--tp-size": "--tensor-parallel-size",
  "--num-shard": "--tensor-parallel-size",
  "--pp-size": "--pipeline-parallel-size",
  "--dp": "--data-parallel-size",
  "--dp-size": "--data-parallel-size",
  "--quantize": "--quantization",
};

/** Their flags are a program of the user's, or stand for code that is under test. */
const UNTOLD: readonly EngineName[] = ["command", "external", "simulated"];

/** The configured flags that a server's engine is started with, by vLLM's names, `true` without a value; `undefined` where there are none to tell. */
export function engineFlagsOf({ engine, args }: ServerSpec): Readonly<Record<string, string>> | undefined {
  if (UNTOLD.includes(engine)) return undefined;
  const told = Object.entries(args).flatMap(([key, value]): [string, string][] => {
    const [flag, ...words] = argsToFlags({ [key]: value });
    if (flag === undefined || !isTelling(flagOf(key))) return [];
    return [[ALIASES[flag] ?? flag, words.length === 0 ? "true" : words.join(" ")]];
  });
  return Object.fromEntries(told);
}
