import type { BaseSpec } from "../model/spec.ts";
import type { RawBase } from "./base-schema.ts";

export function baseSpec(raw: RawBase): BaseSpec {
  const { setup, commit, proof } = raw;
  return {
    setupTimeoutSeconds: raw["setup-timeout"],
    ...(setup === undefined ? {} : { setup }),
    ...(commit === undefined ? {} : { commit }),
    ...(proof === undefined ? {} : { proofModules: proof.module }),
  };
}
