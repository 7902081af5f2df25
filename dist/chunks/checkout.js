import { a as gitLine } from "./command-output.js";
import { l as mergeBase } from "./families-present.js";
// src/config/checkout.ts
/** `undefined` outside a repository, before the first commit, and without git. */
async function readCheckout(site) {
	const facts = (await gitLine([
		"log",
		"-1",
		"--format=raw",
		"--no-color",
		"--no-show-signature",
		"HEAD"
	], site) ?? "").split("\n\n")[0]?.split("\n").map((line) => line.split(" ")) ?? [];
	const valuesOf = (key) => facts.flatMap(([name, value]) => name === key && value ? [value] : []);
	const [commit] = valuesOf("commit");
	const [tree] = valuesOf("tree");
	if (commit === void 0 || tree === void 0) return void 0;
	return {
		commit,
		tree,
		parents: valuesOf("parent"),
		mergeBase: (other) => mergeBase(commit, other, site)
	};
}
/** The folder of the repository; `undefined` outside of one. */
async function topLevel(site) {
	return gitLine(["rev-parse", "--show-toplevel"], site);
}
/** The branch that pull requests are merged into, as far as this clone knows; `main` where it does not. */
async function defaultBranch(site) {
	return (await gitLine([
		"symbolic-ref",
		"--short",
		"refs/remotes/origin/HEAD"
	], site))?.replace(/^origin\//, "") ?? await gitLine([
		"symbolic-ref",
		"--short",
		"HEAD"
	], site) ?? "main";
}
export { readCheckout as n, topLevel as r, defaultBranch as t };
