import { cp, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { RunEvent } from "../config/event.ts";
import { describeApiError } from "../github/api-error.ts";
import type { Github } from "../github/client.ts";
import { UserError } from "../model/errors.ts";
import type { TrialRecord } from "../model/record.ts";
import type { World } from "../model/world.ts";
import { artifactName } from "../store/artifact-name.ts";
import { downloadArtifact, MOST_ARCHIVE_BYTES } from "../store/download-artifact.ts";
import { acceptableArtifact } from "../store/provenance.ts";
import { type Resuming, resumableRecords } from "../store/resume.ts";
import { artifactsOf } from "../store/run-artifacts.ts";
import { isSessionFolder, readHeader } from "../store/session-folder.ts";

interface Attempt {
  readonly event: RunEvent;
  readonly github: Github;
  readonly suite: string;
  readonly leg?: string | undefined;
}

/**
 * Takes a job up where an earlier attempt of the same run left it: cancelled, out of budget, on a runner that was lost. Only
 * records of the same commit, plan and environment class count; an attempt that had measured everything is measured anew,
 * because whoever runs it again asks for that. What cannot be had is measured.
 */
export function earlierAttempt({ event, github, suite, leg }: Attempt, { temp, log }: World) {
  const { attempt = 1 } = event;
  return async (folder: string, now: Resuming): Promise<readonly TrialRecord[]> => {
    if (attempt === 1 || (await isSessionFolder(folder))) return resumableRecords(folder, now);
    const scratch = await mkdtemp(join(temp, "attempt-"));
    try {
      const found = await downloaded({ event, github, suite, leg }, scratch);
      if (found === undefined || (await readHeader(found)).complete) return [];
      const records = await resumableRecords(found, now);
      await cp(found, folder, { recursive: true });
      log.info(`an earlier attempt left ${records.length} records: only what is missing is measured`);
      return records;
    } catch (thrown) {
      const why = thrown instanceof UserError ? thrown.message : describeApiError(thrown);
      log.info(`the earlier attempt is not taken up, everything is measured: ${why}`);
      return [];
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  };
}

/** The session of the newest earlier attempt, unpacked below a folder. */
async function downloaded({ event, github, suite, leg }: Attempt, folder: string): Promise<string | undefined> {
  const { runId = 0, attempt = 1, headSha = "" } = event;
  const names = Array.from({ length: attempt - 1 }, (_, k) =>
    artifactName({ suite, ...(leg === undefined ? {} : { leg }), attempt: attempt - 1 - k }),
  );
  const all = await artifactsOf(github, runId);
  const [artifact] = names.flatMap((name) => all.filter((found) => found.name === name));
  if (artifact === undefined) return undefined;
  const acceptance = acceptableArtifact({ id: runId, head_sha: headSha }, artifact, MOST_ARCHIVE_BYTES);
  if (!acceptance.ok) throw new UserError(acceptance.reason);
  const target = join(folder, artifact.name);
  await downloadArtifact(github, artifact, target);
  return target;
}
