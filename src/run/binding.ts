import { readFileSync } from "node:fs";
import { numbersOf } from "../devices/cpu-list.ts";
import type { NumaSpec } from "../model/placement.ts";
import { coresOf } from "./launch-site.ts";

export interface BindingFacts {
  readonly facts: Readonly<Record<string, string>>;
  /** What was asked of `numactl` and is not so. */
  readonly mismatch?: string;
}

/** The binding that the kernel really gives the process, against what its command asked for. Nothing where `/proc` does not tell. */
export function bindingFacts(pid: number, argv: readonly string[]): BindingFacts {
  const status = textOf(`/proc/${pid}/status`);
  const cpus = field(status, "Cpus_allowed_list");
  if (cpus === undefined) return { facts: {} };
  const memory = memoryPolicy(textOf(`/proc/${pid}/numa_maps`)) ?? field(status, "Mems_allowed_list");
  const facts = { cpus, ...(memory === undefined ? {} : { memory }) };
  const mismatch = mismatchOf(argv, cpus, memory);
  return { facts, ...(mismatch === undefined ? {} : { mismatch }) };
}

/** Pure: the first of numactl's options that the process does not show. */
export function mismatchOf(
  argv: readonly string[],
  cpus: string,
  memory: string | undefined,
  cores: (nodes: string) => string | undefined = coresOf,
): string | undefined {
  const asked = (flag: string) => (argv.indexOf(flag) < 0 ? undefined : argv[argv.indexOf(flag) + 1]);
  const wantedCpus = asked("-C") ?? nodesCores(asked("-N"), cores);
  if (wantedCpus !== undefined && !sameNumbers(wantedCpus, cpus)) {
    return `numactl asked for the cores ${wantedCpus}, the process may run on ${cpus}`;
  }
  const nodes = asked("-m") ?? asked("-i");
  if (nodes === undefined || nodes === "all" || memory === undefined) return undefined;
  const given = memory.replace(/^.*:/, "");
  return sameNumbers(nodes, given)
    ? undefined
    : `numactl asked for the memory of node ${nodes}, the process has ${memory}`;
}

/** What the kernel lets this process have, as it writes lists. */
interface Allowed {
  readonly cpus: string;
  readonly nodes: string;
}

/** What of a binding is not on this machine, or not in this job's share of it: of that, `numactl` says no more than how it is used. */
export function whyUnbindable(numa: NumaSpec | undefined, allowed = allowedHere()): string | undefined {
  if (numa === undefined || numa === "auto" || allowed === undefined) return undefined;
  const missing = (wanted: string | undefined, there: string) => {
    const known = new Set(numbersOf(there));
    return numbersOf(wanted ?? "").filter((number) => !known.has(number));
  };
  const nodes = [numa.nodes, numa.memory, numa.interleave].flatMap((list) => missing(list, allowed.nodes));
  if (nodes.length > 0) return `node ${[...new Set(nodes)].join(", ")} is not there, but ${allowed.nodes}`;
  const cores = missing(numa.cpus, allowed.cpus);
  return cores.length === 0 ? undefined : `core ${cores.join(", ")} is not there, but ${allowed.cpus}`;
}

function allowedHere(): Allowed | undefined {
  const status = textOf("/proc/self/status");
  const [cpus, nodes] = [field(status, "Cpus_allowed_list"), field(status, "Mems_allowed_list")];
  if (cpus === undefined || nodes === undefined) return undefined;
  // Without a cpuset, the kernel may list nodes that it could have.
  const real = numbersOf(nodes).filter((node) => textOf(`/sys/devices/system/node/node${node}/cpulist`) !== undefined);
  return real.length === 0 ? undefined : { cpus, nodes: real.join(",") };
}

const nodesCores = (nodes: string | undefined, cores: (nodes: string) => string | undefined) =>
  nodes === undefined ? undefined : cores(nodes);

function sameNumbers(a: string, b: string): boolean {
  const sorted = (list: string) => [...new Set(numbersOf(list))].sort((x, y) => x - y).join();
  return sorted(a) === sorted(b);
}

/** `bind:0`, `interleave:0-1`: numa_maps(5) gives it for every mapping; those of the program itself come first. */
function memoryPolicy(maps: string | undefined): string | undefined {
  return /^[0-9a-f]+ ((?:bind|interleave|prefer)[\w=()]*:[\d,-]+)/m.exec(maps ?? "")?.[1];
}

const field = (text: string | undefined, name: string) => new RegExp(`^${name}:\\s*(\\S+)`, "m").exec(text ?? "")?.[1];

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
