/** Binds a command to the cores and the memory of one NUMA node. */
export function onNumaNode(argv: readonly string[], node: number | undefined): readonly string[] {
  return node === undefined ? argv : ["numactl", "-N", String(node), "-m", String(node), ...argv];
}
