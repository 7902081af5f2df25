/**
 * A sentence in English and its translation. `{name}` is any text and stays as it is, `{name:say}` is translated in turn,
 * `{name:word}` has no blank, `{name:count}` is a whole number; `[s]` may be there or not, `[a|b]` is either.
 */
export type Phrase = readonly [english: string, translation: string];

/** Joins remarks, each of which is a sentence of its own: a name at the end of one does not reach into the next. */
export const JOINT = "; ";

type Kind = "text" | "say" | "word" | "count";

interface Hole {
  readonly name: string;
  readonly kind: Kind;
}

interface Content {
  readonly kind: Kind;
  readonly content: string;
}
/** By the names of the holes. */
export type Contents = ReadonlyMap<string, Content>;

export interface Pattern {
  /** Before, between and behind the holes. */
  readonly literals: readonly string[];
  readonly holes: readonly Hole[];
  /** Texts and names of holes in turn. */
  readonly translation: readonly string[];
}

const HOLE = /\{(\w+)(?::(say|word|count))?\}/;

const FITS: Readonly<Record<Kind, RegExp>> = { text: /./s, say: /./s, word: /^\S+$/, count: /^\d[\d,]*$/ };

/** One pattern for each way in which a phrase may be written. */
export function patternsOf([english, translation]: Phrase): readonly Pattern[] {
  const said = translation.split(/\{(\w+)\}/);
  return variants(english).map((text) => {
    const parts = text.split(HOLE);
    const literals = parts.filter((_, place) => place % 3 === 0);
    const holes = literals.slice(1).map((_, place) => ({
      name: parts[3 * place + 1] ?? "",
      kind: (parts[3 * place + 2] ?? "text") as Kind,
    }));
    return { literals, holes, translation: said };
  });
}

function variants(text: string): readonly string[] {
  const [before, inside] = /^(.*?)\[(.+?)\]/.exec(text)?.slice(1) ?? [];
  if (before === undefined || inside === undefined) return [text];
  const rest = variants(text.slice(before.length + inside.length + 2));
  const choices = inside.includes("|") ? inside.split("|") : [inside, ""];
  return choices.flatMap((choice) => rest.map((end) => `${before}${choice}${end}`));
}

/**
 * The contents of a pattern's holes, or `undefined`. A hole ends where the next literal first begins, and nothing is tried
 * twice, so that no text from outside can make this slow.
 */
export function match({ literals, holes }: Pattern, text: string): Contents | undefined {
  const found = new Map<string, Content>();
  const [first = ""] = literals;
  if (!text.startsWith(first)) return undefined;
  if (holes.length === 0) return text === first ? found : undefined;
  let from = first.length;
  for (const [place, { name, kind }] of holes.entries()) {
    const literal = literals[place + 1] ?? "";
    const isLast = place === holes.length - 1;
    if (isLast && !text.endsWith(literal)) return undefined;
    const to = isLast ? text.length - literal.length : text.indexOf(literal, from);
    const content = text.slice(from, to);
    const isOpen = (place === 0 && first === "") || (isLast && literal === "");
    if (to <= from || !fits(content, kind, isOpen)) return undefined;
    found.set(name, { kind, content });
    from = to + literal.length;
  }
  return found;
}

function fits(content: string, kind: Kind, isOpen: boolean): boolean {
  return FITS[kind].test(content) && !(isOpen && kind === "text" && content.includes(JOINT));
}
