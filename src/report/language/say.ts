import { type Contents, JOINT, match, type Pattern, type Phrase, patternsOf } from "./pattern.ts";

/** Says an English sentence of ours in the reader's language. One that it does not know stays as it is. */
export type Say = (english: string) => string;

export const inEnglish: Say = (english) => english;

/** A text of ours is shorter; what is longer came from outside. */
const LONGEST = 4_000;
/** Sentences in sentences, and remarks behind remarks: a decision quotes a row, whose reason quotes a confirmation. */
const DEEPEST = 12;
const MOST_REMEMBERED = 5_000;

/** Speaks by these phrases, an earlier one before a later one; `openings` fit so much that they are tried last. */
export function speaker(phrases: readonly Phrase[], openings: readonly Phrase[] = []): Say {
  const [known, general] = [phrasebook(phrases), phrasebook(openings)];
  const remembered = new Map<string, string>();

  const said = (text: string, depth: number): string => {
    if (depth > DEEPEST) return text;
    const inTurn = (content: string) => said(content, depth + 1);
    const whole = known(text, inTurn);
    if (whole !== undefined) return whole;
    const at = text.indexOf(JOINT);
    const first = at < 0 ? undefined : known(text.slice(0, at), inTurn);
    if (first !== undefined) return `${first}${JOINT}${inTurn(text.slice(at + JOINT.length))}`;
    const opened = general(text, inTurn);
    if (opened !== undefined || at < 0) return opened ?? text;
    return `${text.slice(0, at)}${JOINT}${inTurn(text.slice(at + JOINT.length))}`;
  };

  return (english) => {
    if (english.length > LONGEST) return english;
    const before = remembered.get(english);
    if (before !== undefined) return before;
    const translation = said(english, 0);
    if (remembered.size < MOST_REMEMBERED) remembered.set(english, translation);
    return translation;
  };
}

/** Translates a whole sentence that one of the phrases fits; `inTurn` translates what stands in it. */
function phrasebook(phrases: readonly Phrase[]): (text: string, inTurn: Say) => string | undefined {
  const fixed = new Map<string, string>();
  const patterns: Pattern[] = [];
  for (const phrase of phrases) {
    for (const pattern of patternsOf(phrase)) {
      const [words = ""] = pattern.literals;
      if (pattern.holes.length > 0) patterns.push(pattern);
      else if (!fixed.has(words)) fixed.set(words, phrase[1]);
    }
  }
  return (text, inTurn) => {
    const found = fixed.get(text);
    if (found !== undefined) return found;
    for (const pattern of patterns) {
      const holes = match(pattern, text);
      if (holes !== undefined) return filled(pattern, holes, inTurn);
    }
    return undefined;
  };
}

function filled({ translation }: Pattern, holes: Contents, inTurn: Say): string {
  return translation
    .map((part, place) => {
      const hole = place % 2 === 0 ? undefined : holes.get(part);
      if (hole === undefined) return part;
      return hole.kind === "say" ? inTurn(hole.content) : hole.content;
    })
    .join("");
}
