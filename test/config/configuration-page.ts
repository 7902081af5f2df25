import { markdownTable } from "markdown-table";
import { configJsonSchema } from "../../src/config/schema.ts";

type Schema = Readonly<Record<string, unknown>>;
type Row = readonly [key: string, value: string, fallback: string, meaning: string];

const BEGIN = "<!-- generated: begin -->";
const END = "<!-- generated: end -->";

export function schemaText(): string {
  return `${JSON.stringify(configJsonSchema(), null, 2)}\n`;
}

/** The page with its table made anew from the schema. */
export function withFreshTable(page: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`the page has no ${BEGIN} … ${END}`);
  return `${before}${BEGIN}\n\n${table()}\n\n${END}${after}`;
}

function table(): string {
  const rows = rowsOf(configJsonSchema() as Schema, "");
  // Without padding, a longer cell changes its own line only.
  const options = { alignDelimiters: false, padding: true };
  return markdownTable([["key", "value", "default", "meaning"], ...rows.map((row) => row.map(escaped))], options);
}

function escaped(cell: string): string {
  return cell.replaceAll("|", "\\|");
}

function rowsOf(schema: Schema, prefix: string): readonly Row[] {
  const properties = (schema["properties"] ?? {}) as Readonly<Record<string, Schema>>;
  const required = (schema["required"] ?? []) as readonly string[];
  return Object.entries(properties).flatMap(([key, property]): readonly Row[] => {
    const path = `${prefix}${key}`;
    const fallback =
      property["default"] === undefined ? (required.includes(key) ? "required" : "") : shown(property["default"]);
    const row: Row = [`\`${path}\``, valueText(property), fallback, String(property["description"] ?? "")];
    return [row, ...childRows(property, path)];
  });
}

function childRows(property: Schema, path: string): readonly Row[] {
  const variants = [...list(property["oneOf"]), ...list(property["anyOf"])].filter(
    (variant) => variant["type"] === "object",
  );
  const items = property["items"] as Schema | undefined;
  const entries = property["additionalProperties"] as Schema | boolean | undefined;
  return [
    ...rowsOf(property, `${path}.`),
    ...variants.flatMap((variant) => rowsOf(variant, `${path}${variantName(variant)}.`)),
    ...(items === undefined
      ? []
      : rowsOf(items, `${path}[].`).concat(childRows({ ...items, properties: {} }, `${path}[]`))),
    ...(typeof entries === "object" ? rowsOf(entries, `${path}.NAME.`) : []),
  ];
}

function variantName(variant: Schema): string {
  const fields = Object.entries((variant["properties"] ?? {}) as Readonly<Record<string, Schema>>);
  const tag = fields.find(([, field]) => typeof field["const"] === "string");
  return tag === undefined ? "" : `(${tag[1]["const"]})`;
}

/** Units by the schemas' titles, which stand for the patterns behind them. */
const TITLES: Readonly<Record<string, string>> = {
  duration: "duration: `90s`, `20m`, `1h`",
  share: "`2%` or `0.02`",
  rate: "number above 0 or `inf`",
};

function valueText(schema: Schema): string {
  const title = TITLES[String(schema["title"])];
  if (title !== undefined) return title;
  if (schema["const"] !== undefined) return shown(schema["const"]);
  if (Array.isArray(schema["enum"])) return schema["enum"].map(shown).join(", ");
  const variants = [...list(schema["oneOf"]), ...list(schema["anyOf"])];
  if (variants.length > 0) return [...new Set(variants.map(valueText))].join(" or ");
  switch (schema["type"]) {
    case "array":
      return `list of: ${valueText((schema["items"] ?? {}) as Schema)}`;
    case "object":
      return "mapping";
    case "string":
      return "text";
    case "integer":
    case "number":
      return [schema["type"] === "integer" ? "whole number" : "number", rangeOf(schema)].join("");
    case "boolean":
      return "`true`, `false`";
    default:
      return "any value";
  }
}

function rangeOf(schema: Schema): string {
  const { minimum, maximum, exclusiveMinimum } = schema;
  const from =
    minimum !== undefined ? ` from ${minimum}` : exclusiveMinimum !== undefined ? ` above ${exclusiveMinimum}` : "";
  return `${from}${maximum === undefined ? "" : ` to ${maximum}`}`;
}

function shown(value: unknown): string {
  return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}

function list(value: unknown): readonly Schema[] {
  return Array.isArray(value) ? value : [];
}
