export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object under a key, or an empty one: for results of which parts may be absent. */
export function objectIn(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isObject(value) ? value : {};
}

/** One of the words that Python prints for a number that is none. */
export function isNoNumber(value: unknown): boolean {
  return typeof value === "string" && /^-?(?:nan|inf|infinity)$/i.test(value);
}
