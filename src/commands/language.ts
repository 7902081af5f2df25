import { LANGUAGES, type Language } from "../model/language.ts";
import type { Arguments } from "./arguments.ts";

/** What a command reports in: `--language`, or as configured. */
export function languageOf(args: Arguments, configured: Language = "en"): Language {
  return args.value("language") === undefined ? configured : args.choice("language", LANGUAGES);
}
