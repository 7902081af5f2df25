import type { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { type Client, connectClient, type Exchange } from "../../src/load/client.ts";
import { openTransport } from "../../src/load/transport.ts";
import { END, piece, plainResponse, rawServer, STREAM_HEAD, tokenEvent } from "./raw-server.ts";

const PATIENT = { connectMs: 5000, firstTokenMs: 20_000, betweenTokensMs: 20_000, totalMs: 20_000 };
const BODY = Buffer.from('{"prompt":"a"}');

interface Case {
  readonly script: (socket: Socket, request: string) => void;
  readonly timeouts?: Partial<typeof PATIENT>;
  readonly apiKey?: string;
}

async function exchangeWith({ script, timeouts, apiKey }: Case): Promise<Exchange> {
  await using server = await rawServer(script);
  const client = await connect(server.url, timeouts, apiKey);
  try {
    return await client.send(BODY, "0");
  } finally {
    client.close();
  }
}

async function connect(baseUrl: string, timeouts: Partial<typeof PATIENT> = {}, apiKey?: string): Promise<Client> {
  const key = apiKey === undefined ? {} : { apiKey };
  const transport = await openTransport({
    baseUrl,
    timeouts: { ...PATIENT, ...timeouts },
    connection: { apiKeyEnv: "TEST_KEY", verify: true },
  });
  return connectClient({
    transport,
    baseUrl,
    path: "/v1/completions",
    streamed: true,
    timeouts: { ...PATIENT, ...timeouts },
    ...key,
  });
}

const USAGE = `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 4, completion_tokens: 2 } })}\n\n`;
const DONE = "data: [DONE]\n\n";

describe("the client", () => {
  it("brings chunks, tokens and instants of a whole answer", async () => {
    const exchange = await exchangeWith({
      script: (socket) => {
        socket.write(STREAM_HEAD + piece(tokenEvent()));
        setTimeout(() => socket.write(piece(tokenEvent()) + piece(USAGE + DONE) + END), 30);
      },
    });
    expect(exchange).toMatchObject({
      status: "completed",
      detail: "",
      turns: 2,
      leftOpen: false,
      tokens: { prompt: 4, output: 2, source: "usage" },
    });
    const [first = 0, second = 0] = exchange.stamps;
    expect(exchange.dispatchedAt).toBeLessThanOrEqual(exchange.wireAt ?? Number.NaN);
    expect(exchange.wireAt ?? 0).toBeLessThan(first);
    expect(second).toBeGreaterThan(first);
  });

  it("reports what was refused", async () => {
    const server = await rawServer(() => {});
    await server[Symbol.asyncDispose]();
    const client = await connect(server.url);
    expect(await client.send(BODY, "0")).toMatchObject({
      status: "refused",
      detail: expect.stringContaining("ECONNREFUSED"),
    });
    client.close();
  });

  const failures: readonly (readonly [string, Exchange["status"], RegExp, Case])[] = [
    ["a reset before the headers", "reset", /socket|ECONNRESET/i, { script: (socket) => socket.resetAndDestroy() }],
    [
      "a connection that closes in mid-stream",
      "reset",
      /other side closed/,
      { script: (socket) => socket.end(STREAM_HEAD + piece(tokenEvent())) },
    ],
    [
      "a 404",
      "http-4xx",
      /HTTP 404 .*no such model/,
      { script: (socket) => socket.write(plainResponse("404 Not Found", "no such model")) },
    ],
    [
      "a 503 that is compressed",
      "http-5xx",
      /^HTTP 503 \(a body in content-encoding: gzip\)$/,
      {
        script: (socket) =>
          socket.write("HTTP/1.1 503 Busy\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\n\x1f\x8b\b"),
      },
    ],
    [
      "a 503",
      "http-5xx",
      /HTTP 503 overloaded/,
      { script: (socket) => socket.write(plainResponse("503 Busy", "overloaded")) },
    ],
    [
      "an error event after a token",
      "error-event",
      /CUDA/,
      {
        script: (socket) =>
          socket.write(STREAM_HEAD + piece(tokenEvent()) + piece('data: {"error":{"message":"CUDA"}}\n\n') + END),
      },
    ],
    [
      "a stream that ends early",
      "truncated",
      /1 chunks/,
      { script: (socket) => socket.write(STREAM_HEAD + piece(tokenEvent()) + END) },
    ],
    [
      "a stream without tokens",
      "no-tokens",
      /DONE/,
      { script: (socket) => socket.write(STREAM_HEAD + piece(DONE) + END) },
    ],
    [
      "garbage for chunks",
      "malformed",
      /Invalid character in chunk size/,
      { script: (socket) => socket.write(`${STREAM_HEAD}zz\r\nwhat\r\n`) },
    ],
    [
      "something else than HTTP",
      "malformed",
      /does not match the HTTP/,
      { script: (socket) => socket.write("SSH-2.0-OpenSSH_9.2\r\n\r\n") },
    ],
    [
      "headers without an end",
      "malformed",
      /more than 64 KiB of headers/,
      { script: (socket) => socket.write(`HTTP/1.1 200 OK\r\n${"x-more: and more\r\n".repeat(9000)}`) },
    ],
    [
      "no answer in time",
      "timeout-first-token",
      /no token after 120 ms/,
      { script: (socket) => socket.write(STREAM_HEAD + piece(": ping\n\n")), timeouts: { firstTokenMs: 120 } },
    ],
    [
      "headers that drip for ever",
      "timeout-first-token",
      /no token after 200 ms/,
      {
        script: (socket) => {
          socket.write("HTTP/1.1 200 OK\r\n");
          const dripping = setInterval(() => socket.write("x-more: 1\r\n"), 20);
          socket.on("close", () => clearInterval(dripping));
        },
        timeouts: { firstTokenMs: 200 },
      },
    ],
    [
      "a socket that is half closed without an answer",
      "reset",
      /other side closed/,
      { script: (socket) => socket.end() },
    ],
    [
      "a socket that is half closed within a chunk",
      "reset",
      /other side closed/,
      { script: (socket) => socket.end(`${STREAM_HEAD}ffff\r\ndata: {"choi`) },
    ],
    [
      "a length that is longer than the answer",
      "reset",
      /other side closed/,
      {
        script: (socket) => socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n${tokenEvent()}`),
      },
    ],
    [
      "a redirect, which is not followed",
      "malformed",
      /HTTP 307/,
      { script: (socket) => socket.write(plainResponse("307 Temporary Redirect", "")) },
    ],
    [
      "an event that is no object",
      "malformed",
      /not a JSON object: \[1\]/,
      { script: (socket) => socket.write(STREAM_HEAD + piece("data: [1]\n\n") + END) },
    ],
    [
      "an event that is cut",
      "malformed",
      /not a JSON object/,
      { script: (socket) => socket.write(STREAM_HEAD + piece('data: {"choices": [{"te\n\n') + END) },
    ],
    [
      "a page in place of a stream",
      "no-tokens",
      /<html>/,
      { script: (socket) => socket.write(plainResponse("200 OK", "<html>a proxy's page</html>")) },
    ],
    [
      "choices of the wrong kind",
      "no-tokens",
      /choices/,
      { script: (socket) => socket.write(STREAM_HEAD + piece(`data: {"choices": {"a": 1}}\n\n${DONE}`) + END) },
    ],
    [
      "silence after a token",
      "timeout-between-tokens",
      /after 1 chunks/,
      { script: (socket) => socket.write(STREAM_HEAD + piece(tokenEvent())), timeouts: { betweenTokensMs: 120 } },
    ],
    [
      "an answer without end",
      "timeout-total",
      /not finished after 300 ms/,
      {
        script: (socket) => {
          socket.write(STREAM_HEAD);
          const dripping = setInterval(() => socket.write(piece(tokenEvent())), 20);
          socket.on("close", () => clearInterval(dripping));
        },
        timeouts: { totalMs: 300 },
      },
    ],
  ];

  it.each(failures)("tells %s as %s", async (_, status, detail, given) => {
    const exchange = await exchangeWith(given);
    expect(exchange.status).toBe(status);
    expect(exchange.detail).toMatch(detail);
  });

  it("tells a server that never greets as a connection that timed out", async () => {
    await using server = await rawServer(() => {});
    const client = await connect(server.url.replace("http:", "https:"), { connectMs: 300 });
    expect(await client.send(BODY, "0")).toMatchObject({ status: "timeout-connect" });
    client.close();
  });

  it.each([
    [{ completion_tokens: -1 }],
    [{ completion_tokens: "9" }],
    [{ completion_tokens: 1e30 }],
    [{ completion_tokens: 2.5 }],
  ])("counts chunks where the server's usage is %j", async (usage) => {
    const lie = `data: ${JSON.stringify({ choices: [], usage })}\n\n`;
    const script = (socket: Socket) =>
      socket.write(STREAM_HEAD + piece(tokenEvent() + tokenEvent() + lie + DONE) + END);
    expect(await exchangeWith({ script })).toMatchObject({
      status: "completed",
      tokens: { output: 2, source: "chunks" },
    });
  });

  it("gives up a line of more than 64 MiB", async () => {
    const flood = Buffer.alloc(8 * 1024 * 1024, "x");
    const script = (socket: Socket) => {
      socket.write(STREAM_HEAD);
      const more = () => {
        if (socket.destroyed) return;
        socket.write(`${flood.length.toString(16)}\r\n`);
        socket.write(flood);
        socket.write("\r\n", more);
      };
      more();
    };
    expect(await exchangeWith({ script })).toMatchObject({
      status: "malformed",
      detail: expect.stringContaining("64 MiB"),
    });
  });

  it("completes a request whose connection breaks behind [DONE]", async () => {
    const script = (socket: Socket) => socket.end(STREAM_HEAD + piece(tokenEvent() + DONE));
    expect((await exchangeWith({ script })).status).toBe("completed");
  });

  it("does not wait for the end of an answer behind [DONE], nor use its connection again", async () => {
    await using server = await rawServer((socket) => socket.write(STREAM_HEAD + piece(tokenEvent() + DONE)));
    const client = await connect(server.url);
    for (const name of ["0", "1"]) {
      expect(await client.send(BODY, name)).toMatchObject({ status: "completed", leftOpen: true });
    }
    client.close();
    expect(server.requests()).toBe(2);
  });

  it("reads an event of ten megabytes", async () => {
    const huge = tokenEvent({ padding: "x".repeat(10_000_000) });
    const script = (socket: Socket) => socket.write(STREAM_HEAD + piece(huge) + piece(DONE) + END);
    expect(await exchangeWith({ script })).toMatchObject({ status: "completed", stamps: { length: 1 } });
  });

  it("sends the key, and never repeats it", async () => {
    const script = (socket: Socket, request: string) => {
      const sent = /authorization: (.*)/i.exec(request)?.[1] ?? "nothing";
      socket.write(plainResponse("401 Unauthorized", `${"y".repeat(180)} wrong: ${sent}`));
    };
    const { status, detail } = await exchangeWith({ script, apiKey: "sk-secret-0123456789" });
    expect(status).toBe("http-4xx");
    expect(detail).not.toContain("sk-");
    expect(detail.length).toBeLessThanOrEqual(200);
  });

  it("ends what is in flight, and what comes later, when it is told to", async () => {
    await using server = await rawServer((socket) => socket.write(STREAM_HEAD + piece(tokenEvent())));
    const client = await connect(server.url);
    const pending = client.send(BODY, "0");
    while (server.requests() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    client.abandon("cancelled", "by SIGTERM");
    expect(await pending).toMatchObject({ status: "cancelled", detail: "by SIGTERM" });
    expect(await client.send(BODY, "0")).toMatchObject({ status: "cancelled" });
    expect(server.requests()).toBe(1);
    client.close();
  });

  it("does not send on a connection that it gave up", async () => {
    const error = 'data: {"error":{"message":"busy"}}\n\n';
    await using server = await rawServer((socket, _request, index) =>
      socket.write(STREAM_HEAD + (index === 0 ? piece(error) : piece(tokenEvent() + DONE) + END)),
    );
    const client = await connect(server.url);
    expect((await client.send(BODY, "0")).status).toBe("error-event");
    expect((await client.send(BODY, "1")).status).toBe("completed");
    client.close();
  });

  it("does not retry", async () => {
    await using server = await rawServer((socket) => socket.resetAndDestroy());
    const client = await connect(server.url);
    await client.send(BODY, "0");
    client.close();
    expect(server.requests()).toBe(1);
  });
});
