import { t as getExecOutput } from "./exec.js";
// src/config/checkout.ts
/** `undefined` outside a repository, before the first commit, and without git. */
async function readCheckout(cwd) {
	const facts = (await git(cwd, [
		"log",
		"-1",
		"--format=raw",
		"--no-color",
		"--no-show-signature",
		"HEAD"
	]) ?? "").split("\n\n")[0]?.split("\n").map((line) => line.split(" ")) ?? [];
	const valuesOf = (key) => facts.flatMap(([name, value]) => name === key && value ? [value] : []);
	const [commit] = valuesOf("commit");
	const [tree] = valuesOf("tree");
	if (commit === void 0 || tree === void 0) return void 0;
	const mergeBase = (other) => git(cwd, [
		"merge-base",
		commit,
		other
	]);
	return {
		commit,
		tree,
		parents: valuesOf("parent"),
		mergeBase
	};
}
/** The branch that pull requests are merged into, as far as this clone knows; `main` where it does not. */
async function defaultBranch(cwd) {
	return (await git(cwd, [
		"symbolic-ref",
		"--short",
		"refs/remotes/origin/HEAD"
	]))?.replace(/^origin\//, "") ?? await git(cwd, [
		"symbolic-ref",
		"--short",
		"HEAD"
	]) ?? "main";
}
async function git(cwd, words) {
	const safe = [
		"-c",
		"safe.directory=*",
		"-c",
		"core.fsmonitor=false"
	];
	try {
		const options = {
			cwd,
			silent: true,
			ignoreReturnCode: true
		};
		const { exitCode, stdout } = await getExecOutput("git", [...safe, ...words], options);
		return exitCode === 0 ? stdout.trim() || void 0 : void 0;
	} catch {
		return;
	}
}
export { readCheckout as n, defaultBranch as t };
