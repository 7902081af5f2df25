import { basename, dirname, join } from "node:path/posix";
import { UserError } from "../model/errors.ts";
import { nearest } from "../model/nearest.ts";
import type { TestSpec } from "../model/spec.ts";
import { type ConfigReader, readOr } from "./reader.ts";
import type { RawSuite } from "./schema.ts";

export type SuiteKind = Exclude<TestSpec["kind"], "accuracy">;

export interface SuiteFile {
  readonly path: string;
  /** `yaml`: the file itself says what its tests are. */
  readonly kind: SuiteKind | "yaml";
}

const KINDS: readonly SuiteKind[] = ["serving", "latency", "throughput"];
const YAML_FILE = /\.ya?ml$/;
const SUITE_FILE = /^(?<kind>[a-z-]+?)-tests(?:-(?<variant>[\w.-]+))?\.json$/;

export interface SuiteFiles {
  readonly files: readonly SuiteFile[];
  readonly warnings: readonly string[];
}

/**
 * The files of a suite, serving first. A folder holds one set of files for each kind of device
 * (`serving-tests.json`, `serving-tests-cpu.json`, …): without a choice those without a suffix are meant.
 */
export async function suiteFiles(suite: RawSuite, reader: ConfigReader): Promise<SuiteFiles> {
  if (suite.path.endsWith(".json") || YAML_FILE.test(suite.path))
    return justThese([suiteFile(dirname(suite.path), basename(suite.path))]);
  if (suite.files !== undefined) return justThese(suite.files.map((name) => suiteFile(suite.path, name)));
  const hint = "suite: names a folder from the root of the repository";
  const names = [...(await readOr(reader.list(suite.path), "suite folder", suite.path, hint))].sort();
  const candidates = names.filter((name) => isKind(kindOf(name)));
  const documents = names.filter((name) => YAML_FILE.test(name));
  if (candidates.length === 0 && documents.length > 0)
    return justThese(documents.map((name) => suiteFile(suite.path, name)));
  const chosen = candidates.filter((name) => variantOf(name) === suite.variant);
  if (chosen.length === 0) throw nothingToRead(suite, candidates);
  const files = chosen.map((name) => suiteFile(suite.path, name));
  const others = names.filter(
    (name) => kindOf(name) !== undefined && !isKind(kindOf(name)) && variantOf(name) === suite.variant,
  );
  const warning = `${suite.path}: not read, because only serving, latency and throughput are measured: ${others.join(", ")}`;
  return {
    files: KINDS.flatMap((kind) => files.filter((file) => file.kind === kind)),
    warnings: others.length === 0 ? [] : [warning],
  };
}

function justThese(files: readonly SuiteFile[]): SuiteFiles {
  return { files, warnings: [] };
}

function kindOf(name: string): string | undefined {
  return SUITE_FILE.exec(name)?.groups?.["kind"];
}

function variantOf(name: string): string | undefined {
  return SUITE_FILE.exec(name)?.groups?.["variant"];
}

function suiteFile(folder: string, name: string): SuiteFile {
  if (YAML_FILE.test(name)) return { path: join(folder, name), kind: "yaml" };
  const kind = kindOf(basename(name));
  if (isKind(kind)) return { path: join(folder, name), kind };
  throw new UserError(
    `suite file ${join(folder, name)}: expected a name such as serving-tests.json, latency-tests-cpu.json, throughput-tests.json or a YAML file`,
  );
}

function isKind(kind: string | undefined): kind is SuiteKind {
  return KINDS.some((known) => known === kind);
}

function nothingToRead({ path, variant }: RawSuite, candidates: readonly string[]): UserError {
  if (candidates.length === 0) {
    return new UserError(`suite folder ${path} has no serving-tests.json, latency-tests.json or throughput-tests.json`);
  }
  const variants = [...new Set(candidates.map((name) => variantOf(name) ?? ""))];
  const named = variants.filter((name) => name !== "");
  const choice = (variant === undefined ? undefined : nearest(variant, named)) ?? named[0];
  const wanted = variant === undefined ? "no file without a suffix" : `no file of the variant "${variant}"`;
  return new UserError(`suite folder ${path} has ${wanted}, only ${candidates.join(", ")}`, {
    hint: choice === undefined ? `suite: ${path}` : `suite: { path: ${path}, variant: ${choice} }`,
  });
}
