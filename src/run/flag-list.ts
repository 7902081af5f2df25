import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProcessLaunch } from "../engines/engine.ts";
import { digestOf } from "../model/digest.ts";
import type { FlagHelp } from "../model/flag-help.ts";
import { flagOf } from "../model/flags.ts";
import { nearest } from "../model/nearest.ts";
import { RAW_FOLDER } from "../model/session-layout.ts";
import type { Args } from "../model/spec.ts";
import { accepts, listedFlags } from "./argparse.ts";
import { onDisk } from "./atomic-file.ts";
import type { Bench, StartSite } from "./bench.ts";
import { startProcess } from "./server-process.ts";
import { within } from "./within.ts";

/** Imports alone take 40 s on a small machine, and more from a cold network disk. */
const ANSWER_MS = 180_000;

/** A program that tells its flags, as this run would start it. */
export interface FlagSource {
  readonly help: FlagHelp;
  /** With its container, where it has one. */
  readonly launch: (argv: readonly string[]) => Pick<ProcessLaunch, "argv" | "env" | "container">;
  readonly site: Pick<StartSite, "env" | "cwd">;
}

/** The flags that a program itself says it knows. */
export interface FlagList {
  /** `vllm serve` */
  readonly program: string;
  readonly flags: ReadonlySet<string>;
}

/** What the program said when it was asked; `undefined` before, and where it did not tell all of its flags. */
export function rememberedFlags(source: FlagSource, { folder }: Bench): FlagList | undefined {
  for (const { argv, file } of questions(source, folder)) {
    const flags = existsSync(file) ? listedFlags(readFileSync(file, "utf8")) : new Set<string>();
    if (source.help.required.every((flag) => flags.has(flag))) return { program: argv.slice(0, -1).join(" "), flags };
  }
  return undefined;
}

/** Asks the program, once in a session: what it printed is kept with the session's raw files. */
export async function askFlags(source: FlagSource, bench: Bench): Promise<FlagList | undefined> {
  for (const { argv, file } of questions(source, bench.folder)) {
    const known = rememberedFlags(source, bench);
    if (known !== undefined) return known;
    if (existsSync(file)) continue;
    onDisk(file, () => mkdirSync(join(file, ".."), { recursive: true }));
    await using group = await startProcess(source.launch(argv), source.site, file, bench);
    await within(group.exited, ANSWER_MS, bench.world.signal);
    await group.stop();
  }
  return rememberedFlags(source, bench);
}

/** The same words mean another program on another path, in another folder or image. */
function questions({ help, launch, site }: FlagSource, folder: string) {
  return help.argvs.map((argv) => {
    const { PATH, PYTHONPATH, VIRTUAL_ENV } = site.env;
    const { container } = launch(argv);
    const where = digestOf([argv, PATH ?? "", PYTHONPATH ?? "", VIRTUAL_ENV ?? "", site.cwd, container?.image ?? ""]);
    const name = argv.join(" ").replace(/\W+/g, "-").slice(-60);
    return { argv, file: join(folder, RAW_FOLDER, "help", `${name}.${where.slice(0, 8)}.txt`) };
  });
}

/** The arguments that the program takes, and the flags of the others. */
export function knownArgs(
  args: Args,
  { flags }: FlagList,
): { readonly args: Args; readonly unknown: readonly string[] } {
  const entries = Object.entries(args).map(([key, value]) => ({ key, value, isKnown: accepts(flags, flagOf(key)) }));
  return {
    args: Object.fromEntries(entries.filter(({ isKnown }) => isKnown).map(({ key, value }) => [key, value])),
    unknown: entries.filter(({ isKnown }) => !isKnown).map(({ key }) => flagOf(key)),
  };
}

/** What to type instead of flags that a program does not know. */
export function unknownHint(unknown: readonly string[], { program, flags }: FlagList): string {
  const each = unknown.map((flag) => {
    const meant = nearest(flag, [...flags]);
    return meant === undefined ? flag : `${flag} (nearest: ${meant})`;
  });
  return `${program} has no ${each.join(", ")}: correct that, or drop-unknown-flags: true leaves it out`;
}
