import { stripVTControlCharacters } from "node:util";

const BLANKS = /[\s\u0085]+/gu;

/** Control characters, bidirectional overrides, zero-width and tag characters, lone surrogates: what a reader cannot see. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu;

const LONE_HIGH_SURROGATE = /[\uD800-\uDBFF]$/;

/**
 * Text from outside as one visible line of at most `limit` UTF-16 code units: terminal sequences are gone, line breaks are
 * blanks, and what cannot be seen is shown as `�`. Each place that prints it still escapes for its own syntax.
 */
export function plainText(text: string, limit = 1_000): string {
  const visible = stripVTControlCharacters(text).replace(BLANKS, " ").trim().replace(UNSEEN, "\uFFFD");
  if (visible.length <= limit) return visible;
  return `${visible.slice(0, limit - 1).replace(LONE_HIGH_SURROGATE, "")}…`;
}

/** As `plainText`, line by line and with the indentation kept: for logs and tracebacks. */
export function plainLines(text: string, limit?: number): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => `${/^[ \t]*/.exec(line)?.[0].replaceAll("\t", "  ")}${plainText(line, limit)}`);
}
