import type { Launch, LaunchSite } from "../engines/engine.ts";
import { RAW_FOLDER } from "../model/session-layout.ts";
import type { ServerSpec } from "../model/spec.ts";
import type { Trial } from "../model/trial.ts";
import type { World } from "../model/world.ts";
import type { ToolCommand } from "../tools/tool.ts";
import type { Equipment } from "./bench.ts";
import { launchSite } from "./launch-site.ts";

/** Stands for the free port that a server without a fixed one gets when it starts. */
const PREVIEW_PORT = 8000;

type Known = Pick<Equipment, "engines" | "tools">;

/** Stands for the model that such a server lists when it is asked. */
const PREVIEW_MODEL = "MODEL";

/** How the server would be started. */
export function launchFor(server: ServerSpec, { engines }: Known, world: World): Launch {
  return engines[server.engine].launch(server, previewSite(server, world));
}

/** The node of `numa: auto` is asked for at the start only. */
function previewSite({ port }: ServerSpec, world: World): LaunchSite {
  return launchSite(world, { port: port ?? PREVIEW_PORT, folder: RAW_FOLDER, mark: "RUN" });
}

/** How the trial's tool would be started. */
export function toolCommandFor(trial: Trial, known: Known, world: World): ToolCommand {
  const { server, test } = trial;
  const model = server?.model ?? server?.args["model"];
  return known.tools[test.tool].command(trial, {
    ...(server === undefined ? {} : { baseUrl: launchFor(server, known, world).baseUrl }),
    ...(server === undefined ? {} : { model: typeof model === "string" ? model : PREVIEW_MODEL }),
    folder: `${RAW_FOLDER}/${trial.id}`,
    node: world.node,
    cli: world.cli,
    first: true,
  });
}
