import { createHash } from "node:crypto";

/** The repository that the workflow runs in, and the only fork it has. */
export const REPOSITORY = { id: 1296269, owner: "octo-org", name: "octo-engine" } as const;
/** The run that GitHub names when a workflow is started by hand. */
export const RUN_STARTED = 4_711;
export const FORK = { id: 2296269, owner: "stranger", name: "octo-engine" } as const;

export const BOT = { id: 41898282, login: "github-actions[bot]", type: "Bot" } as const;

export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: "Bot" | "User";
}

export interface SimulatedRun {
  readonly id: number;
  readonly event: string;
  readonly branch: string;
  readonly sha: string;
  /** Of the workflow file. */
  readonly path: string;
  readonly headRepositoryId: number;
  readonly createdAt: string;
  /** What the workflow's `run-name` makes of it. */
  readonly title?: string;
  status: "in_progress" | "completed";
  conclusion: string | null;
  attempt: number;
}

export interface SimulatedArtifact {
  readonly id: number;
  readonly runId: number;
  readonly name: string;
  readonly blob: string;
  readonly createdAt: string;
  expiresAt: string;
  expired: boolean;
  /** Absent until the upload is finalised. */
  finished?: { readonly size: number; readonly digest: string | null };
}

interface SimulatedBlob {
  readonly bytes: Buffer;
  readonly contentType: string;
}

export interface SimulatedComment {
  readonly id: number;
  readonly issue: number;
  readonly author: Account;
  readonly createdAt: string;
  body: string;
  updatedAt: string;
  readonly reactions: string[];
}

export interface SimulatedPull {
  readonly number: number;
  readonly base: { readonly branch: string; readonly sha: string };
  readonly head: { readonly branch: string; readonly sha: string; readonly fork: boolean };
  /** The commit that `pull_request` runs check out. */
  readonly mergeSha: string;
  readonly files: readonly string[];
  readonly open: boolean;
  readonly title?: string;
  readonly body?: string;
}

/** A workflow that was asked to run. */
interface SimulatedDispatch {
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
}

export interface SimulatedCheck {
  readonly id: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface SimulatedStatus {
  readonly id: number;
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
}

export interface State {
  readonly runs: SimulatedRun[];
  readonly artifacts: SimulatedArtifact[];
  readonly blobs: Map<string, SimulatedBlob>;
  readonly comments: SimulatedComment[];
  readonly pulls: SimulatedPull[];
  readonly checks: SimulatedCheck[];
  readonly statuses: SimulatedStatus[];
  /** The base branch, newest first. */
  readonly commits: string[];
  /** Commits that a run measured and no branch holds, as those of a tag. */
  readonly strays: Set<string>;
  /** Text of `<ref>:<path>`. */
  readonly contents: Map<string, string>;
  /** `admin`, `write` or `read` by login; anyone else has none. */
  readonly collaborators: Map<string, string>;
  /** Commits by `heads/<branch>`; `main` is `commits` where it is not named here. */
  readonly refs: Map<string, string>;
  readonly dispatches: SimulatedDispatch[];
  /** Node ids of hidden comments. */
  readonly minimized: Set<string>;
  /** Eventual consistency: how many more lists do not show a comment or an artifact, by its id. */
  readonly lag: Map<number, number>;
  /** The next id of anything. */
  readonly nextId: () => number;
}

export function emptyState(): State {
  let last = 1000;
  return {
    runs: [],
    artifacts: [],
    blobs: new Map(),
    comments: [],
    pulls: [],
    checks: [],
    statuses: [],
    commits: [],
    strays: new Set(),
    contents: new Map(),
    collaborators: new Map(),
    refs: new Map(),
    dispatches: [],
    minimized: new Set(),
    lag: new Map(),
    nextId: () => ++last,
  };
}

/** A commit id that is always the same for one name. */
export function shaOf(name: string): string {
  return createHash("sha1").update(name).digest("hex");
}

/** One second later for each id, so that order of creation is order of time. */
export function instantOf(id: number): string {
  return new Date(Date.UTC(2026, 0, 1) + id * 1000).toISOString().replace(".000Z", "Z");
}

/** What a list shows of things that it knows at last. */
export function listed<T extends { readonly id: number }>({ lag }: State, all: readonly T[]): readonly T[] {
  return all.filter(({ id }) => {
    const left = lag.get(id) ?? 0;
    lag.set(id, left - 1);
    return left <= 0;
  });
}
