import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { BuildCacheSpec } from "../../model/base.ts";
import { messageOf } from "../../model/errors.ts";
import { onDisk, writeAtomically } from "../atomic-file.ts";
import { pause } from "../cancelled.ts";
import { freeLock, lockHolder, takeLock } from "../lock-file.ts";
import { forgetWorktreesOf, makeOwnFolder, removeMarkedFolder, removeOwnFolder } from "../own-folder.ts";
import type { GroupSite } from "../process-group.ts";
import { durationText } from "../progress.ts";
import type { Built } from "./build.ts";
import { firstChange, manifestOf } from "./manifest.ts";

/** In a build's folder, written last: a build without it was never finished. */
const ENTRY = "llm-perf-gate-build.json";
/** Beside it: its size; its time is that of the last use. */
const USE = "llm-perf-gate-use.json";
const KEY = /^[0-9a-f]{16}$/;

const POLL_MS = 500;
const SAY_AGAIN_MS = 30_000;
const DAY_MS = 86_400_000;
const GIGABYTE = 1e9;

const entrySchema = z.object({
  schema: z.literal("llm-perf-gate/build@1"),
  builtAt: z.string(),
  files: z.record(z.string(), z.string()),
  built: z.object({
    folder: z.string(),
    venv: z.string().optional(),
    places: z.array(z.object({ from: z.string(), to: z.string() })),
    commit: z.string(),
    tree: z.string(),
    code: z.object({ roots: z.array(z.string()), modules: z.array(z.string()), installed: z.boolean() }),
    facts: z.record(z.string(), z.string()),
  }),
});

export interface CacheRequest extends BuildCacheSpec {
  readonly path: string;
  readonly key: string;
  readonly build: (own: string) => Promise<Built | string>;
}

export type CachedBuild =
  | { readonly state: "built"; readonly built: Built; readonly note: string; readonly release: () => void }
  | { readonly state: "failed"; readonly reason: string };

/**
 * Takes a build from the cache when one of the same key is there and whole; otherwise builds it there, where it stays.
 * One job builds at a time; the others wait and use its build. What is in use is never removed.
 * @throws CannotJudgeError when the disk does not take it; an AbortError when the run is cancelled.
 */
export async function cachedBuild(request: CacheRequest, site: GroupSite): Promise<CachedBuild> {
  const { path, key } = request;
  onDisk(path, () => mkdirSync(path, { recursive: true }));
  const lock = join(path, `${key}.lock`);
  await waitForLock(lock, site);
  try {
    const kept = await keptBuild(join(path, key), site);
    const made = kept ?? (await newBuild(request, site));
    if (typeof made === "string") return { state: "failed", reason: made };
    const use = join(path, `${key}.use-${process.pid}.lock`);
    takeLock(use);
    site.ledger.noteLock(use);
    makeRoom(request);
    return {
      state: "built",
      ...made,
      release: () => {
        freeLock(use);
        site.ledger.dropLock(use);
      },
    };
  } finally {
    freeLock(lock);
    site.ledger.dropLock(lock);
  }
}

async function waitForLock(lock: string, { ledger, log, signal }: GroupSite): Promise<void> {
  const began = Date.now();
  let saidAt = Number.NEGATIVE_INFINITY;
  for (;;) {
    const holder = takeLock(lock);
    if (holder === undefined) break;
    if (Date.now() - saidAt >= SAY_AGAIN_MS) {
      saidAt = Date.now();
      log.info(
        `process ${holder.pid} makes the same build; waiting for it since ${durationText((saidAt - began) / 1000)}`,
      );
    }
    await pause(POLL_MS, signal);
  }
  ledger.noteLock(lock);
}

type Made = Pick<Extract<CachedBuild, { state: "built" }>, "built" | "note">;

async function keptBuild(folder: string, { log }: GroupSite): Promise<Made | undefined> {
  if (!existsSync(folder)) return undefined;
  try {
    const { built, files, builtAt } = entrySchema.parse(JSON.parse(readFileSync(join(folder, ENTRY), "utf8")));
    const change = await firstChange(folder, files);
    if (change !== undefined) throw new Error(change);
    const now = new Date();
    utimesSync(join(folder, USE), now, now);
    const { venv, ...rest } = built;
    return {
      built: { ...rest, ...(venv === undefined ? {} : { venv }) },
      note: `the build of ${built.commit.slice(0, 12)} was made at ${builtAt}, and taken from the cache (${folder})`,
    };
  } catch (cause) {
    log.warn(`the cached build ${folder} is of no use, and is made anew: ${messageOf(cause).split("\n")[0]}`);
    removeMarkedFolder(folder);
    return undefined;
  }
}

async function newBuild({ path, key, build }: CacheRequest, { ledger }: GroupSite): Promise<Made | string> {
  const folder = join(path, key);
  ledger.noteFolder(folder);
  try {
    makeOwnFolder(folder, ledger.run);
    const built = await build(folder);
    if (typeof built === "string") {
      removeOwnFolder(folder, ledger.run);
      return built;
    }
    forgetWorktreesOf(folder);
    const { files, bytes } = await manifestOf(folder);
    const entry: z.input<typeof entrySchema> = {
      schema: "llm-perf-gate/build@1",
      builtAt: new Date().toISOString(),
      files,
      built: {
        ...built,
        places: [...built.places],
        code: { ...built.code, roots: [...built.code.roots], modules: [...built.code.modules] },
      },
    };
    writeAtomically(join(folder, USE), JSON.stringify({ bytes }));
    writeAtomically(join(folder, ENTRY), JSON.stringify(entry));
    return { built, note: `${built.commit.slice(0, 12)} was built for this job` };
  } catch (cause) {
    removeOwnFolder(folder, ledger.run);
    throw cause;
  } finally {
    ledger.dropFolder(folder);
  }
}

/** Removes what was not used for long, and then the least recently used until the rest fits. */
function makeRoom({ path, key, gigabytes, days }: CacheRequest): void {
  const entries = readdirSync(path)
    .filter((name) => KEY.test(name))
    .map((name) => ({ name, ...useOf(join(path, name)) }))
    .sort((a, b) => b.usedAt - a.usedAt);
  let bytes = 0;
  for (const { name, usedAt, bytes: own } of entries) {
    bytes += own;
    const tooOld = Date.now() - usedAt > days * DAY_MS;
    if (name === key || (!tooOld && bytes <= gigabytes * GIGABYTE)) continue;
    if (removeUnused(path, name)) bytes -= own;
  }
}

function useOf(folder: string): { readonly usedAt: number; readonly bytes: number } {
  try {
    const file = join(folder, USE);
    const { bytes } = z.object({ bytes: z.number() }).parse(JSON.parse(readFileSync(file, "utf8")));
    return { usedAt: statSync(file).mtimeMs, bytes };
  } catch {
    return { usedAt: 0, bytes: 0 };
  }
}

/** @returns whether nobody builds or uses it, and it is gone. */
function removeUnused(path: string, key: string): boolean {
  const lock = join(path, `${key}.lock`);
  if (lockHolder(lock) !== undefined || takeLock(lock) !== undefined) return false;
  try {
    const uses = readdirSync(path).filter((name) => name.startsWith(`${key}.use-`));
    if (uses.some((name) => lockHolder(join(path, name)) !== undefined)) return false;
    removeMarkedFolder(join(path, key));
    for (const name of uses) freeLock(join(path, name));
    return true;
  } finally {
    freeLock(lock);
  }
}
