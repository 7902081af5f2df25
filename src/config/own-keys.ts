import type { OwnDatasetSpec, TestSpec } from "../model/spec.ts";
import type { Path } from "./document.ts";
import type { Findings } from "./findings.ts";
import type { RawTest } from "./test-schema.ts";

type OwnKeys = Pick<TestSpec, "ownDataset" | "arrivals" | "goodput" | "stream">;

/** What only the built-in generator follows; absent what is left at its default. */
export function ownKeys({ dataset, load, goodput, stream }: RawTest): OwnKeys {
  const ownDataset = ownDatasetOf(dataset);
  const { burstiness, "ramp-up": rampUp } = load ?? { burstiness: 1, "ramp-up": undefined };
  const plain = burstiness === 1 && rampUp === undefined;
  return {
    ...(ownDataset === undefined ? {} : { ownDataset }),
    ...(plain ? {} : { arrivals: { burstiness, ...(rampUp === undefined ? {} : { rampUp }) } }),
    ...(goodput === undefined ? {} : { goodput: goodputOf(goodput) }),
    ...(stream ? {} : { stream }),
  };
}

function goodputOf({ ttft, tpot, e2el }: NonNullable<RawTest["goodput"]>): NonNullable<TestSpec["goodput"]> {
  return {
    ...(ttft === undefined ? {} : { ttftMs: ttft }),
    ...(tpot === undefined ? {} : { tpotMs: tpot }),
    ...(e2el === undefined ? {} : { e2elMs: e2el }),
  };
}

function ownDatasetOf(dataset: RawTest["dataset"]): OwnDatasetSpec | undefined {
  switch (dataset?.name) {
    case "prefix-repetition":
      return {
        name: "prefix-repetition",
        prefixTokens: dataset["prefix-tokens"],
        suffixTokens: dataset["suffix-tokens"],
        prefixes: dataset.prefixes,
        outputTokens: dataset["output-tokens"],
      };
    case "trace":
      return {
        name: "trace",
        path: dataset.path,
        unitSeconds: dataset["timestamps-in"] === "ms" ? 0.001 : 1,
        blockTokens: dataset["block-tokens"],
      };
    default:
      return undefined;
  }
}

/** Another tool would measure something else than what is written. */
export function checkOwnKeys(path: Path, raw: RawTest, tool: string, findings: Findings): void {
  const { ownDataset, arrivals, goodput, stream } = ownKeys(raw);
  const refuse = (where: Path, what: string) =>
    findings.mistake([...path, ...where], `${what} is followed by the built-in generator only, not by ${tool}`, "key");
  if (ownDataset !== undefined) refuse(["dataset", "name"], `the data set ${ownDataset.name}`);
  if (arrivals !== undefined) refuse(["load"], "burstiness or ramp-up");
  if (goodput !== undefined) refuse(["goodput"], "goodput");
  if (stream === false) refuse(["stream"], "stream: false");
  if (raw.endpoint === "generate") refuse(["endpoint"], "endpoint: generate");
}
