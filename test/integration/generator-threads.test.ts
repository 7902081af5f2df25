import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, it } from "vitest";
import type { LoadResult } from "../../src/model/load-result.ts";
import type { LoadSpec } from "../../src/model/load-spec.ts";
import { decodeRequests } from "../../src/model/requests.ts";
import { loadSpec } from "../load/load-spec.ts";
import { type Behaviour, streamingServer } from "../load/streaming-server.ts";

const folder = mkdtempSync(join(tmpdir(), "generator-threads-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function loaded(change: Partial<LoadSpec>, behaviour: Behaviour = {}) {
  await using server = await streamingServer(behaviour);
  const many = { prompts: 60, warmups: 8, load: { requestRate: "inf", maxConcurrency: 8 } } as const;
  const spec = { ...loadSpec(folder), ...many, ...change, baseUrl: server.url };
  const specFile = join(folder, "spec.json");
  writeFileSync(specFile, JSON.stringify(spec));
  const child = spawn(process.execPath, [resolve("dist/cli.js"), "load", "--spec", specFile], { stdio: "pipe" });
  const stderr = text(child.stderr);
  const [code] = await once(child, "exit");
  expect(code, await stderr).toBe(0);
  const result = JSON.parse(readFileSync(spec.resultFile, "utf8")) as LoadResult;
  return { result, requests: decodeRequests(readFileSync(spec.requestsFile)), peak: server.peak() };
}

const COUNTED = ["counts", "digests", "inputTokensAsked", "state"] as const;

describe.runIf(availableParallelism() > 1)("two threads of the generator", () => {
  it("send what one sends, keep its concurrency, and say that they are two", async () => {
    const one = await loaded({});
    const two = await loaded({ threads: 2 });
    for (const part of COUNTED) expect(two.result[part]).toEqual(one.result[part]);
    expect(two.requests.outputTokens).toEqual(one.requests.outputTokens);
    expect(two.requests.gapCount).toEqual(one.requests.gapCount);
    expect(two.requests.ttftUs.every((us, at) => us > 0 && us <= (two.requests.e2elUs[at] ?? 0))).toBe(true);
    expect([one.peak, two.peak]).toEqual([8, 8]);
    expect(one.result.workload).not.toHaveProperty("generator_threads");
    expect(two.result.workload).toEqual({ ...one.result.workload, generator_threads: 2 });
    expect(two.result.health.threads).toBe(2);
  });

  it("class each failure as one does, and end by the deadline what hangs", async () => {
    const behaviour: Behaviour = {
      interfere: (_, index, response) => {
        if (index % 4 !== 3) return index % 4 === 2;
        response.writeHead(500).end("out of memory");
        return true;
      },
    };
    const { result } = await loaded({ threads: 2, warmups: 0, prompts: 12, deadlineMs: 3000 }, behaviour);
    expect(result.state).toBe("out-of-time");
    expect(result.failures).toMatchObject({ "http-5xx": { example: "HTTP 500 out of memory" }, "timeout-total": {} });
  });

  it("are never more than the machine has cores", async () => {
    const { result } = await loaded({ threads: 64, prompts: 8 });
    const used = Math.min(64, availableParallelism());
    expect(result.workload["generator_threads"]).toBe(used);
    if (used < 64) expect(result.notes).toContain(`generator: 64 threads asked, ${used} used, one a core`);
  });
});
