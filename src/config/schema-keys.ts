import type { z } from "zod";
import type { Path } from "./document.ts";

type Schema = z.core.$ZodType;

/** The keys that an object at a path may have, given the value that stands there (it picks the variant of a union). */
export function keysAt(schema: Schema, path: Path, value: unknown): readonly string[] {
  const [step, ...rest] = path;
  const here = layers(schema, value);
  if (step === undefined) return [...new Set(here.flatMap((layer) => Object.keys(shapeOf(layer))))];
  return here.flatMap((layer) => childrenOf(layer, step)).flatMap((child) => keysAt(child, rest, member(value, step)));
}

/** The value at a path, or `undefined`. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce(member, value);
}

function member(value: unknown, step: string | number): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined;
}

function definition(schema: Schema): z.core.$ZodTypes["_zod"]["def"] {
  return (schema as z.core.$ZodTypes)._zod.def;
}

/** The schemas below options, defaults, transforms and unions. */
function layers(schema: Schema, value: unknown): readonly Schema[] {
  const def = definition(schema);
  if (def.type === "pipe") return layers(def.in, value);
  if (def.type === "union") {
    const tag = "discriminator" in def ? String(def.discriminator) : undefined;
    return def.options
      .filter((option) => tag === undefined || hasTag(option, tag, value))
      .flatMap((option) => layers(option, value));
  }
  return "innerType" in def ? layers(def.innerType, value) : [schema];
}

function hasTag(option: Schema, tag: string, value: unknown): boolean {
  const field = shapeOf(option)[tag];
  const def = field === undefined ? undefined : definition(field);
  return def?.type === "literal" && def.values.some((tagged) => tagged === member(value, tag));
}

function shapeOf(schema: Schema): Readonly<Record<string, Schema>> {
  const def = definition(schema);
  return def.type === "object" ? def.shape : {};
}

function childrenOf(schema: Schema, step: string | number): readonly Schema[] {
  const def = definition(schema);
  if (def.type === "array") return [def.element];
  if (def.type === "record") return [def.valueType];
  const child = shapeOf(schema)[step];
  return child === undefined ? [] : [child];
}
