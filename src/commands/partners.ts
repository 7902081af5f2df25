import { basename, relative } from "node:path";
import { UserError } from "../model/errors.ts";
import type { Session } from "../model/session.ts";

export interface PlainSide {
  readonly session: Session;
  /** What the user named. */
  readonly paths: readonly string[];
}

/**
 * Plain results are paired by their path below what was named. Where no path is the same on both sides, and they are as many,
 * their order pairs them, which the returned notes say.
 * @throws UserError naming the results without a partner.
 */
export function pairedByPath(head: PlainSide, base: PlainSide): readonly string[] {
  if ([head, base].some(({ session }) => session.origin.event !== "import")) return [];
  const [own, other] = [namesByCell(head), namesByCell(base)];
  return [...own].flatMap(([cell, names]) => {
    const before = other.get(cell);
    if (before === undefined || names.join("\n") === before.join("\n")) return [];
    const lone = [
      ...names.filter((name) => !before.includes(name)).map((name) => `${name} (--current)`),
      ...before.filter((name) => !names.includes(name)).map((name) => `${name} (--baseline)`),
    ];
    if (names.length === before.length && lone.length === 2 * names.length) {
      return [`${cell}: paired by the order of the files, because their names differ`];
    }
    throw new UserError(
      `--paired: ${cell}: ${names.length} results and ${before.length} on the base, without a partner: ${lone.join(", ")}`,
      {
        hint: "a pair has the same path below --baseline and --current: measure the missing one, or remove the lone one",
      },
    );
  });
}

function namesByCell({ session, paths }: PlainSide): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { cell, raw } of session.records) {
    const [file = ""] = raw;
    names.set(cell, [...(names.get(cell) ?? []), nameBelow(file, paths)]);
  }
  return names;
}

function nameBelow(file: string, paths: readonly string[]): string {
  const below = paths.map((path) => relative(path, file)).find((name) => !name.startsWith(".."));
  return below === undefined || below === "" ? basename(file) : below;
}
