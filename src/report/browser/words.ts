import { CHINESE } from "../html/page-data.ts";
import { PAGE_LABELS } from "../language/page-labels.ts";
import { inEnglish, type Say, speaker } from "../language/say.ts";

/** Says the page's own words in the page's language. */
export const say: Say = document.documentElement.lang === CHINESE ? speaker(PAGE_LABELS) : inEnglish;
