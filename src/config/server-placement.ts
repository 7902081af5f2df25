import type { ServerSpec } from "../model/spec.ts";
import type { RawServer } from "./server-schema.ts";

type Placement = Pick<ServerSpec, "numa" | "venv" | "envFrom" | "prepare" | "container" | "ranks">;

/** Where and in what a server runs, from what its entry says; what it does not say is absent. */
export function placementOf(raw: RawServer): Placement {
  const { venv, container, ranks, numa } = raw;
  return {
    ...(numa === undefined ? {} : { numa: numaOf(numa) }),
    ...(venv === undefined ? {} : { venv }),
    ...(raw["env-from"].length === 0 ? {} : { envFrom: raw["env-from"] }),
    ...(raw.prepare.length === 0 ? {} : { prepare: raw.prepare }),
    ...(container === undefined ? {} : { container: containerOf(container) }),
    ...(ranks === undefined ? {} : { ranks: ranksOf(ranks) }),
  };
}

function numaOf(numa: NonNullable<RawServer["numa"]>): NonNullable<ServerSpec["numa"]> {
  if (numa === "auto") return numa;
  const { node, cpus, memory, interleave } = numa;
  return {
    ...(node === undefined ? {} : { nodes: node }),
    ...(cpus === undefined ? {} : { cpus }),
    ...(memory === undefined ? {} : { memory }),
    ...(interleave === undefined ? {} : { interleave }),
  };
}

export function containerOf(container: NonNullable<RawServer["container"]>): NonNullable<ServerSpec["container"]> {
  const { image, program, devices, mounts, options } = container;
  const shmSize = container["shm-size"];
  return { image, program, devices, mounts, options, ...(shmSize === undefined ? {} : { shmSize }) };
}

function ranksOf({ logs, count, dead }: NonNullable<RawServer["ranks"]>): NonNullable<ServerSpec["ranks"]> {
  return { count, ...(logs === undefined ? {} : { logs }), ...(dead === undefined ? {} : { dead }) };
}
