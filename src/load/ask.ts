import { requestHead } from "./request-head.ts";
import type { Transport } from "./transport.ts";

export interface Question {
  readonly url: URL;
  readonly apiKey?: string;
  /** Sent as JSON by POST; absent for GET. */
  readonly body?: unknown;
  readonly patienceMs: number;
}

/** More is no answer to a question that is asked here. */
const LONGEST_ANSWER = 64 * 1024 * 1024;

/**
 * Asks something beside the measurement.
 * @returns the text of an answer 200; `undefined` for any other, a late one, or none.
 */
export function ask(transport: Transport, { url, apiKey, body, patienceMs }: Question): Promise<string | undefined> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let bytesSoFar = 0;
    let status = 0;
    const settle = (text: string | undefined) => {
      clearTimeout(patience);
      resolve(text);
    };
    const giveUp = () => {
      stop();
      settle(undefined);
    };
    const patience = setTimeout(giveUp, patienceMs);
    const content = Buffer.from(body === undefined ? "" : JSON.stringify(body));
    const head = requestHead(url, {
      method: body === undefined ? "GET" : "POST",
      accept: "*/*",
      ...(apiKey === undefined ? {} : { apiKey }),
    });
    const stop = transport.dispatch(
      { head: head(content.length), body: content },
      {
        sent() {},
        head(statusCode) {
          status = statusCode;
        },
        body(bytes, from, to) {
          pieces.push(Buffer.from(bytes.subarray(from, to)));
          bytesSoFar += to - from;
          if (bytesSoFar > LONGEST_ANSWER) giveUp();
        },
        end: () => settle(status === 200 ? Buffer.concat(pieces).toString() : undefined),
        failed: () => settle(undefined),
      },
    );
  });
}
