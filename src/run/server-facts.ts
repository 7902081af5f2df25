import { z } from "zod";
import { packageFacts } from "../devices/subject.ts";
import type { Engine, Launch } from "../engines/engine.ts";
import type { Environ, ServerSpec } from "../model/spec.ts";
import type { Bench } from "./bench.ts";
import { bindingFacts } from "./binding.ts";
import type { ProcessGroup } from "./process-group.ts";
import { containerId, imageDigest } from "./server-process.ts";
import { startFacts } from "./start-log.ts";
import { timeLimit } from "./time-limit.ts";

const ANSWER_MS = 5_000;

const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

export interface ReadyServer {
  readonly spec: ServerSpec;
  readonly engine: Engine;
  readonly launch: Launch;
  readonly env: Environ;
  readonly cwd: string;
  readonly log: string;
  /** Absent for a server that is not ours. */
  readonly group: ProcessGroup | undefined;
  /** How its start differs from what is configured. */
  readonly notes: readonly string[];
}

/** Adds to the session's subject what only a server that is up tells: version, packages, image, what its log says of the start. */
export async function learnAbout(server: ReadyServer, bench: Bench): Promise<void> {
  const { spec, engine, launch, group } = server;
  const { session, world } = bench;
  const learn = (facts: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(facts)) session.learn(`server ${spec.name} ${name}`, value);
  };
  for (const note of server.notes) session.note(note);
  const version = await serverVersion(launch.baseUrl, engine, world.signal);
  if (version !== undefined) session.learn(`server ${spec.name}`, `${spec.engine} ${version}`);
  const warm = engine.warmCache?.(spec);
  if (warm !== undefined) session.note(`server ${spec.name}: ${warm}`);
  if (group === undefined || launch.kind === "external") return;
  learn(startFacts(server.log, engine.log));
  learn(await ownPackages(server, bench));
  if (launch.container !== undefined) {
    const image = await imageDigest(launch.container, bench);
    learn({ image: image ?? launch.container.image });
  } else if (launch.argv[0] === "numactl") {
    const binding = bindingFacts(group.leader, launch.argv);
    learn(binding.facts);
    if (binding.mismatch !== undefined) session.note(`server ${spec.name}: ${binding.mismatch}`);
  }
}

/** Packages of the server's own Python, where it has one; the job's are in the subject already. */
async function ownPackages(
  { spec, launch, env, cwd }: ReadyServer,
  { world }: Bench,
): Promise<Readonly<Record<string, string>>> {
  const site = { env, cwd, signal: world.signal };
  if (launch.kind === "process" && launch.container !== undefined) {
    const { program } = launch.container;
    return packageFacts(site, [program, "exec", containerId(launch.container)]);
  }
  return spec.venv === undefined && spec.envFrom === undefined ? {} : packageFacts(site);
}

/** The models that the server lists; none when it does not say. */
export async function servedModels(baseUrl: string, signal: AbortSignal): Promise<readonly string[]> {
  const listed = modelsSchema.safeParse(await getJson(`${baseUrl}/v1/models`, signal)).data;
  return listed?.data.map(({ id }) => id) ?? [];
}

async function serverVersion(baseUrl: string, { version }: Engine, signal: AbortSignal): Promise<string | undefined> {
  if (version === undefined) return undefined;
  for (const path of version.paths) {
    const told = z.record(z.string(), z.unknown()).safeParse(await getJson(`${baseUrl}${path}`, signal)).data;
    const value = told?.[version.key];
    if (typeof value === "string" && value !== "") return value;
  }
  return undefined;
}

/** These facts only explain a session, so a server that does not tell them is no error. */
async function getJson(url: string, signal: AbortSignal): Promise<unknown> {
  using limit = timeLimit(signal, ANSWER_MS);
  try {
    const response = await fetch(url, { signal: limit.signal });
    return await response.json();
  } catch {
    return undefined;
  }
}
