/** Longest name that every file system and the artifact service take, with room for a suffix. */
const MOST_CHARACTERS = 150;

/** A name that is safe as a folder and as an artifact: letters, digits, `.`, `_` and `-`, never starting with a dot. */
export function storedName(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9._-]+/g, "_").replace(/^\.+/, "_");
  return safe.slice(0, MOST_CHARACTERS) || "_";
}
