import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, it } from "vitest";
import { readKnobs } from "../../src/engines/simulated/knobs.ts";
import { type SimulatedServer, startServer } from "../../src/engines/simulated/server.ts";

const FIXTURES = new URL("../../fixtures/vllm-server/0.32.0/", import.meta.url);
const captured = (name: string) => readFile(new URL(name, FIXTURES), "utf8");

/** Fast and without noise: these tests are about answers, not about times. */
const FAST = ["--decode-base-ms", "0.2", "--prefill-base-ms", "0.2", "--prefill-token-ms", "0", "--stall-rate", "0"];

let server: SimulatedServer | undefined;
let crashed = false;

afterEach(async () => {
  await server?.close();
  crashed = false;
});

async function start(...flags: readonly string[]): Promise<string> {
  server = await startServer(readKnobs(["--port", "0", ...FAST, ...flags]), () => {
    crashed = true;
  });
  return `http://127.0.0.1:${server.port}`;
}

const post = (url: string, body: unknown, signal?: AbortSignal) =>
  fetch(url, { method: "POST", body: JSON.stringify(body), ...(signal === undefined ? {} : { signal }) });

interface Chunk {
  readonly choices: readonly Record<string, unknown>[];
  readonly usage?: Record<string, number>;
}

function eventsOf(text: string): { readonly chunks: readonly Chunk[]; readonly isDone: boolean } {
  const events = text.split("\n\n").filter((event) => event !== "");
  const data = events.map((event) => event.replace(/^data: /, ""));
  return {
    chunks: data.filter((line) => line !== "[DONE]").map((line) => JSON.parse(line)),
    isDone: data.at(-1) === "[DONE]",
  };
}

const stream = { stream: true, stream_options: { include_usage: true } };

/** Every key of an object, of what lies in it too, as paths. */
function keysOf(value: unknown, path = ""): readonly string[] {
  if (Array.isArray(value)) return value.length === 0 ? [`${path}[]`] : keysOf(value[0], `${path}[]`);
  if (value === null || typeof value !== "object") return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`));
}

describe("a completion", () => {
  it("streams one chunk a token, then the usage, then the end", async () => {
    const url = await start();
    const body = { prompt: [1, 2, 3, 4], max_tokens: 7, ignore_eos: true, ...stream };
    const response = await post(`${url}/v1/completions`, body);
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    const { chunks, isDone } = eventsOf(await response.text());
    expect(chunks.slice(0, -1).map((chunk) => chunk.choices[0]?.["finish_reason"])).toEqual([
      ...Array(6).fill(null),
      "length",
    ]);
    expect(chunks.at(-1)).toMatchObject({
      choices: [],
      usage: { prompt_tokens: 4, completion_tokens: 7, total_tokens: 11 },
    });
    expect(isDone).toBe(true);
  });

  it("has exactly the keys of a real vLLM's, streamed and whole", async () => {
    const url = await start();
    const real = eventsOf(await captured("completions-stream.txt"));
    const ours = eventsOf(
      await (await post(`${url}/v1/completions`, { prompt: "a", max_tokens: 1, ...stream })).text(),
    );
    expect(ours.chunks.map((chunk) => keysOf(chunk))).toEqual(real.chunks.map((chunk) => keysOf(chunk)));
    const whole: unknown = await (await post(`${url}/v1/completions`, { prompt: "a" })).json();
    expect(keysOf(whole)).toEqual(keysOf(JSON.parse(await captured("completions.json"))));
  });

  it("sends no usage that was not asked for, and one in every chunk that was", async () => {
    const url = await start();
    const ask = async (options: object) =>
      eventsOf(
        await (await post(`${url}/v1/completions`, { prompt: "a", max_tokens: 2, stream: true, ...options })).text(),
      );
    expect((await ask({})).chunks.filter((chunk) => "usage" in chunk)).toEqual([]);
    const { chunks } = await ask({ stream_options: { include_usage: true, continuous_usage_stats: true } });
    expect(chunks.map((chunk) => chunk.usage?.["completion_tokens"])).toEqual([1, 2, 2]);
  });

  it("answers a list of texts with a choice each", async () => {
    const url = await start();
    const response = await post(`${url}/v1/completions`, { prompt: ["a", "b c"], max_tokens: 3, ignore_eos: true });
    expect(await response.json()).toMatchObject({
      choices: [{ index: 0, finish_reason: "length" }, { index: 1 }],
      usage: { prompt_tokens: 3, completion_tokens: 6 },
    });
  });

  it("has as many tokens by /tokenize as the usage says", async () => {
    const url = await start();
    const response = await post(`${url}/v1/completions`, { prompt: "count me", max_tokens: 20, ignore_eos: true });
    const { choices, usage } = (await response.json()) as {
      choices: { text: string }[];
      usage: Record<string, number>;
    };
    const answer = (await (await post(`${url}/tokenize`, { prompt: choices[0]?.text })).json()) as { tokens: number[] };
    expect(answer.tokens.length).toBe(usage["completion_tokens"]);
    const back = await post(`${url}/detokenize`, { tokens: answer.tokens });
    expect(await back.json()).toEqual({ prompt: choices[0]?.text });
  });

  it("ends by itself at the same token every time, unless it must not", async () => {
    const url = await start("--output-mean", "5");
    const lengths = async (extra: object) => {
      const answers = ["a", "b", "c", "d"].map((prompt) =>
        post(`${url}/v1/completions`, { prompt, max_tokens: 90, ...extra }),
      );
      return Promise.all(
        answers.map(async (answer) => ((await (await answer).json()) as Chunk).usage?.["completion_tokens"]),
      );
    };
    const first = await lengths({});
    expect(await lengths({})).toEqual(first);
    expect(Math.max(...first.map(Number))).toBeLessThan(90);
    expect(await lengths({ ignore_eos: true })).toEqual([90, 90, 90, 90]);
  });
});

describe("a chat completion", () => {
  it("opens with the role, streams the content, and counts the template", async () => {
    const url = await start();
    const messages = [{ role: "user", content: [{ type: "text", text: "hello there" }] }];
    const { chunks, isDone } = eventsOf(
      await (await post(`${url}/v1/chat/completions`, { messages, max_tokens: 2, ignore_eos: true, ...stream })).text(),
    );
    expect(chunks[0]?.choices[0]?.["delta"]).toEqual({ role: "assistant", content: "" });
    expect(chunks.slice(1, 3).map((chunk) => Object.keys(chunk.choices[0]?.["delta"] ?? {}))).toEqual([
      ["content"],
      ["content"],
    ]);
    const counted = (await (await post(`${url}/tokenize`, { messages })).json()) as { count: number };
    expect(chunks.at(-1)?.usage).toEqual({
      prompt_tokens: counted.count,
      completion_tokens: 2,
      total_tokens: counted.count + 2,
    });
    expect(isDone).toBe(true);
    const whole = await post(`${url}/v1/chat/completions`, { messages, max_completion_tokens: 3, ignore_eos: true });
    expect(await whole.json()).toMatchObject({
      object: "chat.completion",
      choices: [{ message: { role: "assistant" } }],
    });
  });
});

describe("a wrong request", () => {
  it.each([
    ["a model that is not served", { model: "nope", prompt: "a" }, 404, "NotFoundError"],
    ["no prompt", { max_tokens: 3 }, 400, "BadRequestError"],
    ["an empty prompt", { prompt: "" }, 400, "BadRequestError"],
    ["more tokens than the context holds", { prompt: "a", max_tokens: 9000 }, 400, "BadRequestError"],
    ["no tokens at all", { prompt: "a", max_tokens: 0 }, 400, "BadRequestError"],
  ])("with %s is refused as vLLM refuses it", async (_what, body, status, type) => {
    const url = await start();
    const response = await post(`${url}/v1/completions`, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { type, code: status } });
  });

  it("that is no JSON, or goes to a wrong place, is refused", async () => {
    const url = await start();
    expect((await fetch(`${url}/v1/completions`, { method: "POST", body: "{" })).status).toBe(400);
    expect((await fetch(`${url}/v1/completions`)).status).toBe(405);
    expect((await fetch(`${url}/nope`)).status).toBe(404);
  });

  it("has the keys of a real vLLM's error", async () => {
    const url = await start();
    const real = (await captured("completions-wrong-model.http")).split("\r\n\r\n").at(-1) ?? "";
    const ours: unknown = await (await post(`${url}/v1/completions`, { model: "nope", prompt: "a" })).json();
    expect(keysOf(ours)).toEqual(keysOf(JSON.parse(real.trim().split("\n").at(-1) ?? "")));
  });
});

describe("what a client asks about the server", () => {
  it("is answered: health, models, version", async () => {
    const url = await start("--model", "toy");
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(await (await fetch(`${url}/version`)).json()).toEqual({ version: "simulated" });
    const models = (await (await fetch(`${url}/v1/models`)).json()) as { data: { id: string }[] };
    expect(models.data[0]?.id).toBe("toy");
    const real = JSON.parse(await captured("models.json")) as { data: object[] };
    expect(Object.keys(models.data[0] ?? {})).toEqual(Object.keys(real.data[0] ?? {}));
  });

  it("is in the metrics, under vLLM's names and labels", async () => {
    const url = await start();
    const body = { prompt: Array.from({ length: 40 }, (_, i) => i), max_tokens: 3, ignore_eos: true };
    for (let i = 0; i < 2; i++) await (await post(`${url}/v1/completions`, body)).text();
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const value = (name: string) => Number(new RegExp(`^vllm:${name}{[^}]*} (\\S+)$`, "m").exec(metrics)?.[1]);
    expect([value("prompt_tokens_total"), value("generation_tokens_total")]).toEqual([80, 6]);
    expect([value("prefix_cache_queries_total"), value("prefix_cache_hits_total")]).toEqual([80, 32]);
    expect([value("num_requests_running"), value("num_requests_waiting"), value("kv_cache_usage_perc")]).toEqual([
      0, 0, 0,
    ]);
    const real = await captured("metrics.txt");
    for (const [, name, labels] of metrics.matchAll(/^(vllm:\w+)\{(.*)\} /gm)) {
      const names = (labels ?? "").replaceAll(/"[^"]*"/g, '"[^"]*"');
      expect(real).toMatch(new RegExp(`^${name}\\{${names}\\} `, "m"));
    }
  });

  it("forgets the prefixes when told", async () => {
    const url = await start();
    const body = { prompt: Array.from({ length: 40 }, (_, i) => i), max_tokens: 1 };
    for (let i = 0; i < 2; i++) {
      await (await post(`${url}/v1/completions`, body)).text();
      expect(await (await post(`${url}/reset_prefix_cache`, {})).json()).toEqual({ success: true });
    }
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^vllm:prefix_cache_hits_total{.*} 0\.0$/m);
  });
});

describe("planted faults over HTTP", () => {
  const ask = (url: string) =>
    post(`${url}/v1/completions`, { prompt: "a", max_tokens: 10, ignore_eos: true, ...stream });

  it("fail every Nth request with 500", async () => {
    const url = await start("--fail-every", "3");
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await ask(url)).status);
    expect(statuses).toEqual([200, 200, 500, 200, 200, 500]);
  });

  it("cut every Nth stream off halfway", async () => {
    const url = await start("--cut-every", "2");
    expect(eventsOf(await (await ask(url)).text()).isDone).toBe(true);
    const seen: string[] = [];
    const cut = async () => {
      for await (const part of (await ask(url)).body ?? []) seen.push(Buffer.from(part).toString());
    };
    await expect(cut()).rejects.toThrow();
    expect(eventsOf(seen.join("")).chunks.length).toBe(5);
  });

  it("hang: no token comes any more, and health still answers", async () => {
    const url = await start("--hang-at-request", "2");
    await (await ask(url)).text();
    const hanging = await post(`${url}/v1/completions`, { prompt: "a", ...stream });
    const first = hanging.body?.getReader().read();
    const silence = new Promise((resolve) => setTimeout(resolve, 100, "silence"));
    expect(await Promise.race([first, silence])).toBe("silence");
    expect((await fetch(`${url}/health`)).status).toBe(200);
    first?.catch(() => undefined);
  });

  it("crash when that request comes", async () => {
    const url = await start("--crash-at-request", "2");
    await (await ask(url)).text();
    expect(crashed).toBe(false);
    const last = await ask(url);
    expect(crashed).toBe(true);
    await last.body?.cancel();
  });
});

describe("a client that hangs up", () => {
  it("frees its place in the batch", async () => {
    const url = await start("--decode-base-ms", "5");
    const hangUp = new AbortController();
    const response = await post(
      `${url}/v1/completions`,
      { prompt: "a", max_tokens: 5000, ignore_eos: true, ...stream },
      hangUp.signal,
    );
    await response.body?.getReader().read();
    const running = async () => /num_requests_running{.*} (\d)/.exec(await (await fetch(`${url}/metrics`)).text())?.[1];
    expect(await running()).toBe("1");
    hangUp.abort();
    await expect.poll(running).toBe("0");
  });
});
