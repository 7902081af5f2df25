import type { CommandSite } from "./command-output.ts";
import { askFamilies } from "./families-present.ts";

/** What is wrong with the visible devices by their tools' own words, and which tools told nothing; one line each. Never throws. */
export async function deviceTroubles(site: CommandSite): Promise<readonly string[]> {
  const { families, unread } = await askFamilies(site);
  const said = families.flatMap(({ family, devices }) =>
    devices.flatMap(({ index, name, trouble }) =>
      trouble === undefined ? [] : `${family} ${index} (${name}): ${trouble}`,
    ),
  );
  return [...said, ...unread];
}
