import type { SuiteFound } from "./repository.ts";

const SUITE_FILE = /^(?<kind>serving|latency|throughput)-tests(?:-(?<variant>[\w.-]+))?\.json$/;
const COMMONEST_VARIANTS = ["npu", "cuda", "rocm", "hpu", "cpu"];

/** Folders with suite files among the paths of a repository, the one with most kinds of tests first. */
export function suitesAmong(paths: readonly string[]): readonly SuiteFound[] {
  const folders = new Map<string, { kind: string; variant: string | undefined }[]>();
  for (const path of paths) {
    const slash = path.lastIndexOf("/");
    const { kind, variant } = SUITE_FILE.exec(path.slice(slash + 1))?.groups ?? {};
    if (kind === undefined || slash < 0) continue;
    const folder = path.slice(0, slash);
    folders.set(folder, [...(folders.get(folder) ?? []), { kind, variant }]);
  }
  const suites = [...folders].map(([folder, files]): SuiteFound => {
    const variant = variantOf(files.map((file) => file.variant));
    const kinds = [...new Set(files.filter((file) => file.variant === variant).map(({ kind }) => kind))].sort();
    return { folder, kinds, ...(variant === undefined ? {} : { variant }) };
  });
  return suites.sort((a, b) => b.kinds.length - a.kinds.length || a.folder.localeCompare(b.folder));
}

/** Files without a suffix are meant for the commonest device; a folder without them has one set a device. */
function variantOf(variants: readonly (string | undefined)[]): string | undefined {
  if (variants.includes(undefined)) return undefined;
  return COMMONEST_VARIANTS.find((name) => variants.includes(name)) ?? variants[0];
}

/** Folders that hold YAML files of vLLM-Ascend's nightly format. */
export function nightlyAmong(texts: Readonly<Record<string, string>>): readonly string[] {
  const folders = Object.entries(texts).flatMap(([path, text]) =>
    /\.ya?ml$/.test(path) && /^test_cases:/m.test(text) && /^\s+benchmarks:/m.test(text)
      ? [path.slice(0, Math.max(0, path.lastIndexOf("/")))]
      : [],
  );
  return [...new Set(folders)].sort();
}
