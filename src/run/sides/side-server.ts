import { flagOf } from "../../model/flags.ts";
import type { ContainerSpec } from "../../model/placement.ts";
import type { Side } from "../../model/side.ts";
import type { Args, ServerSpec } from "../../model/spec.ts";
import type { ServerChanges } from "../../model/variants.ts";

/** Of an image that no configured container says more of. */
const PLAIN: Omit<ContainerSpec, "image"> = { program: "docker", devices: [], mounts: [], options: [] };

/** A server as a side has it: up already, in the side's own image, or started otherwise than it is configured. */
export function serverOn(spec: ServerSpec, side: Pick<Side, "server" | "changes"> | undefined): ServerSpec {
  const changed = side?.changes === undefined ? spec : withChanges(spec, side.changes);
  const replaced = side?.server;
  switch (replaced?.kind) {
    case undefined:
      return changed;
    case "urls": {
      const url = replaced.urls[spec.name];
      return url === undefined ? changed : { ...changed, engine: "external", url };
    }
    case "image":
      return { ...changed, container: containerOn(spec, replaced) };
  }
}

/** With what its own container says, unless the side brings a container of its own. */
export function containerOn(
  { container: own }: Pick<ServerSpec, "container">,
  { image, container }: { readonly image: string; readonly container?: ContainerSpec },
): ContainerSpec {
  return container ?? { ...(own ?? PLAIN), image };
}

/** A changed flag replaces the configured one, however that one is spelled. */
export function withChanges(spec: ServerSpec, { args, env }: ServerChanges): ServerSpec {
  const changed = new Set(Object.keys(args).map(flagOf));
  const kept: Args = Object.fromEntries(Object.entries(spec.args).filter(([key]) => !changed.has(flagOf(key))));
  return { ...spec, args: { ...kept, ...args }, env: { ...spec.env, ...env } };
}
