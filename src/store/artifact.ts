import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { describeApiError } from "../github/api-error.ts";
import type { Github } from "../github/client.ts";
import { isGiteaLike } from "../github/forge.ts";
import type { Baselines } from "../model/baselines.ts";
import type { Session } from "../model/session.ts";
import type { World } from "../model/world.ts";
import { artifactName } from "./artifact-name.ts";
import { repositoryPage } from "./attested.ts";
import { baselineRuns, type RankedRun } from "./baseline-runs.ts";
import { baselineSession, isEmpty, type Outcome } from "./baseline-session.ts";
import { branchHistory } from "./branch-history.ts";
import { distanceNote } from "./distance.ts";
import { MOST_ARCHIVE_BYTES } from "./download-artifact.ts";
import { expiryNotes } from "./expiry.ts";
import { workflowPath } from "./provenance.ts";
import { artifactsNamed } from "./run-artifacts.ts";
import type { BaselineQuery, Store } from "./store.ts";
import { uploadArtifact } from "./upload-artifact.ts";

interface ArtifactStore {
  readonly github: Github;
  readonly world: Pick<World, "env" | "log" | "temp">;
  /** 1 to 90, or what the repository allows; absent keeps the repository's default. */
  readonly retentionDays?: number;
  /** Path of the workflow file that baselines come from; absent means the running one. */
  readonly workflow?: string;
  /** Only artifacts that their own run has attested are baselines. */
  readonly attested?: boolean;
  /** Told the digest of what was uploaded, `sha256:…`: what a later step attests. */
  readonly onUpload?: (digest: string) => void;
}

/** Runs looked into beyond the sessions asked for: some measured another suite, or nothing. Bounds the calls to the API. */
const SPARE_RUNS = 8;

const OTHER_FORGE =
  "this forge does not say which branch a run was of, so that no artifact can be trusted: keep sessions on a branch (store: { kind: branch })";

/** Sessions as artifacts of this repository's workflow runs. Baselines come only from runs that pass the provenance rule. */
export function artifactStore({ github, world, retentionDays, workflow, attested, onUpload }: ArtifactStore): Store {
  const attestedBy = attested === true ? repositoryPage(world.env["GITHUB_SERVER_URL"], github.target) : undefined;
  return {
    save: async (folder, name) => {
      const { where, digest } = await uploadArtifact(folder, name, retentionDays, world);
      if (digest !== undefined) onUpload?.(digest);
      return where;
    },
    baselines: (query) => baselines(github, world, query, attestedBy, workflow),
  };
}

async function baselines(
  github: Github,
  { env, temp }: Pick<World, "env" | "temp">,
  query: BaselineQuery,
  attestedBy: string | undefined,
  workflow = workflowPath(env["GITHUB_WORKFLOW_REF"] ?? ""),
): Promise<Baselines> {
  if (workflow === undefined)
    return unreadable("GITHUB_WORKFLOW_REF does not name the workflow that baselines come from");
  if (query.branch === undefined) return unreadable("the branch that baselines are measured on is not known");
  const expected = { branch: query.branch, workflow, mostBytes: MOST_ARCHIVE_BYTES };
  const folder = await mkdtemp(join(temp, "baselines-"));
  try {
    const [ranked, known] = await Promise.all([
      baselineRuns(github, expected, query.base),
      artifactsNamed(github, artifactName({ suite: query.suite })),
    ]);
    const earlier = ranked.filter(({ run }) => String(run.id) !== env["GITHUB_RUN_ID"] && !isEmpty(run, known));
    const inHistory = branchHistory(github, expected.branch);
    const found = await firstSessions(earlier.slice(0, query.limit + SPARE_RUNS), query, async ({ run, distance }) => {
      if (distance === undefined && !(await inHistory(run.head_sha))) return outsider(run, expected.branch);
      return baselineSession(github, run, expected, query, { folder, known, attestedBy });
    });
    if (found.state !== "none" || !isGiteaLike(github)) return found;
    return { state: "none", notes: [...found.notes, OTHER_FORGE] };
  } catch (thrown) {
    return unreadable(`the baselines could not be read: ${describeApiError(thrown)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function outsider({ id, head_sha: commit }: RankedRun["run"], branch: string): Outcome {
  const why = `run ${id} measured ${commit}, which is not in the history of the branch ${branch}: passed over`;
  return { refused: [], passedOver: [why] };
}

/** Reads runs in order of preference, as many at once as sessions are missing, until there are enough. */
async function firstSessions(
  runs: readonly RankedRun[],
  query: BaselineQuery,
  read: (run: RankedRun) => Promise<Outcome>,
): Promise<Baselines> {
  const sessions: Session[] = [];
  const refused: string[] = [];
  const passedOver: string[] = [];
  const expiries: string[] = [];
  let nearest: RankedRun | undefined;
  for (let next = 0; sessions.length < query.limit && next < runs.length; ) {
    const batch = runs.slice(next, next + query.limit - sessions.length);
    next += batch.length;
    // All of them end, whatever one throws: their folder is removed after that.
    const settled = await Promise.allSettled(batch.map(async (run) => ({ run, ...(await read(run)) })));
    for (const one of settled) {
      if (one.status === "rejected") throw one.reason;
      const outcome = one.value;
      refused.push(...outcome.refused);
      passedOver.push(...outcome.passedOver);
      if (outcome.session === undefined) continue;
      sessions.push(outcome.session);
      if (outcome.expiresAt) expiries.push(outcome.expiresAt);
      nearest ??= outcome.run;
    }
  }
  const notes = [...refused, ...passedOver, ...expiryNotes(expiries, Date.now())];
  if (nearest !== undefined) return { state: "found", sessions, notes: [...notes, noteOn(nearest, query.base)] };
  const [reason] = refused;
  if (reason !== undefined) return { state: "unreadable", reason, notes };
  const found = `${runs.length} successful runs on ${query.branch} hold no session of the suite ${query.suite} that can be read`;
  return { state: "none", notes: [...notes, found] };
}

function noteOn({ run, distance }: RankedRun, base: string | undefined): string {
  return distanceNote({ commit: run.head_sha, distance, base });
}

function unreadable(reason: string): Baselines {
  return { state: "unreadable", reason, notes: [] };
}
