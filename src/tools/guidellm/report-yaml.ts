import { parse } from "yaml";
import { UserError } from "../../model/errors.ts";
import { isObject, type JsonObject } from "../json-object.ts";
import type { Source } from "../tool.ts";

/** A report as Python's `yaml.dump` writes it, keys in alphabetical order. */
export function isYaml({ text }: Source): boolean {
  return /^\uFEFF?benchmarks:[ \r]*$/m.test(text) && /^ +requests_per_second:[ \r]*$/m.test(text);
}

/** @throws UserError when it cannot be read, or is cut off. */
export function yamlReport({ name, text }: Source): JsonObject {
  const report = parsed(name, text);
  const benchmarks = isObject(report) && Array.isArray(report["benchmarks"]) ? report["benchmarks"] : [];
  // What is cut off between two lines is YAML still: the last keys must be there.
  const whole = benchmarks.length > 0 && benchmarks.every((one) => isObject(one) && "type_" in one && "metrics" in one);
  if (!isObject(report) || !whole) {
    throw new UserError(`${name}: not all of a benchmark is there`, { hint: "the file is cut off or damaged" });
  }
  return report;
}

function parsed(name: string, text: string): unknown {
  try {
    // Python shares lists that are alike by any number of aliases.
    return parse(text.replace(/^\uFEFF/, ""), { maxAliasCount: -1, logLevel: "silent" });
  } catch (cause) {
    throw new UserError(`${name}: not YAML`, { cause, hint: "the file is cut off or damaged" });
  }
}
