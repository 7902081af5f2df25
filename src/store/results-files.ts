import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { messageOf, UserError } from "../model/errors.ts";
import { isSqlite, sqliteText } from "./sqlite.ts";

/** A file that may hold results. */
export interface ResultFile {
  readonly path: string;
  /** Named by the user; files of a folder that are no results are passed over instead. */
  readonly named: boolean;
}

const LIMITS = { fileBytes: 64 * 2 ** 20, files: 20_000, depth: 12 } as const;

/** Kinds of file that tools and shells write results to. */
const RESULT_NAME = /\.(?:json|jsonl|csv|sql|txt|log|out|md)$/i;
/** What a suite's script notes beside each result. */
const NOTE_NAME = /\.commands$/;
/** Single requests, which a summary beside them has counted already, and a form of report that is slow to read. */
const OTHER_NAME = /\.(?:db|ya?ml)$/i;
/** Lists of single requests, beside a summary of them. */
const REQUESTS_NAME = /(?:profile_export|_details|_failed)\.jsonl$/i;

/** aiperf keeps each phase once more, the warm-up too, below the folder that has the measurement. */
const PHASE_LIST = "phase_manifest.json";
const PHASES = "phases";

export function isJsonName(path: string): boolean {
  return /\.jsonl?$/i.test(path);
}

/** The files that a path stands for: itself, or what lies below it in path order. Links inside are not followed. */
export async function resultFiles(path: string): Promise<readonly ResultFile[]> {
  const stats = await orUserError(path, stat(path));
  if (!stats.isDirectory()) return [{ path, named: true }];
  return unnamed(await filesBelow(path, LIMITS.depth, RESULT_NAME));
}

/** What is read of a folder that holds no other result. */
export async function otherFiles(path: string): Promise<readonly ResultFile[]> {
  const stats = await orUserError(path, stat(path));
  return stats.isDirectory() ? unnamed(await filesBelow(path, LIMITS.depth, OTHER_NAME)) : [];
}

/** The suite's notes in a folder, or the one beside a file, in path order. */
export async function noteFiles(path: string): Promise<readonly string[]> {
  const stats = await orUserError(path, stat(path));
  if (stats.isDirectory()) return (await filesBelow(path, LIMITS.depth, NOTE_NAME)).sort();
  const beside = (await orUserError(path, readdir(dirname(path)))).filter((name) => NOTE_NAME.test(name));
  const stem = withoutEnding(basename(path));
  return beside.filter((name) => withoutEnding(name) === stem).map((name) => join(dirname(path), name));
}

function withoutEnding(name: string): string {
  return name.replace(/\.[^.]*$/, "");
}

function unnamed(paths: string[]): readonly ResultFile[] {
  return paths.sort().map((path) => ({ path, named: false }));
}

async function filesBelow(folder: string, depth: number, wanted: RegExp): Promise<string[]> {
  const found: string[] = [];
  const entries = await orUserError(folder, readdir(folder, { withFileTypes: true }));
  const copies = entries.some(({ name }) => name === PHASE_LIST) ? PHASES : undefined;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".") || entry.name === copies) continue;
    if (entry.isDirectory() && depth > 0) found.push(...(await filesBelow(path, depth - 1, wanted)));
    if (entry.isFile() && wanted.test(entry.name)) found.push(path);
    if (found.length > LIMITS.files) {
      throw new UserError(`${folder} holds more than ${LIMITS.files} files`, {
        hint: "name a folder of results alone",
      });
    }
  }
  return found;
}

/**
 * A file's text, of a database its rows; `undefined` for a file of a folder that is binary, or a log too big to be a result.
 * @throws UserError when it cannot be read.
 */
export async function readText({ path, named }: ResultFile): Promise<string | undefined> {
  const { size } = await orUserError(path, stat(path));
  if (size > LIMITS.fileBytes) {
    if (!named && (!isJsonName(path) || REQUESTS_NAME.test(path))) return undefined;
    throw new UserError(`${path} has ${size} bytes; at most ${LIMITS.fileBytes} are read`);
  }
  const bytes = await orUserError(path, readFile(path));
  // PowerShell's `>` writes UTF-16.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString("utf16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return bytes.swap16().toString("utf16le");
  if (isSqlite(bytes)) return await sqliteText(path, bytes);
  if (!bytes.includes(0)) return bytes.toString("utf8");
  if (!named) return undefined;
  throw new UserError(`${path} is not a text file`);
}

async function orUserError<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    throw new UserError(missing ? `${path} does not exist` : `cannot read ${path}: ${messageOf(cause)}`, { cause });
  }
}
