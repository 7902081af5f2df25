import { join, resolve } from "node:path";
import { commitOf } from "../../git/history.ts";
import type { ReadyCode } from "../../model/base.ts";
import { argsToFlags } from "../../model/flags.ts";
import type { Facts } from "../../model/session.ts";
import type { Side } from "../../model/side.ts";
import type { VariantSpec } from "../../model/variants.ts";
import type { World } from "../../model/world.ts";
import { jobEnvironment } from "../env-from.ts";
import { withoutLinks } from "./proof.ts";
import { readySide } from "./ready-side.ts";
import type { Preparing, SidesRequest } from "./sides.ts";
import { openWorkshop, type Prepared } from "./workshop.ts";

export type VariantSides =
  | { readonly state: "ready"; readonly sides: readonly Side[]; readonly notes: readonly string[] }
  | { readonly state: "unavailable"; readonly reason: string };

/**
 * Gets the code of every variant ready to run, as `prepareSides` does for two. One that cannot be had ends it before
 * anything is measured: a table without it would answer another question.
 * @throws what `prepareSides` does.
 */
export async function prepareVariants(request: SidesRequest, world: World): Promise<VariantSides & AsyncDisposable> {
  const workshop = await openWorkshop(request, world);
  const dispose = { [Symbol.asyncDispose]: () => workshop[Symbol.asyncDispose]() };
  try {
    const env = await jobEnvironment(request.config, world);
    const sides: Side[] = [];
    const notes: string[] = [];
    for (const variant of request.config.variants ?? []) {
      const prepared = await preparedSide(variant, { ...request, env, workshop }, world);
      if (prepared.state === "unavailable") {
        const reason = `the variant ${variant.name} cannot be measured: ${prepared.reason}`;
        return { state: "unavailable", reason, ...dispose };
      }
      const { side } = prepared;
      sides.push({ ...side, changes: variant.changes, facts: { ...side.facts, ...changeFacts(variant) } });
      notes.push(...prepared.notes);
    }
    return { state: "ready", sides: sides.map((side) => withModules(side, sides)), notes, ...dispose };
  } catch (thrown) {
    await workshop[Symbol.asyncDispose]();
    throw thrown;
  }
}

const READY_KEYS: Readonly<Record<ReadyCode["kind"], string>> = { environment: "venv", urls: "url", image: "image" };

async function preparedSide(
  { name, commit, ready }: VariantSpec,
  { config, env, workshop, folder, origin }: Preparing,
  world: World,
): Promise<Prepared> {
  if (commit !== undefined) return workshop.sideAt({ variant: name, commit, isBase: false });
  if (ready !== undefined) {
    const empty = join(resolve(world.cwd, folder), "raw");
    const asked = { variant: name, key: `variants.${name}.${READY_KEYS[ready.kind]}`, spec: proofOf(config.base) };
    const side = await readySide(ready, Object.values(config.servers), { ...asked, env, world, folder: empty });
    if (typeof side === "string") return { state: "unavailable", reason: side };
    return { state: "ready", side, notes: [], release: () => {} };
  }
  const here = await commitOf("HEAD", { cwd: world.cwd, env, signal: world.signal });
  const { repository } = origin;
  const side: Side = {
    variant: name,
    folder: world.cwd,
    env,
    origin: { ...(repository === undefined ? {} : { repository }), ...(here === undefined ? {} : { commit: here }) },
    facts: here === undefined ? {} : { commit: here },
    code: { roots: [withoutLinks(world.cwd)], modules: [], installed: true },
  };
  return { state: "ready", side, notes: [], release: () => {} };
}

function proofOf(base: SidesRequest["config"]["base"]) {
  return base?.proofModules === undefined ? {} : { proofModules: base.proofModules };
}

/** What lies in the workspace must not import what was built for another variant. */
function withModules(side: Side, all: readonly Side[]): Side {
  if (side.code?.installed !== true) return side;
  const modules = [...new Set(all.flatMap(({ code }) => (code?.installed === false ? code.modules : [])))];
  return { ...side, code: { ...side.code, modules } };
}

/** What the configuration says of a variant, for the session. */
function changeFacts({ changes: { args, env } }: VariantSpec): Facts {
  const flags = argsToFlags(args);
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return {
    ...(flags.length === 0 ? {} : { flags: flags.join(" ") }),
    ...(variables.length === 0 ? {} : { variables: variables.join(" ") }),
  };
}
