import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { unreadableAnswer } from "../github/api-failure.ts";
import type { Github } from "../github/client.ts";
import { messageOf, UserError } from "../model/errors.ts";
import type { ArtifactFacts } from "./provenance.ts";
import { unpackZip } from "./zip.ts";

/** Largest archive of a session that is downloaded. */
export const MOST_ARCHIVE_BYTES = 256 * 2 ** 20;

const UNPACKED = { entries: 65_000, totalBytes: 2 ** 30 } as const;

/** An archive above this size is given the time that this speed takes; a smaller one the client's limit for any call. */
const LARGE_BYTES = 8 * 2 ** 20;
const SLOWEST_BYTES_PER_MS = 512;

/** Longest pause between two pieces of an archive. */
const STALLED_MS = 15_000;

/**
 * Downloads, verifies and unpacks one artifact into a fresh folder. The toolkit's client unpacks before it compares digests and
 * without a limit on size; here nothing is unpacked before the digest is known to be right.
 * @throws UserError when the content is refused; anything else means that the service did not answer.
 */
export async function downloadArtifact(
  github: Github,
  artifact: ArtifactFacts & { readonly id: number },
  folder: string,
): Promise<void> {
  const zip = await github.retry(() => archiveOf(github, artifact));
  const digest = `sha256:${createHash("sha256").update(zip).digest("hex")}`;
  if (digest !== artifact.digest) {
    throw new UserError(`${artifact.name} is refused: its digest is ${digest}, not ${artifact.digest}`);
  }
  await mkdir(folder, { recursive: true });
  await unpackZip(zip, folder, UNPACKED);
}

async function archiveOf({ octokit, target }: Github, artifact: ArtifactFacts & { readonly id: number }) {
  const { id, name, size_in_bytes } = artifact;
  const patience = size_in_bytes > LARGE_BYTES ? { timeout: Math.ceil(size_in_bytes / SLOWEST_BYTES_PER_MS) } : {};
  const { data } = await octokit.rest.actions.downloadArtifact({
    ...target,
    artifact_id: id,
    archive_format: "zip",
    // The redirect leads to another host, to which `fetch` does not send the token.
    request: { ...patience, parseSuccessResponseBody: false },
  });
  try {
    return await bytesOf(data as ReadableStream<Uint8Array>, name);
  } catch (thrown) {
    if (thrown instanceof UserError) throw thrown;
    throw unreadableAnswer(`the download broke off: ${messageOf(thrown)}`, {
      method: "GET",
      url: `/actions/artifacts/${id}/zip`,
    });
  }
}

async function bytesOf(body: ReadableStream<Uint8Array>, name: string): Promise<Buffer> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let total = 0;
  let stalled = false;
  const watch = setTimeout(() => {
    stalled = true;
    reader.cancel().catch(() => undefined);
  }, STALLED_MS);
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      watch.refresh();
      total += piece.value.length;
      if (total > MOST_ARCHIVE_BYTES) throw new UserError(`${name} is refused: more than ${MOST_ARCHIVE_BYTES} bytes`);
      chunks.push(piece.value);
    }
    if (stalled) throw new Error(`nothing came for ${STALLED_MS / 1000} s`);
    return Buffer.concat(chunks, total);
  } finally {
    clearTimeout(watch);
    reader.cancel().catch(() => undefined);
  }
}
