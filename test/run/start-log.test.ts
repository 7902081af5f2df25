import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { watchStart } from "../../src/run/start-log.ts";
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

it("gives the line that says that the start has failed", () => {
  const log = join(freshFolder(), "log");
  writeFileSync(log, "Scheduler hit an exception: CUDA out of memory\nwaiting\n");
  expect(watchStart(log, { fatal: /Scheduler hit an exception/ }).look()).toContain("CUDA out of memory");
  expect(watchStart(log, { fatal: /SIGQUIT/ }).look()).toBeUndefined();
});
