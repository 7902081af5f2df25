import { connect as connectTcp, isIP, type Socket } from "node:net";
import { type ConnectionOptions, connect as connectTls } from "node:tls";
import { CONNECT_TIMEOUT, classifyError, coded, NEVER_OPEN } from "./failure.ts";
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
  /** Who has to answer now. */
  let whom = proxy === undefined ? origin.host : `the proxy ${proxy.host}`;
  let isOpen = false;
  let over = false;
  const end = () => {
    over = true;
    clearTimeout(patience);
    for (const socket of sockets) socket.destroy();
  };
  const close = (error?: Error) => {
    if (over) return;
    end();
    wire.closed(isOpen ? error : neverOpen(error, whom));
  };
  const use = (socket: Socket) => {
    sockets.push(socket);
    for (const event of ["error", "end", "close"]) socket.on(event, (error) => close(errorIn(error)));
    return socket;
  };
  const open = (socket: Socket) => {
    clearTimeout(patience);
    isOpen = true;
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
  const name = serverName(origin);
  const patience = setTimeout(
    () => close(coded(CONNECT_TIMEOUT, `no connection to ${whom} after ${connectMs} ms`)),
    connectMs,
  );

  const isSecure = origin.protocol === "https:";
  const to = { ...addressOf(origin), noDelay: true, keepAlive: true };
  if (proxy !== undefined) {
    const at = addressOf(proxy);
    const outer = use(
      proxy.protocol === "https:" ? connectTls({ ...at, ...tls, ...serverName(proxy) }) : connectTcp(at),
    );
    openTunnel(outer, { proxy, authority: `${origin.hostname}:${to.port}` }, (refusal) => {
      if (refusal !== undefined) return close(refusal);
      whom = `${origin.host} through the proxy ${proxy.host}`;
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

/** TLS names no addresses (RFC 6066 §3). */
function serverName(url: URL): Pick<ConnectionOptions, "servername"> {
  return isIP(hostOf(url)) === 0 ? { servername: hostOf(url) } : {};
}

/** Says who it was; what is a reset on an open connection is here one that did not come about. */
function neverOpen(error: Error | undefined, whom: string): Error {
  if (error === undefined) return coded(NEVER_OPEN, `${whom} closed the connection before a request could be sent`);
  const code = "code" in error ? String(error.code) : "";
  const message = error.message.includes(whom) ? error.message : `${whom}: ${error.message}`;
  return coded(classifyError(error).status === "reset" ? NEVER_OPEN : code, message);
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
