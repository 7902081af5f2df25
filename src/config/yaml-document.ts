import { isMap, isNode, isScalar, parseDocument, type YAMLParseError } from "yaml";
import { messageOf, UserError } from "../model/errors.ts";
import { type Document, lineOf, type Path, positionAt } from "./document.ts";

type Parsed = ReturnType<typeof parseDocument>;

/**
 * Reads YAML 1.2 with merge keys (`<<`).
 * @throws UserError with the position of the first thing that cannot be read.
 */
export function yamlDocument(file: string, text: string): Document {
  const parsed = parseDocument(text, { prettyErrors: false, merge: true });
  const [error] = parsed.errors;
  if (error !== undefined) throw new UserError(lineOf(file, positionAt(text, error.pos[0]), explain(error, text)));
  if (parsed.contents === null) throw new UserError(`${file}: the file is empty`);
  return {
    file,
    value: plainValue(parsed, file),
    locate: (path, part = "value") => positionAt(text, offsetOf(parsed, path, part)),
  };
}

function explain(error: YAMLParseError, text: string): string {
  const rest = text.slice(error.pos[0]);
  switch (error.code) {
    case "DUPLICATE_KEY":
      return `the key ${/^[^:\s]*/.exec(rest)?.[0] ?? ""} is written twice; keep one of them`;
    case "TAB_AS_INDENT":
      return "a tab is used as indentation; YAML takes spaces only";
    case "MULTIPLE_DOCS":
      return "a second YAML document begins here; the configuration is one document";
    default:
      return `not readable as YAML: ${error.message.split("\n")[0]}`;
  }
}

function plainValue(parsed: Parsed, file: string): unknown {
  try {
    return parsed.toJS();
  } catch (cause) {
    throw new UserError(`${file}: not readable as YAML: ${messageOf(cause)}`, { cause });
  }
}

function offsetOf(parsed: Parsed, path: Path, part: "key" | "value"): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const at = path.slice(0, depth);
    const node = part === "key" && depth === path.length ? keyNode(parsed, at) : parsed.getIn(at, true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function keyNode(parsed: Parsed, path: Path): unknown {
  const parent = parsed.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  return parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))?.key;
}
