import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Github } from "../github/client.ts";
import { UserError } from "../model/errors.ts";
import type { Session } from "../model/session.ts";
import { lastAttempts } from "./artifact-name.ts";
import { downloadArtifact, MOST_ARCHIVE_BYTES } from "./download-artifact.ts";
import { acceptableArtifact } from "./provenance.ts";
import { artifactsOf } from "./run-artifacts.ts";
import { readSession } from "./session-folder.ts";

/** What all legs of one run may weigh: whoever wrote the pull request chooses how much it uploads. */
const MOST_RUN_BYTES = 2 ** 30;
const MOST_LEGS = 256;

/** An artifact that was just made may not be listed for a while. */
const LOOK_AGAIN_MS = [1_000, 2_000, 4_000];

interface MeasuringRun {
  readonly id: number;
  readonly headSha: string;
}

/**
 * The sessions of a suite that the legs of a run uploaded, each leg's last attempt. They are a stranger's data: verified,
 * bounded, unpacked outside of the workspace, read through a schema, and never more than data.
 * @throws UserError naming the artifact that is refused, and whatever the API throws.
 */
export async function sessionsOfRun(
  github: Github,
  run: MeasuringRun,
  suite: string,
  temp: string,
): Promise<readonly Session[]> {
  const legs = await listed(github, run.id, suite);
  const bytes = legs.reduce((sum, { size_in_bytes }) => sum + size_in_bytes, 0);
  if (legs.length > MOST_LEGS || bytes > MOST_RUN_BYTES) {
    throw new UserError(`run ${run.id} uploaded ${legs.length} legs of ${bytes} bytes in all: too much to read`);
  }
  const folder = await mkdtemp(join(temp, "legs-"));
  try {
    const sessions: Session[] = [];
    for (const artifact of legs) {
      const acceptance = acceptableArtifact({ id: run.id, head_sha: run.headSha }, artifact, MOST_ARCHIVE_BYTES);
      if (!acceptance.ok) throw new UserError(acceptance.reason);
      const target = join(folder, String(artifact.id));
      await downloadArtifact(github, artifact, target);
      const session = await readSession(target);
      if (session.suite === suite) sessions.push(session);
    }
    return sessions;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function listed(github: Github, runId: number, suite: string) {
  for (const pause of [...LOOK_AGAIN_MS, undefined]) {
    const legs = lastAttempts(await artifactsOf(github, runId), suite);
    if (legs.length > 0 || pause === undefined) return legs;
    await sleep(pause);
  }
  return [];
}
