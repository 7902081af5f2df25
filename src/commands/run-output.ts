import type { PairPreview } from "../gate/pair-preview.ts";
import type { Language } from "../model/language.ts";
import type { Session } from "../model/session.ts";
import type { VariantTable } from "../model/variants.ts";
import { toImportText } from "../report/import.ts";
import { sayIn } from "../report/language/language.ts";
import { toVariantsJson, toVariantsText } from "../report/variants.ts";
import type { DryRun } from "../run/dry-run.ts";

export interface Measured {
  readonly folder: string;
  readonly session: Session;
  readonly language: Language;
}

type Format = "text" | "json";

export function dryRunText({ trials, warnings, pairs }: DryRun & { readonly pairs?: PairPreview }): string {
  const quote = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
  const shown = (env: Readonly<Record<string, string>>, argv: readonly string[]) =>
    [...Object.entries(env).map(([key, value]) => `${key}=${quote(value)}`), ...argv.map(quote)].join(" ");
  const blocks = trials.map(({ cell, variant, repeat, argv, env = {}, files = {}, server }) => [
    `${cell} (${variant}, repeat ${repeat})`,
    ...(server === undefined ? [] : [`  server: ${shown(server.env, server.argv)}`]),
    `  tool:   ${shown(env, argv)}`,
    ...Object.entries(files).flatMap(([path, text]) => fileLines(path, text)),
  ]);
  const inTurn = pairs === undefined ? [] : pairLines(pairs);
  return `${[...blocks.flat(), ...inTurn, ...warnings.map((warning) => `warning: ${warning}`)].join("\n")}\n`;
}

function fileLines(path: string, text: string): readonly string[] {
  return [
    `  ${path}:`,
    ...text
      .trimEnd()
      .split("\n")
      .map((line) => `    ${line}`),
  ];
}

function pairLines({ against, when, design, order, cost }: PairPreview): readonly string[] {
  const blocks = order.map((block, place) => `  start ${place + 1}: ${block}`);
  const whose = against === undefined ? "pull requests" : `in turn with ${against.slice(0, 12)}`;
  return ["", `${whose}, ${when}:`, `  ${design}`, ...blocks, ...(cost === "" ? [] : [`  cost: ${cost}`])];
}

/** What a run prints of what it measured. */
export function sessionOutput(format: Format, { folder, session, language }: Measured): string {
  return format === "json" ? sessionJson(folder, session) : sessionText(folder, session, language);
}

/** The same of variants, which it puts side by side. */
export function variantsOutput(
  format: Format,
  { folder, session, language }: Measured,
  tables: readonly VariantTable[],
): string {
  const { id, complete, notes } = session;
  if (format === "json") {
    return `${JSON.stringify({ ...toVariantsJson(tables), session: { folder, id, complete, notes } }, null, 2)}\n`;
  }
  return `${toVariantsText(tables)}${closing(folder, session, language)}`;
}

function sessionJson(folder: string, session: Session): string {
  const { id, complete, notes, records } = session;
  const trials = records.map(({ trial, cell, repeat, metrics, counts, validity }) => ({
    trial,
    cell,
    repeat,
    metrics,
    counts,
    validity,
  }));
  return `${JSON.stringify({ schema: session.schema, folder, id, complete, notes, records: trials }, null, 2)}\n`;
}

function sessionText(folder: string, session: Session, language: Language): string {
  return `${toImportText(session.records, language)}${closing(folder, session, language)}`;
}

function closing(folder: string, { notes, complete }: Session, language: Language): string {
  const say = sayIn(language);
  const lines = notes.map((note) => `${say(`note: ${note}`)}\n`).join("");
  const place = `${complete ? "The session" : "The session, which is not complete,"} is in ${folder}`;
  return `${lines}\n${say(place)}\n`;
}
