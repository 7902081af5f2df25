import { messageOf } from "../model/errors.ts";
import type { World } from "../model/world.ts";
import { within } from "../run/within.ts";
import { isSessionFolder } from "../store/session-folder.ts";
import type { Job } from "./job.ts";

/** An upload that takes longer does not end at all. */
const LONGEST_SAVE_MS = 30 * 60_000;

/**
 * Storing never changes a verdict: what was measured stays on disk, and the reader is told. A cancelled job has no time
 * for it: its post step has.
 */
export async function keep({ store, folder, sessionName }: Job, { log, signal }: World): Promise<void> {
  if (store === undefined || signal.aborted || !(await isSessionFolder(folder))) return;
  try {
    const where = await within(store.save(folder, sessionName), LONGEST_SAVE_MS, signal);
    if (where === undefined) log.warn(`the session was not stored in time; it is still in ${folder}`);
    else log.info(`session kept: ${where}`);
  } catch (cause) {
    log.warn(`the session was not stored (${messageOf(cause)}); it is still in ${folder}`);
  }
}
