/** A Python string: JSON's escapes are Python's too. */
export function python(text: string): string {
  return JSON.stringify(text);
}

export function portOf({ port, protocol }: URL): string {
  if (port !== "") return port;
  return protocol === "https:" ? "443" : "80";
}
