import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { load } from "../../src/load/load.ts";
import { runLoad } from "../../src/load/process.ts";
import type { LoadSpec } from "../../src/model/load-spec.ts";
import { decodeRequests, REQUEST_STATUSES, UNKNOWN } from "../../src/model/requests.ts";
import { loadSpec } from "./load-spec.ts";
import { type Behaviour, streamingServer } from "./streaming-server.ts";

const folder = await mkdtemp(join(tmpdir(), "load-test-"));
afterAll(() => rm(folder, { recursive: true }));

const SPEC = loadSpec(folder);

async function loaded(behaviour: Behaviour, change: Partial<LoadSpec> = {}, signal = new AbortController().signal) {
  await using server = await streamingServer(behaviour);
  const outcome = await load(
    { ...SPEC, ...change, baseUrl: server.url },
    { signal, hubCache: folder, progress: () => {} },
  );
  return { ...outcome, asked: server.asked, peak: server.peak() };
}

describe("a trial of the built-in generator", () => {
  it("sends token ids where the server takes them, after a probe and a warm-up with prompts of their own", async () => {
    const { result, asked } = await loaded({});
    expect(result).toMatchObject({
      state: "finished",
      validity: { state: "valid" },
      workload: { prompt_form: "token-ids" },
    });
    const prompts = asked.map(({ prompt }) => JSON.stringify(prompt));
    expect((asked.length - 1 - 12) % 4).toBe(0);
    expect(result.notes).toContainEqual(
      expect.stringMatching(/^warm-up (not )?steady after [2-5] × 4 requests: TTFT .* ms, step /),
    );
    expect(new Set(prompts).size).toBe(prompts.length);
    const measured = asked.slice(-12);
    const input = measured.reduce((sum, { prompt }) => sum + (prompt?.length ?? 0), 0);
    const output = measured.reduce((sum, { max_tokens }) => sum + max_tokens, 0);
    expect(result.inputTokensAsked).toBe(input);
    expect(result.counts).toEqual({
      requested: 12,
      completed: 12,
      failed: 0,
      inputTokens: input,
      outputTokens: output,
    });
    expect(asked.every(({ ignore_eos }) => ignore_eos === true)).toBe(true);
  });

  it("sends words where the server takes no ids, and says so", async () => {
    const { result, asked } = await loaded({ takesTokenIds: false });
    expect(result.workload["prompt_form"]).toBe("text");
    expect(result.counts).toMatchObject({ completed: 12, failed: 0 });
    expect(asked.slice(1).every(({ prompt }) => typeof prompt === "string")).toBe(true);
  });

  it("sends the same requests at the same instants for the same seed, and others for another", async () => {
    const [first, again, other] = [await loaded({}), await loaded({}), await loaded({}, { seed: 4 })];
    // Neighbours on the schedule may overtake each other on their way to the server.
    const measured = ({ asked }: typeof first) =>
      asked
        .slice(-SPEC.prompts)
        .map((one) => JSON.stringify(one))
        .sort();
    expect(measured(again)).toEqual(measured(first));
    expect(again.result.digests).toEqual(first.result.digests);
    expect(other.result.digests.schedule).not.toBe(first.result.digests.schedule);
    expect(other.result.digests.requests).not.toBe(first.result.digests.requests);
    expect(other.result.workload).toEqual(first.result.workload);
  });

  it("keeps the concurrency, and tells the wait that it caused", async () => {
    const { result, peak, requests } = await loaded({}, { load: { requestRate: 2000, maxConcurrency: 2 } });
    expect(peak).toBe(2);
    expect(result.metrics["max_concurrent_requests"]).toBeLessThanOrEqual(2);
    expect(result.metrics["mean_client_queue_time_ms"]).toBeGreaterThan(0);
    expect(Math.max(...requests.queueUs)).toBeGreaterThan(0);
  });

  it("chats", async () => {
    const { result, asked } = await loaded({}, { endpoint: "chat", load: { requestRate: "inf" } });
    expect(result.counts.completed).toBe(12);
    expect(asked.every(({ path, messages }) => path === "/v1/chat/completions" && messages?.length === 1)).toBe(true);
  });

  it("stores columns whose gaps add up to what the metrics are made of", async () => {
    const { requests } = await loaded({});
    let first = 0;
    for (const [row, count] of requests.gapCount.entries()) {
      const gaps = requests.gapsUs.subarray(first, first + count).reduce((sum, gap) => sum + gap, 0);
      expect((requests.ttftUs[row] ?? 0) + gaps).toBe(requests.e2elUs[row]);
      first += count;
    }
    expect(first).toBe(requests.gapsUs.length);
  });

  it("takes failing requests for facts about the engine", async () => {
    const { result, requests } = await loaded({
      interfere: (_, index, response) => {
        if (index % 4 !== 1) return false;
        response.writeHead(500).end("out of memory");
        return true;
      },
    });
    expect(result).toMatchObject({
      validity: { state: "valid" },
      counts: { completed: 9, failed: 3 },
    });
    expect(result.failures).toEqual({ "http-5xx": { count: 3, example: "HTTP 500 out of memory" } });
    const failed = [...requests.status].filter((status) => REQUEST_STATUSES[status] === "http-5xx");
    expect(failed).toHaveLength(3);
    expect([...requests.ttftUs].filter((ttft) => ttft === UNKNOWN)).toHaveLength(3);
  });

  it("is valid when every request fails by the engine's fault", async () => {
    const { result } = await loaded({
      interfere: (_asked, _index, response) => {
        response.destroy();
        return true;
      },
    });
    expect(result).toMatchObject({
      validity: { state: "valid" },
      counts: { completed: 0, failed: 12 },
      metrics: {},
    });
  });

  it.each([0, 4])("is invalid when there is no server, with %i warm-up requests", async (warmups) => {
    const server = await streamingServer();
    await server[Symbol.asyncDispose]();
    const io = { signal: new AbortController().signal, hubCache: folder, progress: () => {} };
    const { result } = await load({ ...SPEC, baseUrl: server.url, endpoint: "chat", warmups }, io);
    expect(result.validity).toEqual({ state: "invalid", reasons: [expect.stringContaining("server unreachable")] });
    expect(result.counts).toMatchObject({ requested: 12, completed: 0 });
  });

  it("is invalid when the server counts other prompt tokens than it was sent", async () => {
    const { result } = await loaded({ countPrompt: (tokens) => (tokens === 16 ? 16 : tokens - 1) });
    expect(result.validity).toEqual({
      state: "invalid",
      reasons: [expect.stringMatching(/counted \d+ prompt tokens of \d+/)],
    });
  });

  it("is invalid when the server counts far more output tokens than it was asked for", async () => {
    const { result } = await loaded({ countOutput: () => 4_000_000 });
    expect(result.validity).toEqual({
      state: "invalid",
      reasons: [expect.stringMatching(/counted 48000000 output tokens where \d+ were asked for/)],
    });
    expect(result.notes).toContainEqual(expect.stringContaining("in 12 requests: 48000000 of"));
  });

  it("notes a server that goes a token beyond what was asked for", async () => {
    const dataset = { name: "random", inputTokens: 5, outputTokens: 40, rangeRatio: 0, prefixTokens: 0 } as const;
    const { result } = await loaded({ countOutput: (tokens) => tokens + 1, tokenMs: 0 }, { dataset });
    expect(result.validity.state).toBe("valid");
    expect(result.notes).toContainEqual(expect.stringContaining("in 12 requests: 492 of 480 in all"));
  });

  it("says that tokens are approximate where the server tells none", async () => {
    const { result } = await loaded({ usage: false });
    expect(result.counts).not.toHaveProperty("inputTokens");
    expect(result.notes).toContainEqual(expect.stringContaining("approximate: output tokens of 12 requests"));
  });

  it("counts requests that end early in spite of ignore_eos", async () => {
    const { result } = await loaded({ longest: 2 });
    const { early_eos_requests: early = 0 } = result.metrics;
    expect(early).toBeGreaterThan(0);
    expect(result.counts).toMatchObject({ completed: 12, failed: 0 });
    expect(result.notes).toContainEqual(`${early} requests stopped before the asked length in spite of ignore_eos`);
    expect((await loaded({ longest: 2 }, { ignoreEos: false })).result.metrics).not.toHaveProperty(
      "early_eos_requests",
    );
  });

  it("is as it is for a server that counts nonsense", async () => {
    for (const countPrompt of [() => -3, () => 1e12, () => Number.NaN]) {
      const { result } = await loaded({ countPrompt }, { endpoint: "chat" });
      expect(result.counts).toMatchObject({ completed: 12, failed: 0 });
      expect(result.counts).not.toHaveProperty("inputTokens");
    }
  });

  it("keeps what was measured when it is stopped", async () => {
    const stopping = new AbortController();
    let served = 0;
    const { result, requests } = await loaded(
      {
        interfere: () => {
          served += 1;
          if (served === 30) setTimeout(() => stopping.abort("SIGTERM"), 60);
          return false;
        },
      },
      { prompts: 200, load: { requestRate: 50 } },
      stopping.signal,
    );
    const { completed = 0, failed } = result.counts;
    expect(completed).toBeGreaterThan(0);
    expect(completed).toBeLessThan(200);
    expect(failed).toBe(0);
    expect(result).toMatchObject({
      state: "cancelled",
      validity: { state: "invalid", reasons: [expect.stringContaining("cancelled after")] },
    });
    expect(requests.status).toHaveLength(200);
  });

  it("ends by itself when its time is over, and what hangs has timed out", async () => {
    const { result } = await loaded({ interfere: (_, index) => index >= 7 }, { deadlineMs: 700, warmups: 0 });
    expect(result).toMatchObject({ state: "out-of-time", validity: { state: "valid" } });
    expect(result.failures["timeout-total"]?.count).toBe(result.counts.failed);
    expect(result.counts.completed).toBeLessThan(12);
  });

  it("does not touch the server when the data set is missing", async () => {
    const dataset = { name: "custom", path: join(folder, "absent.jsonl"), outputTokens: 3 } as const;
    await expect(loaded({}, { dataset })).rejects.toThrow("absent.jsonl: the data set cannot be read");
  });

  it("warms up with other beginnings than a file's prompts", async () => {
    const path = join(folder, "prompts.jsonl");
    await writeFile(path, '{"prompt": "What is the capital of India?"}\n{"prompt": "What is the capital of Iran?"}\n');
    const { asked, result } = await loaded({}, { dataset: { name: "custom", path, outputTokens: 3 } });
    expect(asked.slice(0, 4).map(({ prompt }) => String(prompt).slice(0, 9))).toEqual([
      "Warm-up 0",
      "Warm-up 1",
      "Warm-up 2",
      "Warm-up 3",
    ]);
    expect(result.workload["dataset_sha256"]).toMatch(/^[0-9a-f]{64}$/);
    expect(result.counts).toMatchObject({ completed: 12, outputTokens: 36 });
  });
});

describe("other ways to ask", () => {
  it("asks SGLang's own endpoint with ids, and counts by its meta_info", async () => {
    const { result, asked, requests } = await loaded({}, { endpoint: "generate" });
    expect(result).toMatchObject({ validity: { state: "valid" }, workload: { prompt_form: "token-ids" } });
    expect(asked.every(({ path, input_ids }) => path === "/generate" && (input_ids?.length ?? 0) > 0)).toBe(true);
    const output = asked
      .slice(-12)
      .reduce((sum, { sampling_params }) => sum + (sampling_params?.max_new_tokens ?? 0), 0);
    expect(result.counts).toMatchObject({ completed: 12, outputTokens: output });
    expect(requests.gapsUs).toHaveLength(output - 12);
  });

  it.each(["completions", "chat", "generate"] as const)(
    "takes whole answers of %s, and tells no TTFT",
    async (endpoint) => {
      const { result, asked } = await loaded({}, { endpoint, streamed: false });
      expect(result.counts).toMatchObject({ completed: 12, failed: 0 });
      expect(asked.every(({ stream }) => stream !== true)).toBe(true);
      expect(Object.keys(result.metrics)).toContain("median_e2el_ms");
      expect(Object.keys(result.metrics).filter((id) => /ttft|tpot|itl/.test(id))).toEqual([]);
    },
  );

  it("makes texts of exactly the asked length with the server's tokenizer", async () => {
    // Every fourth word is two tokens, as when a tokenizer merges and splits at will.
    const tokenizer = (text: string) =>
      text
        .split(" ")
        .flatMap((word) =>
          Number(word.slice(1)) % 4 === 0 ? [Number(word.slice(1)) + 1, 1] : [Number(word.slice(1))],
        );
    const { result, asked } = await loaded({ tokenizer }, { endpoint: "chat" });
    const measured = asked.slice(-12).map(({ messages }) => tokenizer(messages?.[0]?.content ?? "").length);
    expect(measured.reduce((sum, length) => sum + length, 0)).toBe(result.inputTokensAsked);
    const ids = await loaded({});
    expect(result.inputTokensAsked).toBe(ids.result.inputTokensAsked);
  });

  it("shares each prefix among as many prompts", async () => {
    const dataset = {
      name: "prefix-repetition",
      prefixTokens: 6,
      suffixTokens: 4,
      prefixes: 3,
      outputTokens: 2,
    } as const;
    const { asked } = await loaded({}, { dataset });
    const sharing = new Map<string, number>();
    for (const { prompt } of asked.slice(-12)) {
      const prefix = String(prompt?.slice(0, 6));
      sharing.set(prefix, (sharing.get(prefix) ?? 0) + 1);
    }
    expect([...sharing.values()]).toEqual([4, 4, 4]);
  });

  it("replays a trace at its own instants, with equal tokens for equal blocks", async () => {
    const path = join(folder, "trace.jsonl");
    const lines = Array.from({ length: 12 }, (_, index) =>
      JSON.stringify({ timestamp: 1000 + index * 10, input_length: 10, output_length: 3, hash_ids: [7, index] }),
    );
    await writeFile(path, lines.join("\n"));
    const dataset = { name: "trace", path, unitSeconds: 0.001, blockTokens: 4 } as const;
    const { asked, requests, result } = await loaded({}, { dataset, load: { requestRate: "inf" } });
    const prompts = asked.slice(-12).map(({ prompt }) => prompt ?? []);
    expect(new Set(prompts.map((ids) => String(ids.slice(0, 4)))).size).toBe(1);
    expect(new Set(prompts.map((ids) => String(ids.slice(4, 8)))).size).toBe(12);
    expect(result.counts).toMatchObject({ completed: 12, outputTokens: 36, inputTokens: 120 });
    expect([...requests.startUs].every((start, index) => start >= index * 10_000)).toBe(true);
    await expect(loaded({}, { dataset, prompts: 13 })).rejects.toThrow("12 requests in the trace, 13 are asked for");
  });

  it("tells what the engine says about itself", async () => {
    let preemptions = 2;
    const metrics = () => {
      preemptions = preemptions === 2 ? 5 : 8;
      return `# HELP\nvllm:num_preemptions_total{engine="0"} ${preemptions}.0\nvllm:num_requests_running{engine="0"} 4.0\n`;
    };
    const { result } = await loaded({ metrics });
    expect(result.metrics).toMatchObject({ engine_preemptions: 3, engine_peak_running: 4 });
    expect(result.notes).toContainEqual(expect.stringContaining("engine: peak running 4, preemptions 3"));
  });

  it("counts good requests by the limits given", async () => {
    const { result } = await loaded({}, { goodput: { e2elMs: 60_000 } });
    expect(result.metrics).toMatchObject({ good_requests: 12 });
    expect(result.metrics["request_goodput"]).toBe(result.metrics["request_throughput"]);
  });
});

describe("the generator's process", () => {
  it("leaves a result and the columns that it was computed from", async () => {
    await using server = await streamingServer();
    const file = join(folder, "spec.json");
    await writeFile(file, JSON.stringify({ ...SPEC, baseUrl: server.url }));
    expect(await runLoad(["--spec", file], {})).toBe(0);
    const result = JSON.parse(await readFile(SPEC.resultFile, "utf8"));
    const requests = decodeRequests(await readFile(SPEC.requestsFile));
    expect(result).toMatchObject({ schema: "llm-perf-gate/load@1", counts: { completed: 12 } });
    expect(result.metrics.duration).toBe(requests.durationUs / 1e6);
  });

  it("sends the key without the line's end behind it, and keeps it out of everything that it leaves", async () => {
    const key = "sk-secret-0123456789";
    const own = await mkdtemp(join(folder, "key-"));
    const seen: string[] = [];
    await using server = await streamingServer({
      interfere: (_asked, index, response, { authorization = "nothing" }) => {
        seen.push(authorization);
        if (index % 2 === 0) response.writeHead(401).end(`no such key: ${authorization}`);
        else response.writeHead(200).end(`data: {"error": "${authorization} has no credit"}\n\n`);
        return true;
      },
      metrics: () => `vllm:num_requests_running 1\n# ${key}\n`,
    });
    const file = join(own, "spec.json");
    const files = {
      resultFile: join(own, "result.json"),
      requestsFile: join(own, "requests.bin"),
      timelineFile: join(own, "timeline.json"),
    };
    await writeFile(file, JSON.stringify({ ...SPEC, ...files, baseUrl: server.url }));
    expect(await runLoad(["--spec", file], { TEST_KEY: `${key}\r\n`, OPENAI_API_KEY: "another" })).toBe(0);
    expect(seen[0]).toBe(`Bearer ${key}`);
    const left = await readdir(own);
    expect(left.sort()).toEqual(["requests.bin", "result.json", "spec.json", "timeline.json"]);
    for (const name of left) expect(await readFile(join(own, name), "latin1")).not.toContain("sk-");
  });

  it("names each wrong key of a specification", async () => {
    const file = join(folder, "wrong.json");
    await writeFile(file, JSON.stringify({ ...SPEC, prompts: 0, colour: "red" }));
    await expect(runLoad(["--spec", file], {})).rejects.toThrow(/wrong\.json: .*prompts.*colour/);
    await expect(runLoad(["--spec", join(folder, "none.json")], {})).rejects.toThrow(
      "none.json: the specification cannot be read",
    );
    await expect(runLoad([], {})).rejects.toThrow("--spec names no file");
    await expect(runLoad(["--spec", file, "--rate", "4"], {})).rejects.toThrow('"rate" is not known');
  });

  it("refuses a key that cannot stand in a header", async () => {
    const file = join(folder, "key.json");
    await writeFile(file, JSON.stringify(SPEC));
    await expect(runLoad(["--spec", file], { [SPEC.connection.apiKeyEnv]: "sk-1\nsk-2" })).rejects.toThrow(
      `${SPEC.connection.apiKeyEnv} holds what no header takes`,
    );
  });
});
