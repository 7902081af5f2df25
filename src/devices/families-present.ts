import { type CommandResult, type CommandSite, commandResult, firstLine } from "./command-output.ts";
import { type DeviceProbe, type DeviceReading, type Family, jsonFrom, type Outputs } from "./device.ts";
import { DEVICE_FAMILIES } from "./families.ts";
import { readText } from "./read-text.ts";
import { visibleTo } from "./visible-devices.ts";

export interface PresentFamily extends DeviceReading {
  readonly family: Family;
  /** What need not be asked again while the devices work. */
  readonly told?: Told;
}

/** What commands printed that always print the same, and the names of those that this machine does not know. */
interface Told {
  readonly outputs: Outputs;
  readonly useless: readonly string[];
}

export interface Seen {
  readonly families: readonly PresentFamily[];
  /** Tools that are here and told nothing of a device, one line each with the reason. */
  readonly unread: readonly string[];
}

const ALL = Object.keys(DEVICE_FAMILIES) as Family[];

/** Asks the families at once, or those again that were seen before; what is absent is in none. Never throws. */
export async function familiesPresent(
  site: CommandSite,
  before?: readonly PresentFamily[],
): Promise<readonly PresentFamily[]> {
  return (await askFamilies(site, before)).families;
}

export async function askFamilies(site: CommandSite, before?: readonly PresentFamily[]): Promise<Seen> {
  const asked = before ?? ALL.map((family) => ({ family, told: undefined }));
  const answers = await Promise.all(asked.map(({ family, told }) => askFamily(family, site, told)));
  return {
    families: answers.flatMap(({ present }) => present ?? []),
    unread: answers.flatMap(({ unread }) => unread ?? []),
  };
}

async function askFamily(
  family: Family,
  site: CommandSite,
  told: Told | undefined,
): Promise<{ readonly present?: PresentFamily; readonly unread?: string }> {
  const probe = DEVICE_FAMILIES[family];
  const names = Object.keys(probe.commands).filter(
    (name) => told?.outputs[name] === undefined && told?.useless.includes(name) !== true,
  );
  const results = await Promise.all(
    names.map(async (name) => ({ name, result: await commandResult(probe.commands[name] ?? [], site) })),
  );
  const printed = results.flatMap(({ name, result }) => {
    const text = result === undefined ? undefined : whole(result);
    return text === undefined ? [] : [[name, text] as const];
  });
  const outputs = { ...told?.outputs, ...Object.fromEntries(printed), ...(await versionFiles(probe, site)) };
  const reading = probe.parse(outputs);
  if (reading === undefined) {
    const [first] = results.filter(({ result }) => result !== undefined);
    if (first?.result === undefined) return {};
    const { failure, stdout } = first.result;
    const why = failure ?? firstLine(stdout) ?? "it printed nothing";
    return { unread: `${probe.commands[first.name]?.[0]} is here but told nothing of a device: ${why}` };
  }
  const devices = visibleTo(reading.devices, probe, site.env);
  if (devices.length === 0) return {};
  const constant = new Set(probe.constant?.(outputs) ?? []);
  const useless = results.filter(
    ({ result }) => result === undefined || (result.failure !== undefined && !result.isLate),
  );
  const known: Told = told ?? {
    outputs: Object.fromEntries(printed.filter(([name]) => constant.has(name))),
    useless: useless.map(({ name }) => name),
  };
  return { present: { family, ...reading, devices, told: known } };
}

/** A tool that fails may have printed its JSON whole, as amd-smi; half a table would pass for a smaller machine. */
function whole({ stdout, failure }: CommandResult): string | undefined {
  return failure === undefined || typeof jsonFrom(stdout) === "object" ? stdout : undefined;
}

async function versionFiles(probe: DeviceProbe, site: CommandSite): Promise<Outputs> {
  const files = Object.entries(probe.files(site.env)).map(async ([name, path]) => [name, await readText(path)]);
  return Object.fromEntries(await Promise.all(files));
}
