import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { messageOf, UserError } from "../model/errors.ts";
import type { World } from "../model/world.ts";
import { storedName } from "./stored-name.ts";

/** Characters that the artifact service refuses in paths. */
const REFUSED = /["<>|*?:\r\n\\]/;

/** Artifacts of one name in one attempt of a run: legs that forgot to name themselves must not lose their sessions. */
const MOST_OF_ONE_NAME = 20;

/** Uploads a session folder under the first free of `name`, `name.2` …; returns where it went, in words, and its digest. */
export async function uploadArtifact(
  folder: string,
  name: string,
  retentionDays: number | undefined,
  { log }: Pick<World, "log">,
): Promise<{ readonly where: string; readonly digest?: string }> {
  const found = await regularFiles(folder);
  const files = found.filter((file) => !REFUSED.test(file.slice(folder.length)));
  for (const file of found) if (!files.includes(file)) log.warn(`not uploaded, its name is not allowed: ${file}`);
  if (files.length === 0) throw new UserError(`nothing to upload: ${folder} holds no file`);
  // Half a second to load, so only when something is uploaded.
  const { DefaultArtifactClient } = await import("@actions/artifact");
  const client = new DefaultArtifactClient();
  const options = retentionDays === undefined ? {} : { retentionDays };
  for (let copy = 1; copy <= MOST_OF_ONE_NAME; copy++) {
    const free = copy === 1 ? storedName(name) : `${storedName(name)}.${copy}`;
    try {
      const { id, size, digest } = await client.uploadArtifact(free, files, folder, options);
      const where = `artifact ${free} (id ${id}, ${size} bytes)`;
      return digest === undefined ? { where } : { where, digest: `sha256:${digest}` };
    } catch (cause) {
      if (isTaken(cause)) continue;
      throw new UserError(`cannot upload the session as artifact ${free}: ${messageOf(cause)}`, {
        cause,
        hint: `it is still in ${folder}; without an artifact service, use the store "directory"`,
      });
    }
  }
  throw new UserError(`the run already has ${MOST_OF_ONE_NAME} artifacts called ${storedName(name)}`);
}

/** The service answers 409 for a name that the run already has. */
function isTaken(thrown: unknown): boolean {
  return /\(409\)|already exists/.test(messageOf(thrown));
}

async function regularFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
