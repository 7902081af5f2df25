import type { ContainerSpec } from "./placement.ts";

/** What a set-up that installs Python packages gets; `layered` lies over the job's Python and sees what is installed there. */
export const PYTHON_ENVIRONMENTS = ["layered", "isolated", "none"] as const;
export type PythonEnvironment = (typeof PYTHON_ENVIRONMENTS)[number];

/** Another repository that a side is built from. */
export interface BaseRepository {
  readonly name: string;
  /** Of the head's checkout, from the workspace. */
  readonly path: string;
  /** On the base's side; `same` as on the head's, or the text of a file of the base's checkout. */
  readonly commit:
    | { readonly kind: "same" }
    | { readonly kind: "named"; readonly name: string }
    | { readonly kind: "file"; readonly path: string };
}

/** Where builds are kept for later jobs. */
export interface BuildCacheSpec {
  readonly path?: string;
  readonly gigabytes: number;
  readonly days: number;
}

/** A commit is checked out and built. */
export interface BuiltBase {
  readonly kind: "built";
  /** Text for bash, run in the side's own checkout; absent when nothing has to be built. */
  readonly setup?: string;
  readonly setupTimeoutSeconds: number;
  readonly python: PythonEnvironment;
  readonly repositories: readonly BaseRepository[];
  /** The head's commit is built the same way, instead of what the job has installed. */
  readonly rebuildsHead: boolean;
  /** Absent: every job builds anew. */
  readonly cache?: BuildCacheSpec;
}

/** The checkout is all that there is of a side. */
export const NOTHING_TO_BUILD: BuiltBase = {
  kind: "built",
  setupTimeoutSeconds: 1,
  python: "none",
  repositories: [],
  rebuildsHead: false,
};

/** Code that somebody has made ready to run. */
export type ReadyCode =
  | { readonly kind: "environment"; readonly path: string }
  /** By server name, or one address for all. */
  | { readonly kind: "urls"; readonly urls: string | Readonly<Record<string, string>> }
  /** With a container of its own, or with what each server's own container says beside the image. */
  | { readonly kind: "image"; readonly image: string; readonly container?: ContainerSpec };

/** How the code that a pull request is compared with gets onto this machine. */
export interface BaseSpec {
  readonly code: BuiltBase | ReadyCode;
  /** Commit, tag or branch; absent takes the commit that the workspace was merged onto. */
  readonly commit?: string;
  /** Python modules that a side's servers must import from that side; absent finds those that its set-up installed. */
  readonly proofModules?: readonly string[];
}
