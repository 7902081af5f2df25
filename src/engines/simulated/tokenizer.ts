/**
 * A closed vocabulary that needs no table: the 256 bytes, then one to three lower-case letters, then the same
 * behind a space. Any text can be written in it and comes back unchanged; English takes some 2.5 letters a token.
 */
const BYTES = 256;
const LETTERS = 26;
const PIECE_LETTERS = 3;
/** 26 + 26² + 26³. */
const PIECES = 18_278;
export const VOCABULARY_SIZE = BYTES + 2 * PIECES;

const A = "a".charCodeAt(0);
const WORD_OR_CHARACTER = /( ?)([a-z]+)|[\s\S]/gu;

export function encode(text: string): number[] {
  const tokens: number[] = [];
  for (const [match, space, word] of text.matchAll(WORD_OR_CHARACTER)) {
    if (word === undefined) {
      tokens.push(...new TextEncoder().encode(match));
      continue;
    }
    for (let at = 0; at < word.length; at += PIECE_LETTERS) {
      const spaced = at === 0 && space === " ";
      tokens.push(BYTES + (spaced ? PIECES : 0) + pieceNumber(word.slice(at, at + PIECE_LETTERS)));
    }
  }
  return tokens;
}

/** Tokens outside the vocabulary have no text. */
export function decode(tokens: readonly number[]): string {
  const bytes: number[] = [];
  for (const token of tokens) {
    if (token < BYTES) bytes.push(token);
    else bytes.push(...new TextEncoder().encode(pieceText(token - BYTES)));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

/** A spaced three-letter piece: the kind of token that stays one token next to any other. */
export function wordToken(random: number): number {
  const first = PIECES - LETTERS ** PIECE_LETTERS;
  return BYTES + PIECES + first + Math.floor(random * LETTERS ** PIECE_LETTERS);
}

/** Numbers shorter pieces before longer ones, by bijective base 26. */
function pieceNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * LETTERS + (letter.charCodeAt(0) - A + 1);
  return number - 1;
}

function pieceText(piece: number): string {
  let rest = (piece % PIECES) + 1;
  let letters = "";
  for (; rest > 0; rest = Math.floor((rest - 1) / LETTERS)) {
    letters = String.fromCharCode(A + ((rest - 1) % LETTERS)) + letters;
  }
  return piece < PIECES ? letters : ` ${letters}`;
}
