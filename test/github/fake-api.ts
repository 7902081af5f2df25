import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createGithub, type Github } from "../../src/github/client.ts";
import type { Log } from "../../src/model/world.ts";

export interface Call {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly body: string;
  readonly headers: IncomingMessage["headers"];
}

export interface Answer {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Breaks the connection off in the middle of the body. */
  readonly cutOff?: true;
  /** Never answers. */
  readonly silent?: true;
}

export interface FakeApi extends AsyncDisposable {
  readonly url: string;
  readonly calls: readonly Call[];
  readonly lines: readonly string[];
  readonly log: Log;
  github(parts?: {
    readonly signal?: AbortSignal;
    readonly env?: Readonly<Record<string, string>>;
    readonly totalMs?: number;
  }): Github;
}

/** A GitHub on loopback that answers as the test says. */
export async function fakeApi(answer: (call: Call, calls: readonly Call[]) => Answer): Promise<FakeApi> {
  const calls: Call[] = [];
  const lines: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const call: Call = { method: request.method ?? "", path: request.url ?? "", body, headers: request.headers };
    calls.push(call);
    const { status, json, headers = {}, cutOff, silent } = answer(call, calls);
    if (silent) return;
    const text = json === undefined ? "" : JSON.stringify(json);
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    if (cutOff) response.write(text.slice(0, text.length / 2), () => response.destroy());
    else response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const log = collectingLog(lines);
  return {
    url,
    calls,
    lines,
    log,
    github: ({ signal = new AbortController().signal, env = {}, totalMs = 2_000 } = {}) =>
      createGithub({
        token: "t0ken",
        apiUrl: url,
        repository: "o/r",
        log,
        signal,
        userAgent: "llm-perf-gate/test",
        env,
        timing: { requestMs: 300, totalMs, pauseMs: 5 },
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function collectingLog(lines: string[]): Log {
  return {
    info: (line) => void lines.push(`info ${line}`),
    warn: (line) => void lines.push(`warn ${line}`),
    error: (line) => void lines.push(`error ${line}`),
    progress: (line) => void lines.push(`progress ${line}`),
    group: (_title, work) => work(),
  };
}
