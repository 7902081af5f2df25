import { n as UserError, r as messageOf } from "./errors.js";
import { t as plainLines } from "./plain-text.js";
import { t as storedName } from "./stored-name.js";
import { n as throttled, t as PROGRESS_EVERY_MS } from "./progress.js";
import { join } from "node:path";
import { readdir } from "node:fs/promises";
// src/store/upload-artifact.ts
/** Characters that the artifact service refuses in paths. */
const REFUSED = /["<>|*?:\r\n\\]/;
/** Artifacts of one name in one attempt of a run: legs that forgot to name themselves must not lose their sessions. */
const MOST_OF_ONE_NAME = 20;
/** Uploads a session folder under the first free of `name`, `name.2` …; returns where it went, in words, and its digest. */
async function uploadArtifact(folder, name, retentionDays, { log }) {
	const found = await regularFiles(folder);
	const files = found.filter((file) => !REFUSED.test(file.slice(folder.length)));
	for (const file of found) if (!files.includes(file)) log.warn(`not uploaded, its name is not allowed: ${file}`);
	if (files.length === 0) throw new UserError(`nothing to upload: ${folder} holds no file`);
	const { DefaultArtifactClient } = await import("./artifact.js");
	const client = new DefaultArtifactClient();
	const options = retentionDays === void 0 ? {} : { retentionDays };
	for (let copy = 1; copy <= MOST_OF_ONE_NAME; copy++) {
		const free = copy === 1 ? storedName(name) : `${storedName(name)}.${copy}`;
		try {
			const { id, size, digest } = await client.uploadArtifact(free, files, folder, options);
			const where = `artifact ${free} (id ${id}, ${size} bytes)`;
			return digest === void 0 ? { where } : {
				where,
				digest: `sha256:${digest}`
			};
		} catch (cause) {
			if (isTaken(cause)) continue;
			throw new UserError(`cannot upload the session as artifact ${free}: ${messageOf(cause)}`, {
				cause,
				hint: `it is still in ${folder}; without an artifact service, use the store "directory"`
			});
		}
	}
	throw new UserError(`the run already has ${MOST_OF_ONE_NAME} artifacts called ${storedName(name)}`);
}
/** The service answers 409 for a name that the run already has. */
function isTaken(thrown) {
	return /\(409\)|already exists/.test(messageOf(thrown));
}
async function regularFiles(folder) {
	return (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
// src/publish/actions-log.ts
const TITLE = "llm-perf-gate";
const LONGEST_LINE = 4e3;
/** The job's log in GitHub Actions. Whatever a line quotes, the runner finds no command in it but ours. */
function actionsLog(write, clock = () => performance.now()) {
	const due = throttled(PROGRESS_EVERY_MS, clock);
	const line = (text) => {
		for (const part of plainLines(text, LONGEST_LINE)) write(`${withoutCommands(part)}\n`);
	};
	const command = (name, text) => write(`::${name}::${escapeData(text)}\n`);
	let depth = 0;
	return {
		info: line,
		warn: (text) => command(`warning title=${TITLE}`, text),
		error: (text) => command(`error title=${TITLE}`, text),
		progress: (status) => {
			if (due()) line(status);
		},
		async group(title, work) {
			if (depth === 0) command("group", title);
			else line(title);
			depth++;
			try {
				return await work();
			} finally {
				depth--;
				if (depth === 0) write("::endgroup::\n");
			}
		}
	};
}
/** The runner reads `::name::` at the start of a line, blanks aside, and `##[name]` anywhere in it. */
function withoutCommands(text) {
	return text.replace(/^(\s*)::/, "$1: :").replaceAll("##[", "# #[");
}
/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text) {
	return plainLines(text, LONGEST_LINE).map((line) => withoutCommands(line).replaceAll("%", "%25")).join("%0A");
}
export { uploadArtifact as n, actionsLog as t };
