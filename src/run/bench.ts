import type { DeviceMemory } from "../devices/device-memory.ts";
import type { MachineWatch, WatchSite } from "../devices/watch-machine.ts";
import type { Engine } from "../engines/engine.ts";
import type { Side, SideCode } from "../model/side.ts";
import type { EngineName, Environ, ToolName } from "../model/spec.ts";
import { sideOf } from "../model/trial.ts";
import type { World } from "../model/world.ts";
import type { Tool } from "../tools/tool.ts";
import type { Ledger } from "./ledger.ts";
import type { SessionWriter } from "./session-writer.ts";

/** What trials are measured with; tests bring tiny programs of their own. */
export interface Equipment {
  readonly engines: Readonly<Record<EngineName, Engine>>;
  readonly tools: Readonly<Record<ToolName, Tool>>;
  /** Why the devices are not free, one line each: memory held by earlier jobs, foreign processes. */
  readonly busyDevices?: (site: DeviceSite) => Promise<readonly string[]>;
  /** The NUMA nodes that the devices hang on which a server with this environment sees; absent where nothing tells. */
  readonly deviceNodes?: (site: DeviceSite) => Promise<string | undefined>;
  /** What is wrong with the devices, and which tools tell nothing, one line each. */
  readonly deviceTroubles?: (site: DeviceSite) => Promise<readonly string[]>;
  /** What the devices hold, which tells what a server has taken of them. */
  readonly deviceMemory?: (site: DeviceSite) => Promise<readonly DeviceMemory[]>;
  /** Watches machine and devices during a trial. */
  readonly watchMachine?: (site: WatchSite) => MachineWatch;
  /** Resolves when a stopped server's device memory is free again; `run` limits the wait. */
  readonly devicesReleased?: (site: DeviceSite) => Promise<void>;
}

/** Where the devices' own tools run: they see the devices that servers will see. */
export interface DeviceSite {
  readonly env: Environ;
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/** What all trials of a run share. */
export interface Bench {
  readonly world: World;
  readonly equipment: Equipment;
  /** The session folder, absolute. */
  readonly folder: string;
  /** What every child inherits. */
  readonly env: Environ;
  readonly ledger: Ledger;
  readonly session: SessionWriter;
  /** Configured flags that a program says it does not know are left out; without it they end the measurement. */
  readonly dropUnknownFlags: boolean;
  /** Where commits are measured in turn: what each of them is started from. */
  readonly sides?: readonly Side[];
}

/** What a server, or an offline test, of one variant is started with: the commit's own code, or the workspace's. */
export interface StartSite {
  readonly env: Environ;
  readonly cwd: string;
  /** Absent where nothing is compared. */
  readonly side?: Side;
  /** What the other sides run. */
  readonly others: readonly SideCode[];
}

export function siteOf({ sides = [], env, world }: Bench, variant: string): StartSite {
  const side = sides.find((one) => one.variant === sideOf(variant));
  if (side === undefined) return { env, cwd: world.cwd, others: [] };
  // Variants of one commit that differ by their configuration run the same code.
  const own = side.code?.roots.join("\n");
  const others = sides.flatMap(({ code }) => (code === undefined || code.roots.join("\n") === own ? [] : [code]));
  return { env: side.env, cwd: side.folder, side, others };
}
