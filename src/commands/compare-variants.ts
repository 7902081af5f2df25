import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { variantTables } from "../compare/measured-variants.ts";
import { compareVariants } from "../compare/variants.ts";
import { messageOf, UserError } from "../model/errors.ts";
import type { TrialRecord } from "../model/record.ts";
import type { Session } from "../model/session.ts";
import type { VariantTable } from "../model/variants.ts";
import { toVariantsJson, toVariantsMarkdown, toVariantsText } from "../report/variants.ts";
import { stemOf } from "../store/results-cell.ts";
import type { Arguments } from "./arguments.ts";
import type { Output } from "./command.ts";
import { headSession } from "./sides.ts";

const FORMATS = ["text", "markdown", "json"] as const;

const RENDERERS: Readonly<Record<(typeof FORMATS)[number], (tables: readonly VariantTable[]) => string>> = {
  text: toVariantsText,
  markdown: toVariantsMarkdown,
  json: (tables) => `${JSON.stringify(toVariantsJson(tables), null, 2)}\n`,
};

/**
 * Two or more variants of the same cells in one table: those that records name (NUMA bindings, a table's columns), or one a path.
 * @throws UserError when there is nothing to put side by side.
 */
export async function showVariants(paths: readonly string[], args: Arguments, output: Output): Promise<number> {
  const format = args.choice("format", FORMATS);
  const sessions = await Promise.all(paths.map((path) => headSession([path])));
  const tables = tablesOf(paths, sessions).filter(({ variants, flags }) => variants.length + flags.length > 1);
  if (tables.length === 0) {
    throw new UserError("compare --by variant: no cell has two variants", {
      hint: "name one path a variant: compare --by variant --current results/float16 results/w8a8",
    });
  }
  const text = RENDERERS[format](tables);
  const out = args.value("out");
  if (out === undefined) output.write(text);
  else
    await writeFile(out, text).catch((cause: unknown) => {
      throw new UserError(`--out ${out} cannot be written: ${messageOf(cause)}`, { cause });
    });
  return 0;
}

/** Of one session whose variants were measured in turn, their order and rounds are known. */
function tablesOf(paths: readonly string[], sessions: readonly Session[]): readonly VariantTable[] {
  const [only, second] = sessions;
  if (only?.variants !== undefined && second === undefined) return variantTables(only, only.variants);
  return compareVariants(aligned(sessions.map(({ records }, at) => ({ path: paths[at] ?? "", records }))));
}

interface VariantPath {
  readonly path: string;
  readonly records: readonly TrialRecord[];
}

/** Results without variants of their own are one variant a path; single cells of several files are the same cell. */
function aligned(sides: readonly VariantPath[]): readonly TrialRecord[] {
  if (sides.length === 1) return sides[0]?.records ?? [];
  const names = namesOf(sides.map(({ path }) => path));
  const single = sides.every(({ records }) => new Set(records.map(({ cell }) => cell)).size === 1);
  const cell = sides[0]?.records[0]?.cell ?? "";
  return sides.flatMap(({ records }, index) => {
    const own = records.some(({ variant }) => variant !== "head");
    return records.map((record) => ({
      ...record,
      variant: own ? `${names[index]} ${record.variant}` : (names[index] ?? ""),
      ...(single ? { cell } : {}),
    }));
  });
}

/** The last part of each path, or the whole paths where those are alike. */
function namesOf(paths: readonly string[]): readonly string[] {
  const short = paths.map((path) => stemOf(basename(path.replace(/[/\\]+$/, ""))));
  return new Set(short).size === paths.length ? short : paths;
}
