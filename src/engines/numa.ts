import type { NumaSpec } from "../model/placement.ts";

type Binding = Exclude<NumaSpec, "auto">;

/** Binds a command to cores and to the memory of NUMA nodes. */
export function onNumaNode(
  argv: readonly string[],
  numa: NumaSpec | undefined,
  deviceNodes: string | undefined,
): readonly string[] {
  const options = numactlOptions(numa, deviceNodes);
  return options.length === 0 ? argv : ["numactl", ...options, ...argv];
}

/** The options of `numactl` for a binding; none when there is nothing to bind to. */
export function numactlOptions(numa: NumaSpec | undefined, deviceNodes: string | undefined): readonly string[] {
  const { nodes, cpus, memory = nodes, interleave } = bindingOf(numa, deviceNodes);
  const cores = cpus === undefined ? option("-N", nodes) : option("-C", cpus);
  return [...cores, ...(interleave === undefined ? option("-m", memory) : option("-i", interleave))];
}

/** The same binding for a container: it has no `numactl` of its own, but its memory can't be interleaved from outside. */
export function cpusetOptions(
  numa: NumaSpec | undefined,
  deviceNodes: string | undefined,
  coresOf: (nodes: string) => string | undefined,
): readonly string[] {
  const {
    nodes,
    cpus = nodes === undefined ? undefined : coresOf(nodes),
    memory = nodes,
  } = bindingOf(numa, deviceNodes);
  return [...option("--cpuset-cpus", cpus), ...option("--cpuset-mems", memory)];
}

function bindingOf(numa: NumaSpec | undefined, deviceNodes: string | undefined): Binding {
  if (numa !== "auto") return numa ?? {};
  return deviceNodes === undefined ? {} : { nodes: deviceNodes };
}

const option = (flag: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [flag, value];
