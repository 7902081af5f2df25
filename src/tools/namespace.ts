import { printedSetting } from "./printed.ts";

/** The last `Namespace(…)` that Python's argparse printed into these lines; empty when there is none. */
export function namespaceIn(lines: readonly string[]): string {
  return lines.findLast((line) => line.includes("Namespace(")) ?? "";
}

/** The value of one argument in a `Namespace(…)`. */
export function argumentIn(namespace: string, name: string): string | number | undefined {
  const found = new RegExp(`[(, ]${name}=(?:'([^']*)'|"([^"]*)"|([^,'"()\\s]+)[,)])`).exec(namespace);
  const word = found?.[1] ?? found?.[2] ?? found?.[3];
  return word === undefined ? undefined : printedSetting(word);
}
