import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describeApiError } from "../github/api-error.ts";
import { isApiFailure } from "../github/api-failure.ts";
import type { Github } from "../github/client.ts";
import type { Baselines } from "../model/baselines.ts";
import { messageOf, UserError } from "../model/errors.ts";
import type { Session } from "../model/session.ts";
import type { World } from "../model/world.ts";
import { BASELINE_EVENTS } from "./baseline-choice.ts";
import { ancestorsOf } from "./baseline-runs.ts";
import { chosenFrom } from "./branch-choice.ts";
import { type BranchFile, pruned, sessionPath, sessionsFolder } from "./branch-files.ts";
import { type GitRemote, gitRemote } from "./git-remote.ts";
import { readSession } from "./session-folder.ts";
import type { BaselineQuery, Store } from "./store.ts";

interface BranchStore {
  readonly github: Github;
  readonly token?: string | undefined;
  readonly world: Pick<World, "env" | "log" | "temp" | "signal">;
  readonly branch: string;
  /** Sessions of a suite beyond these are dropped, the oldest first. */
  readonly keep: number;
  /** Takes what is no baseline: a pull request's sessions, and those that are not whole. */
  readonly elsewhere: Store;
}

/** Jobs that end at the same time push at the same time; each gets its turn. */
const MOST_TRIES = 10;
const PAUSE_MS = 500;

/**
 * Baselines as JSON files of a branch that shares no history with the code: they outlive the retention of artifacts, and need
 * nothing but git. The branch always is one commit without a parent, so that dropped sessions are dropped for good, and the
 * server refuses a push that does not know the newest one. Writing takes `contents: write`, which no fork's token has.
 */
export function branchStore(options: BranchStore): Store {
  return {
    baselines: (query) => baselines(options, query),
    save: (folder, name) => save(options, folder, name),
  };
}

async function save({ elsewhere, ...options }: BranchStore, folder: string, name: string): Promise<string> {
  const session = await readSession(folder);
  const isBaseline = session.complete && BASELINE_EVENTS.some((event) => event === session.origin.event);
  if (!isBaseline) return elsewhere.save(folder, name);
  const path = sessionPath(session);
  const { branch, keep } = options;
  try {
    return await withRemote(options, async (remote) => {
      const blob = (await remote.git(["hash-object", "-w", "--stdin"], fileText(session))).trim();
      for (let tries = 1; ; tries++) {
        try {
          await push(remote, branch, { path, blob }, (files) => pruned(files, keep));
          return `${path} on the branch ${branch}`;
        } catch (thrown) {
          if (tries === MOST_TRIES || !lostRace(thrown)) throw thrown;
          await sleep(PAUSE_MS * (1 + Math.random()), undefined, { signal: options.world.signal });
        }
      }
    });
  } catch (cause) {
    throw new UserError(`cannot keep the session on the branch ${branch}: ${messageOf(cause)}`, {
      cause,
      hint: 'the job needs git and "permissions: contents: write"',
    });
  }
}

/** What the tools printed and the requests' columns stay with the job: nothing that is compared is in them. */
function fileText({ records, ...header }: Session): string {
  const bare = records.map(({ requests: _, ...record }) => ({ ...record, raw: [] }));
  return `${JSON.stringify({ ...header, records: bare }, null, 1)}\n`;
}

/** Another job's push came in between. */
function lostRace(thrown: unknown): boolean {
  return /stale info|fetch first|non-fast-forward|cannot lock ref|reference already exists|remote ref .*changed/i.test(
    messageOf(thrown),
  );
}

async function push(
  { git, url }: GitRemote,
  branch: string,
  added: BranchFile,
  dropped: (files: readonly string[]) => readonly string[],
): Promise<void> {
  const ref = `refs/heads/${branch}`;
  const before = await fetched({ git, url }, branch);
  await git(["read-tree", before === undefined ? "--empty" : before]);
  await git(["update-index", "--add", "--cacheinfo", `100644,${added.blob},${added.path}`]);
  const files = (await git(["ls-files", "-z", sessionsFolder(added.path)])).split("\0").filter((file) => file !== "");
  // Mode 0 takes a path out, and needs no work tree.
  await git(
    ["update-index", "-z", "--index-info"],
    dropped(files)
      .map((path) => `0 ${"0".repeat(40)}\t${path}\0`)
      .join(""),
  );
  const tree = (await git(["write-tree"])).trim();
  const commit = (await git(["commit-tree", tree, "-m", "Sessions of llm-perf-gate"])).trim();
  await git(["push", "--quiet", `--force-with-lease=${ref}:${before ?? ""}`, url, `${commit}:${ref}`]);
}

/** The branch's commit, its files in the scratch repository; `undefined` when there is no such branch. */
async function fetched({ git, url }: GitRemote, branch: string): Promise<string | undefined> {
  const ref = `refs/heads/${branch}`;
  if ((await git(["ls-remote", url, ref])).trim() === "") return undefined;
  await git(["fetch", "--quiet", "--no-tags", "--depth=1", url, ref]);
  return (await git(["rev-parse", "FETCH_HEAD"])).trim();
}

async function baselines(options: BranchStore, query: BaselineQuery): Promise<Baselines> {
  const { github, branch } = options;
  const { owner, repo } = github.target;
  if (query.branch === undefined)
    return { state: "unreadable", reason: "the branch that baselines are measured on is not known", notes: [] };
  try {
    const ancestors = await ancestorsOf(github, query.base);
    return await withRemote(options, async (remote) => {
      const tip = await fetched(remote, branch);
      if (tip === undefined) return { state: "none", notes: [`the branch ${branch} does not exist yet`] };
      const files = await filesOf(remote, tip, query.suite);
      return chosenFrom(files, { ...query, repository: `${owner}/${repo}` }, ancestors);
    });
  } catch (thrown) {
    const why = isApiFailure(thrown) ? describeApiError(thrown) : messageOf(thrown);
    return { state: "unreadable", reason: `the branch ${branch} could not be read: ${why}`, notes: [] };
  }
}

/** The text of every session file of a suite. */
async function filesOf({ git }: GitRemote, tip: string, suite: string): Promise<ReadonlyMap<string, string>> {
  const paths = (await git(["ls-tree", "-r", "-z", "--name-only", tip, `${sessionsFolder(suite)}/`])).split("\0");
  const texts = new Map<string, string>();
  for (const path of paths) {
    if (path.endsWith(".json")) texts.set(path, await git(["cat-file", "blob", `${tip}:${path}`]));
  }
  return texts;
}

async function withRemote<T>(
  { github, token, world }: Omit<BranchStore, "elsewhere">,
  work: (remote: GitRemote) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(world.temp, "branch-"));
  try {
    const { owner, repo } = github.target;
    return await work(await gitRemote({ folder, repository: `${owner}/${repo}`, token, world }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
