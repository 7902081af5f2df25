import { n as UserError } from "./errors.js";
import { join } from "node:path";
import { readFile, readdir, stat } from "node:fs/promises";
// src/load/hugging-face-files.ts
const STORED = /\.(?:parquet|jsonl|ndjson|json)$/;
/** Facts about a data set, not rows of it. */
const NO_ROWS = /(?:^|\/)(?:dataset_infos?|state|config|package)\.json$/;
/**
* The files that hold a data set's rows, in the order of their names; of several kinds only parquet.
* @param path a file, a folder, or `organisation/name` in the cache.
* @param hubCache the folder where `hf download` keeps what it downloaded.
* @param split only its files, where names or folders tell splits apart; without any that does, all are the split `train`.
* @throws UserError that says how to download it.
*/
async function huggingFaceFiles(path, hubCache, split) {
	const found = await kindOf(path) ?? await kindOf(await cached(path, hubCache) ?? "");
	if (found === void 0) throw new UserError(`${path}: no such file or folder, and no such data set in ${hubCache}`, { hint: `download it before: hf download --repo-type dataset ${path}` });
	if (found.kind === "file") return [found.path];
	const rows = (await readdir(found.path, { recursive: true })).filter((file) => STORED.test(file) && !NO_ROWS.test(file)).sort();
	const parquet = rows.filter((file) => file.endsWith(".parquet"));
	const chosen = parquet.length > 0 ? parquet : rows;
	const wanted = split === void 0 ? chosen : ofSplit(chosen, split);
	if (wanted.length > 0) return wanted.map((file) => join(found.path, file));
	if (chosen.length > 0) throw new UserError(`${found.path}: no file of the split ${split}`, { hint: `it has ${chosen.join(", ")}` });
	throw new UserError(`${found.path}: no parquet and no JSON-lines file in this folder`);
}
/** `train-00000-of-00007.parquet`, `data/train/0.parquet`: https://huggingface.co/docs/hub/datasets-file-names-and-splits */
function ofSplit(files, split) {
	const names = (file) => file.toLowerCase().split(/[^a-z0-9]+/);
	const told = files.filter((file) => names(file).includes(split.toLowerCase()));
	const untold = !files.some((file) => names(file).some((name) => SPLITS.has(name)));
	return told.length === 0 && split === "train" && untold ? files : told;
}
const SPLITS = new Set([
	"train",
	"training",
	"validation",
	"valid",
	"val",
	"dev",
	"test",
	"eval"
]);
/** The newest that was downloaded: https://huggingface.co/docs/huggingface_hub/guides/manage-cache */
async function cached(name, hubCache) {
	const repository = cachedFolder(name, hubCache);
	try {
		const revision = await readFile(join(repository, "refs/main"), "utf8");
		return join(repository, "snapshots", revision.trim());
	} catch {
		return;
	}
}
async function kindOf(path) {
	try {
		return {
			kind: (await stat(path)).isDirectory() ? "folder" : "file",
			path
		};
	} catch {
		return;
	}
}
/** Where Hugging Face's tools keep what they download. */
function hubCacheOf(env) {
	const { HF_HUB_CACHE: own, HF_HOME: house, XDG_CACHE_HOME: cache, HOME: home } = env;
	return own ?? join(house ?? join(cache ?? join(home ?? "", ".cache"), "huggingface"), "hub");
}
/** Where a data set of this name would be kept. */
function cachedFolder(name, hubCache) {
	return join(hubCache, `datasets--${name.replaceAll("/", "--")}`);
}
export { hubCacheOf as n, huggingFaceFiles as r, cachedFolder as t };
