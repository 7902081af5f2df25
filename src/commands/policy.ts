import { fileReader } from "../config/file-reader.ts";
import { loadConfig } from "../config/load.ts";
import type { Language } from "../model/language.ts";
import { DEFAULT_POLICY, type Policy } from "../model/policy.ts";
import type { World } from "../model/world.ts";
import { planTrials } from "../plan/plan.ts";

interface Judgement {
  readonly policy: Policy;
  readonly enforce: "gate" | "observe";
  /** As configured; the command line goes before it. */
  readonly language?: Language | undefined;
  /** How many baseline sessions are read; absent without a configuration. */
  readonly baselineSessions?: number;
  readonly plannedCells?: readonly string[];
}

/** The policy of a configuration file, or the default one. */
export async function readPolicy(file: string | undefined, world: World): Promise<Judgement> {
  if (file === undefined) return { policy: DEFAULT_POLICY, enforce: "gate" };
  const config = await loadConfig(file, fileReader(world.cwd), { judgeOnly: true });
  for (const warning of config.warnings) world.log.warn(warning);
  const plannedCells = config.tests.length === 0 ? [] : planTrials(config).expectedCells;
  const { policy, enforce, language, baselineSessions } = config;
  return { policy, enforce, language, baselineSessions, plannedCells };
}
