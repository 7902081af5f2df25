/** Han, kana, Hangul, full-width forms and their punctuation: https://www.unicode.org/reports/tr11/ */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** A line does not begin with these. */
const CLOSING = /[，。：；！？、）]/;

const widthOf = (character: string) => (WIDE.test(character) ? 2 : 1);

/** Columns that a text takes in a terminal. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

export function padTo(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
}

/** Breaks at blanks and beside wide characters, so that no line is longer than the terminal unless one word is. Aligned columns keep their blanks. */
export function wrap(text: string, columns: number, indent = ""): readonly string[] {
  if (text === "") return [];
  const lines: string[] = [];
  let rest = text;
  while (columnsOf(rest) > columns) {
    const at = lastBreak(rest, columns);
    if (at <= 0 || rest.slice(0, at).trim() === "") break;
    lines.push(rest.slice(0, at).trimEnd());
    rest = indent + rest.slice(at).trimStart();
  }
  return [...lines, rest];
}

function lastBreak(text: string, columns: number): number {
  let last = -1;
  let used = 0;
  for (let at = 0; at < text.length && used <= columns; at++) {
    const [before = "", here = ""] = [text[at - 1], text[at]];
    const wide = WIDE.test(before) || WIDE.test(here);
    if (here === " " || (at > 0 && wide && !CLOSING.test(here))) last = at;
    used += widthOf(here);
  }
  return last;
}
