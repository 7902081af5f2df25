import { n as UserError, r as messageOf } from "./errors.js";
import { n as mayBeBaseline } from "./baseline-choice.js";
import { a as readSession, i as readHeader, s as sessionFolders, t as byTime } from "./session-folder.js";
import { t as storedName } from "./stored-name.js";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { cp, mkdir, readdir, rename, rm } from "node:fs/promises";
// src/store/directory.ts
const MOST_OF_ONE_NAME = 1e4;
const CORRUPT = "skipped a stored session";
/** Sessions as folders, `<path>/<suite>/<name>`: for machines that keep a disk, for forges without artifacts, and for tests. */
function directoryStore(path) {
	return {
		baselines: (query) => baselines(join(path, storedName(query.suite)), query),
		save: (folder, name) => save(path, folder, name)
	};
}
async function save(path, folder, name) {
	const { suite } = await readHeader(folder);
	const shelf = join(path, storedName(suite));
	const unfinished = join(shelf, `.unfinished-${randomUUID()}`);
	try {
		await mkdir(shelf, { recursive: true });
		await cp(folder, unfinished, {
			recursive: true,
			verbatimSymlinks: true,
			errorOnExist: true,
			force: false
		});
		return await publish(unfinished, join(shelf, storedName(name)));
	} catch (cause) {
		throw new UserError(`cannot keep the session in ${shelf}: ${messageOf(cause)}`, { cause });
	} finally {
		await rm(unfinished, {
			recursive: true,
			force: true
		}).catch(() => void 0);
	}
}
/** Gives a finished copy the first free name. `rename` refuses a folder that has content, so two writers cannot take one name. */
async function publish(unfinished, wanted) {
	for (let copy = 1; copy <= MOST_OF_ONE_NAME; copy++) {
		const target = copy === 1 ? wanted : `${wanted}.${copy}`;
		try {
			await rename(unfinished, target);
			return target;
		} catch (thrown) {
			if (!hasCode(thrown, "ENOTEMPTY", "EEXIST", "ENOTDIR")) throw thrown;
		}
	}
	throw new Error(`${wanted} has ${MOST_OF_ONE_NAME} copies already`);
}
async function baselines(shelf, query) {
	try {
		await readdir(shelf);
	} catch (thrown) {
		if (hasCode(thrown, "ENOENT")) return {
			state: "none",
			notes: [`${shelf} holds no session yet`]
		};
		return {
			state: "unreadable",
			reason: `cannot read ${shelf}: ${messageOf(thrown)}`,
			notes: []
		};
	}
	const notes = [];
	/** A corrupt session is skipped aloud: one bad file must not hide all the others. */
	const orNote = async (read) => {
		try {
			return await read;
		} catch (thrown) {
			notes.push(`${CORRUPT}: ${messageOf(thrown)}`);
			return;
		}
	};
	const candidates = [];
	for (const folder of await sessionFolders(shelf, 1)) {
		const header = await orNote(readHeader(folder));
		if (header !== void 0 && mayBeBaseline(header, query)) candidates.push({
			folder,
			header
		});
	}
	candidates.sort((a, b) => byTime(b.header, a.header));
	const sessions = [];
	for (const { folder } of candidates) {
		if (sessions.length >= query.limit) break;
		const session = await orNote(readSession(folder));
		if (session === void 0) continue;
		if (session.records.some(({ validity }) => validity.state === "valid")) sessions.push(session);
		else notes.push(`skipped ${folder}: it has no valid record`);
	}
	if (sessions.length > 0) return {
		state: "found",
		sessions,
		notes: [...notes, distanceNote(sessions, query.base)]
	};
	const [corrupt] = notes.filter((note) => note.startsWith(CORRUPT));
	if (corrupt !== void 0) return {
		state: "unreadable",
		reason: corrupt,
		notes
	};
	return {
		state: "none",
		notes: [...notes, `no session in ${shelf} may be a baseline`]
	};
}
function distanceNote(sessions, base) {
	const newest = `newest of ${sessions.length} stored sessions: ${sessions[0]?.origin.commit ?? sessions[0]?.id}`;
	if (base === void 0) return newest;
	if (sessions.some(({ origin }) => origin.commit === base)) return `the base commit ${base} itself was measured`;
	return `the base commit ${base} was not measured, its distance is unknown; ${newest}`;
}
function hasCode(thrown, ...codes) {
	return thrown instanceof Error && "code" in thrown && codes.some((code) => code === thrown.code);
}
export { directoryStore as t };
