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

/** Longest time that one archive may take. */
const DOWNLOAD_TIMEOUT_MS = 180_000;

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

async function archiveOf({ octokit, target }: Github, { id, name }: { readonly id: number; readonly name: string }) {
  const { data, url } = await octokit.rest.actions.downloadArtifact({
    ...target,
    artifact_id: id,
    archive_format: "zip",
    // The redirect leads to another host, to which `fetch` does not send the token.
    request: { timeout: DOWNLOAD_TIMEOUT_MS, parseSuccessResponseBody: false },
  });
  try {
    return await bytesOf(data as ReadableStream<Uint8Array>, name);
  } catch (thrown) {
    if (thrown instanceof UserError) throw thrown;
    throw unreadableAnswer(`the download broke off: ${messageOf(thrown)}`, { method: "GET", url });
  }
}

async function bytesOf(body: ReadableStream<Uint8Array>, name: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of body) {
    total += chunk.length;
    if (total > MOST_ARCHIVE_BYTES) throw new UserError(`${name} is refused: more than ${MOST_ARCHIVE_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, total);
}
