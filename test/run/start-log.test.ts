import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { ENGINES } from "../../src/engines/engines.ts";
import { startFacts, watchStart } from "../../src/run/start-log.ts";
import { freshFolder } from "./fresh-folder.ts";

it("counts new lines of progress, and not the same line with another time", async () => {
  const log = join(freshFolder(), "log");
  writeFileSync(log, "10:00:01 Loading weights 1/4\n");
  const start = watchStart(log);
  start.look();
  await sleep(60);
  appendFileSync(log, "10:00:02 Loading weights 1/4\n10:00:03 still waiting for the other node\n");
  start.look();
  expect(start.idleMs()).toBeGreaterThan(50);
  appendFileSync(log, "10:00:04 Loading weights 2/4\n");
  start.look();
  expect(start.idleMs()).toBeLessThan(50);
});

it("counts the progress of a rank whose log is another", async () => {
  const folder = freshFolder();
  const [log, rank] = [join(folder, "log"), join(folder, "rank-1.log")];
  writeFileSync(log, "waiting for the ranks\n");
  const start = watchStart(log, {}, [join(folder, "rank-0.log"), rank]);
  start.look();
  await sleep(60);
  start.look();
  expect(start.idleMs()).toBeGreaterThan(50);
  writeFileSync(rank, "Loading weights 1/4\n");
  start.look();
  expect(start.idleMs()).toBeLessThan(50);
});

it("gives the line that says that the start has failed", () => {
  const log = join(freshFolder(), "log");
  writeFileSync(log, "Scheduler hit an exception: CUDA out of memory\nwaiting\n");
  expect(watchStart(log, { fatal: /Scheduler hit an exception/ }).look()).toContain("CUDA out of memory");
  expect(watchStart(log, { fatal: /SIGQUIT/ }).look()).toBeUndefined();
});

it("finds in real logs that the model was loaded, and the engine's own figures", () => {
  const fixture = (path: string) => fileURLToPath(new URL(`../../fixtures/${path}/start.log`, import.meta.url));
  expect(startFacts(fixture("llama-cpp/7e4c0a9"), ENGINES["llama-cpp"].log)).toEqual({
    "model-loaded": expect.stringContaining("model loaded"),
    "context-tokens": "2048",
  });
  expect(startFacts(fixture("vllm-server/0.32.0"), ENGINES.vllm.log)).toEqual({
    "model-loaded": expect.stringContaining("init engine (profile, create kv cache, warmup model) took 3.37 s"),
    "kv-cache-tokens": "131072",
    "engine-init-seconds": "3.37",
  });
});
