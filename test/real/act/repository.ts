import { execFileSync } from "node:child_process";
import type { WorkflowEvent } from "../../integration/events.ts";
import { type SimulatedGithub, simulateGithub } from "../../integration/github/simulated-github.ts";
import type { SimulatedPull, SimulatedRun } from "../../integration/github/state.ts";
import { suite } from "../../integration/judged-suite.ts";
import { CONFIG } from "../../integration/toy.ts";
import { gitHistory } from "../../integration/workflow.ts";

/** A repository with one workflow, as a runner finds it on disk, and the GitHub that it lies on. */
export interface Repository extends AsyncDisposable {
  readonly folder: string;
  readonly github: SimulatedGithub;
  readonly pull: SimulatedPull;
  readonly tip: () => string;
  /** A new commit on main. */
  readonly commit: () => string;
  /** Puts a commit into the folder, and begins a run of it. */
  readonly begin: (event: WorkflowEvent, sha: string, run: Partial<SimulatedRun>) => SimulatedRun;
}

/** `workflows`: texts by path. */
export async function startRepository(workflows: Readonly<Record<string, string>>): Promise<Repository> {
  const github = await simulateGithub();
  const files = { [CONFIG]: suite(), ...workflows };
  const history = await gitHistory(files);
  const serve = (sha: string) => {
    for (const [path, text] of Object.entries(files)) github.state.contents.set(`${sha}:${path}`, text);
  };
  serve(history.first);
  let pull: SimulatedPull | undefined;
  const git = (...words: readonly string[]) => execFileSync("git", words, { cwd: history.folder, stdio: "ignore" });
  return {
    folder: history.folder,
    github,
    tip: history.tip,
    get pull() {
      pull ??= history.pull();
      if (!github.state.pulls.includes(pull)) github.state.pulls.push(pull);
      return pull;
    },
    commit: () => {
      git("checkout", "--quiet", "main");
      const sha = history.nextCommit();
      serve(sha);
      github.state.commits.unshift(sha);
      return sha;
    },
    begin: (event, sha, run) => {
      git("checkout", "--quiet", sha);
      return github.addRun({ event: event.name, sha, status: "in_progress", conclusion: null, ...run });
    },
    async [Symbol.asyncDispose]() {
      await history[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}
