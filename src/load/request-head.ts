export interface HeadParts {
  readonly method: "GET" | "POST";
  readonly accept: string;
  readonly apiKey?: string;
}

/**
 * What every request of one kind begins with, made once.
 * @returns the whole head of a request with so long a body, and the name it goes by in a server's log.
 */
export function requestHead(
  { host, pathname, search }: URL,
  { method, accept, apiKey }: HeadParts,
): (bodyLength: number, name?: string) => string {
  const fixed = [
    `${method} ${pathname}${search} HTTP/1.1`,
    `host: ${host}`,
    "connection: keep-alive",
    `accept: ${accept}`,
    ...(method === "POST" ? ["content-type: application/json"] : []),
    ...(apiKey === undefined ? [] : [`authorization: Bearer ${apiKey}`]),
  ].join("\r\n");
  return (bodyLength, name) => {
    const named = name === undefined ? "" : `x-request-id: ${name}\r\n`;
    const length = method === "POST" ? `content-length: ${bodyLength}\r\n` : "";
    return `${fixed}\r\n${named}${length}\r\n`;
  };
}
