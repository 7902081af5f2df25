import type { ContainerSpec } from "../model/placement.ts";
import type { ServerSpec } from "../model/spec.ts";
import type { LaunchSite, ProcessLaunch } from "./engine.ts";
import { cpusetOptions } from "./numa.ts";

/** Values stay in the environment of the container's program: only names stand in the argv, which is recorded. */
const MARK_VARIABLE = "LLM_PERF_GATE_RUN";

/**
 * The same command in a container, on the host's network so that it is measured without a bridge. The program stays in the
 * foreground: it passes signals on, and its end is the server's. The image's own entry point is replaced.
 */
export function inContainer(
  container: ContainerSpec,
  { name, numa }: Pick<ServerSpec, "name" | "numa">,
  launch: ProcessLaunch,
  site: LaunchSite,
): ProcessLaunch {
  const [program = "", ...rest] = launch.argv;
  const own = `llm-perf-gate-${site.mark}-${name.replace(/[^\w.-]/g, "-")}-${site.port}`;
  const idFile = `${site.folder}/${own}.id`;
  const mounts =
    launch.files === undefined ? container.mounts : [...container.mounts, `${site.folder}:${site.folder}:ro`];
  const options = [
    ...["--rm", "--name", own, "--cidfile", idFile, "--network", "host"],
    ...(container.shmSize === undefined ? ["--ipc", "host"] : ["--shm-size", container.shmSize]),
    ...container.devices.flatMap((device) => (device === "all" ? ["--gpus", "all"] : ["--device", device])),
    ...cpusetOptions(numa, site.deviceNodes, site.coresOf),
    ...mounts.flatMap((mount) => ["-v", mount]),
    ...[MARK_VARIABLE, ...Object.keys(launch.env)].flatMap((variable) => ["-e", variable]),
    ...container.options,
    ...["--entrypoint", program],
  ];
  return {
    ...launch,
    argv: [container.program, "run", ...options, container.image, ...rest],
    container: { program: container.program, name: own, idFile, image: container.image },
  };
}
