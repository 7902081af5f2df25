import { type CommandSite, commandOutput } from "./command-output.ts";
import type { DeviceProbe, DeviceReading, Family, Outputs } from "./device.ts";
import { DEVICE_FAMILIES } from "./families.ts";
import { readText } from "./read-text.ts";
import { visibleDevices } from "./visible-devices.ts";

export interface PresentFamily extends DeviceReading {
  readonly family: Family;
}

const ALL = Object.keys(DEVICE_FAMILIES) as Family[];

/** Asks the families at once; those whose tool is not there, fails or says something else are absent. Never throws. */
export async function familiesPresent(
  site: CommandSite,
  asked: readonly Family[] = ALL,
): Promise<readonly PresentFamily[]> {
  const families = asked.map((family): [Family, DeviceProbe] => [family, DEVICE_FAMILIES[family]]);
  const readings = await Promise.all(
    families.map(async ([family, probe]): Promise<PresentFamily[]> => {
      const reading = probe.parse(await outputsOf(probe, site));
      if (reading === undefined) return [];
      const devices = visibleDevices(reading.devices, probe.visibleDevices, site.env);
      return devices.length === 0 ? [] : [{ family, ...reading, devices }];
    }),
  );
  return readings.flat();
}

async function outputsOf(probe: DeviceProbe, site: CommandSite): Promise<Outputs> {
  const commands = Object.entries(probe.commands).map(async ([name, argv]) => [name, await commandOutput(argv, site)]);
  const files = Object.entries(probe.files(site.env)).map(async ([name, path]) => [name, await readText(path)]);
  return Object.fromEntries(await Promise.all([...commands, ...files]));
}
