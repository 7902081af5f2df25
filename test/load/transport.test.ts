import { readFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { connect, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { connectClient, type Exchange } from "../../src/load/client.ts";
import { openTransport } from "../../src/load/transport.ts";
import type { ConnectionSpec } from "../../src/model/spec.ts";
import { tokenEvent } from "./raw-server.ts";

const CERTIFICATE = "fixtures/tls/cert.pem";
const TIMEOUTS = { connectMs: 5000, firstTokenMs: 10_000, betweenTokensMs: 10_000, totalMs: 10_000 };

async function listening(server: Server) {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const answer = (_request: unknown, response: { end: (body: string) => unknown }) =>
  response.end(`${tokenEvent()}data: [DONE]\n\n`);

const secureServer = () =>
  listening(createHttpsServer({ key: readFileSync("fixtures/tls/key.pem"), cert: readFileSync(CERTIFICATE) }, answer));

/** Lets everything through, or answers what it is told. */
async function proxyServer(refusal?: string, server = createHttpServer()) {
  const asked: string[] = [];
  server.on("connect", (request, socket: Socket) => {
    asked.push(request.url ?? "");
    const { "proxy-authorization": authorization } = request.headers;
    if (authorization !== undefined) asked.push(authorization);
    if (refusal !== undefined) return void socket.end(`HTTP/1.1 ${refusal}\r\n\r\n`);
    const [host = "", port = ""] = (request.url ?? "").split(":");
    const onward = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.pipe(socket);
      socket.pipe(onward);
    });
    for (const end of [onward, socket]) end.on("error", () => {});
    socket.on("close", () => onward.destroy());
  });
  return { asked, server: await listening(server) };
}

async function exchange(baseUrl: string, connection: Partial<ConnectionSpec>): Promise<Exchange> {
  const transport = await openTransport({
    baseUrl,
    timeouts: TIMEOUTS,
    connection: { apiKeyEnv: "TEST_KEY", verify: true, ...connection },
  });
  const client = connectClient({ transport, baseUrl, path: "/v1/completions", streamed: true, timeouts: TIMEOUTS });
  try {
    return await client.send(Buffer.from("{}"), "0");
  } finally {
    client.close();
    transport.end();
  }
}

describe("TLS", () => {
  it("takes a certificate of the authority that was named, or any when told to", async () => {
    await using server = await secureServer();
    const url = `https://127.0.0.1:${server.port}`;
    expect((await exchange(url, { caFile: CERTIFICATE })).status).toBe("completed");
    expect((await exchange(url, { verify: false })).status).toBe("completed");
  });

  it("reaches nobody whose certificate does not hold, and says why", async () => {
    await using server = await secureServer();
    const url = `https://127.0.0.1:${server.port}`;
    expect(await exchange(url, {})).toMatchObject({ status: "refused", detail: expect.stringMatching(/self-signed/) });
  });

  it("names an authority's file that is not there", async () => {
    const missing = exchange("https://127.0.0.1:1", { caFile: "/nowhere/ca.pem" });
    await expect(missing).rejects.toThrow("/nowhere/ca.pem: the certificate authority cannot be read");
  });
});

describe("a proxy", () => {
  it.each(["http", "https"])("is gone through to a server of %s", async (scheme) => {
    await using server = await (scheme === "https" ? secureServer() : listening(createHttpServer(answer)));
    const proxy = await proxyServer();
    await using _ = proxy.server;
    const connection = { proxy: `http://127.0.0.1:${proxy.server.port}`, caFile: CERTIFICATE };
    expect(await exchange(`${scheme}://127.0.0.1:${server.port}`, connection)).toMatchObject({ status: "completed" });
    expect(proxy.asked).toEqual([`127.0.0.1:${server.port}`]);
  });

  it("is told the name and the password of its address", async () => {
    await using server = await listening(createHttpServer(answer));
    const proxy = await proxyServer();
    await using _ = proxy.server;
    const connection = { proxy: `http://someone:pass%20word@127.0.0.1:${proxy.server.port}` };
    expect(await exchange(`http://127.0.0.1:${server.port}`, connection)).toMatchObject({ status: "completed" });
    expect(proxy.asked[1]).toBe(`Basic ${Buffer.from("someone:pass word").toString("base64")}`);
  });

  it("that does not let through is a server that nobody reached", async () => {
    const proxy = await proxyServer("407 Proxy Authentication Required");
    await using _ = proxy.server;
    const refused = await exchange("http://127.0.0.1:9", { proxy: `http://127.0.0.1:${proxy.server.port}` });
    expect(refused).toMatchObject({ status: "refused", detail: expect.stringContaining("407") });
  });
});

describe("a connection that does not come about", () => {
  const hangingUp = () => listening(createTcpServer((socket) => void socket.on("data", () => socket.end())));
  const resetting = () =>
    listening(createTcpServer((socket) => void socket.on("data", () => socket.resetAndDestroy())));

  it.each([
    ["hangs up", hangingUp],
    ["resets", resetting],
  ])("is a server that nobody reached, when the proxy %s", async (_, serve) => {
    await using proxy = await serve();
    expect(await exchange("http://127.0.0.1:9", { proxy: `http://127.0.0.1:${proxy.port}` })).toMatchObject({
      status: "refused",
      detail: expect.stringContaining(`the proxy 127.0.0.1:${proxy.port}`),
    });
  });

  it.each([
    ["hangs up", hangingUp],
    ["resets", resetting],
  ])("is a server that nobody reached, when it %s in place of TLS", async (_, serve) => {
    await using server = await serve();
    expect(await exchange(`https://127.0.0.1:${server.port}`, {})).toMatchObject({
      status: "refused",
      detail: expect.stringContaining(`127.0.0.1:${server.port}`),
    });
  });
});

describe("a proxy of https", () => {
  const secure = { key: readFileSync("fixtures/tls/key.pem"), cert: readFileSync(CERTIFICATE) };

  it.each([[{ caFile: CERTIFICATE }], [{ verify: false }]])("is trusted as %j says", async (trust) => {
    await using server = await listening(createHttpServer(answer));
    const proxy = await proxyServer(undefined, createHttpsServer(secure));
    await using _ = proxy.server;
    const connection = { proxy: `https://127.0.0.1:${proxy.server.port}`, ...trust };
    expect((await exchange(`http://127.0.0.1:${server.port}`, connection)).status).toBe("completed");
  });

  it("is named when its certificate does not hold", async () => {
    const proxy = await proxyServer(undefined, createHttpsServer(secure));
    await using _ = proxy.server;
    const address = `127.0.0.1:${proxy.server.port}`;
    expect(await exchange("http://127.0.0.1:9", { proxy: `https://${address}` })).toMatchObject({
      status: "refused",
      detail: expect.stringMatching(new RegExp(`the proxy ${address}: .*self-signed`)),
    });
  });
});

describe("connections", () => {
  /** Two requests one after the other to a server that answers with this head; how many connections it saw. */
  async function connectionsFor(head: string, behind = ""): Promise<number> {
    const body = `${tokenEvent()}data: [DONE]\n\n`;
    let seen = 0;
    const server = createTcpServer((socket) => {
      seen += 1;
      socket.on("error", () => {});
      socket.on("data", () =>
        socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}${behind}`),
      );
    });
    await using listener = await listening(server);
    const baseUrl = `http://127.0.0.1:${listener.port}`;
    const transport = await openTransport({ baseUrl, timeouts: TIMEOUTS, connection: { apiKeyEnv: "", verify: true } });
    const client = connectClient({ transport, baseUrl, path: "/", streamed: true, timeouts: TIMEOUTS });
    for (const name of ["0", "1"]) expect((await client.send(Buffer.from("{}"), name)).status).toBe("completed");
    client.close();
    transport.end();
    return seen;
  }

  /** Six requests one after the other to a server that closes behind its answers without a word. */
  async function closedBehindAnswers(close: (socket: Socket) => void, pauseMs: number): Promise<readonly Exchange[]> {
    const body = `${tokenEvent()}data: [DONE]\n\n`;
    await using listener = await listening(
      createTcpServer((socket) => {
        socket.on("error", () => {});
        socket.once("data", () => {
          socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
          close(socket);
        });
      }),
    );
    const baseUrl = `http://127.0.0.1:${listener.port}`;
    const transport = await openTransport({ baseUrl, timeouts: TIMEOUTS, connection: { apiKeyEnv: "", verify: true } });
    const client = connectClient({ transport, baseUrl, path: "/", streamed: true, timeouts: TIMEOUTS });
    const exchanges: Exchange[] = [];
    for (let name = 0; name < 6; name += 1) {
      exchanges.push(await client.send(Buffer.from("{}"), String(name)));
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    client.close();
    transport.end();
    return exchanges;
  }

  it("are not used again when the server closes them at once behind its answer", async () => {
    const exchanges = await closedBehindAnswers((socket) => socket.end(), 0);
    expect(exchanges.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => "completed"));
  });

  it("that are closed as the next request is on its way have a class of their own", async () => {
    const exchanges = await closedBehindAnswers((socket) => void socket.once("data", () => socket.end()), 0);
    expect(exchanges[1]).toMatchObject({
      status: "stale-connection",
      detail: expect.stringContaining("connection: close"),
    });
    // From then on each request has a connection of its own.
    expect(exchanges.slice(2).map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => "completed"));
  });

  it.each([
    ["carry one request after the other", 1, "HTTP/1.1 200 OK\r\n", ""],
    ["end when the server wants it", 2, "HTTP/1.1 200 OK\r\nconnection: close\r\n", ""],
    ["end when the server is about to close them", 2, "HTTP/1.1 200 OK\r\nkeep-alive: timeout=1\r\n", ""],
    ["end when more comes than was asked for", 2, "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\n"],
  ])("%s", async (_, connections, head, behind) => {
    expect(await connectionsFor(head, behind)).toBe(connections);
  });
});
