import type { Socket } from "node:net";
import { messageOf } from "../model/errors.ts";
import { coded, PROXY_REFUSED } from "./failure.ts";
import { parseResponseHead } from "./response-head.ts";

interface Tunnel {
  /** Its user name and password, if any, are sent to it. */
  readonly proxy: URL;
  /** `host:port` that it is to connect to. */
  readonly authority: string;
}

const LONGEST_ANSWER = 16 * 1024;

/** Asks a proxy for a connection onward (`CONNECT`, RFC 9110 §9.3.6); afterwards the socket is the server's. */
export function openTunnel(socket: Socket, { proxy, authority }: Tunnel, done: (refusal?: Error) => void): void {
  const credentials = [proxy.username, proxy.password].map(decodeURIComponent).join(":");
  const authorization =
    proxy.username === "" ? "" : `proxy-authorization: Basic ${Buffer.from(credentials).toString("base64")}\r\n`;
  const ask = () => socket.write(`CONNECT ${authority} HTTP/1.1\r\nhost: ${authority}\r\n${authorization}\r\n`);
  socket.once(proxy.protocol === "https:" ? "secureConnect" : "connect", ask);

  let answer = "";
  const read = (chunk: Buffer) => {
    answer += chunk.toString("latin1");
    const end = answer.indexOf("\r\n\r\n");
    if (end < 0 && answer.length <= LONGEST_ANSWER) return;
    socket.off("data", read);
    done(refusalOf(answer.slice(0, Math.max(end, 0)), proxy));
  };
  socket.on("data", read);
}

function refusalOf(head: string, { host }: URL): Error | undefined {
  try {
    const { status } = parseResponseHead(head);
    return status === 200 ? undefined : coded(PROXY_REFUSED, `the proxy ${host} answered ${head.split("\r\n", 1)[0]}`);
  } catch (cause) {
    return coded(PROXY_REFUSED, `${host} is no proxy: ${messageOf(cause)}`);
  }
}
