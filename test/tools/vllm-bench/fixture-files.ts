import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Source } from "../../../src/tools/tool.ts";
import { fixture } from "../fixture-files.ts";

const ROOT = join(import.meta.dirname, "../../../fixtures");

/** All real outputs of vLLM's benchmarks, by path. */
export function vllmFixtures(ending: string): readonly Source[] {
  const files = readdirSync(join(ROOT, "vllm"), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(ending) && !/\/(?:data|help|not-read)\//.test(file))
    .sort()
    .map((file) => fixture(join("vllm", file)));
}

/** Fixtures that hold a result; the others are what is left of a benchmark that ended early. */
export const ENDED_EARLY =
  /(?:chat-default-endpoint|vocab-under-10000|bad-flag|bad-dataset|bad-goodput|(?:down|model)-ready-check|port-not-in-serve-cmd|sweep-serve|0\.9\.2\/bench\/serve-(?:server-down|wrong-model))\.txt$/;
