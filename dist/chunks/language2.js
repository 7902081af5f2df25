import { o as LANGUAGES } from "./load.js";
// src/commands/language.ts
/** What a command reports in: `--language`, or as configured. */
function languageOf(args, configured = "en") {
	return args.value("language") === void 0 ? configured : args.choice("language", LANGUAGES);
}
export { languageOf as t };
