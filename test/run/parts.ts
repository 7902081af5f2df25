import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ENGINES } from "../../src/engines/engines.ts";
import { UserError } from "../../src/model/errors.ts";
import type { Log, World } from "../../src/model/world.ts";
import type { Equipment } from "../../src/run/bench.ts";
import type { Tool } from "../../src/tools/tool.ts";
import { TOOLS } from "../../src/tools/tools.ts";

export const program = (name: string): string => fileURLToPath(new URL(`programs/${name}`, import.meta.url));

/** Runs `programs/measure.mjs` with the flags that the test's args name. */
const measure: Tool = {
  kinds: ["serving", "latency", "throughput"],
  command: ({ test, seed }, { baseUrl, folder, node }) => ({
    argv: [
      node,
      program("measure.mjs"),
      baseUrl ?? "none",
      folder,
      String(seed),
      ...Object.entries(test.args).map(([name, value]) => `${name}=${value}`),
    ],
    env: {},
    resultFile: join(folder, "result.json"),
    requestsFile: join(folder, "requests.bin"),
    files: { [join(folder, "spec.json")]: "{}" },
  }),
  detect: () => undefined,
  read: ({ name, text }) => {
    if (!text.startsWith("{")) throw new UserError(`${name} is no result of this tool`);
    const { metrics, counts } = JSON.parse(text);
    return [
      {
        tool: { name: "measure", definition: "measure@1" },
        metrics,
        counts,
        workload: {},
        validity: { state: "valid" },
        notes: [],
      },
    ];
  },
};

export function equipment(more: Partial<Equipment> = {}): Equipment {
  const command = {
    ...ENGINES.command,
    resetCachePath: "/reset_prefix_cache",
    version: { paths: ["/version"], key: "version" },
  };
  return { engines: { ...ENGINES, command }, tools: { ...TOOLS, "built-in": measure, "vllm-bench": measure }, ...more };
}

/** The world of a run whose children can be told from all others. */
export function worldIn(cwd: string, env: World["env"], log: Log, signal: AbortSignal): World {
  return { env: { ...env, RUN_TEST_WORLD: cwd }, cwd, temp: cwd, node: process.execPath, cli: "unused", log, signal };
}
