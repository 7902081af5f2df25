import { ENGINES } from "../engines/engines.ts";
import type { Config, Environ } from "../model/spec.ts";
import type { Plan, Trial } from "../model/trial.ts";
import type { ServerChanges } from "../model/variants.ts";
import type { World } from "../model/world.ts";
import { TOOLS } from "../tools/tools.ts";
import type { Equipment } from "./bench.ts";
import { missingData } from "./data-set.ts";
import { launchFor, toolCommandFor } from "./preview.ts";
import { withChanges } from "./sides/side-server.ts";

/** What `run --dry-run --format json` prints. */
export interface DryRun {
  readonly trials: readonly PlannedTrial[];
  readonly warnings: readonly string[];
}

interface PlannedTrial {
  readonly cell: string;
  readonly variant: string;
  readonly repeat: number;
  readonly tool: string;
  readonly argv: readonly string[];
  /** What the gate adds to the tool's environment, with the test's own; absent when it is nothing. */
  readonly env?: Environ;
  /** What is written for the tool before it starts, by path; absent when nothing is, and for the built-in generator. */
  readonly files?: Readonly<Record<string, string>>;
  /** Absent for offline tests. An external server has no argv. */
  readonly server?: { readonly engine: string; readonly argv: readonly string[]; readonly env: Environ };
}

/** The exact commands of a plan; a server without a fixed port is shown with port 8000. Starts nothing, and warns of data that is not there. */
export function dryRun(
  config: Config,
  plan: Plan,
  world: World,
  known: Pick<Equipment, "engines" | "tools"> = { engines: ENGINES, tools: TOOLS },
): DryRun {
  const trials = plan.trials.map((trial): PlannedTrial => {
    const changes = config.variants?.find(({ name }) => name === trial.variant)?.changes;
    const server = previewServer(trial, changes, known, world);
    const { argv, env, files } = toolCommandFor(trial, known, world);
    return {
      cell: trial.cell.id,
      variant: trial.variant,
      repeat: trial.repeat,
      tool: trial.test.tool,
      argv,
      ...(Object.keys(env).length === 0 ? {} : { env }),
      // The built-in generator's settings are long, and follow from the test.
      ...(trial.test.tool === "built-in" || Object.keys(files).length === 0 ? {} : { files }),
      ...(server === undefined ? {} : { server }),
    };
  });
  const missing = plan.trials.flatMap((trial) => missingData(trial, world.env, world.cwd) ?? []);
  const absent = missing.map(({ message, hint }) => `${message}; ${hint}`);
  return { trials, warnings: [...new Set([...config.warnings, ...plan.warnings, ...absent])] };
}

function previewServer(
  { server: configured }: Trial,
  changes: ServerChanges | undefined,
  known: Pick<Equipment, "engines" | "tools">,
  world: World,
): PlannedTrial["server"] {
  if (configured === undefined) return undefined;
  const server = changes === undefined ? configured : withChanges(configured, changes);
  const launch = launchFor(server, known, world);
  if (launch.kind === "external") return { engine: server.engine, argv: [], env: {} };
  return { engine: server.engine, argv: launch.argv, env: { ...server.env, ...launch.env } };
}
