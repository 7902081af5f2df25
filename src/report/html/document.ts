import { createHash } from "node:crypto";
import type { Language } from "../../model/language.ts";
import type { Tone } from "../glance.ts";
import { sayIn } from "../language/language.ts";
import { embedded } from "./embed.ts";
import { escaped } from "./markup.ts";
import { CHINESE, DATA_ID, type PageData, type PageSamples, SAMPLES_ID } from "./page-data.ts";

/** What is built for the browser: `dist/page`. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

interface Document {
  readonly language: Language | undefined;
  /** Plain text. */
  readonly title: string;
  readonly tone: Tone;
  /** Markup. */
  readonly header: string;
  readonly main: string;
  readonly footer: string;
  readonly data: PageData;
  readonly samples: PageSamples;
}

/** Nothing is loaded, and nothing runs but the one script whose digest this is. */
function policyFor(script: string): string {
  const digest = createHash("sha256").update(script).digest("base64");
  return `default-src 'none'; script-src 'sha256-${digest}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
}

/** By which browsers choose fonts and voices. https://www.rfc-editor.org/info/bcp47 */
const LANG: Readonly<Record<Language, string>> = { en: "en", zh: CHINESE };

/** One page that needs no other file and no network. */
export function documentOf(
  { language, title, tone, header, main, footer, data, samples }: Document,
  { script, style }: PageAssets,
): string {
  return `<!doctype html>
<html lang="${LANG[language ?? "en"]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policyFor(script)}">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<header class="banner ${tone}">
${header}
<button type="button" class="theme" id="theme" hidden>${sayIn(language)("Theme")}</button>
</header>
<main>
${main}
</main>
<footer>${footer}</footer>
${embedded(DATA_ID, data)}
${embedded(SAMPLES_ID, samples)}
<script type="module">${script}</script>
</body>
</html>
`;
}
