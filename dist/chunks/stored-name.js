// src/store/stored-name.ts
/** Longest name that every file system and the artifact service take, with room for a suffix. */
const MOST_CHARACTERS = 150;
/** A name that is safe as a folder and as an artifact: letters, digits, `.`, `_` and `-`, never starting with a dot. */
function storedName(name) {
	return name.replace(/[^A-Za-z0-9._-]+/g, "_").replace(/^\.+/, "_").slice(0, MOST_CHARACTERS) || "_";
}
export { storedName as t };
