import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { ENGINES } from "../../src/engines/engines.ts";
import { emptyCache } from "../../src/run/empty-cache.ts";
import { TOOLS } from "../../src/tools/tools.ts";

/** A server that answers these paths, and no others. */
async function serving(answers: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const server = createServer(({ method, url = "" }, response) => {
    asked.push(`${method} ${url}`);
    response.writeHead(answers[url] === undefined ? 404 : 200).end(answers[url] ?? "");
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const start = { name: "toy", engine: "external", start: "toy#0" };
  return { asked, server: { baseUrl, start, engine: ENGINES.external, owned: false } };
}

const BENCH = {
  equipment: { engines: ENGINES, tools: TOOLS },
  world: { signal: new AbortController().signal },
  session: { note: () => {} },
};

test.each(["/reset_prefix_cache", "/flush_cache"])(
  "empties the cache of a side that is up already, where it takes %s",
  async (path) => {
    const { asked, server } = await serving({ [path]: "{}" });
    expect(await emptyCache(server, { ...BENCH, sides: [] })).toBeUndefined();
    expect(asked.at(-1)).toBe(`POST ${path}`);
  },
);

test("says why a side cannot be measured whose cache cannot be emptied, unless it has none", async () => {
  const { server } = await serving({ "/metrics": 'vllm:cache_config_info{enable_prefix_caching="True"} 1.0\n' });
  expect(await emptyCache(server, { ...BENCH, sides: [] })).toMatch(
    /^the prefix cache of toy, which is up already, cannot be emptied \(\/reset_prefix_cache: 404, \/flush_cache: 404\)/,
  );
  const without = await serving({ "/metrics": 'vllm:cache_config_info{enable_prefix_caching="False"} 1.0\n' });
  expect(await emptyCache(without.server, { ...BENCH, sides: [] })).toBeUndefined();
});

test("leaves a server of somebody else's alone that nothing is compared with", async () => {
  const { asked, server } = await serving({ "/reset_prefix_cache": "{}" });
  expect(await emptyCache(server, BENCH)).toBeUndefined();
  expect(asked).toEqual([]);
});

test("empties an older SGLang's cache by GET, waits while it is busy, and says what it answered otherwise", async () => {
  const answers = [405, 400, 405, 200, 405, 500];
  const asked: string[] = [];
  const server = createServer(({ method }, response) => {
    asked.push(method ?? "");
    response.writeHead(answers[asked.length - 1] ?? 404).end();
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const start = { name: "old", engine: "sglang", start: "old#0" } as const;
  const notes: string[] = [];
  const bench = { ...BENCH, session: { note: (line: string) => void notes.push(line) } };
  await emptyCache({ baseUrl, start, engine: ENGINES.sglang, owned: true }, bench);
  expect(asked).toEqual(["POST", "GET", "POST", "GET"]);
  expect(notes).toEqual([]);
  await emptyCache({ baseUrl, start, engine: ENGINES.sglang, owned: true }, bench);
  expect(notes).toEqual(["the prefix cache of old was not reset: /flush_cache answered 500"]);
});
