import { plainText } from "../model/plain-text.ts";

const LONGEST_NAME = 200;

/** Breaks mentions and references, which GitHub looks for in the rendered text, so that escaping alone does not stop them. */
const ZERO_WIDTH_SPACE = "&#8203;";

const ACTIVE = [
  "[&<>\"'`*~|[\\]\\\\$]", // HTML, code, emphasis, tables, links, escapes, math
  "(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", // an underscore inside a word is no emphasis
  "^[-+=](?!\\d)|(?<=^\\d+)[.)](?=\\s|$)", // list items and rules
].join("|");

/** Mentions, addresses, `#1`, `GH-1`, `http://`, `www.`: https://github.com/renovatebot/renovate/blob/main/lib/util/markdown.ts does the same. */
const REFERENCES = "[@#]|(?<=\\bgh)-(?=\\d)|:(?=//)|(?<=\\bwww)(?=\\.)";

const SPECIAL = new RegExp(`(?<reference>${REFERENCES})|${ACTIVE}`, "gi");

function characterReference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/**
 * Text from outside, for markdown and for HTML in it: it reads the same and does nothing. Character references are used
 * because they hold in table cells, lists and inline HTML alike, where backslashes do not.
 */
export function inert(text: string, limit = LONGEST_NAME): string {
  return plainText(text, limit).replace(SPECIAL, (found, reference: string | undefined) =>
    reference === undefined ? characterReference(found) : `${reference}${ZERO_WIDTH_SPACE}`,
  );
}

/** Text from outside, for HTML content and quoted attributes. */
export function escapeHtml(text: string, limit = LONGEST_NAME): string {
  return plainText(text, limit).replace(/[&<>"'`]/g, characterReference);
}

/** First line of a comment of ours. No suite name can end the HTML comment, or write another suite's marker. */
export function markerOf(suite: string): string {
  const name = encodeURIComponent(plainText(suite, LONGEST_NAME)).replaceAll("--", "-%2D");
  return `<!-- llm-perf-gate:${name} -->`;
}
