import { constants, type Dirent } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { messageOf, UserError } from "../model/errors.ts";
import type { Session, SessionHeader } from "../model/session.ts";
import { RECORDS_FOLDER, SESSION_FILE } from "../model/session-layout.ts";
import { parse } from "./parse-session.ts";
import { headerSchema, recordSchema } from "./session-schema.ts";

/** What a stored session may hold at most: far above any real one, far below what hurts the reader. */
const LIMITS = { fileBytes: 4 * 2 ** 20, records: 20_000, totalBytes: 512 * 2 ** 20 } as const;

/** How deep below a path sessions are looked for: `<path>/<suite>/<session>`. */
const NESTING = 2;

const READ_AT_ONCE = 32;

export async function isSessionFolder(path: string): Promise<boolean> {
  return (await kindOf(join(path, SESSION_FILE))) === "file" || (await kindOf(join(path, RECORDS_FOLDER))) === "folder";
}

/** @throws UserError naming the file and the field when the folder is not a session that this version reads. */
export async function readSession(folder: string): Promise<Session> {
  const header = await readHeader(folder);
  const names = await recordNames(join(folder, RECORDS_FOLDER));
  const files: { readonly name: string; readonly text: string }[] = [];
  let total = 0;
  for (let from = 0; from < names.length; from += READ_AT_ONCE) {
    const batch = names.slice(from, from + READ_AT_ONCE);
    const texts = await Promise.all(batch.map((name) => readSmallText(join(folder, RECORDS_FOLDER, name))));
    batch.forEach((name, index) => {
      files.push({ name, text: texts[index] ?? "" });
    });
    total += texts.reduce((sum, text) => sum + text.length, 0);
    if (total > LIMITS.totalBytes) throw new UserError(`${folder}: the records exceed ${LIMITS.totalBytes} bytes`);
  }
  const records = files.map(({ name, text }) => parse(recordSchema, join(folder, RECORDS_FOLDER, name), text));
  const seen = new Set<string>();
  for (const { trial } of records) {
    if (seen.has(trial)) throw new UserError(`${folder}: two records of the trial ${JSON.stringify(trial)}`);
    seen.add(trial);
  }
  return { ...header, records };
}

/** `session.json` alone: cheap enough to choose among many sessions. */
export async function readHeader(folder: string): Promise<SessionHeader> {
  const file = join(folder, SESSION_FILE);
  if ((await kindOf(file)) === "absent" && (await kindOf(join(folder, RECORDS_FOLDER))) === "folder") {
    throw new UserError(`${folder} holds records but no ${SESSION_FILE}: the run ended before it wrote one`, {
      hint: "take the run up again with --resume, or give another folder",
    });
  }
  return parse(headerSchema, file, await readSmallText(file));
}

/** A session folder, or all session folders up to two levels below it; oldest first. */
export async function readSessions(path: string): Promise<readonly Session[]> {
  const folders = await sessionFolders(path);
  const sessions: Session[] = [];
  for (const folder of folders) sessions.push(await readSession(folder));
  return sessions.sort(byTime);
}

/** Session folders at or below a path, by name. Links and folders whose names start with a dot are passed over. */
export async function sessionFolders(path: string, nesting = NESTING): Promise<readonly string[]> {
  if (await isSessionFolder(path)) return [path];
  const entries = await listFolder(path);
  if (nesting === 0) return [];
  const inner = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name);
  const found: string[] = [];
  for (const name of inner.sort()) found.push(...(await sessionFolders(join(path, name), nesting - 1)));
  return found;
}

/** Oldest first; sessions that tell no time come before all others. */
export function byTime(a: SessionHeader, b: SessionHeader): number {
  return timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : Number(a.id > b.id));
}

function timeOf(session: SessionHeader): number {
  return Date.parse(session.startedAt ?? session.endedAt ?? "1970-01-01T00:00:00Z");
}

async function recordNames(folder: string): Promise<readonly string[]> {
  const kind = await kindOf(folder);
  if (kind === "absent") return [];
  if (kind !== "folder") throw new UserError(`${folder} is not a folder (links are not followed)`);
  const names = (await listFolder(folder)).filter(({ name }) => name.endsWith(".json")).map(({ name }) => name);
  if (names.length > LIMITS.records) {
    throw new UserError(`${folder} holds ${names.length} records; at most ${LIMITS.records} are read`);
  }
  return names.sort();
}

async function listFolder(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    throw new UserError(`cannot read ${folder}: ${messageOf(cause)}`, { cause });
  }
}

async function readSmallText(file: string): Promise<string> {
  return (await readBounded(file, LIMITS.fileBytes)).toString("utf8");
}

/** The bytes of a regular file. Links are refused: a stored session may come from a stranger. */
export async function readBounded(file: string, limit: number): Promise<Buffer> {
  const kind = await kindOf(file);
  if (kind === "absent") throw new UserError(`${file} does not exist: not a session folder`);
  if (kind !== "file") throw new UserError(`${file} is not a regular file (links are not followed)`);
  try {
    await using handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    const { size } = await handle.stat();
    if (size > limit) throw new UserError(`${file} has ${size} bytes; at most ${limit} are read`);
    return await handle.readFile();
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(`cannot read ${file}: ${messageOf(cause)}`, { cause });
  }
}

async function kindOf(path: string): Promise<"file" | "folder" | "other" | "absent"> {
  try {
    const stats = await lstat(path);
    return stats.isFile() ? "file" : stats.isDirectory() ? "folder" : "other";
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return "absent";
    throw new UserError(`cannot read ${path}: ${messageOf(cause)}`, { cause });
  }
}
