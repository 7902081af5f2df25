import { basename, relative } from "node:path";
import { UserError } from "../model/errors.ts";
import { RECORD_SCHEMA, type TrialRecord } from "../model/record.ts";
import type { ToolName } from "../model/spec.ts";
import { ARGUMENTS_FILE } from "../tools/evalscope/arguments.ts";
import { notRead } from "../tools/not-read.ts";
import { jsonIn } from "../tools/parsed.ts";
import type { NamedReading, Source } from "../tools/tool.ts";
import { type DetectedTool, detectTool, TOOLS } from "../tools/tools.ts";
import { whyNot } from "../tools/why-not.ts";
import { cellsOf } from "./results-cell.ts";
import { isJsonName, otherFiles, type ResultFile, readText, resultFiles } from "./results-files.ts";
import { withSuiteNotes } from "./results-notes.ts";
import { withJoinedParts } from "./results-parts.ts";
import { type ReadFile, withoutTwins } from "./results-twins.ts";
import { isSessionFolder, readSession } from "./session-folder.ts";
import { storedName } from "./stored-name.ts";

export interface ReadOptions {
  /** Read everything as this tool's; absent detects the tool from each text. */
  readonly tool?: ToolName;
  /** What the path `-` stands for. */
  readonly stdin?: string;
  /** Told of every file that may hold a result: its tool, or why it is passed over. */
  readonly explain?: (path: string, found: DetectedTool) => void;
  /** Told of each file of a folder that is passed over as no result, when the folder holds others that are. */
  readonly passedOver?: (path: string) => void;
}

/**
 * Others' results as records: files, folders (read recursively, in path order) and `-`. A file's name is its cell, as the
 * suites name them; several results of one cell are its repeats. A folder that is one of our sessions gives its own records.
 * @throws UserError naming the file when one cannot be read, when a named file is no result, or when nothing was found.
 */
export async function readResults(paths: readonly string[], options: ReadOptions): Promise<readonly TrialRecord[]> {
  const own: TrialRecord[] = [];
  const read: ReadFile[] = [];
  for (const path of paths) {
    if (path === "-") read.push(readStdin(options));
    else if (await isSessionFolder(path)) own.push(...(await readSession(path)).records);
    else read.push(...(await readPath(path, options)));
  }
  return withOwnNames([...own, ...toRecords(withoutTwins(withJoinedParts(read)))]);
}

/**
 * All results in one text.
 * @throws UserError when the text is of no known tool, or is broken.
 */
export function readResultText(name: string, text: string, tool?: ToolName): readonly NamedReading[] {
  const source = { name, text };
  return readSource(source, detectTool(source), tool);
}

function readSource(source: Source, detected: DetectedTool, tool: ToolName | undefined): readonly NamedReading[] {
  const { name, text } = source;
  const found = tool ?? detected.tool;
  if (found !== undefined) return withNumbers(source, found, TOOLS[found].read(source));
  if (text.trim() === "") throw new UserError(`${name} is empty`);
  if (isJsonName(name) && HOLDS_NOTHING.test(text)) {
    throw new UserError(`${name} holds no result (${text.trim()})`, { hint: "measure again, or remove the file" });
  }
  const { broken } = jsonIn(source);
  if (broken !== undefined) throw new UserError(`${name}: ${broken}`, { hint: "the file is cut off or damaged" });
  const candidates = detected.tool === undefined ? detected.candidates : [];
  if (candidates.length === 0) {
    const known = notRead(source);
    if (known !== undefined) throw new UserError(`${name}: ${known.what} is not read`, { hint: known.instead });
    const why = whyNot(source);
    if (why !== undefined)
      throw new UserError(`${name}: not recognised as a result: ${why.reason}`, { hint: why.hint });
    throw new UserError(`${name}: not recognised as a result`, { hint: triedHint(tool) });
  }
  const each = candidates.map((candidate) => `${candidate.tool} (${candidate.evidence})`).join(", ");
  throw new UserError(`${name}: may be a result of ${each}`, { hint: `name one: --tool ${candidates[0]?.tool}` });
}

function withNumbers({ name }: Source, tool: ToolName, readings: readonly NamedReading[]): readonly NamedReading[] {
  if (!isPageOf(readings)) return readings;
  const [note] = readings.flatMap(({ notes }) => notes);
  throw new UserError(`${name} looks like ${tool}'s, and holds no number`, note === undefined ? {} : { hint: note });
}

/** Pages that explain a tool's output look like it, and hold words where its numbers stand. */
function isPageOf(readings: readonly NamedReading[]): boolean {
  const isEmpty = ({ metrics, counts, validity }: NamedReading) =>
    validity.state === "valid" && Object.keys(metrics).length + Object.keys(counts).length === 0;
  return readings.length > 0 && readings.every(isEmpty);
}

function readStdin({ stdin, tool, explain }: ReadOptions): ReadFile {
  if (stdin === undefined) throw new UserError("nothing came in on standard input");
  const source = { name: "stdin", text: stdin };
  const detected = detectTool(source);
  explain?.(source.name, detected);
  return { path: source.name, within: source.name, readings: readSource(source, detected, tool) };
}

async function readPath(path: string, options: ReadOptions): Promise<readonly ReadFile[]> {
  const files = await resultFiles(path);
  const read = await readFiles(path, files, options);
  if (read.length > 0) return withSuiteNotes(path, read);
  const { explain: _, ...told } = options;
  const others = await readFiles(path, await otherFiles(path), options);
  const last = others.length > 0 ? others : await readFiles(path, files, { ...told, copies: true });
  if (last.length > 0) return last;
  throw new UserError(`${path}: no results among its ${files.length} text files`, { hint: triedHint(options.tool) });
}

/** `copies`: a folder holds nothing else, so that what repeats other files is read. */
type FolderOptions = ReadOptions & { readonly copies?: boolean };

async function readFiles(
  path: string,
  files: readonly ResultFile[],
  { tool, explain, passedOver, copies = false }: FolderOptions,
): Promise<readonly ReadFile[]> {
  const read: ReadFile[] = [];
  const passed: string[] = [];
  for (const file of files) {
    const text = await readText(file);
    if (text === undefined) continue;
    const source = { name: file.path, text };
    const detected = detectTool(source);
    explain?.(file.path, detected);
    const found = toolOf(source, detected, tool);
    if (!file.named && isAside(detected, tool, copies)) {
      passed.push(file.path);
      continue;
    }
    const ambiguous = detected.tool === undefined && detected.candidates.length > 0 && tool === undefined;
    if (found === undefined && !file.named && !ambiguous && !isLostResult(source)) {
      passed.push(file.path);
      continue;
    }
    if (!file.named && found !== undefined && isPageOf(TOOLS[found].read(source))) {
      passed.push(file.path);
      continue;
    }
    const within = file.named ? basename(file.path) : relative(path, file.path);
    read.push({ path: file.path, within, readings: readSource(source, detected, found ?? tool) });
  }
  const unread = read.length === 0 ? [] : passed.filter((file) => basename(file) !== ARGUMENTS_FILE);
  for (const file of unread) passedOver?.(file);
  return read;
}

/** A folder's notes and its servers' logs are no results, though they may hold a table or timings of some; nor are copies of results. */
function isAside(detected: DetectedTool, wanted: ToolName | undefined, copies: boolean): boolean {
  if (detected.tool !== undefined && detected.copy === true) return !copies;
  return wanted === undefined && (detected.tool === "table" || detected.tool === "llama-server");
}

/** The tool that a text is from, if it is the wanted one. */
function toolOf(source: Source, detected: DetectedTool, wanted: ToolName | undefined): ToolName | undefined {
  if (wanted === undefined) return detected.tool;
  return TOOLS[wanted].detect(source) === undefined ? undefined : wanted;
}

/** What a tool leaves that died before it wrote: no side file of a suite looks like it. */
const HOLDS_NOTHING = /^\s*(?:\{\s*\}|\[\s*\]|null)?\s*$/;

/** A folder's other files are passed over; a damaged JSON file, or one that holds nothing, is not: it may have been a result. */
function isLostResult(source: Source): boolean {
  return isJsonName(source.name) && (HOLDS_NOTHING.test(source.text) || jsonIn(source).broken !== undefined);
}

function triedHint(tool: ToolName | undefined): string {
  return `tried ${tool ?? Object.keys(TOOLS).join(", ")}`;
}

function toRecords(files: readonly ReadFile[]): readonly TrialRecord[] {
  const repeats = new Map<string, number>();
  return files.flatMap((file) => {
    const { path, readings, noted } = file;
    const cells = cellsOf(file);
    return readings.map(
      ({ cell: _cell, point: _point, part: _part, variant = "head", ...reading }, index): TrialRecord => {
        const cell = cells[index] ?? path;
        const trials = variant === "head" ? cell : `${cell}.${variant}`;
        const repeat = repeats.get(trials) ?? 0;
        repeats.set(trials, repeat + 1);
        return {
          schema: RECORD_SCHEMA,
          trial: storedName(`${trials}.r${repeat}`),
          cell,
          variant,
          repeat,
          round: 0,
          raw: [path],
          ...reading,
          ...factsIn(noted, reading),
        };
      },
    );
  });
}

/** A result's own settings count before those of the command that made it. */
function factsIn(noted: ReadFile["noted"], { workload, notes }: NamedReading): Partial<TrialRecord> {
  if (noted === undefined) return {};
  const { asked, notes: more, ...facts } = noted;
  return { ...facts, workload: { ...asked, ...workload }, notes: [...notes, ...more] };
}

/** Cells whose names differ in odd characters only, or records of several sessions, must not share a file. */
function withOwnNames(records: readonly TrialRecord[]): readonly TrialRecord[] {
  const uses = new Map<string, number>();
  return records.map((record) => {
    const before = uses.get(record.trial) ?? 0;
    uses.set(record.trial, before + 1);
    return before === 0 ? record : { ...record, trial: `${record.trial}.${before + 1}` };
  });
}
