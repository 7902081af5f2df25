import { join } from "node:path";
import { isApiFailure } from "../github/api-failure.ts";
import type { Github } from "../github/client.ts";
import { UserError } from "../model/errors.ts";
import type { Session } from "../model/session.ts";
import { lastAttempts } from "./artifact-name.ts";
import { attestedArtifact } from "./attested.ts";
import { downloadArtifact } from "./download-artifact.ts";
import { mergeSessions } from "./merge-sessions.ts";
import { type Acceptance, type ArtifactFacts, acceptable, type Expectation, type RunFacts } from "./provenance.ts";
import { artifactsOf, type Named } from "./run-artifacts.ts";
import { readSession } from "./session-folder.ts";
import type { BaselineQuery } from "./store.ts";

/** What one run gave. Without a session the notes say why; without notes it measured another suite, or nothing. */
export interface Outcome {
  readonly session?: Session;
  readonly refused: readonly string[];
  /** When the first of its artifacts is deleted. */
  readonly expiresAt?: string | undefined;
  /** Expired or without a valid result: nothing is wrong with it, and nothing is in it. */
  readonly passedOver: readonly string[];
}

/** The answer for an expired artifact that a list still shows. */
function isGone(thrown: unknown): boolean {
  return isApiFailure(thrown) && thrown.status === 410;
}

interface Reading {
  /** For what is downloaded. */
  readonly folder: string;
  /** The artifacts of first attempts that measured the whole suite in one job. */
  readonly known: Named;
  /** The repository's page, where only attested artifacts count. */
  readonly attestedBy?: string | undefined;
}

/** Whether a run is known to have stored nothing, without asking for its artifacts. */
export function isEmpty(run: RunFacts, { byRun, whole }: Named): boolean {
  return run.run_attempt === 1 && whole && !byRun.has(run.id);
}

/** A run whose only attempt stored the whole suite in one artifact need not be asked for its artifacts. */
async function storedBy(run: RunFacts, { byRun }: Named, github: Github) {
  const found = run.run_attempt === 1 ? byRun.get(run.id) : undefined;
  return found ?? (await artifactsOf(github, run.id));
}

/**
 * The session of a suite that a run stored, its legs merged.
 * @throws whatever the API throws; refused content is a note.
 */
export async function baselineSession(
  github: Github,
  run: RunFacts,
  expected: Expectation,
  query: BaselineQuery,
  { folder, known, attestedBy }: Reading,
): Promise<Outcome> {
  const legs: Session[] = [];
  const refused: string[] = [];
  const passedOver: string[] = [];
  const expiries: string[] = [];
  const artifacts = await storedBy(run, known, github);
  for (const artifact of lastAttempts(artifacts, query.suite)) {
    const name = `${artifact.name} of run ${run.id}`;
    const acceptance = await mayCount(github, run, artifact, expected, attestedBy);
    if (!acceptance.ok) {
      (artifact.expired ? passedOver : refused).push(acceptance.reason);
      continue;
    }
    try {
      const target = join(folder, String(artifact.id));
      await downloadArtifact(github, artifact, target);
      const session = await readSession(target);
      if (session.suite !== query.suite || session.id === query.except || session.variants !== undefined) continue;
      legs.push(ofRun(session, run));
      expiries.push(artifact.expires_at ?? "");
    } catch (thrown) {
      if (isGone(thrown)) passedOver.push(`${name} expired a moment ago`);
      else refused.push(`${name}: ${refusal(thrown)}`);
    }
  }
  if (legs.length === 0) return { refused, passedOver };
  return { ...joined(legs, run, { refused, passedOver }), expiresAt: expiries.sort()[0] };
}

async function mayCount(
  github: Github,
  run: RunFacts,
  artifact: ArtifactFacts,
  expected: Expectation,
  attestedBy: string | undefined,
): Promise<Acceptance> {
  const trusted = acceptable(run, artifact, expected);
  if (!trusted.ok || attestedBy === undefined) return trusted;
  return attestedArtifact(github, run, artifact, { ...expected, repository: attestedBy });
}

function joined(legs: readonly Session[], run: RunFacts, { refused, passedOver }: Omit<Outcome, "session">): Outcome {
  try {
    const session = mergeSessions(legs);
    const hasResult = session.records.some(({ validity }) => validity.state === "valid");
    if (hasResult) return { session, refused, passedOver };
    return { refused, passedOver: [...passedOver, `run ${run.id}: its session has no valid record`] };
  } catch (thrown) {
    return { refused: [...refused, `run ${run.id}: ${refusal(thrown)}`], passedOver };
  }
}

/** The message of refused content; anything else is passed on. */
function refusal(thrown: unknown): string {
  if (thrown instanceof UserError) return thrown.message;
  throw thrown;
}

function ofRun(session: Session, run: RunFacts): Session {
  const { commit, ref } = session.origin;
  if (commit !== run.head_sha) {
    throw new UserError(`it says that it measured ${commit ?? "no commit"}, its run measured ${run.head_sha}`);
  }
  // Of a run GitHub tells the bare name, which a tag may share with the branch.
  if (ref === undefined || ref === `refs/heads/${run.head_branch}`) return session;
  throw new UserError(`it says that it ran on ${ref}, not on the branch ${run.head_branch}`);
}
