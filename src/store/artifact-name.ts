import { storedName } from "./stored-name.ts";

interface Leg {
  readonly suite: string;
  readonly leg?: string;
  /** `GITHUB_RUN_ATTEMPT`, from 1. */
  readonly attempt?: number;
}

const ONLY_LEG = "all";

/** `llm-perf-gate-<suite>-<leg>-a<attempt>`: names are immutable within a run, so every leg and attempt has its own. */
export function artifactName({ suite, leg = ONLY_LEG, attempt = 1 }: Leg): string {
  return `${prefix(suite)}${storedName(leg)}-a${attempt}`;
}

/** What a command measured of a pull request: no baseline's name. */
export function pullArtifactName(pullRequest: number, name: string): string {
  return `pull-${pullRequest}-${name}`;
}

/** The name without what `pullArtifactName` adds. */
export function withoutPull(name: string): string {
  return name.replace(/^pull-\d+-/, "");
}

/** Which leg and attempt of a suite an artifact is; `undefined` when it is not of this suite. */
export function legOf(name: string, suite: string): { readonly leg: string; readonly attempt: number } | undefined {
  if (!name.startsWith(prefix(suite))) return undefined;
  const found = /^(?<leg>.+)-a(?<attempt>\d{1,6})(?<copy>\.\d+)?$/.exec(name.slice(prefix(suite).length))?.groups;
  if (found === undefined) return undefined;
  return { leg: `${found["leg"]}${found["copy"] ?? ""}`, attempt: Number(found["attempt"]) };
}

/** Of each leg the last attempt, in order of leg: a re-run of failed jobs leaves the others' artifacts as they were. */
export function lastAttempts<T extends { readonly name: string }>(
  artifacts: readonly T[],
  suite: string,
): readonly T[] {
  const last = new Map<string, { readonly attempt: number; readonly artifact: T }>();
  for (const artifact of artifacts) {
    const found = legOf(artifact.name, suite);
    if (found === undefined || (last.get(found.leg)?.attempt ?? 0) >= found.attempt) continue;
    last.set(found.leg, { attempt: found.attempt, artifact });
  }
  return [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { artifact }]) => artifact);
}

function prefix(suite: string): string {
  return `llm-perf-gate-${storedName(suite)}-`;
}
