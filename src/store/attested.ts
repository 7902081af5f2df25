import { isApiFailure } from "../github/api-failure.ts";
import type { Github } from "../github/client.ts";
import { type Attested, whyNotAttested } from "./attestation.ts";
import type { Acceptance, ArtifactFacts, Expectation, RunFacts } from "./provenance.ts";

/** Attestations of one digest that are looked at; a session has one. */
const MOST = 30;

/** From 2026-03-10 on the answer lacks the bundle, and names a compressed blob: https://docs.github.com/rest/repos/attestations */
const WITH_BUNDLES = "2022-11-28";

/** The repository's page, as Fulcio certifies it. */
export function repositoryPage(server: string | undefined, { owner, repo }: Github["target"]): string {
  return `${server ?? "https://github.com"}/${owner}/${repo}`;
}

/**
 * Whether the repository holds an attestation of an artifact that was signed by the very run that uploaded it.
 * @throws whatever the API throws, other than that there is none.
 */
export async function attestedArtifact(
  { octokit, target }: Github,
  run: RunFacts,
  artifact: ArtifactFacts,
  { repository, branch, workflow }: Expectation & Pick<Attested, "repository">,
): Promise<Acceptance> {
  const digest = artifact.digest ?? "";
  const expected = { digest, repository, branch, workflow, commit: run.head_sha, runId: run.id };
  const name = `${artifact.name} of run ${run.id}`;
  try {
    const { data } = await octokit.rest.repos.listAttestations({
      ...target,
      subject_digest: digest,
      per_page: MOST,
      headers: { "x-github-api-version": WITH_BUNDLES },
    });
    const own = (data.attestations ?? []).filter((found) => found.repository_id === run.repository.id);
    const problems = own.map(({ bundle }) => whyNotAttested(bundle, expected));
    if (problems.includes(undefined)) return { ok: true };
    const [problem = "there is none"] = problems;
    return { ok: false, reason: `${name} is not attested: ${problem}` };
  } catch (thrown) {
    if (!isApiFailure(thrown) || thrown.status !== 404) throw thrown;
    return { ok: false, reason: `${name} is not attested: there is none` };
  }
}
