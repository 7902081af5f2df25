import { accessSync, constants, existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, delimiter, join, resolve } from "node:path";
import { CannotJudgeError, messageOf, UserError } from "../model/errors.ts";
import type { Environ, ServerSpec } from "../model/spec.ts";
import type { Trial } from "../model/trial.ts";
import type { World } from "../model/world.ts";
import type { Equipment } from "./bench.ts";
import { whyUnbindable } from "./binding.ts";
import { missingData } from "./data-set.ts";
import { portIsFree } from "./free-port.ts";
import { launchFor, toolCommandFor } from "./preview.ts";
import { serverEnvironment } from "./server-env.ts";
import { servedModels } from "./server-facts.ts";

const MIB = 2 ** 20;
const LEAST_DISK_MIB = 100;
/** Engines pass tensors between their processes through /dev/shm, and killed ones leave segments there. */
const LEAST_SHM_MIB = 32;

/**
 * The folder must take files, or nothing that is measured could be kept.
 * @throws UserError or CannotJudgeError naming the folder.
 */
export function checkFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = join(folder, `.writable-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (cause) {
    throw new UserError(`the session folder ${folder} is not writable: ${messageOf(cause)}`, {
      hint: "choose another one with --out",
      cause,
    });
  }
  const free = freeMib(folder);
  if (free < LEAST_DISK_MIB) throw dirty(`the disk of ${folder} has ${Math.floor(free)} MiB left`, "make room");
}

/**
 * Everything that would end a trial later and can be seen before the first one.
 * @throws UserError for what the configuration names and is not there; CannotJudgeError for a node that is not fit.
 */
export async function preflight(
  trials: readonly Trial[],
  env: Environ,
  equipment: Equipment,
  world: World,
): Promise<void> {
  const servers = new Map(trials.map(({ server }) => [server?.name, server]));
  for (const server of servers.values()) if (server !== undefined) await checkServer(server, env, equipment, world);
  for (const trial of new Map(trials.map((each) => [each.test.name, each])).values()) {
    const { test } = trial;
    const { argv } = toolCommandFor(trial, equipment, world);
    checkPrograms(`test ${test.name}`, argv, { ...env, ...test.env }, world.cwd);
    const missing = missingData(trial, env, world.cwd);
    if (missing !== undefined) throw missing;
    checkModel(`test ${test.name}`, test.args["model"], world.cwd);
  }
  const shm = "/dev/shm";
  if (existsSync(shm) && freeMib(shm) < LEAST_SHM_MIB) {
    throw dirty(`${shm} has ${Math.floor(freeMib(shm))} MiB left`, "remove what killed servers left there, e.g. psm_*");
  }
  // An external server's own processes hold the devices, and nothing tells them from foreign ones.
  if ([...servers.values()].some((server) => server?.engine === "external")) return;
  const busy = (await equipment.busyDevices?.({ env, cwd: world.cwd, signal: world.signal })) ?? [];
  if (busy.length > 0) throw dirty(`the devices are not free: ${busy.join("; ")}`, "end what uses them");
}

async function checkServer(server: ServerSpec, env: Environ, equipment: Equipment, world: World): Promise<void> {
  const launch = launchFor(server, equipment, world);
  if (launch.kind === "external") return checkServedModel(server, launch.baseUrl, world.signal);
  const where = `server ${server.name}`;
  const own = await serverEnvironment(server, env, world);
  checkPrograms(where, launch.argv, { ...own, ...launch.env }, world.cwd);
  const unbindable = whyUnbindable(server.numa);
  if (unbindable !== undefined)
    throw new UserError(`${where}: numa: ${unbindable}`, { hint: "mend servers.NAME.numa" });
  // In a container it has another path; what is prepared is not there yet.
  if (server.container === undefined && server.prepare === undefined) {
    checkModel(where, server.model, world.cwd);
    checkModel(where, server.args["model"], world.cwd);
  }
  if (server.port !== undefined && !(await portIsFree(server.port))) {
    throw dirty(
      `${where}: port ${server.port} is taken`,
      "leave `port` out to get a free one, or end what listens there",
    );
  }
}

/** A request that names another model is answered 404, every one of them. A server that does not answer yet may do so later. */
async function checkServedModel({ name, model }: ServerSpec, baseUrl: string, signal: AbortSignal): Promise<void> {
  const served = model === undefined ? [] : await servedModels(baseUrl, signal);
  if (model === undefined || served.length === 0 || served.includes(model)) return;
  throw new UserError(`server ${name}: ${baseUrl} does not serve the model ${model}, but ${served.join(", ")}`, {
    hint: "mend servers.NAME.model, or leave it out",
  });
}

function checkPrograms(where: string, argv: readonly string[], env: Environ, cwd: string): void {
  const [program = ""] = argv;
  for (const name of basename(program) === "numactl" ? [program, boundProgram(argv)] : [program]) {
    if (isExecutable(name, env["PATH"] ?? "", cwd)) continue;
    throw new UserError(`${where}: the command ${name} was not found`, {
      hint: name.includes("/") ? "mend its path" : "install it, or put it on the PATH of this step",
    });
  }
}

/** `numactl -N 0 -m 0 vllm …` is about vllm as well. */
function boundProgram(argv: readonly string[]): string {
  let index = 1;
  while (argv[index]?.startsWith("-") === true) index += 2;
  return argv[index] ?? "";
}

function isExecutable(name: string, path: string, cwd: string): boolean {
  const candidates = name.includes("/")
    ? [resolve(cwd, name)]
    : path.split(delimiter).map((folder) => resolve(cwd, folder, name));
  return candidates.some((candidate) => {
    try {
      accessSync(candidate, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** `org/name` is looked up on a hub; what starts like a path must be there. */
function checkModel(where: string, model: unknown, cwd: string): void {
  if (typeof model !== "string" || !/^\.{0,2}\//.test(model) || existsSync(resolve(cwd, model))) return;
  throw new UserError(`${where}: the model ${model} does not exist`, {
    hint: "mend the path, or name it as org/model",
  });
}

function freeMib(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return (bavail * bsize) / MIB;
}

function dirty(what: string, mend: string): CannotJudgeError {
  return new CannotJudgeError(`${hostname()} is not fit to measure: ${what}`, { hint: `${mend}, or rerun elsewhere` });
}
