import { createServer, type Socket } from "node:net";

export interface RawServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: () => number;
}

/** A server on loopback that hands each whole request to a script which may do to the socket what it likes. */
export async function rawServer(script: (socket: Socket, request: string, index: number) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  let seen = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    let request = "";
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    socket.on("data", (bytes) => {
      request += bytes.toString();
      const body = request.split("\r\n\r\n")[1];
      const length = /content-length: (\d+)/i.exec(request)?.[1];
      if (body === undefined || Buffer.byteLength(body) < Number(length ?? 0)) return;
      const whole = request;
      request = "";
      seen += 1;
      script(socket, whole, seen - 1);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => seen,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const STREAM_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

/** One piece of a chunked body. */
export function piece(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
}

export const END = "0\r\n\r\n";

export function tokenEvent(extra: object = {}): string {
  return `data: ${JSON.stringify({ choices: [{ text: " a", finish_reason: null }], ...extra })}\n\n`;
}

export function plainResponse(status: string, body: string): string {
  return `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
