import { basename, dirname, join } from "node:path";
import { messageOf } from "../model/errors.ts";
import type { Workload } from "../model/record.ts";
import { ARGUMENTS_FILE, askedBy } from "../tools/evalscope/arguments.ts";
import type { NamedReading } from "../tools/tool.ts";
import { readSuiteNote, type SuiteNote } from "../tools/vllm-bench/suite-note.ts";
import { stemOf } from "./results-cell.ts";
import { noteFiles, readText } from "./results-files.ts";
import type { ReadFile } from "./results-twins.ts";

/** What both a result and the command that made it say. */
const SAID_TWICE = ["model_id", "num_prompts", "request_rate", "max_concurrency"] as const;

/**
 * The results of a path with what was noted beside them: by a vLLM suite (`x.commands` beside `x.json`), or evalscope's arguments. A note without a result is a test
 * that was started and left none: an invalid trial, of its cell. Nothing about a note is an error: it is said in the record.
 */
export async function withSuiteNotes(path: string, files: readonly ReadFile[]): Promise<readonly ReadFile[]> {
  const paths = await noteFiles(path);
  const results = new Set(files.map((file) => keyOf(file.path)));
  const matched = paths.filter((note) => results.has(keyOf(note)));
  const suites = new Set(matched.map(dirname));
  const notes = new Map(await Promise.all(matched.map(async (note) => [keyOf(note), await readNote(note)] as const)));
  const noted = await Promise.all(
    files.map(async (file): Promise<ReadFile> => {
      const found = notes.get(keyOf(file.path)) ?? (await argumentsBeside(file));
      if (found !== undefined) return { ...file, noted: checked(found, file) };
      const lacks = suites.has(dirname(file.path)) && file.readings.some(({ tool }) => tool.name === TOOL);
      return lacks ? { ...file, noted: lacking(file.path) } : file;
    }),
  );
  const lost = paths.filter((note) => suites.has(dirname(note)) && !results.has(keyOf(note)));
  const unfinished = await Promise.all(lost.map((note) => withoutResult(note, path)));
  return [...noted, ...unfinished].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

const TOOL = "vllm-bench";

function keyOf(path: string): string {
  return join(dirname(path), stemOf(path));
}

async function readNote(path: string): Promise<SuiteNote> {
  try {
    return readSuiteNote((await readText({ path, named: true })) ?? "");
  } catch (cause) {
    return { asked: {}, notes: [`${basename(path)} is not read: ${messageOf(cause)}`] };
  }
}

/** evalscope's runs have a folder each, in which every file has its one name. */
async function argumentsBeside({ path, readings }: ReadFile): Promise<SuiteNote | undefined> {
  if (!path.endsWith(".json") || readings[0]?.tool.name !== "evalscope") return undefined;
  const file = { path: join(dirname(path), ARGUMENTS_FILE), named: false };
  const text = await readText(file).catch(() => undefined);
  return text === undefined ? undefined : { asked: askedBy(text), notes: [] };
}

/** A note of another run than the result's says nothing of it. */
function checked(note: SuiteNote, { path, readings }: ReadFile): SuiteNote {
  const other = readings.flatMap(({ workload }) => contradiction(note.asked, workload) ?? [])[0];
  if (other === undefined) return note;
  return { asked: {}, notes: [`the command beside ${basename(path)} is of another run and left out: ${other}`] };
}

function contradiction(asked: Workload, result: Workload): string | undefined {
  const key = SAID_TWICE.find(
    (one) => asked[one] !== undefined && result[one] !== undefined && asked[one] !== result[one],
  );
  return key === undefined ? undefined : `${key} ${asked[key]}, the result has ${result[key]}`;
}

function lacking(path: string): SuiteNote {
  const name = `${stemOf(path)}.commands`;
  return {
    asked: {},
    notes: [`${name} is not there, though other results have theirs: vLLM's own table leaves it out`],
  };
}

async function withoutResult(path: string, root: string): Promise<ReadFile> {
  const reading: NamedReading = {
    tool: { name: TOOL, definition: "unread" },
    metrics: {},
    counts: {},
    workload: {},
    validity: { state: "invalid", reasons: ["the suite started it, and it left no result"] },
    notes: [],
  };
  const within = path === root ? basename(path) : path.slice(join(root, "/").length);
  return { path, within, readings: [reading], noted: await readNote(path) };
}
