import { type Document, lineOf, type Mistake, mistakesError, type Path } from "./document.ts";

/** What was found while a document was turned into a configuration: mistakes stop it, warnings travel along. */
export interface Findings {
  readonly document: Document;
  readonly warnings: readonly string[];
  mistake(path: Path, message: string, part?: Mistake["part"]): void;
  /** The same words are said once a file, at the first place. */
  warn(path: Path, message: string): void;
  /** @throws UserError when there was a mistake. */
  settle(): void;
}

export function findingsOf(document: Document): Findings {
  const mistakes: Mistake[] = [];
  const warnings = new Map<string, string>();
  return {
    document,
    get warnings() {
      return [...warnings.values()];
    },
    mistake: (path, message, part = "value") => mistakes.push({ path, message, part }),
    warn: (path, message) => {
      if (!warnings.has(message)) warnings.set(message, lineOf(document.file, document.locate(path, "key"), message));
    },
    settle: () => {
      if (mistakes.length > 0) throw mistakesError(document, mistakes);
    },
  };
}
