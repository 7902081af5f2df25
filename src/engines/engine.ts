import type { FlagHelp } from "../model/flag-help.ts";
import type { Environ, ServerSpec } from "../model/spec.ts";

/** What a launch needs from the machine: found by `run`, so that the argv stays a pure function. */
export interface LaunchSite {
  readonly host: string;
  readonly port: number;
  readonly node: string;
  readonly cli: string;
  /** Scratch space for a configuration file that the engine wants. */
  readonly folder: string;
  /** Nodes that the server's devices hang on, for `numa: auto`; absent where nothing tells. */
  readonly deviceNodes?: string;
  /** Cores of NUMA nodes, as a list; `undefined` where the system does not tell. */
  readonly coresOf: (nodes: string) => string | undefined;
  /** Tells this run's containers from others'. */
  readonly mark: string;
}

/** How a container is found again. */
export interface LaunchedContainer {
  readonly program: string;
  readonly name: string;
  /** The program writes the container's id here. */
  readonly idFile: string;
  readonly image: string;
}

/** A server that we start and own, or one that is already up. */
export type Launch =
  | {
      readonly kind: "process";
      readonly argv: readonly string[];
      readonly env: Environ;
      readonly baseUrl: string;
      /** Written before the start, by path. */
      readonly files?: Readonly<Record<string, string>>;
      readonly container?: LaunchedContainer;
    }
  | { readonly kind: "external"; readonly baseUrl: string };

export type ProcessLaunch = Extract<Launch, { readonly kind: "process" }>;

/** What an engine's log tells, by the engine's own words. */
export interface EngineLog {
  /** The model is in memory: a server that answers without such a line may have answered for another. */
  readonly loaded?: RegExp;
  /** A part has died and the start will not succeed, though the process lives on. */
  readonly fatal?: RegExp;
  /** Facts of the start by name, the value in the first group: load time, memory of the weights, room for tokens. */
  readonly facts?: Readonly<Record<string, RegExp>>;
}

/** Several: the first that this version of the engine knows, others are answered 404. */
export type ReadyPath = string | readonly string[];

export interface Engine {
  readonly launch: (server: ServerSpec, site: LaunchSite) => Launch;
  /** Paths, or whole addresses, that must all answer 200 before the server counts as ready, in order. */
  readonly readyPaths: (server: ServerSpec, site: LaunchSite) => readonly ReadyPath[];
  /** POST here empties the prefix cache; absent when the engine has no such call. */
  readonly resetCachePath?: string;
  /** POST here gives the device memory back, and takes it again; absent when the engine cannot sleep. */
  readonly sleep?: {
    readonly sleepPath: string;
    readonly wakePath: string;
    /** Without these flags the call is refused, or what was in the memory is lost. */
    readonly flags: readonly string[];
  };
  /** Why repeats may meet a warm prefix cache all the same, and how to turn it off; nothing when they can't. */
  readonly warmCache?: (server: ServerSpec) => string | undefined;
  /** GET at one of these answers JSON with the engine's version under that key; absent when the engine has no such call. */
  readonly version?: { readonly paths: readonly string[]; readonly key: string };
  readonly log?: EngineLog;
  /** How the engine is asked which flags it knows, when it refuses one; absent: it is not asked. */
  readonly help?: FlagHelp;
}
