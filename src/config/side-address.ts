import type { Path } from "./document.ts";
import type { Findings } from "./findings.ts";

/** Where a side's servers are up already: one address for all, or addresses by server name. */
export type SideAddress = string | Readonly<Record<string, string>>;

/** Requests go to a server's own paths: one of the address would be lost, and with it, perhaps, which server is meant. */
export function checkAddress(path: Path, address: SideAddress | undefined, findings: Findings): void {
  for (const [where, url] of placesOf(path, address)) {
    const { pathname, search, origin } = new URL(url);
    if (pathname !== "/" || search !== "") {
      findings.mistake(where, `the address goes without a path: ${origin} instead of ${url}`);
    }
  }
}

/** A comparison of a server with itself would always be green. */
export function checkOther(
  path: Path,
  address: SideAddress | undefined,
  heads: Readonly<Record<string, { readonly url?: string | undefined }>>,
  findings: Findings,
): void {
  for (const [name, { url: head }] of Object.entries(heads)) {
    const base = typeof address === "string" ? address : address?.[name];
    if (head === undefined || base === undefined || new URL(head).origin !== new URL(base).origin) continue;
    findings.mistake(path, `${new URL(base).origin} is the very server that the head's ${name} is`);
  }
}

function placesOf(path: Path, address: SideAddress | undefined): readonly (readonly [Path, string])[] {
  if (address === undefined) return [];
  if (typeof address === "string") return [[path, address]];
  return Object.entries(address).map(([name, url]) => [[...path, name], url] as const);
}
