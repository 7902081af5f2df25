import type { Facts } from "../model/session.ts";
import type { Affinity } from "./affinity.ts";

export type Family =
  | ("nvidia" | "ascend" | "metax" | "amd" | "gaudi")
  | ("intel" | "cambricon" | "mthreads" | "iluvatar");

export interface DeviceProcess {
  /** Absent when the tool does not tell it, as nvidia-smi in a container. */
  readonly pid?: number;
  readonly name?: string;
  readonly usedMib?: number;
}

/** What changes while a device works. */
export interface DeviceReadings {
  readonly usedMib?: number;
  readonly clockMhz?: number;
  readonly temperatureC?: number;
  readonly powerW?: number;
  /** Of its compute units, in percent. */
  readonly utilisation?: number;
  /** Why the device runs slower than it could, in the words of `throttle.ts`; absent when the tool does not tell. */
  readonly throttled?: readonly string[];
}

/** One device as its family's tool prints it. What the tool does not tell is absent. */
export interface Device extends DeviceReadings {
  /** What the family's visible-devices variable calls it. */
  readonly index: number;
  readonly name: string;
  readonly uuid?: string;
  readonly totalMib?: number;
  readonly powerCapW?: number;
  /** PCI address, as the tool writes it. */
  readonly busId?: string;
  /** `unknown` when the tool does not tell which processes use the device. */
  readonly processes: readonly DeviceProcess[] | "unknown";
  /** What its tool says is wrong with it, in the tool's words: `health Alarm`. */
  readonly trouble?: string;
  /** Where the device is divided: its parts that can be seen from here. */
  readonly slices?: readonly DeviceSlice[];
}

/** A MIG instance. */
export interface DeviceSlice {
  readonly uuid: string;
  /** `3g.20gb`. */
  readonly profile: string;
  readonly totalMib?: number;
  readonly usedMib?: number;
  readonly processes: readonly DeviceProcess[] | "unknown";
}

export interface DeviceReading {
  readonly devices: readonly Device[];
  /** `driver`, `firmware`, and the family's runtime as major.minor: `cuda`, `cann`, `maca`, `rocm`. */
  readonly versions: Facts;
}

/** What a probe printed, and the version files that exist, by the names of `commands` and `files`. */
export type Outputs = Readonly<Record<string, string | undefined>>;

/** How one family is asked what it is: add a family with a file like `nvidia.ts` and a line in `families.ts`. */
export interface DeviceProbe {
  /** Each an argv. */
  readonly commands: Readonly<Record<string, readonly string[]>>;
  /** Version files of the driver and the runtime, which need not exist. */
  readonly files: (env: Readonly<Record<string, string | undefined>>) => Readonly<Record<string, string>>;
  /**
   * Variables that limit a process to some devices; the first that is set counts. Those of container runtimes are not among
   * them: they count in the host's devices, and the tool in the container shows the rest only.
   */
  readonly visibleDevices: readonly string[];
  /** A variable of a lower layer: the others count in what it leaves. */
  readonly beneath?: string;
  /** Names of commands that print the same again while the devices work. */
  readonly constant?: (outputs: Outputs) => readonly string[];
  /** How the tool tells where its devices hang, for machines whose kernel does not. */
  readonly topology?: {
    readonly commands: Readonly<Record<string, readonly string[]>>;
    /** By the devices' indices. */
    readonly parse: (outputs: Outputs) => ReadonlyMap<number, Affinity>;
  };
  /** `undefined` when there is no output, or it is not this family's. */
  readonly parse: (outputs: Outputs) => DeviceReading | undefined;
}

/** The first two numbers of a version: patch releases may differ within an environment class. */
export function majorMinor(version: string | undefined): string | undefined {
  return version === undefined ? undefined : /^\D*(\d+\.(?:RC)?\d+)/i.exec(version)?.[1];
}

/** Facts without the absent ones. */
export function presentFacts(facts: Readonly<Record<string, string | undefined>>): Facts {
  return Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

type Numbered<T> = { readonly [Key in keyof T]?: number };

/** The texts that begin with a number, as numbers: `104W`, `36.00`, `0 %`. Those that do not, as `N/A` or `-`, are absent. */
export function numbered<T extends Readonly<Record<string, string | undefined>>>(texts: T): Numbered<T> {
  const numbers = Object.entries(texts).map(
    ([key, text]) => [key, Number(/^\s*(-?\d+(?:\.\d+)?)/.exec(text ?? "")?.[1])] as const,
  );
  return Object.fromEntries(numbers.filter(([, value]) => !Number.isNaN(value))) as Numbered<T>;
}

/** The JSON in an output that warnings may stand around; `undefined` when there is none. */
export function jsonFrom(text: string): unknown {
  const end = Math.max(text.lastIndexOf("}"), text.lastIndexOf("]")) + 1;
  for (const { index } of text.matchAll(/^\s*[{[]/gm)) {
    try {
      return JSON.parse(text.slice(index, end));
    } catch {
      // A warning began like it.
    }
  }
  return undefined;
}
