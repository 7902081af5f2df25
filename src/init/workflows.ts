import { parse } from "yaml";
import type { ArgValue } from "../model/spec.ts";
import type { RunnerFound } from "./repository.ts";

/** Images of GitHub's own runners, which have no accelerator. */
const HOSTED = /^(ubuntu|windows|macos)-/;
const ACCELERATOR = /npu|gpu|cuda|rocm|ascend|910|\ba[235]\b|a2b|h[12]00|b200|a100|l40|mi3\d\d|gaudi|hpu|metax|xpu/i;
const MEASURING = /bench|perf|nightly/i;

interface Candidate extends RunnerFound {
  readonly rank: number;
}

/** Where the repository's accelerator jobs run: of several, one that measures something goes first. */
export function runnerAmong(texts: Readonly<Record<string, string>>): RunnerFound | undefined {
  const candidates = Object.entries(texts).flatMap(([file, text]) =>
    jobsOf(text).flatMap((job) => candidate(file, job)),
  );
  const [best] = candidates.sort((a, b) => b.rank - a.rank || a.file.localeCompare(b.file));
  if (best === undefined) return undefined;
  const { rank: _, ...runner } = best;
  return runner;
}

function candidate(file: string, job: Readonly<Record<string, unknown>>): readonly Candidate[] {
  const labels = labelsOf(job["runs-on"]);
  // A label that is an expression means nothing outside its own workflow.
  if (labels.length === 0 || labels.some((label) => label.includes("${{") || HOSTED.test(label))) return [];
  const words = labels.join(" ");
  const accelerator = ACCELERATOR.test(words) && !/\bcpu\b/i.test(words);
  const rank = (accelerator ? 2 : 0) + (MEASURING.test(file) ? 1 : 0);
  const container = job["container"] === undefined ? undefined : withoutExpressions(job["container"] as ArgValue);
  return [
    { labels, file, rank, accelerator, ...groupOf(job["runs-on"]), ...(container === undefined ? {} : { container }) },
  ];
}

function groupOf(runsOn: unknown): { readonly group?: string } {
  const group = typeof runsOn === "object" && runsOn !== null && "group" in runsOn ? runsOn.group : undefined;
  return typeof group === "string" && !group.includes("${{") ? { group } : {};
}

/** A secret or a matrix value means nothing outside its own workflow: what holds one is left out, and the rest is kept. */
function withoutExpressions(value: ArgValue): ArgValue | undefined {
  if (typeof value === "string") return value.includes("${{") ? undefined : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.flatMap((one: ArgValue) => withoutExpressions(one) ?? []);
  const kept = Object.entries(value).flatMap(([key, one]): [string, ArgValue][] => {
    const plain = withoutExpressions(one);
    return plain === undefined ? [] : [[key, plain]];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function labelsOf(runsOn: unknown): readonly string[] {
  if (typeof runsOn === "string") return [runsOn];
  if (Array.isArray(runsOn)) return runsOn.filter((label) => typeof label === "string");
  if (typeof runsOn === "object" && runsOn !== null && "labels" in runsOn) return labelsOf(runsOn.labels);
  return [];
}

/** Workflows that cannot be read are somebody else's worry. */
function jobsOf(text: string): readonly Readonly<Record<string, unknown>>[] {
  try {
    const { jobs } = parse(text) as { jobs?: Readonly<Record<string, unknown>> };
    return Object.values(jobs ?? {}).filter(
      (job): job is Readonly<Record<string, unknown>> => typeof job === "object" && job !== null,
    );
  } catch {
    return [];
  }
}
