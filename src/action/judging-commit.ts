import type { RunEvent } from "../config/event.ts";
import type { Github } from "../github/client.ts";
import { isGiteaLike } from "../github/forge.ts";
import type { Origin } from "../model/session.ts";

/**
 * Whose configuration judges: the base branch's tip that the workspace was merged onto. Of a head that is the tip when the event
 * happened: whoever branches off chooses the merge base, and may choose one from before the gate. The tip also has to do where only
 * the workspace tells what it was merged onto, as on Gitea.
 */
export function judgingCommit(
  { baseSha, headSha }: RunEvent,
  { base, commit }: Origin,
  github: Github,
): string | undefined {
  return commit === headSha || isGiteaLike(github) ? baseSha : (base ?? baseSha);
}
