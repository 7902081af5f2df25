import { isApiFailure } from "../github/api-failure.ts";
import type { Github } from "../github/client.ts";

/** A run holds at most 500 artifacts a job; more than this many are no legs of ours. */
const PAGES = 5;

/** The artifacts of a run, as the API lists them. */
export async function artifactsOf({ octokit, target }: Github, run_id: number) {
  const artifacts = [];
  for (let page = 1; page <= PAGES; page++) {
    const call = { ...target, run_id, per_page: 100, page };
    const { data } = await octokit.rest.actions.listWorkflowRunArtifacts(call);
    artifacts.push(...data.artifacts);
    if (artifacts.length >= data.total_count || data.artifacts.length === 0) break;
  }
  return artifacts;
}

type Artifacts = Awaited<ReturnType<typeof artifactsOf>>;

/** Artifacts of one name by their run; `whole` when the list holds all that there are. */
export interface Named {
  readonly byRun: ReadonlyMap<number, Artifacts>;
  readonly whole: boolean;
}

/** The newest artifacts of one name: one call instead of one for every run. Empty where the forge lacks the list. */
export async function artifactsNamed({ octokit, target }: Github, name: string): Promise<Named> {
  try {
    const { data } = await octokit.rest.actions.listArtifactsForRepo({ ...target, name, per_page: 100 });
    const byRun = new Map<number, Artifacts>();
    for (const artifact of data.artifacts) {
      const id = artifact.workflow_run?.id;
      if (id !== undefined) byRun.set(id, [...(byRun.get(id) ?? []), artifact]);
    }
    return { byRun, whole: byRun.size > 0 && data.artifacts.length === data.total_count };
  } catch (thrown) {
    if (isApiFailure(thrown) && thrown.status === 404) return { byRun: new Map(), whole: false };
    throw thrown;
  }
}
