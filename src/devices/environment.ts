import { MACHINE } from "../model/machine.ts";
import type { Environment, Facts } from "../model/session.ts";
import type { ServerSpec } from "../model/spec.ts";
import type { CommandSite } from "./command-output.ts";
import { allNodes, type NodesByFamily, nodesByFamily } from "./device-nodes.ts";
import { familiesPresent, type PresentFamily } from "./families-present.ts";
import { hostFacts, machineName } from "./host.ts";
import { subjectFacts } from "./subject.ts";

/**
 * The environment class and the subject of a session: the machine, the devices that a server with this environment sees,
 * and the packages that it runs. Nothing here may fail a job: what cannot be found out is absent.
 */
export async function probeEnvironment(
  site: CommandSite,
  servers: Readonly<Record<string, Pick<ServerSpec, "numa">>> = {},
): Promise<Environment> {
  const [host, families, subject] = await Promise.all([hostFacts(), familiesPresent(site), subjectFacts(site)]);
  const nodes = await nodesByFamily(families, site);
  return {
    class: { ...host, ...deviceClass(families, nodes), ...bindings(servers, allNodes(nodes)) },
    subject: { ...subject, [MACHINE]: machineName(site.env) },
  };
}

/** The binding of each server under its own key: what is bound otherwise is never compared, and a server may come or go. */
export function bindings(
  servers: Readonly<Record<string, Pick<ServerSpec, "numa">>>,
  deviceNodes: string | undefined,
): Facts {
  const bound = Object.entries(servers).map(([name, { numa }]) => {
    const resolved = numa === "auto" ? { nodes: deviceNodes ?? "unknown" } : numa;
    const parts = Object.entries(resolved ?? {}).map(([key, value]) => `${key} ${value}`);
    return [`numa ${name}`, parts.length === 0 ? "none" : parts.join(", ")] as const;
  });
  return Object.fromEntries(bound);
}

/** The devices' part of the class; `device: none` without any. */
export function deviceClass(families: readonly PresentFamily[], nodes: NodesByFamily = {}): Facts {
  const [first, ...others] = families;
  if (first === undefined) return { device: "none" };
  const rest = Object.fromEntries(others.flatMap((other) => prefixed(other.family, familyFacts(other, nodes))));
  return { device: first.family, ...familyFacts(first, nodes), ...rest };
}

function familyFacts({ family, devices, versions }: PresentFamily, nodes: NodesByFamily): Facts {
  const models = [...new Set(devices.map(({ name }) => name))].sort().join(" + ");
  const memory = [...new Set(devices.flatMap(({ totalMib }) => totalMib ?? []))].map((mib) => Math.round(mib / 1024));
  const caps = [...new Set(devices.flatMap(({ powerCapW }) => powerCapW ?? []))].map(Math.round).sort((a, b) => a - b);
  const own = nodes[family];
  return {
    "device-model": models,
    "device-count": String(devices.length),
    ...(memory.length === 0 ? {} : { "device-memory-gib": [...new Set(memory)].sort((a, b) => a - b).join(" + ") }),
    ...(caps.length === 0 ? {} : { "device-power-cap-w": caps.join(" + ") }),
    ...(own === undefined ? {} : { "device-nodes": own }),
    ...versions,
  };
}

/** A second family in the machine, as a display card beside the accelerators. */
const prefixed = (family: string, facts: Facts) =>
  Object.entries(facts).map(([key, value]): [string, string] => [`${family}-${key}`, value]);
