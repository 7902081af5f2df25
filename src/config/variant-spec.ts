import type { ReadyCode } from "../model/base.ts";
import type { EngineName } from "../model/spec.ts";
import type { VariantSpec } from "../model/variants.ts";
import { imageCode } from "./base-spec.ts";
import type { Findings } from "./findings.ts";
import type { RawConfig } from "./schema.ts";
import { checkAddress } from "./side-address.ts";
import type { RawVariants } from "./variants-schema.ts";

/** Where a variant's code is; only one of them can be meant. */
const CODE = ["commit", "venv", "url", "image"] as const;

/** Engines whose servers take no flags of the configuration. */
const WITHOUT_FLAGS: readonly EngineName[] = ["command", "external"];

/** In the order of the file; what contradicts itself goes to the findings. */
export function variantSpecs(raw: RawConfig, findings: Findings): readonly VariantSpec[] | undefined {
  if (raw.variants === undefined) return undefined;
  return Object.entries(raw.variants).map(([name, variant]) => {
    check(name, variant, raw, findings);
    const { commit, args, env } = variant;
    const ready = readyCode(variant);
    return {
      name,
      changes: { args, env },
      ...(commit === undefined ? {} : { commit }),
      ...(ready === undefined ? {} : { ready }),
    };
  });
}

type RawVariant = RawVariants[string];

function readyCode({ venv, url, image }: RawVariant): ReadyCode | undefined {
  if (venv !== undefined) return { kind: "environment", path: venv };
  if (url !== undefined) return { kind: "urls", urls: url };
  return image === undefined ? undefined : imageCode(image);
}

function check(name: string, variant: RawVariant, { servers, base }: RawConfig, findings: Findings): void {
  const [first, second] = CODE.filter((key) => variant[key] !== undefined);
  if (second !== undefined) {
    findings.mistake(["variants", name, second], `"${first}" says already where the code is`, "key");
  }
  const ready = (["env", "url", "image"] as const).find((key) => base?.[key] !== undefined);
  if (variant.commit !== undefined && ready !== undefined) {
    findings.mistake(["variants", name, "commit"], `base.${ready} is ready, and says not how a commit is built`, "key");
  }
  const engines = Object.values(servers).map(({ engine }) => engine);
  if (Object.keys(variant.args).length > 0 && engines.some((engine) => WITHOUT_FLAGS.includes(engine))) {
    findings.mistake(
      ["variants", name, "args"],
      `the engines ${WITHOUT_FLAGS.join(" and ")} take no flags; env can tell them`,
      "key",
    );
  }
  checkAddress(["variants", name, "url"], variant.url, findings);
  const changes = Object.keys(variant.args).length + Object.keys(variant.env).length;
  if (variant.url !== undefined && changes > 0) {
    findings.mistake(["variants", name], "a server that is up already cannot be started otherwise", "key");
  }
}
