import type { ReadyCode } from "./base.ts";
import type { Facts, Origin } from "./session.ts";
import type { Environ } from "./spec.ts";
import type { ServerChanges } from "./variants.ts";

/** What stands in for the servers of a side. */
export type ServerReplacement =
  /** They are up already: base URLs by server name. */
  | { readonly kind: "urls"; readonly urls: Readonly<Record<string, string>> }
  /** They run in this image. */
  | Extract<ReadyCode, { readonly kind: "image" }>;

/** What tells the code of one side from the other's. */
export interface SideCode {
  /** Absolute folders that only this side's code lies in: its checkouts, its environment. */
  readonly roots: readonly string[];
  /** Python modules that its servers must import from there. */
  readonly modules: readonly string[];
  /** What the job has installed: its modules may lie elsewhere too, only not in another side's roots. */
  readonly installed: boolean;
}

/** The code that one side of a comparison runs: where it lies, and what its processes inherit. */
export interface Side {
  /** `base`, `head`, or a name under `variants:`. */
  readonly variant: string;
  /** Absolute; working directory of its servers and of the tools that measure them. */
  readonly folder: string;
  /** All that its processes inherit: the job's environment with this side's `PATH`, `PYTHONPATH`, `VIRTUAL_ENV`. */
  readonly env: Environ;
  readonly origin: Pick<Origin, "repository" | "commit" | "tree" | "edits">;
  /** What proves that it is this code, for the session: commit, import path, digests of compiled libraries. */
  readonly facts: Facts;
  /** Absent where nothing of it lies on this machine. */
  readonly code?: SideCode;
  /** Absent: each server is started as it is configured. */
  readonly server?: ServerReplacement;
  /** Of a variant's configuration. */
  readonly changes?: ServerChanges;
}

/** Both sides of a comparison, or the head alone and why. */
export type Sides =
  | { readonly state: "ready"; readonly base: Side; readonly head: Side; readonly notes: readonly string[] }
  | { readonly state: "unavailable"; readonly reason: string; readonly head: Side; readonly notes: readonly string[] };
