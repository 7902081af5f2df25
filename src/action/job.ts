import { join, resolve } from "node:path";
import { context } from "@actions/github";
import { readCheckout } from "../config/checkout.ts";
import { type RunEvent, readEvent } from "../config/event.ts";
import type { Inputs } from "../config/inputs.ts";
import { originOf } from "../config/origin.ts";
import type { Job } from "../gate.ts";
import type { Github } from "../github/client.ts";
import type { Config } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import { artifactStore } from "../store/artifact.ts";
import { artifactName } from "../store/artifact-name.ts";
import { directoryStore } from "../store/directory.ts";
import type { Store } from "../store/store.ts";
import { githubFor } from "./github-for.ts";
import { tellingStore } from "./telling-store.ts";
import { trustedConfig } from "./trusted-config.ts";

/** Events whose outcome is a verdict; on all others a session is measured, stored and not judged. */
const JUDGED_EVENTS: readonly string[] = ["pull_request", "merge_group"];

export interface ActionJob {
  readonly job: Job;
  readonly event: RunEvent;
  readonly configFile: string;
  /** Absent without a token: there is no right to write a comment. */
  readonly github?: Github;
}

/** Everything that the inputs, the event, the workspace and the configuration say about this job. */
export async function prepareJob(inputs: Inputs, world: World): Promise<ActionJob> {
  const { env, cwd, temp } = world;
  const event = await readEvent(env, async () => context.payload);
  const origin = await originOf(event, await readCheckout(cwd));
  const github = githubFor(inputs.githubToken, world);
  const judged = JUDGED_EVENTS.includes(event.name);
  // The base branch's tip is as trusted as the commit that the workspace was merged onto.
  const base = judged ? (origin.base ?? event.baseSha) : undefined;
  const source = { file: inputs.config, overrides: overrides(inputs), workspace: cwd, base };
  const config = await trustedConfig(source, github);
  for (const warning of config.warnings) world.log.warn(warning);
  const store = tellingStore(storeFor(config, github, world));
  const { leg } = inputs;
  const name = { suite: config.name, ...(leg === undefined ? {} : { leg }), attempt: event.attempt ?? 1 };
  const job: Job = {
    config,
    origin: leg === undefined ? origin : { ...origin, leg },
    folder: resolve(cwd, inputs.sessionPath ?? join(temp, artifactName(name))),
    sessionId: [artifactName(name), event.runId ?? Date.now()].join("-"),
    sessionName: artifactName(name),
    store,
    judge: judged && inputs.mode !== "run",
    selection: {
      ...(inputs.filter === undefined ? {} : { filter: inputs.filter }),
      ...(inputs.shard === undefined ? {} : { shard: inputs.shard }),
    },
    ...(event.baseBranch === undefined ? {} : { baseBranch: event.baseBranch }),
  };
  return { job, event, configFile: inputs.config, ...(inputs.githubToken === undefined ? {} : { github }) };
}

function overrides({ name, enforce, suite, baselinePath }: Inputs) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(enforce === undefined ? {} : { enforce }),
    ...(suite === undefined ? {} : { suite }),
    ...(baselinePath === undefined ? {} : { store: { kind: "directory", path: baselinePath } as const }),
  };
}

function storeFor({ store }: Config, github: Github, world: World): Store {
  switch (store.kind) {
    case "directory":
      return directoryStore(resolve(world.cwd, store.path));
    case "artifact": {
      const { retentionDays } = store;
      return artifactStore({ github, world, ...(retentionDays === undefined ? {} : { retentionDays }) });
    }
  }
}
