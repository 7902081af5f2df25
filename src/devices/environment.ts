import type { Environment, Facts } from "../model/session.ts";
import type { CommandSite } from "./command-output.ts";
import { familiesPresent, type PresentFamily } from "./families-present.ts";
import { hostFacts } from "./host.ts";
import { subjectFacts } from "./subject.ts";

/**
 * The environment class and the subject of a session: the machine, the devices that a server with this environment sees,
 * and the packages that it runs. Nothing here may fail a job: what cannot be found out is absent.
 */
export async function probeEnvironment(site: CommandSite): Promise<Environment> {
  const [host, families, subject] = await Promise.all([hostFacts(), familiesPresent(site), subjectFacts(site)]);
  return { class: { ...host, ...deviceClass(families) }, subject };
}

/** The devices' part of the class; `device: none` without any. */
export function deviceClass(families: readonly PresentFamily[]): Facts {
  const [first, ...others] = families;
  if (first === undefined) return { device: "none" };
  const rest = Object.fromEntries(others.flatMap(({ family, ...reading }) => prefixed(family, familyFacts(reading))));
  return { device: first.family, ...familyFacts(first), ...rest };
}

function familyFacts({ devices, versions }: Pick<PresentFamily, "devices" | "versions">): Facts {
  const models = [...new Set(devices.map(({ name }) => name))].sort().join(" + ");
  const memory = [...new Set(devices.flatMap(({ totalMib }) => totalMib ?? []))].map((mib) => Math.round(mib / 1024));
  return {
    "device-model": models,
    "device-count": String(devices.length),
    ...(memory.length === 0 ? {} : { "device-memory-gib": [...new Set(memory)].sort((a, b) => a - b).join(" + ") }),
    ...versions,
  };
}

/** A second family in the machine, as a display card beside the accelerators. */
const prefixed = (family: string, facts: Facts) =>
  Object.entries(facts).map(([key, value]): [string, string] => [`${family}-${key}`, value]);
