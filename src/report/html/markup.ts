/** Text for HTML content and quoted attributes. It has been made plain before, and this module runs in the browser too. */
export function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.codePointAt(0)};`);
}
