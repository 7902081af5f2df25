import { realpathSync } from "node:fs";
import { commandOutput } from "../../devices/command-output.ts";
import { type GitSite, gitLine } from "../../git/git.ts";
import type { Facts } from "../../model/session.ts";
import type { SideCode } from "../../model/side.ts";
import { IMPORTS, type ImportQuestion, type Imports, readImports } from "./imports.ts";
import { isInside } from "./side-env.ts";

/** Whether a side runs its own code: facts that show it, or what speaks against it in one line. */
export type Proof =
  | { readonly state: "proved"; readonly facts: Facts }
  | { readonly state: "refuted"; readonly reason: string };

/** Packages with a heavy `sitecustomize`, or on a network disk. */
const LIMIT_MS = 60_000;

export function refuted(reason: string): Extract<Proof, { state: "refuted" }> {
  return { state: "refuted", reason };
}

/** A set-up may move the checkout: what counts is where it stands afterwards. */
export async function proveHead(commit: string, site: GitSite): Promise<Proof> {
  const head = await gitLine(["rev-parse", "HEAD"], site);
  if (head === commit) return { state: "proved", facts: { commit } };
  return refuted(`${site.cwd} stands at ${head ?? "no commit"}, not at ${commit}`);
}

export async function askImports(question: ImportQuestion, signal: AbortSignal): Promise<Imports | string> {
  const { python, env, cwd, roots, modules } = question;
  const argv = [python, "-c", IMPORTS, JSON.stringify(roots), JSON.stringify(modules)];
  const printed = await commandOutput(argv, { env, cwd, signal }, LIMIT_MS);
  return printed === undefined ? `${python} does not run, or does not end` : readImports(printed);
}

/** Every module comes from the side's own folders. */
export function proveOwnImports({ modules }: Imports, { roots }: Pick<SideCode, "roots">): Proof {
  for (const [name, place] of Object.entries(modules)) {
    if (place === null) return refuted(`it cannot import ${name}`);
    if (!roots.some((root) => isInside(place, root))) {
      return refuted(`it would import ${name} from ${place}, which is not its own code (${roots.join(", ")})`);
    }
  }
  return { state: "proved", facts: importFacts(modules) };
}

/** No module comes from the other side's folders: a head that the job has installed may lie anywhere else. */
export function proveNotTheirs({ modules }: Imports, theirs: Pick<SideCode, "roots">): Proof {
  for (const [name, place] of Object.entries(modules)) {
    if (place === null) return refuted(`it cannot import ${name}`);
    if (theirs.roots.some((root) => isInside(place, root))) {
      return refuted(`it would import ${name} from ${place}, which is the other side's code`);
    }
  }
  return { state: "proved", facts: importFacts(modules) };
}

function importFacts(modules: Imports["modules"]): Facts {
  return Object.fromEntries(Object.entries(modules).map(([name, place]) => [`import ${name}`, place ?? ""]));
}

/** Python and `/proc` tell paths without links in them. */
export function withoutLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
