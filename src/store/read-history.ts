import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { messageOf, UserError } from "../model/errors.ts";
import type { History, PastSession } from "../model/history.ts";
import { findJson } from "../tools/python-json.ts";
import { BASELINE_EVENTS } from "./baseline-choice.ts";
import { columnOf } from "./history-columns.ts";
import { csvHistory, tableHistory } from "./history-csv.ts";
import { type NightlyResult, nightlyResult } from "./history-nightly.ts";
import { pastSession } from "./history-session.ts";
import { type Table, tableOfObjects } from "./history-table.ts";
import { readResults } from "./read-results.ts";
import { isJsonName, readText, resultFiles } from "./results-files.ts";
import { readSessions, sessionFolders } from "./session-folder.ts";

const SHAPES =
  "a folder of sessions, a folder with one subfolder a run, vLLM-Ascend's nightly JSON files, or a CSV with one row a run";

/**
 * Past results as sessions, oldest first. Sessions and results that tell their time are put in its order; what tells none
 * stays in the order of its path, in which `run-2` stands before `run-10`.
 * @throws UserError when a path does not exist, or holds no results.
 */
export async function readHistory(paths: readonly string[]): Promise<History> {
  const parts: History[] = [];
  for (const path of paths) parts.push(await readPart(path));
  const sessions = parts.flatMap((part) => part.sessions);
  const timed = sessions.every(({ session }) => session.startedAt !== undefined);
  return {
    sessions: timed ? [...sessions].sort((a, b) => timeOf(a) - timeOf(b)) : sessions,
    notes: parts.flatMap(({ notes }) => notes),
  };
}

function timeOf({ session }: PastSession): number {
  return Date.parse(session.startedAt ?? "");
}

async function readPart(path: string): Promise<History> {
  const stats = await stat(path).catch((cause: unknown) => {
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    throw new UserError(missing ? `${path} does not exist` : `cannot read ${path}: ${messageOf(cause)}`, { cause });
  });
  if (!stats.isDirectory()) return readFileOf(path);
  if ((await sessionFolders(path)).length > 0) return storedSessions(path);
  const children = await readdir(path, { withFileTypes: true });
  const folders = children.filter((child) => child.isDirectory() && !child.name.startsWith("."));
  const names = folders.map(({ name }) => name).sort(natural);
  const runs: History[] = [];
  for (const name of names) {
    if ((await resultFiles(join(path, name))).length > 0) runs.push(await orNote(readRun(join(path, name), name)));
  }
  if (runs.some(({ sessions }) => sessions.length > 0)) return joined(runs);
  return readFlat(
    path,
    children.filter((child) => child.isFile()).map(({ name }) => name),
  );
}

/** One unreadable run does not stop the others, and is told. */
async function orNote(reading: Promise<History>): Promise<History> {
  try {
    return await reading;
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown;
    return { sessions: [], notes: [`left out: ${thrown.message}`] };
  }
}

const { compare: natural } = new Intl.Collator("en", { numeric: true });

async function storedSessions(path: string): Promise<History> {
  const all = await readSessions(path);
  // They stand for no commit.
  const ofVariants = all.filter(({ variants }) => variants !== undefined);
  const measured = all.filter((session) => !ofVariants.includes(session));
  const sessions = measured.map((session): PastSession => {
    const { commit, event } = session.origin;
    const ofBase = event === "local" || event === "import" || BASELINE_EVENTS.some((known) => known === event);
    return { label: commit?.slice(0, 12) ?? session.id, session, pullRequest: !ofBase, targets: [] };
  });
  return { sessions, notes: ofVariants.map(({ id }) => `left out: ${id} measured variants, not one commit`) };
}

async function readFileOf(path: string): Promise<History> {
  if (TABLE_NAME.test(path)) return csvHistory(path, (await readText({ path, named: true })) ?? "");
  const table = await tableIn(path);
  if (table !== undefined) return tableHistory(path, table);
  return readRun(path, basename(path).replace(/\.[A-Za-z0-9]+$/, ""));
}

const TABLE_NAME = /\.[ct]sv$/i;

/** A JSON list of flat objects, one a run, with a known metric in it. */
async function tableIn(path: string): Promise<Table | undefined> {
  const text = isJsonName(path) ? ((await readText({ path, named: true })) ?? "") : "";
  if (!text.trimStart().startsWith("[")) return undefined;
  const table = findJson(text).values.flatMap(({ value }) => tableOfObjects(value) ?? [])[0];
  return table?.header.some((name) => columnOf(name).holds === "metric") ? table : undefined;
}

/** One run: a folder of results, or one result file. */
async function readRun(path: string, label: string): Promise<History> {
  const nightly = await nightlyFiles(path);
  if (nightly.length > 0) return nightlyRun(label, nightly);
  const records = await readResults([path], {});
  const startedAt = records.flatMap(({ notes }) => notes.flatMap((note) => dateOf(note) ?? [])).sort()[0];
  return { sessions: [pastSession({ label, startedAt, records })], notes: [] };
}

/** `vllm bench serve` writes the local time of the run as `date`. */
function dateOf(note: string): string | undefined {
  const found = /^date: (\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)$/.exec(note);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second] = found;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

async function nightlyFiles(path: string): Promise<readonly NightlyResult[]> {
  const found: NightlyResult[] = [];
  for (const file of (await resultFiles(path)).filter((one) => isJsonName(one.path))) {
    const text = (await readText(file)) ?? "";
    if (text.includes('"tasks"'))
      found.push(...findJson(text).values.flatMap(({ value }) => nightlyResult(value) ?? []));
  }
  return found;
}

function nightlyRun(label: string, results: readonly NightlyResult[]): History {
  const environment = results[0]?.environment ?? { class: {}, subject: {} };
  const accuracy = results.reduce((sum, { accuracyTasks }) => sum + accuracyTasks, 0);
  const records = results
    .flatMap((result) => result.records)
    .map((record, index, all) => {
      const repeat = all.slice(0, index).filter(({ cell }) => cell === record.cell).length;
      return { ...record, repeat, trial: record.trial.replace(/\.r0$/, `.r${repeat}`) };
    });
  const targets = results.flatMap((result) => result.targets);
  return {
    sessions: [pastSession({ label, environment, records }, targets)],
    notes: accuracy === 0 ? [] : ["accuracy tasks of the nightly results are left out: only speed is replayed"],
  };
}

/** Files side by side: each is a run of its own cells, so that the k-th result of every cell is run k. */
async function readFlat(path: string, names: string[]): Promise<History> {
  const tables = names.filter((name) => TABLE_NAME.test(name)).sort(natural);
  if (tables.length > 0) return joined(await Promise.all(tables.map((name) => readFileOf(join(path, name)))));
  const nightly = (await Promise.all(names.sort(natural).map((name) => nightlyFileRun(path, name)))).flat();
  if (nightly.length > 0) return joined(nightly);
  const records = await readResults([path], {});
  const runs = Math.max(...records.map(({ repeat }) => repeat)) + 1;
  const sessions = Array.from({ length: runs }, (_, run) => {
    const own = records.filter(({ repeat }) => repeat === run).map((record) => ({ ...record, repeat: 0 }));
    const startedAt = own.flatMap(({ notes }) => notes.flatMap((note) => dateOf(note) ?? [])).sort()[0];
    return pastSession({ label: `result ${run + 1}`, startedAt, records: own });
  });
  return { sessions, notes: [`${path} has no subfolders: the k-th result of each cell is taken as run k`] };
}

async function nightlyFileRun(folder: string, name: string): Promise<readonly History[]> {
  if (!isJsonName(name)) return [];
  const results = await nightlyFiles(join(folder, name));
  return results.length === 0 ? [] : [nightlyRun(name.replace(/\.jsonl?$/i, ""), results)];
}

function joined(parts: readonly History[]): History {
  const notes = [...new Set(parts.flatMap((part) => part.notes))];
  return { sessions: parts.flatMap(({ sessions }) => sessions), notes };
}

/** @throws UserError when there is nothing to replay at all. */
export function refuseEmpty({ sessions }: History, paths: readonly string[]): void {
  if (sessions.some(({ session }) => session.records.length > 0)) return;
  throw new UserError(`${paths.join(", ")}: no results`, { hint: `a history is ${SHAPES}` });
}
