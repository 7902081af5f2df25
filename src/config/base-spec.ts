import type { BaseRepository, BaseSpec, BuiltBase, ReadyCode } from "../model/base.ts";
import type { RawBase } from "./base-schema.ts";
import type { Findings } from "./findings.ts";
import type { RawConfig } from "./schema.ts";
import { containerOf } from "./server-placement.ts";
import { checkAddress, checkOther } from "./side-address.ts";

/** Instead of a build; only one of them can be meant. */
const READY = ["env", "url", "image"] as const;
/** What says how to build. */
const OF_A_BUILD = ["setup", "repositories"] as const;

/** How the base gets onto the machine; what contradicts itself goes to the findings. */
export function baseSpec(raw: RawBase, servers: RawConfig["servers"], findings: Findings): BaseSpec {
  check(raw, findings);
  checkAddress(["base", "url"], raw.url, findings);
  checkOther(["base", "url"], raw.url, servers, findings);
  const { commit, proof } = raw;
  return {
    code: codeOf(raw),
    ...(commit === undefined ? {} : { commit }),
    ...(proof === undefined ? {} : { proofModules: proof.module }),
  };
}

function codeOf(raw: RawBase): BaseSpec["code"] {
  const { env, url, image } = raw;
  if (env !== undefined) return { kind: "environment", path: env };
  if (url !== undefined) return { kind: "urls", urls: url };
  return image === undefined ? builtBase(raw) : imageCode(image);
}

/** A text is an image alone: the rest is as each server has it. */
export function imageCode(image: NonNullable<RawBase["image"]>): Extract<ReadyCode, { readonly kind: "image" }> {
  if (typeof image === "string") return { kind: "image", image };
  return { kind: "image", image: image.image, container: containerOf(image) };
}

function builtBase({ setup, python, head, repositories, cache, ...raw }: RawBase): BuiltBase {
  return {
    kind: "built",
    setupTimeoutSeconds: raw["setup-timeout"],
    python,
    rebuildsHead: head === "rebuilt",
    repositories: Object.entries(repositories).map(([name, repository]) => ({
      name,
      path: repository.path,
      commit: commitOf(repository),
    })),
    ...(setup === undefined ? {} : { setup }),
    ...(cache === false
      ? {}
      : {
          cache: {
            gigabytes: cache.gigabytes,
            days: cache.days,
            ...(cache.path === undefined ? {} : { path: cache.path }),
          },
        }),
  };
}

function commitOf(raw: RawBase["repositories"][string]): BaseRepository["commit"] {
  if (raw["commit-file"] !== undefined) return { kind: "file", path: raw["commit-file"] };
  return raw.commit === undefined ? { kind: "same" } : { kind: "named", name: raw.commit };
}

function check(raw: RawBase, findings: Findings): void {
  const [ready, second] = READY.filter((key) => raw[key] !== undefined);
  if (second !== undefined) findings.mistake(["base", second], `"${ready}" says already where the base is`, "key");
  if (ready !== undefined) {
    const isSet = { setup: raw.setup !== undefined, repositories: Object.keys(raw.repositories).length > 0 };
    for (const key of OF_A_BUILD.filter((name) => isSet[name])) {
      findings.mistake(["base", key], `with "${ready}" nothing is built`, "key");
    }
  }
  for (const [name, repository] of Object.entries(raw.repositories)) {
    if (repository.commit !== undefined && repository["commit-file"] !== undefined) {
      findings.mistake(["base", "repositories", name, "commit-file"], '"commit" names the commit already', "key");
    }
  }
}
