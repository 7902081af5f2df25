import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { hangOf } from "../../src/run/hang.ts";

const { signal } = new AbortController();

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("finds an engine that takes a request and never answers it", async () => {
  const url = await serving(() => {});
  expect(await hangOf(url, "toy", signal, 50)).toBe("it hangs: no answer within 0.05 s to a request for one token");
});

test.each([200, 404, 500])("takes an answer of %i for a sign of life", async (status) => {
  const url = await serving((_, response) => void response.writeHead(status).end("{}"));
  expect(await hangOf(url, undefined, signal)).toBeUndefined();
});

test("leaves a server that is gone to those who ask whether it is up", async () => {
  expect(await hangOf("http://127.0.0.1:9", "toy", signal)).toBeUndefined();
});
