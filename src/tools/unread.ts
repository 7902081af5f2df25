/** As many names as tell what kind of numbers was left. */
const NAMED = 4;

/** The note of a result that holds more numbers than are read; none where it does not. */
export function unreadNote(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
  return [`not read: ${names.slice(0, NAMED).join(", ")}${more}`];
}
