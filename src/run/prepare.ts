import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { packageFacts } from "../devices/subject.ts";
import { digestOf } from "../model/digest.ts";
import type { PrepareStep } from "../model/placement.ts";
import { RAW_FOLDER } from "../model/session-layout.ts";
import type { ServerSpec } from "../model/spec.ts";
import { onDisk, writeAtomically } from "./atomic-file.ts";
import type { Bench, StartSite } from "./bench.ts";
import { throwIfCancelled } from "./cancelled.ts";
import { lastLinesOf } from "./log-tail.ts";
import { exitText, startGroup } from "./process-group.ts";
import { durationText } from "./progress.ts";
import type { StartFailure } from "./start-failure.ts";
import { within } from "./within.ts";

/** Lies beside a product, and says what it was made from and what it is. */
const noteSchema = z.object({ madeFrom: z.string(), state: z.string(), sha256: z.string() });

const LOOK_MS = 2_000;

/**
 * Makes what a server needs, unless it is there and was made from the same: the same command, the same packages, the same files.
 * The hash of each product goes into the session's subject. @returns why the server cannot start, or nothing.
 */
export async function prepareServer(
  spec: ServerSpec,
  site: Pick<StartSite, "env" | "cwd">,
  bench: Bench,
): Promise<StartFailure | undefined> {
  for (const [index, step] of (spec.prepare ?? []).entries()) {
    const failure = await prepare({ spec, step, index, site }, bench);
    if (failure !== undefined) return { state: "failed", reason: failure, kind: `prepare ${index}`, retry: false };
  }
  return undefined;
}

interface Preparing {
  readonly spec: ServerSpec;
  readonly step: PrepareStep;
  readonly index: number;
  readonly site: Pick<StartSite, "env" | "cwd">;
}

async function prepare(
  { spec, step, index, site: { env, cwd } }: Preparing,
  bench: Bench,
): Promise<string | undefined> {
  const { world, session } = bench;
  const product = resolve(cwd, step.makes);
  const note = `${product}.llm-perf-gate.json`;
  const packages = await packageFacts({ env, cwd, signal: world.signal });
  const sources = await Promise.all(step.from.map((path) => stateOf(resolve(cwd, path))));
  const madeFrom = digestOf([step.run, packages, step.from, sources]);
  const known = readNote(note);
  const tell = (sha256: string) => session.learn(`server ${spec.name} ${step.makes}`, `sha256:${sha256}`);
  if (known !== undefined && known.madeFrom === madeFrom && known.state === (await stateOf(product))) {
    world.log.info(`${step.makes} is there already, made from the same`);
    tell(known.sha256);
    return undefined;
  }

  const logs = join(bench.folder, RAW_FOLDER, "servers");
  onDisk(logs, () => mkdirSync(logs, { recursive: true }));
  const log = join(logs, `${spec.name.replace(/[^\w.#-]/g, "-")}.prepare-${index}.log`);
  const command = { argv: ["bash", "-c", step.run], env, cwd, stdout: log, stderr: log };
  await using group = await startGroup(command, { ledger: bench.ledger, signal: world.signal, log: world.log });
  const began = Date.now();
  let exit = await within(group.exited, 0);
  while (exit === undefined) {
    world.log.progress(`preparing ${step.makes} · ${durationText((Date.now() - began) / 1000)}`);
    exit = await within(group.exited, LOOK_MS, world.signal);
    throwIfCancelled(world.signal);
  }
  await group.stop();
  const where = `server ${spec.name}: the command that makes ${step.makes}`;
  if (exit.code !== 0) return `${where} ended with ${exitText(exit)}${lastLinesOf(log)}`;
  if (!existsSync(product)) return `${where} ended well, but did not make it${lastLinesOf(log)}`;
  const sha256 = await hashOf(product);
  writeAtomically(note, `${JSON.stringify({ madeFrom, state: await stateOf(product), sha256 })}\n`);
  tell(sha256);
  return undefined;
}

function readNote(path: string): z.infer<typeof noteSchema> | undefined {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}

/** Names, sizes and times of a file or of all files in a folder: quick also for weights; `absent` when there is nothing. */
async function stateOf(path: string): Promise<string> {
  if (!existsSync(path)) return "absent";
  const files = await filesIn(path);
  return digestOf(files.map((file) => [file.slice(path.length), statSync(file).size, statSync(file).mtimeMs]));
}

/** Of the content of a file, or of the names and contents of all files in a folder. */
async function hashOf(path: string): Promise<string> {
  const files = await filesIn(path);
  const hash = createHash("sha256");
  for (const file of files) {
    if (file !== path) hash.update(`${file.slice(path.length)}\0`);
    for await (const chunk of createReadStream(file)) hash.update(chunk);
  }
  return hash.digest("hex");
}

async function filesIn(path: string): Promise<readonly string[]> {
  if (!statSync(path).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
