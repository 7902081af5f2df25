import { digestOf } from "./digest.ts";
import type { Config } from "./spec.ts";

/**
 * Where the code of each side comes from, as far as it is configured: equal for runs that measure the same thing under the
 * same names. Builds that are kept, and how long one may take, do not belong to it, nor do the commits that names stand for.
 */
export function setupDigest({ base, variants, envFrom, servers }: Config): string {
  const urls = Object.entries(servers).flatMap(([name, { url }]) => (url === undefined ? [] : [[name, url]]));
  return digestOf({ envFrom, urls, variants, code: base === undefined ? undefined : codeOf(base.code) });
}

function codeOf(code: NonNullable<Config["base"]>["code"]): unknown {
  if (code.kind !== "built") return code;
  const { cache: _, setupTimeoutSeconds: __, ...built } = code;
  return built;
}
