/** A shorter key has no part that could not be somebody else's text. */
const SHORTEST_PART = 6;

/** @returns what takes a key out of a text, however a server has written it: as it is, in JSON, in a URL, or in base64. */
export function redaction(apiKey: string | undefined): (text: string) => string {
  const forms = apiKey === undefined || apiKey === "" ? [] : formsOf(apiKey);
  return (text) => forms.reduce((safe, form) => safe.replaceAll(form, "***"), text);
}

function formsOf(key: string): readonly string[] {
  const inUrl = encodeURIComponent(key);
  const inUrlLower = inUrl.replace(/%../g, (code) => code.toLowerCase());
  const base64 = [0, 1, 2].map((place) => base64Part(key, place)).filter((part) => part.length >= SHORTEST_PART);
  const base64Url = base64.map((part) => part.replaceAll("+", "-").replaceAll("/", "_"));
  return [...new Set([key, JSON.stringify(key).slice(1, -1), inUrl, inUrlLower, ...base64, ...base64Url])];
}

/**
 * What base64 makes of the key wherever it stands in a longer text: three bytes become four letters, so that there are three ways, and
 * the letters at both ends, which the neighbours have a part in, are left out.
 * @param place of its first byte among the three.
 */
function base64Part(key: string, place: number): string {
  const bits = 8 * Buffer.byteLength(key);
  const before = 8 * place;
  const text = Buffer.concat([Buffer.alloc(place), Buffer.from(key)]).toString("base64");
  return text.slice(Math.ceil(before / 6), Math.floor((before + bits) / 6));
}
