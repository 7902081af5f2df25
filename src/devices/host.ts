import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import os from "node:os";
import { join } from "node:path";
import type { Facts } from "../model/session.ts";
import { majorMinor, presentFacts } from "./device.ts";
import { readText } from "./read-text.ts";

const CONTAINER_MARKS = ["/.dockerenv", "/run/.containerenv"];
const CONTAINER_GROUP = /docker|kubepods|containerd|libpod|lxc/;

/** The machine without its devices. `root` is where its file system begins, for tests. */
export async function hostFacts(root = "/"): Promise<Facts> {
  const text = (path: string) => readText(join(root, path));
  const [cpuinfo, governor, nodes, groups] = await Promise.all([
    text("proc/cpuinfo"),
    text("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
    readdir(join(root, "sys/devices/system/node")).catch(() => []),
    text("proc/1/cgroup"),
  ]);
  const isContainer =
    CONTAINER_MARKS.some((path) => existsSync(join(root, path))) || CONTAINER_GROUP.test(groups ?? "");
  const numaNodes = nodes.filter((name) => /^node\d+$/.test(name)).length;
  return presentFacts({
    os: os.platform(),
    kernel: majorMinor(os.release()),
    arch: os.arch(),
    cpu: cpuModel(cpuinfo ?? "") ?? os.cpus()[0]?.model,
    "cpu-count": String(os.availableParallelism()),
    "memory-gib": String(Math.round(os.totalmem() / 2 ** 30)),
    "numa-nodes": numaNodes === 0 ? undefined : String(numaNodes),
    governor: governor?.trim(),
    container: isContainer ? "yes" : "no",
  });
}

/** ARM kernels print no model name, only who made the core and which part it is. */
export function cpuModel(cpuinfo: string): string | undefined {
  const field = (name: string) => new RegExp(`^${name}\\s*:\\s*(.+)$`, "m").exec(cpuinfo)?.[1]?.trim();
  const implementer = field("CPU implementer");
  return field("model name") ?? (implementer === undefined ? undefined : `${implementer}/${field("CPU part")}`);
}

/**
 * Which machine it is. In a pod the host's name and the runner's are new every time; the node's name is the machine's, where the pod is told
 * it: https://kubernetes.io/docs/tasks/inject-data-application/environment-variable-expose-pod-information/
 */
export function machineName(env: Readonly<Record<string, string | undefined>>): string {
  return env["NODE_NAME"] || env["RUNNER_NAME"] || os.hostname();
}
