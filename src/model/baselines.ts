import type { Session } from "./session.ts";

/** `unreadable` is not `none`: an API that does not answer must never look like a first run. */
export type Baselines =
  | { readonly state: "found"; readonly sessions: readonly Session[]; readonly notes: readonly string[] }
  | { readonly state: "none"; readonly notes: readonly string[] }
  | { readonly state: "unreadable"; readonly reason: string; readonly notes: readonly string[] };
