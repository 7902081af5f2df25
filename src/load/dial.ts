import { connect as connectTcp, isIP, type Socket } from "node:net";
import { type ConnectionOptions, connect as connectTls } from "node:tls";
import { CONNECT_TIMEOUT, coded } from "./failure.ts";
import { openTunnel } from "./tunnel.ts";

/** How the server is reached. */
export interface Route {
  readonly origin: URL;
  /** Always tunnels, also to a server of plain HTTP. */
  readonly proxy?: URL;
  readonly tls: Pick<ConnectionOptions, "ca" | "rejectUnauthorized">;
  /** Until requests can be sent: TCP, the proxy's answer, TLS. */
  readonly connectMs: number;
}

/** What happens on one connection. */
export interface Wire {
  /** Requests can be written now. */
  open(socket: Socket): void;
  /** The first `length` bytes are those that came; they hold only during the call. */
  bytes(bytes: Buffer, length: number): void;
  /** Nothing more comes; with the error when that is not by the other side's orderly close. Once, and the last call. */
  closed(error?: Error): void;
}

/** Every connection is read into it in turn: nothing of it is needed behind the call. */
const READ = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * Opens one connection. What comes is read into one buffer that all share, past Node's streams, which allocate 64 KiB for each read.
 * @returns what ends it, silently, at any time.
 */
export function dial({ origin, proxy, tls, connectMs }: Route, wire: Wire): () => void {
  const sockets: Socket[] = [];
  let over = false;
  const end = () => {
    over = true;
    clearTimeout(patience);
    for (const socket of sockets) socket.destroy();
  };
  const close = (error?: Error) => {
    if (over) return;
    end();
    wire.closed(error);
  };
  const use = (socket: Socket) => {
    sockets.push(socket);
    for (const event of ["error", "end", "close"]) socket.on(event, (error) => close(errorIn(error)));
    return socket;
  };
  const open = (socket: Socket) => {
    clearTimeout(patience);
    wire.open(socket);
  };
  const onread = {
    buffer: READ,
    callback(length: number) {
      wire.bytes(READ, length);
      return true;
    },
  };
  /** Node's own stream of what comes, where the socket has been read from before. */
  const stream = (socket: Socket) => socket.on("data", (chunk: Buffer) => wire.bytes(chunk, chunk.length));
  const name = isIP(hostOf(origin)) === 0 ? { servername: hostOf(origin) } : {};
  const patience = setTimeout(
    () => close(coded(CONNECT_TIMEOUT, `no connection to ${origin.host} after ${connectMs} ms`)),
    connectMs,
  );

  const isSecure = origin.protocol === "https:";
  const to = { ...addressOf(origin), noDelay: true, keepAlive: true };
  if (proxy !== undefined) {
    const outer = use(proxy.protocol === "https:" ? connectTls(addressOf(proxy)) : connectTcp(addressOf(proxy)));
    openTunnel(outer, { proxy, authority: `${origin.hostname}:${to.port}` }, (refusal) => {
      if (refusal !== undefined) return close(refusal);
      const inner = isSecure ? use(connectTls({ ...tls, ...name, socket: outer, host: to.host })) : outer;
      stream(inner);
      if (isSecure) inner.once("secureConnect", () => open(inner));
      else open(inner);
    });
  } else {
    // The types of Node know `onread` only for TCP; its documentation has it for both.
    const options = { ...to, ...tls, ...name, onread };
    const socket = use(isSecure ? connectTls(options) : connectTcp(options));
    socket.once(isSecure ? "secureConnect" : "connect", () => open(socket));
  }
  return end;
}

/** As a socket wants it: without the brackets that a URL puts around an IPv6 address. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, "$1");
}

function addressOf(url: URL): { readonly host: string; readonly port: number } {
  const standard = url.protocol === "https:" ? 443 : 80;
  return { host: hostOf(url), port: url.port === "" ? standard : Number(url.port) };
}

/** `close` brings a flag, `end` nothing. Of several addresses that were tried in vain, the first error says why. */
function errorIn(value: unknown): Error | undefined {
  if (value instanceof AggregateError && value.errors[0] instanceof Error) return value.errors[0];
  return value instanceof Error ? value : undefined;
}
