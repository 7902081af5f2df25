import type { z } from "zod";
import { nearest } from "../model/nearest.ts";
import { type Document, type Mistake, mistakesError, type Path } from "./document.ts";
import { keysAt, valueAt } from "./schema-keys.ts";

type Issue = z.core.$ZodIssue;

/**
 * The document's value as the schema reads it.
 * @throws UserError with one line for each mistake: position, key, what was expected, what was seen.
 */
export function validated<Schema extends z.ZodType>(schema: Schema, document: Document): z.output<Schema> {
  const result = schema.safeParse(document.value, { error: expectation });
  if (result.success) return result.data;
  const issues = result.error.issues.flatMap(unfolded);
  const misspelt = new Set(
    issues.filter((issue) => issue.code === "unrecognized_keys").map(({ path }) => String(path)),
  );
  const relevant = issues.filter(
    (issue) => !(isMissing(issue, document) && misspelt.has(String(issue.path.slice(0, -1)))),
  );
  throw mistakesError(
    document,
    relevant.flatMap((issue) => mistakesOf(issue, document, schema)),
  );
}

/** What was expected, in the words of a reader. A schema's own `error` goes before this. */
function expectation(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return TYPE_WORDS[issue.expected] ?? issue.expected;
    case "invalid_value":
      return issue.values.length === 1 ? JSON.stringify(issue.values[0]) : `one of ${issue.values.join(", ")}`;
    case "invalid_union":
      return "options" in issue && Array.isArray(issue.options)
        ? `one of ${issue.options.join(", ")}`
        : "another kind of value";
    case "too_small":
      return issue.origin === "array"
        ? "at least one item"
        : `a number ${issue.inclusive ? "from" : "above"} ${issue.minimum}`;
    case "too_big":
      return `a number up to ${issue.maximum}`;
    default:
      return "another value";
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a mapping of keys",
  record: "a mapping of keys",
};

/** A union that failed inside the one branch that had the right shape speaks for that branch. */
function unfolded(issue: Issue): readonly Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const inside = issue.errors.find((branch) =>
    branch.every((inner) => inner.path.length > 0 || inner.code === "unrecognized_keys"),
  );
  if (inside === undefined) return [issue];
  return inside.flatMap((inner) => unfolded({ ...inner, path: [...issue.path, ...inner.path] }));
}

function mistakesOf(issue: Issue, document: Document, schema: z.ZodType): readonly Mistake[] {
  const path = plain(issue.path);
  if (issue.code === "unrecognized_keys") {
    const valid = keysAt(schema, path, document.value);
    return issue.keys.map((key) => ({ path: [...path, key], part: "key", message: unknownKey(key, path, valid) }));
  }
  if (issue.code === "invalid_key") {
    return [{ path, part: "key", message: `${dotted(path)}: expected ${issue.issues[0]?.message ?? "another name"}` }];
  }
  if (isMissing(issue, document)) {
    return [{ path: path.slice(0, -1), message: `${dotted(path)} is missing: expected ${issue.message}` }];
  }
  const key = path.length === 0 ? "" : `${dotted(path)}: `;
  return [{ path, message: `${key}expected ${issue.message}, saw ${shown(valueAt(document.value, path))}` }];
}

function unknownKey(key: string, parent: Path, valid: readonly string[]): string {
  const where = parent.length === 0 ? "" : ` in ${dotted(parent)}`;
  const guess = nearest(key, valid);
  const help = guess === undefined ? `valid keys are ${valid.join(", ")}` : `did you mean "${guess}"?`;
  return `unknown key "${key}"${where}; ${help}`;
}

function isMissing(issue: Issue, document: Document): boolean {
  return (
    issue.path.length > 0 &&
    issue.code !== "unrecognized_keys" &&
    valueAt(document.value, plain(issue.path)) === undefined
  );
}

function plain(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === "number" ? step : String(step)));
}

/** `tests[0].load.request-rate`. */
function dotted(path: Path): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${step}`))
    .join("");
}

const LONGEST_SHOWN = 60;

function shown(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "number") return String(value);
  const text = JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
