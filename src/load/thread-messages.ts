import type { LoadSpec } from "../model/load-spec.ts";
import type { RequestStatus } from "../model/requests.ts";
import type { Exchange } from "./client.ts";
import type { ProcessHealth } from "./health.ts";

/** What a thread must know to reach the server. */
export interface ThreadLine {
  readonly spec: Pick<LoadSpec, "baseUrl" | "endpoint" | "streamed" | "timeouts" | "connection">;
  readonly apiKey?: string;
}

/** From the first thread, which keeps the schedule, to one of those that send and read. */
export type ToThread =
  | {
      readonly kind: "send";
      readonly id: number;
      readonly body: Uint8Array;
      readonly name: string;
      readonly expectedChunks?: number;
    }
  | { readonly kind: "abandon"; readonly status: RequestStatus; readonly detail: string }
  | { readonly kind: "watch" }
  | { readonly kind: "tell" }
  | { readonly kind: "end" };

export type FromThread =
  | { readonly kind: "ready" }
  | { readonly kind: "exchange"; readonly id: number; readonly exchange: Exchange }
  | { readonly kind: "health"; readonly health: ProcessHealth };
