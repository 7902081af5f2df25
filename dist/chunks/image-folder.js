import { n as UserError, r as messageOf } from "./errors.js";
import { n as jsonLines } from "./json-elements.js";
import { i as dataUrl, t as chosen } from "./picture-prompts.js";
import { extname, join } from "node:path";
import { readFile, readdir } from "node:fs/promises";
// src/load/image-folder.ts
const EXTENSIONS = new Set([
	".png",
	".jpg",
	".jpeg",
	".webp",
	".gif",
	".bmp"
]);
/** Texts to the images, as Hugging Face's `imagefolder` has it: https://huggingface.co/docs/datasets/image_dataset#imagefolder */
const METADATA = "metadata.jsonl";
/**
* Prompts with the pictures of a folder. Without a `metadata.jsonl` the pictures are taken by the seed's order, so many a request,
* each group with the same text.
* @throws UserError with file and line when the folder, its metadata or a picture cannot be used.
*/
async function imageFolderPrompts(dataset, count, seed) {
	const { path, prompt, images, outputTokens } = dataset;
	const names = await namesIn(path);
	const told = names.includes(METADATA) ? await readMetadata(join(path, METADATA), names) : void 0;
	const asked = told === void 0 ? groups(chosen(pictures(path, names), count * images, seed), images, prompt) : chosen(told, count, seed);
	const read = new Map();
	for (const name of new Set(asked.flatMap(({ files }) => files))) {
		const file = join(path, name);
		read.set(name, dataUrl(await readFile(file), file));
	}
	return asked.map(({ text, files }) => ({
		content: text,
		outputTokens,
		images: files.flatMap((name) => read.get(name) ?? [])
	}));
}
async function namesIn(path) {
	try {
		return (await readdir(path)).sort();
	} catch (cause) {
		throw new UserError(`${path}: the folder of images cannot be read (${messageOf(cause)})`, {
			hint: "the path is taken from where the generator runs; write it absolute",
			cause
		});
	}
}
function pictures(path, names) {
	const found = names.filter((name) => EXTENSIONS.has(extname(name).toLowerCase()));
	if (found.length > 0) return found;
	throw new UserError(`${path}: no image among its ${names.length} files`, { hint: `images are known by their names: ${[...EXTENSIONS].join(" ")}` });
}
function groups(files, size, text) {
	return Array.from({ length: Math.floor(files.length / size) }, (_, index) => ({
		text,
		files: files.slice(index * size, (index + 1) * size)
	}));
}
async function readMetadata(path, names) {
	const asked = [];
	for (const { line, value } of jsonLines(await readFile(path), path)) {
		const { file_name: file, text } = Object(value);
		const files = [file].flat();
		if (typeof text !== "string" || !files.every((name) => typeof name === "string")) throw new UserError(`${path}:${line}: expected {"file_name": "a.png", "text": "What is this?"}`, { hint: "file_name is a name or a list of names" });
		const absent = files.find((name) => !names.includes(name));
		if (absent !== void 0) throw new UserError(`${path}:${line}: no file ${JSON.stringify(absent)} in the folder`);
		asked.push({
			text,
			files
		});
	}
	if (asked.length === 0) throw new UserError(`${path}: no line in it`, { hint: "remove it, or name images in it" });
	return asked;
}
export { imageFolderPrompts };
