import { UserError } from "../model/errors.ts";
import { RECORD_SCHEMA, type TrialRecord } from "../model/record.ts";
import type { ToolName } from "../model/spec.ts";
import { findJson } from "../tools/python-json.ts";
import type { NamedReading, Source } from "../tools/tool.ts";
import { detectTool, TOOLS } from "../tools/tools.ts";
import { cellsOf } from "./results-cell.ts";
import { isJsonName, readText, resultFiles } from "./results-files.ts";
import { type ReadFile, withoutTwins } from "./results-twins.ts";
import { isSessionFolder, readSession } from "./session-folder.ts";
import { storedName } from "./stored-name.ts";

export interface ReadOptions {
  /** Read everything as this tool's; absent detects the tool from each text. */
  readonly tool?: ToolName;
  /** What the path `-` stands for. */
  readonly stdin?: string;
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
    else read.push(...(await readPath(path, options.tool)));
  }
  return withOwnNames([...own, ...toRecords(withoutTwins(read))]);
}

/**
 * All results in one text.
 * @throws UserError when the text is of no known tool, or is broken.
 */
export function readResultText(name: string, text: string, tool?: ToolName): readonly NamedReading[] {
  const source = { name, text };
  const found = tool ?? detectTool(source).tool;
  if (found !== undefined) return TOOLS[found].read(source);
  if (text.trim() === "") throw new UserError(`${name} is empty`);
  const { broken } = findJson(text);
  if (broken !== undefined) throw new UserError(`${name}: ${broken}`, { hint: "the file is cut off or damaged" });
  throw new UserError(`${name}: not recognised as a result`, { hint: triedHint(tool) });
}

function readStdin({ stdin, tool }: ReadOptions): ReadFile {
  if (stdin === undefined) throw new UserError("nothing came in on standard input");
  return { path: "stdin", readings: readResultText("stdin", stdin, tool) };
}

async function readPath(path: string, tool: ToolName | undefined): Promise<readonly ReadFile[]> {
  const files = await resultFiles(path);
  const read: ReadFile[] = [];
  for (const file of files) {
    const text = await readText(file);
    if (text === undefined) continue;
    const found = toolOf({ name: file.path, text }, tool);
    if (found === undefined && !file.named && !isLostResult(file.path, text)) continue;
    read.push({ path: file.path, readings: readResultText(file.path, text, found ?? tool) });
  }
  if (read.length > 0) return read;
  throw new UserError(`${path}: no results among its ${files.length} text files`, { hint: triedHint(tool) });
}

/** The tool that a text is from, if it is the wanted one. */
function toolOf(source: Source, wanted: ToolName | undefined): ToolName | undefined {
  if (wanted === undefined) return detectTool(source).tool;
  return TOOLS[wanted].detect(source) === undefined ? undefined : wanted;
}

/** A folder's other files are passed over; an empty or damaged JSON file is not, because it may have been a result. */
function isLostResult(path: string, text: string): boolean {
  return isJsonName(path) && (text.trim() === "" || findJson(text).broken !== undefined);
}

function triedHint(tool: ToolName | undefined): string {
  return `tried ${tool ?? Object.keys(TOOLS).join(", ")}`;
}

function toRecords(files: readonly ReadFile[]): readonly TrialRecord[] {
  const repeats = new Map<string, number>();
  return files.flatMap(({ path, readings }) => {
    const cells = cellsOf(path, readings);
    return readings.map(({ cell: _named, ...reading }, index): TrialRecord => {
      const cell = cells[index] ?? path;
      const repeat = repeats.get(cell) ?? 0;
      repeats.set(cell, repeat + 1);
      return {
        schema: RECORD_SCHEMA,
        trial: storedName(`${cell}.r${repeat}`),
        cell,
        variant: "head",
        repeat,
        round: 0,
        raw: [path],
        ...reading,
      };
    });
  });
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
