import { existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { RAW_FOLDER, REQUESTS_FOLDER } from "../model/session-layout.ts";
import { onDisk } from "./atomic-file.ts";

/** An empty folder for one attempt: `raw/<trial>`, then `raw/<trial>/attempt-2` and so on. Nothing is written over. */
export function attemptFolder(session: string, trial: string): string {
  const first = join(session, RAW_FOLDER, trial);
  let folder = first;
  for (let attempt = 2; existsSync(folder); attempt++) folder = join(first, `attempt-${attempt}`);
  onDisk(folder, () => mkdirSync(folder, { recursive: true }));
  return folder;
}

/** All files below a folder, relative to the session folder. */
export function filesOf(session: string, folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(session, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** Moves the per-request columns, when the tool wrote any, to their place. @returns it, relative to the session folder. */
export function keepRequests(session: string, file: string | undefined, trial: string): string | undefined {
  if (file === undefined || !existsSync(file)) return undefined;
  const kept = `${REQUESTS_FOLDER}/${trial}.bin`;
  onDisk(join(session, kept), () => {
    mkdirSync(join(session, REQUESTS_FOLDER), { recursive: true });
    renameSync(file, join(session, kept));
  });
  return kept;
}
