import picomatch from "picomatch";

/** Whether a change of these files has to pass the gate: no globs means that every change has to. */
export function isRequired(globs: readonly string[] | undefined, changed: readonly string[]): boolean {
  if (globs === undefined) return true;
  const matches = picomatch([...globs], { dot: true });
  return changed.some((path) => matches(path));
}
