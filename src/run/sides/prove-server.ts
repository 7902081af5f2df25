import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { relative } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Facts } from "../../model/session.ts";
import type { Side, SideCode } from "../../model/side.ts";
import { processTable, treeOf } from "../process-table.ts";
import { askImports, type Proof, proveNotTheirs, proveOwnImports, refuted } from "./proof.ts";
import { type RunningCode, runningCode } from "./running-code.ts";
import { isInside } from "./side-env.ts";

export interface ServerProof {
  /** Its process group. */
  readonly group: number;
  readonly side: Pick<Side, "variant" | "code">;
  /** What the other sides run. */
  readonly others: readonly SideCode[];
  readonly signal: AbortSignal;
}

/** More libraries than that are told by one digest of all. */
const MOST_LIBRARIES = 20;

/**
 * Proves of a server that runs that it runs its side's code: its own Python imports the side's modules from there, and
 * nothing of the other side is mapped into any of its processes.
 */
export async function proveServer({ group, side, others, signal }: ServerProof): Promise<Proof> {
  const { code, variant } = side;
  if (code === undefined) return { state: "proved", facts: {} };
  const running = treeOf(group, processTable()).flatMap(({ pid }) => runningCode(pid) ?? []);
  const foreign = running.flatMap(({ files }) => files).find((file) => isForeign(file, code, others));
  if (foreign !== undefined) return refuted(`the ${variant}'s server runs ${foreign}, which is another side's code`);
  const imports = await proveImports(running, code, others, signal);
  if (imports.state === "refuted")
    return refuted(`the ${variant}'s server does not run its own code: ${imports.reason}`);
  return { state: "proved", facts: { ...imports.facts, ...(await libraryFacts(running, code)) } };
}

/** What is installed in a virtual environment inside of a workspace may be common to both sides. */
const INSTALLED = /\/(?:site|dist)-packages\//;

function isForeign(file: string, own: SideCode, others: readonly SideCode[]): boolean {
  if (own.roots.some((root) => isInside(file, root)) || INSTALLED.test(file)) return false;
  return others.some(({ roots }) => roots.some((root) => isInside(file, root))) && /\.so(?:\.|$)|\/bin\//.test(file);
}

async function proveImports(
  running: readonly RunningCode[],
  code: SideCode,
  others: readonly SideCode[],
  signal: AbortSignal,
): Promise<Proof> {
  if (code.modules.length === 0) return { state: "proved", facts: {} };
  const pythons = new Map(running.flatMap((one) => (one.python === undefined ? [] : [[one.python, one] as const])));
  if (pythons.size === 0)
    return refuted(`none of its processes is a Python that could import ${code.modules.join(", ")}`);
  let facts: Facts = {};
  for (const [python, { env, cwd }] of pythons) {
    const imports = await askImports({ python, env, cwd, roots: code.roots, modules: code.modules }, signal);
    if (typeof imports === "string") return refuted(imports);
    const proof = code.installed
      ? proveNotTheirs(imports, { roots: others.flatMap(({ roots }) => roots) })
      : proveOwnImports(imports, code);
    if (proof.state === "refuted") return proof;
    facts = { ...facts, ...proof.facts };
  }
  return { state: "proved", facts };
}

/** Digests of the side's own compiled code that the server has loaded. */
async function libraryFacts(running: readonly RunningCode[], { roots }: SideCode): Promise<Facts> {
  const files = [...new Set(running.flatMap(({ files: mapped }) => mapped))].filter((file) =>
    /\.so(?:\.|$)/.test(file),
  );
  const digests = new Map<string, string>();
  for (const file of files.sort()) {
    const root = roots.find((one) => isInside(file, one));
    if (root === undefined) continue;
    const digest = await sha256(file).catch(() => undefined);
    if (digest !== undefined) digests.set(relative(root, file), digest);
  }
  if (digests.size <= MOST_LIBRARIES) {
    return Object.fromEntries([...digests].map(([name, digest]) => [`library ${name}`, `sha256:${digest}`]));
  }
  const all = createHash("sha256").update([...digests].map(([name, digest]) => `${digest}  ${name}\n`).join(""));
  return { libraries: `${digests.size} files, sha256:${all.digest("hex")}` };
}

export async function sha256(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
