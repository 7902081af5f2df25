import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { commandOutput } from "../devices/command-output.ts";
import type { LaunchedContainer, ProcessLaunch } from "../engines/engine.ts";
import { onDisk } from "./atomic-file.ts";
import type { Bench, StartSite } from "./bench.ts";
import { type ProcessGroup, startGroup } from "./process-group.ts";

/** Removing a container kills what is in it; its program waits for the daemon, which may hang. */
const REMOVE_MS = 4_000;

/** Starts a server's command; `stop` ends its processes, and its container by its id. */
export async function startProcess(
  launch: Pick<ProcessLaunch, "argv" | "env" | "files" | "container">,
  { env, cwd }: Pick<StartSite, "env" | "cwd">,
  log: string,
  bench: Bench,
): Promise<ProcessGroup> {
  const { world, ledger } = bench;
  const { container } = launch;
  for (const [path, text] of Object.entries(launch.files ?? {}))
    onDisk(path, () => writeFileSync(path, text, { mode: 0o640 }));
  const command = { argv: launch.argv, env: { ...env, ...launch.env }, cwd, stdout: log, stderr: log };
  const site = { ledger, signal: world.signal, log: world.log };
  if (container === undefined) return startGroup(command, site);

  // The program refuses to start while the file is there.
  rmSync(container.idFile, { force: true });
  ledger.noteContainer(container);
  const group = await startGroup(command, site);
  const stop = async () => {
    await group.stop();
    // A program that had to be killed leaves its container running.
    await removeContainer(container, { env, cwd });
    ledger.dropContainer(container.name);
  };
  return { ...group, stop, [Symbol.asyncDispose]: stop };
}

/** Kills and removes a container, by its id where that is known. @returns whether there was one. */
export async function removeContainer(
  container: Pick<LaunchedContainer, "program" | "name" | "idFile">,
  site: { readonly env: Readonly<Record<string, string | undefined>>; readonly cwd: string },
): Promise<boolean> {
  const printed = await commandOutput([container.program, "rm", "--force", containerId(container)], site, REMOVE_MS);
  rmSync(container.idFile, { force: true });
  return printed !== undefined && printed.trim() !== "";
}

/** The id that the program wrote, or the name that it was given. */
export function containerId({ idFile, name }: Pick<LaunchedContainer, "name" | "idFile">): string {
  try {
    return readFileSync(idFile, "utf8").trim() || name;
  } catch {
    return name;
  }
}

/** The image's digest, as its registry has it or else its own id; absent when the program does not tell. */
export async function imageDigest({ program, image }: LaunchedContainer, bench: Bench): Promise<string | undefined> {
  const format = "{{range .RepoDigests}}{{.}} {{end}}{{.Id}}";
  const site = { env: bench.env, cwd: bench.world.cwd, signal: bench.world.signal };
  const printed = await commandOutput([program, "image", "inspect", "--format", format, image], site);
  return printed?.trim().split(/\s+/)[0];
}
