import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ENGINES } from "../../src/engines/engines.ts";
import type { ServerSpec } from "../../src/model/spec.ts";
import { notReady } from "../../src/run/readiness.ts";
import { sleeper } from "../../src/run/server-sleep.ts";
import { startFailure } from "../../src/run/start-failure.ts";
import { freshFolder } from "./fresh-folder.ts";

const { signal } = new AbortController();

/** A server that answers these paths with these codes, and others with 404. */
async function serving(codes: Readonly<Record<string, number>>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      asked.push([request.method, request.url, request.headers["content-type"], body].filter(Boolean).join(" "));
      response.writeHead(codes[request.url ?? ""] ?? 404).end();
    });
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  return { asked, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe("readiness", () => {
  const paths = [["/health_generate", "/health"], "/v1/models"];

  it("is asked by the older call where the server does not know the newer one", async () => {
    const { baseUrl } = await serving({ "/health": 200, "/v1/models": 200 });
    expect(await notReady(baseUrl, paths, signal)).toBeUndefined();
  });

  it("is not there while the newer call, or any other, is refused", async () => {
    const loading = await serving({ "/health_generate": 503, "/health": 200, "/v1/models": 200 });
    expect(await notReady(loading.baseUrl, paths, signal)).toBe("/health_generate: 503");
    const listing = await serving({ "/health": 200 });
    expect(await notReady(listing.baseUrl, paths, signal)).toBe("/v1/models: 404");
    expect(await notReady((await serving({})).baseUrl, paths, signal)).toBe("/health: 404");
  });
});

describe("sleep", () => {
  it("is asked for by the engine's own call, once, as JSON that says nothing", async () => {
    const { asked, baseUrl } = await serving({ "/release_memory_occupation": 200, "/resume_memory_occupation": 200 });
    const args = { enable_memory_saver: true, "enable-weights-cpu-backup": true };
    const { sleep, wake } = sleeper(ENGINES.sglang, baseUrl, { name: "s", args }, signal);
    await sleep();
    await sleep();
    await wake();
    expect(asked).toEqual([
      "POST /release_memory_occupation application/json {}",
      "POST /resume_memory_occupation application/json {}",
    ]);
  });

  it("is refused where the weights would be lost, and where the engine has no such call", async () => {
    const { asked, baseUrl } = await serving({});
    const args = { "enable-memory-saver": true };
    await expect(sleeper(ENGINES.sglang, baseUrl, { name: "s", args }, signal).sleep()).rejects.toThrow(
      "server s: it can only sleep with --enable-weights-cpu-backup",
    );
    await expect(sleeper(ENGINES.tgi, baseUrl, { name: "s", args: {} }, signal).sleep()).rejects.toThrow(
      "cannot sleep",
    );
    await expect(sleeper(ENGINES.lmdeploy, baseUrl, { name: "s", args: {} }, signal).sleep()).rejects.toThrow(
      "/sleep?level=1 answered 404",
    );
    expect(asked).toEqual(["POST /sleep?level=1 application/json {}"]);
  });
});

describe("a start that failed", () => {
  const spec: ServerSpec = { name: "s", engine: "vllm", args: {}, env: {}, ready: { timeoutSeconds: 60, retries: 1 } };
  const failure = (text: string, code: number) => {
    const log = join(freshFolder(), "log");
    writeFileSync(log, text);
    return startFailure(spec, { state: "exited", exit: { code, signal: null }, seconds: 3 }, log);
  };

  it("says the line that explains it before the last lines, and is tried again", () => {
    const { reason, retry } = failure(
      "torch.OutOfMemoryError: CUDA out of memory.\nRuntimeError: Engine core initialization failed.\n",
      1,
    );
    expect(reason).toMatch(
      /^server s \(vllm\) ended before it was ready: .*: torch\.OutOfMemoryError: CUDA out of memory\.; last lines: /,
    );
    expect(retry).toBe(true);
  });

  it("is not tried again where the next start would fail alike", () => {
    expect(failure("OSError: /models/x does not appear to have a file named config.json.\n", 1).retry).toBe(false);
  });
});
