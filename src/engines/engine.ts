import type { Environ, ServerSpec } from "../model/spec.ts";

/** What a launch needs from the machine: found by `run`, so that the argv stays a pure function. */
export interface LaunchSite {
  readonly host: string;
  readonly port: number;
  readonly node: string;
  readonly cli: string;
}

/** A server that we start and own, or one that is already up. */
export type Launch =
  | { readonly kind: "process"; readonly argv: readonly string[]; readonly env: Environ; readonly baseUrl: string }
  | { readonly kind: "external"; readonly baseUrl: string };

export interface Engine {
  readonly launch: (server: ServerSpec, site: LaunchSite) => Launch;
  /** Paths that must all answer 200 before the server counts as ready, in order. */
  readonly readyPaths: (server: ServerSpec) => readonly string[];
  /** POST here empties the prefix cache; absent when the engine has no such call. */
  readonly resetCachePath?: string;
  /** POST here gives the device memory back, and takes it again; absent when the engine cannot sleep. */
  readonly sleep?: { readonly sleepPath: string; readonly wakePath: string };
  /** GET here answers `{"version": …}`; absent when the engine has no such call. */
  readonly versionPath?: string;
}
