import { existsSync } from "node:fs";
import { mkdir, readFile, realpath, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { defaultBranch, topLevel } from "../config/checkout.ts";
import { CONFIG_FILE as CONFIG } from "../config/config-file.ts";
import { fileReader } from "../config/file-reader.ts";
import { loadConfig } from "../config/load.ts";
import { familiesPresent } from "../devices/families-present.ts";
import { configText, EDIT } from "../init/config-text.ts";
import { look } from "../init/look.ts";
import type { Repository } from "../init/repository.ts";
import { workflowText } from "../init/workflow-text.ts";
import { messageOf, UserError } from "../model/errors.ts";
import type { World } from "../model/world.ts";
import type { Command } from "./command.ts";

/** The first that is free: somebody else's workflow of that name is kept, and the gate still needs one. */
const WORKFLOWS = [".github/workflows/perf.yml", ".github/workflows/llm-perf-gate.yml"] as const;

export const initCommand: Command = {
  usage: "[--suite DIR]",
  options: { suite: "value" },
  async run(args, world, output) {
    const root = await repositoryRoot(world);
    const seen = await look(root, {
      branch: await defaultBranch({ ...world, cwd: root }),
      ...(await deviceHere(world)),
    });
    const repository = withSuite(seen, args.value("suite"));
    const workflow = await workflowFile(root);
    const files = [
      { path: CONFIG, text: configText(repository) },
      ...(workflow === undefined ? [] : [{ path: workflow, text: workflowText(repository, CONFIG) }]),
    ];
    const written = (await Promise.all(files.map((file) => writeNew(root, file, world)))).flat();
    if (written.length === 0) {
      throw new UserError(`${CONFIG} and a workflow that uses it exist already: nothing was written`, {
        hint: "llm-perf-gate run --dry-run shows what they measure",
      });
    }
    for (const line of seenLines(repository)) world.log.info(line);
    for (const line of await mistakes(root)) world.log.warn(line);
    output.write(`${nextLines(written, repository).join("\n")}\n`);
    return 0;
  },
};

async function deviceHere({ env, cwd, signal }: World): Promise<Pick<Repository, "device">> {
  const [first] = await familiesPresent({ env, cwd, signal });
  const [device] = first?.devices ?? [];
  if (first === undefined || device === undefined) return {};
  return { device: { family: first.family, text: `${device.name} × ${first.devices.length}` } };
}

/** A suite that is named goes before what was found. */
function withSuite(repository: Repository, folder: string | undefined): Repository {
  if (folder === undefined) return repository;
  const named = folder.replace(/\/+$/, "").replace(/^\.\//, "");
  const found = repository.suites.find((suite) => suite.folder === named);
  if (found === undefined) {
    const seen = repository.suites.map((suite) => suite.folder).join(", ");
    throw new UserError(
      `init: no suite files in ${folder}: expected serving-tests.json, latency-tests.json or throughput-tests.json`,
      {
        hint:
          seen === ""
            ? "without --suite, a first test is written into the configuration"
            : `suites of this repository: ${seen}`,
      },
    );
  }
  return { ...repository, suites: [found, ...repository.suites.filter((suite) => suite !== found)] };
}

interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** GitHub reads workflows at the repository's root only. */
async function repositoryRoot(world: World): Promise<string> {
  const { cwd, log } = world;
  const root = await topLevel(world);
  if (root === undefined) log.warn("this folder is in no git repository: the files belong into one, at its root");
  else if (root !== (await realpath(cwd))) log.info(`the repository's root is ${root}: the files are written there`);
  return root ?? cwd;
}

/** Absent when a workflow uses the action already. */
async function workflowFile(root: string): Promise<string | undefined> {
  for (const path of WORKFLOWS) {
    const text = await readFile(resolve(root, path), "utf8").catch(() => undefined);
    if (text === undefined) return path;
    if (text.includes("llm-perf-gate")) return undefined;
  }
  return undefined;
}

/** The file when it was written; none when there was one already, which is kept. */
async function writeNew(root: string, file: NewFile, { log }: World): Promise<readonly NewFile[]> {
  const path = resolve(root, file.path);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.text, { flag: "wx" });
    return [file];
  } catch (cause) {
    const exists = cause instanceof Error && "code" in cause && cause.code === "EEXIST" && existsSync(path);
    if (!exists) throw new UserError(`init: ${file.path} cannot be written: ${messageOf(cause)}`, { cause });
    log.warn(`${file.path} exists already and was kept`);
    return [];
  }
}

/** A suite may have mistakes of its own: better told today than by the first job. */
async function mistakes(root: string): Promise<readonly string[]> {
  try {
    return (await loadConfig(CONFIG, fileReader(root))).warnings;
  } catch (cause) {
    return [messageOf(cause)];
  }
}

function seenLines({ suites, nightly, runner, device, engine }: Repository): readonly string[] {
  return [
    ...suites.map(({ folder, kinds }) => `suite: ${folder} (${kinds.join(", ")})`),
    ...nightly.map((folder) => `nightly tests: ${folder}`),
    ...(runner === undefined ? [] : [`runner: ${runner.labels.join(", ")}, from ${runner.file}`]),
    ...(device === undefined ? [] : [`device of this machine: ${device.text}`]),
    ...(suites.length === 0
      ? [`no suite folder found in this ${engine === "other" ? "" : `${engine} `}repository`]
      : []),
  ];
}

function nextLines(written: readonly NewFile[], { branch }: Repository): readonly string[] {
  const edits = written.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) => (line.includes(EDIT) ? [`${path}:${index + 1}`] : [])),
  );
  return [
    `Written: ${written.map(({ path }) => path).join(", ")}. ${edits.length === 0 ? "Nothing is left to edit." : `To edit: ${edits.join(", ")}.`}`,
    `1. llm-perf-gate run --config ${CONFIG} --dry-run   shows what will be measured, with the exact commands.`,
    `2. Commit both files to ${branch}. Each run there stores a baseline; three are needed before a pull request can be judged.`,
    "3. Every pull request then gets one comment. Under `enforce: observe` nothing is red.",
    "4. When you believe the comments, say `enforce: gate` and make the job a required check of the branch.",
  ];
}
