import type { Language } from "../../model/language.ts";
import { ABOUT_ROWS, DECISIONS } from "./decisions.ts";
import { LABELS } from "./labels.ts";
import { MEANINGS } from "./meanings.ts";
import { NOTES } from "./notes.ts";
import { REASONS } from "./reasons.ts";
import { inEnglish, type Say, speaker } from "./say.ts";

const SPEAKERS: Readonly<Record<Language, Say>> = {
  en: inEnglish,
  zh: speaker([...LABELS, ...NOTES, ...MEANINGS, ...REASONS, ...DECISIONS], ABOUT_ROWS),
};

/** Reports are made of English sentences; this says each of them in the reader's language, before it is escaped. */
export function sayIn(language: Language = "en"): Say {
  return SPEAKERS[language];
}
