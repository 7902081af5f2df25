import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { busiest, connectThreads } from "../../src/load/threads.ts";

const HEALTH = { windowMs: 1000, loopUtilization: 0.2, cpuShare: 1.4, gcShare: 0.01, loopDelayP99Ms: 0.4 };

describe("several threads", () => {
  it("are as healthy as the busiest of them, each sign by itself", () => {
    const others = [
      { ...HEALTH, loopUtilization: 0.9, windowMs: 990 },
      { ...HEALTH, gcShare: 0.2, loopDelayP99Ms: 12, cpuShare: 1.3 },
    ];
    expect(busiest(HEALTH, others)).toEqual({
      windowMs: 1000,
      loopUtilization: 0.9,
      cpuShare: 1.4,
      gcShare: 0.2,
      loopDelayP99Ms: 12,
    });
  });

  const folder = mkdtempSync(join(tmpdir(), "threads-test-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const program = (code: string) => {
    const file = join(folder, "thread.mjs");
    writeFileSync(file, `import { parentPort } from "node:worker_threads";\n${code}`);
    return file;
  };
  const timeouts = { connectMs: 1000, firstTokenMs: 1000, betweenTokensMs: 1000, totalMs: 1000 };
  const connection = { apiKeyEnv: "KEY", verify: true };
  const spec = {
    baseUrl: "http://127.0.0.1:1",
    endpoint: "completions",
    streamed: true,
    timeouts,
    connection,
  } as const;

  it("end what is under way as the generator's own limit when they fail, and whatever is sent later", async () => {
    const dying = program(
      'parentPort.on("message", () => { throw new Error("no memory"); }); parentPort.postMessage({ kind: "ready" });',
    );
    const client = await connectThreads(dying, 2, { spec });
    const sent = await Promise.all(["a", "b", "c"].map((name) => client.send(Buffer.from("{}"), name)));
    const later = await client.send(Buffer.from("{}"), "d");
    for (const exchange of [...sent, later]) {
      expect(exchange).toMatchObject({ status: "client-limit", detail: "a thread of the generator failed: no memory" });
    }
    expect((await client.watch()()).windowMs).toBeGreaterThanOrEqual(0);
  });

  it("that do not start are said", async () => {
    await expect(connectThreads(program(""), 2, { spec })).rejects.toThrow("did not start");
  });
});
