import { resolve } from "node:path";
import { setOutput } from "@actions/core";
import type { Github } from "../github/client.ts";
import type { StoreSpec } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import { artifactStore } from "../store/artifact.ts";
import { branchStore } from "../store/branch.ts";
import { directoryStore } from "../store/directory.ts";
import type { Store } from "../store/store.ts";

interface Place {
  readonly github: Github;
  readonly token?: string | undefined;
  readonly world: World;
  /** Path of the workflow file that baselines come from; absent means the running one. */
  readonly workflow?: string;
}

/** The configured store. */
export function storeFor(spec: StoreSpec, place: Place): Store {
  const { github, token, world, workflow } = place;
  switch (spec.kind) {
    case "directory":
      return directoryStore(resolve(world.cwd, spec.path));
    case "branch": {
      const elsewhere = storeFor({ kind: "artifact" }, place);
      return branchStore({ github, token, world, branch: spec.branch, keep: spec.keep, elsewhere });
    }
    case "artifact": {
      const { retentionDays, attested } = spec;
      return artifactStore({
        github,
        world,
        onUpload: (digest) => setOutput("artifact-digest", digest),
        ...(attested === undefined ? {} : { attested }),
        ...(retentionDays === undefined ? {} : { retentionDays }),
        ...(workflow === undefined ? {} : { workflow }),
      });
    }
  }
}
