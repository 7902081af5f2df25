import { l as digestOf } from "./load-result.js";
import { n as UserError, r as messageOf } from "./errors.js";
import { s as notedClass } from "./parts.js";
import { i as readHeader, o as readSessions, s as sessionFolders, t as byTime, u as SESSION_SCHEMA } from "./session-folder.js";
import { t as mergeSessions } from "./merge-sessions.js";
import { t as readResults } from "./read-results.js";
import { stat } from "node:fs/promises";
// src/commands/sides.ts
/** Others' results as one session: nothing is known of its commit, and of its machine what a suite noted. */
function importedSession(paths, records) {
	return {
		schema: SESSION_SCHEMA,
		id: `import-${digestOf([paths, records.map(({ cell, repeat, metrics }) => [
			cell,
			repeat,
			metrics
		])])}`,
		suite: "import",
		origin: { event: "import" },
		environment: {
			class: notedClass(records),
			subject: {}
		},
		expectedCells: [],
		complete: true,
		notes: [`imported from ${paths.join(", ")}`],
		records
	};
}
/** The one session that is judged: the legs of a run, or all results of the paths together. */
async function headSession(paths) {
	const { folders, results } = await sorted(paths);
	const sessions = (await Promise.all(folders.map(readSessions))).flat();
	if (results.length > 0) sessions.push(importedSession(results, await readResults(results, {})));
	return mergeSessions(sessions);
}
/**
* Newest first; each path of plain results is one session. A folder of several sessions is a store, in which those of pull requests
* are no baseline; a session that is named by its own folder is meant.
*/
async function baselineSessions(paths, log) {
	const { folders, results } = await sorted(paths);
	const read = await Promise.all(folders.map(readSessions));
	const stored = read.flatMap((sessions) => sessions.length === 1 ? sessions : sessions.filter(ofTheBranch));
	const left = read.flat().filter((session) => !stored.includes(session));
	if (left.length > 0) {
		const names = left.map(({ id }) => id).join(", ");
		log.warn(`left out of the baseline, as they are of pull requests or of variants: ${names}; a session's own folder can be named`);
	}
	const imported = await Promise.all(results.map(async (path) => importedSession([path], await readResults([path], {}))));
	return [...stored.sort(byTime).reverse(), ...imported];
}
function ofTheBranch({ origin, variants }) {
	return origin.pullRequest === void 0 && origin.event !== "pull_request" && variants === void 0;
}
/** Each session once, and never the judged one: a session that is its own baseline always passes. */
function otherSessions(sessions, head) {
	const byId = new Map(sessions.map((session) => [session.id, session]));
	byId.delete(head.id);
	return [...byId.values()];
}
/** The folders of both sides' sessions; plain results have none. */
async function placesOf(headPaths, pastPaths) {
	const [head, past] = [await sorted(headPaths), await sorted(pastPaths)];
	const foldersOf = async (paths) => (await Promise.all(paths.map((path) => sessionFolders(path)))).flat();
	const pastFolders = await foldersOf(past.folders);
	const placed = await Promise.all(pastFolders.map(async (folder) => [(await readHeader(folder)).id, folder]));
	return {
		head: await foldersOf(head.folders),
		past: new Map(placed)
	};
}
/** Which paths hold sessions, and which hold plain results. */
async function sorted(paths) {
	const folders = [];
	const results = [];
	for (const path of paths) (await holdsSessions(path) ? folders : results).push(path);
	return {
		folders,
		results
	};
}
async function holdsSessions(path) {
	return (await stat(path).catch((cause) => {
		throw new UserError(`cannot read ${path}: ${messageOf(cause)}`, { cause });
	})).isDirectory() && (await sessionFolders(path)).length > 0;
}
export { placesOf as a, otherSessions as i, headSession as n, importedSession as r, baselineSessions as t };
