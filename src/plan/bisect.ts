/** `skip`: it cannot be built, or measuring it did not tell. */
export type Judgement = "good" | "bad" | "skip";

export type BisectStep =
  | { readonly state: "measure"; readonly commit: string; readonly left: number }
  /** One commit; several where what lies between them was skipped. */
  | { readonly state: "found"; readonly candidates: readonly string[] }
  /** The last commit is no worse than the good one. */
  | { readonly state: "nothing" };

/**
 * What to measure next among commits, oldest first: the last one has to be bad, and the one before the first is good. The
 * middle of what is left is measured, or the nearest to it that was not skipped.
 */
export function nextBisectStep(commits: readonly string[], judged: ReadonlyMap<string, Judgement>): BisectStep {
  const last = commits.at(-1);
  if (last === undefined) return { state: "nothing" };
  const end = judged.get(last);
  if (end === undefined) return { state: "measure", commit: last, left: commits.length };
  if (end !== "bad") return { state: "nothing" };

  const bad = commits.findIndex((commit) => judged.get(commit) === "bad");
  const good = commits.slice(0, bad).findLastIndex((commit) => judged.get(commit) === "good");
  const suspects = commits.slice(good + 1, bad + 1);
  const middle = Math.floor((suspects.length - 1) / 2);
  const open = suspects
    .map((commit, place) => ({ commit, distance: Math.abs(place - middle) }))
    .filter(({ commit }) => !judged.has(commit))
    .sort((a, b) => a.distance - b.distance);
  const [next] = open;
  return next === undefined
    ? { state: "found", candidates: suspects }
    : { state: "measure", commit: next.commit, left: suspects.length };
}
