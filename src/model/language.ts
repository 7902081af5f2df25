/** What reports are written in. Ids, JSON and files are the same in every language. */
export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];
