import { copyFileSync, existsSync } from "node:fs";
import { basename, join } from "node:path";
import { UserError } from "../model/errors.ts";
import type { Session } from "../model/session.ts";
import { RAW_FOLDER } from "../model/session-layout.ts";
import { TOOL_NAMES } from "../model/spec.ts";
import { toImportJson, toImportText } from "../report/import.ts";
import { openSession } from "../run/session-writer.ts";
import { readResults } from "../store/read-results.ts";
import { storedName } from "../store/stored-name.ts";
import type { DetectedTool } from "../tools/tools.ts";
import type { Command } from "./command.ts";
import { importedSession } from "./sides.ts";

export const importCommand: Command = {
  usage: "PATH… [--tool NAME] [--out DIR] [--format text|json] [--explain]",
  options: { tool: "value", out: "value", format: "value", explain: "flag" },
  async run(args, world, output) {
    const paths = args.positionals;
    if (paths.length === 0) throw new UserError("import: name a result file, a folder, or - for standard input");
    const format = args.choice("format", ["text", "json"]);
    const tool = args.value("tool") === undefined ? undefined : args.choice("tool", TOOL_NAMES);
    const stdin = paths.includes("-") ? await output.readStdin() : undefined;
    const passed: string[] = [];
    const records = await readResults(paths, {
      passedOver: (path) => passed.push(path),
      ...(tool === undefined ? {} : { tool }),
      ...(stdin === undefined ? {} : { stdin }),
      ...(args.flag("explain") ? { explain: (path, found) => world.log.info(explanation(path, found)) } : {}),
    });
    if (passed.length > 0) world.log.info(notRead(passed));
    const out = args.value("out");
    if (out !== undefined) writeSession(out, importedSession(paths, records));
    output.write(format === "json" ? `${JSON.stringify(toImportJson(records), null, 2)}\n` : toImportText(records));
    return 0;
  },
};

const MOST_NAMED = 10;

function notRead(paths: readonly string[]): string {
  const more = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more (--explain names all)` : "";
  return `not read: ${paths.slice(0, MOST_NAMED).join(", ")}${more}`;
}

/** What a file was recognised by, or what it was tried as. */
function explanation(path: string, found: DetectedTool): string {
  if (found.tool !== undefined) return `${path}: ${found.tool}, by ${found.evidence}`;
  const { candidates, tried } = found;
  if (candidates.length === 0) return `${path}: no result; tried ${tried.join(", ")}`;
  return `${path}: ambiguous: ${candidates.map(({ tool, evidence }) => `${tool}, by ${evidence}`).join("; ")}`;
}

/** The files that the records were read from are kept with them, once each: a session refers to nothing outside of it. */
function writeSession(folder: string, { records, ...fresh }: Session): void {
  const writer = openSession({ folder, fresh, already: [], confirms: false });
  const sources = [...new Set(records.flatMap(({ raw }) => raw))].filter((path) => existsSync(path));
  const kept = new Map(sources.map((path, n) => [path, `${RAW_FOLDER}/${n}-${storedName(basename(path))}`]));
  for (const [path, inside] of kept) copyFileSync(path, join(folder, inside));
  for (const record of records) writer.keep({ ...record, raw: record.raw.flatMap((path) => kept.get(path) ?? []) });
  for (const note of fresh.notes) writer.note(note);
  writer.close(true);
}
