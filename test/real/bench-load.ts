// Measures the built-in load generator beside a raw-socket client and vLLM's own measuring loop, against a C server that keeps an
// exact schedule. usage: npm run bench:load -- [--json FILE] [--quick] [--only RE] [--python PYTHON] [--cli FILE] [--page FILE]
// --only runs the figures whose names match (ladder256, ladder1024, cpu, poisson, memory, threads) and judges no goal.
// PYTHON has aiohttp; without it a virtual environment is made. --page writes the table into a page of docs.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { EXIT_CANNOT_JUDGE } from "../../src/model/exit-code.ts";
import { boundTo, machineFacts } from "./load/bench-machine.ts";
import { builtInClient, pythonWithAiohttp, rawSocketClient, vllmLikeClient } from "./load/clients.ts";
import { cpuPerChunk, ladder, memory, poisson, threads } from "./load/figures.ts";
import { figuresPage, goalsOf, withTable } from "./load/figures-page.ts";
import type { Bench } from "./load/measurement.ts";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    python: { type: "string" },
    cli: { type: "string", default: "dist/cli.js" },
    page: { type: "string" },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);

const python = pythonWithAiohttp(values.python, join(homedir(), ".cache/llm-perf-gate/bench-load"));
if (typeof python !== "string") {
  say(`SKIPPED: nothing to compare with: ${python.missing}`);
  process.exitCode = EXIT_CANNOT_JUDGE;
} else process.exitCode = await bench(python);

function pageAt(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "# Verification\n";
}

async function bench(pythonWithClient: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "bench-load-"));
  try {
    const server = join(folder, "server");
    execFileSync("cc", ["-O2", "-o", server, new URL("./load/server.c", import.meta.url).pathname]);
    const where: Bench = { server, bound: boundTo() };
    const builtIn = builtInClient(resolve(values.cli));
    const vllmLike = vllmLikeClient(pythonWithClient);
    const all = [builtIn, rawSocketClient, vllmLike];
    const parts = {
      ladder256: () => ladder(where, all, 256, say, values.quick),
      ladder1024: () => ladder(where, all, 1024, say, values.quick),
      cpu: () => cpuPerChunk(where, all, say, values.quick ? 1 : 3),
      poisson: () => poisson(where, resolve(values.cli), say, values.quick ? 5 : 30),
      memory: () => memory(where, builtIn, say, values.quick ? 100_000 : 1_000_000),
      threads: () =>
        threads(where, (count) => builtInClient(resolve(values.cli), { threads: count, realTime: true }), say),
    };
    if (values.only !== undefined) {
      const wanted = new RegExp(values.only);
      for (const [name, measure] of Object.entries(parts)) if (wanted.test(name)) await measure();
      return 0;
    }
    const figures = {
      machine: machineFacts(),
      ladder256: await parts.ladder256(),
      ladder1024: await parts.ladder1024(),
      cpu: await parts.cpu(),
      poisson: await parts.poisson(),
      memory: await parts.memory(),
      threads: await parts.threads(),
    };
    const goals = goalsOf(figures);
    for (const line of figuresPage(figures)) say(line);
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ ...figures, goals }, null, 2)}\n`);
    if (values.page !== undefined) writeFileSync(values.page, withTable(pageAt(values.page), figuresPage(figures)));
    return goals.every(({ reached }) => reached) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
