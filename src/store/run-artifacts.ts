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
