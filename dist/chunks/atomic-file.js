import { r as messageOf, t as CannotJudgeError } from "./errors.js";
import { dirname } from "node:path";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
// src/run/atomic-file.ts
/**
* A reader sees the old text or the new one, never a part.
* @throws CannotJudgeError naming the path when the disk is full or not writable.
*/
function writeAtomically(path, text) {
	const draft = `${path}.${process.pid}.tmp`;
	onDisk(path, () => {
		mkdirSync(dirname(path), { recursive: true });
		try {
			writeFileSync(draft, text, { flush: true });
			renameSync(draft, path);
		} catch (cause) {
			rmSync(draft, { force: true });
			throw cause;
		}
	});
}
/** Runs file work, and turns its failure into one line that names the path. */
function onDisk(path, work) {
	try {
		return work();
	} catch (cause) {
		const full = cause instanceof Error && "code" in cause && (cause.code === "ENOSPC" || cause.code === "EDQUOT");
		throw new CannotJudgeError(`cannot write ${path}: ${full ? "no space left on the disk" : messageOf(cause)}`, {
			hint: "what was measured is kept; make room or choose another folder, then continue with --resume",
			cause
		});
	}
}
export { writeAtomically as n, onDisk as t };
