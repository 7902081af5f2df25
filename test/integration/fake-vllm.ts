import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("programs/bin", import.meta.url));

/** Where node, git and the system's own programs lie, and no vLLM. */
export const PLAIN_PATH = `${dirname(process.execPath)}:/usr/bin:/bin`;

/** The stand-in for `vllm` comes first. */
export const FAKE_VLLM_PATH = `${BIN}:${PLAIN_PATH}`;

/** One call of the stand-in. */
export interface Call {
  /** Without the program's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export function callsIn(file: string): readonly Call[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Call);
}
