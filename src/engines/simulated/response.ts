import type { ServerResponse } from "node:http";

export function sendJson(response: ServerResponse, status: number, body: object): void {
  sendText(response, status, "application/json", JSON.stringify(body));
}

export function sendText(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { server: "uvicorn", "content-type": type, "content-length": Buffer.byteLength(body) });
  response.end(body);
}

export interface EventStream {
  readonly send: (data: object) => void;
  readonly end: () => void;
}

/** Opens a stream of server-sent events: the headers go out at once, the tokens when they are there. */
export function startEvents(response: ServerResponse): EventStream {
  response.writeHead(200, { server: "uvicorn", "content-type": "text/event-stream; charset=utf-8" });
  response.flushHeaders();
  return {
    send: (data) => void response.write(`data: ${JSON.stringify(data)}\n\n`),
    end: () => void response.end("data: [DONE]\n\n"),
  };
}
