import { z } from "zod";
import { messageOf } from "../../model/errors.ts";
import type { Environ } from "../../model/spec.ts";

/**
 * Where modules would be imported from: the named ones, or those of the packages that were installed from these
 * folders (PEP 610). Nothing is imported, and the current folder, which an installed command does not look into, is
 * left out.
 */
export const IMPORTS = `import importlib.metadata as metadata, importlib.util, json, os, sys
from urllib.parse import unquote, urlparse
sys.path[:] = [path for path in sys.path if path != ""]
roots, modules = json.loads(sys.argv[1]), json.loads(sys.argv[2])

def of(distribution):
    text = distribution.read_text("direct_url.json")
    url = urlparse(json.loads(text).get("url", "")) if text else None
    path = os.path.realpath(unquote(url.path)) if url and url.scheme == "file" else ""
    return any(path == root or path.startswith(root + os.sep) for root in map(os.path.realpath, roots))

if not modules:
    for distribution in metadata.distributions():
        if of(distribution):
            name = distribution.metadata["Name"].replace("-", "_")
            modules += (distribution.read_text("top_level.txt") or name).split()
found = {}
for name in sorted(set(modules)):
    spec = importlib.util.find_spec(name)
    places = [] if spec is None else [spec.origin] if spec.origin else list(spec.submodule_search_locations or [])
    found[name] = os.path.realpath(places[0]) if places else None
print(json.dumps({"modules": found, "executable": sys.executable, "version": sys.version.split()[0]}))
`;

const foundSchema = z.object({
  modules: z.record(z.string(), z.string().nullable()),
  executable: z.string(),
  version: z.string(),
});

/** What a Python says of itself; a module that it does not find is `null`. */
export type Imports = z.infer<typeof foundSchema>;

export interface ImportQuestion {
  /** A full path. */
  readonly python: string;
  readonly env: Environ;
  readonly cwd: string;
  readonly roots: readonly string[];
  /** Empty: those that are installed from the roots. */
  readonly modules: readonly string[];
}

/** @returns where a Python would import from, or why it cannot say. */
export function readImports(printed: string): Imports | string {
  try {
    return foundSchema.parse(JSON.parse(printed));
  } catch (cause) {
    return `python did not say where it imports from: ${messageOf(cause)}`;
  }
}
