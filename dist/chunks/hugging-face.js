import { n as UserError, r as messageOf } from "./errors.js";
import { n as jsonLines, t as jsonElements } from "./json-elements.js";
import { i as dataUrl, t as chosen } from "./picture-prompts.js";
import { dirname, join } from "node:path";
import { readFile } from "node:fs/promises";
// src/load/hugging-face-rows.ts
/**
* The rows that are picked, in that order. Of parquet only the groups of rows that hold one are read, one after the other: a data set
* of images may be larger than memory.
* @param pick indices into all rows of all files, given their number.
* @throws UserError with file and line when a file cannot be read.
*/
async function readRows(files, pick) {
	const opened = [];
	for (const file of files) opened.push(await (file.endsWith(".parquet") ? parquetFile(file) : jsonFile(file)));
	const wanted = pick(opened.reduce((sum, { length }) => sum + length, 0));
	const needed = new Set(wanted);
	const rows = new Map();
	let before = 0;
	for (const { file, length, groups, read, where } of opened) {
		for (const [index, from] of groups.entries()) {
			const to = groups[index + 1] ?? length;
			const own = Array.from({ length: to - from }, (_, row) => from + row).filter((row) => needed.has(before + row));
			if (own.length === 0) continue;
			const values = await read(from, to);
			for (const row of own) rows.set(before + row, {
				value: values[row - from],
				file,
				where: where(row)
			});
		}
		before += length;
	}
	return wanted.flatMap((row) => rows.get(row) ?? []);
}
async function parquetFile(file) {
	const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } = await import("./node.js");
	const { compressors } = await import("./src.js");
	try {
		const buffer = await asyncBufferFromFile(file);
		const metadata = await parquetMetadataAsync(buffer);
		let next = 0;
		const groups = metadata.row_groups.map(({ num_rows: rows }) => {
			next += Number(rows);
			return next - Number(rows);
		});
		return {
			file,
			length: next,
			groups,
			read: (rowStart, rowEnd) => parquetReadObjects({
				file: buffer,
				metadata,
				rowStart,
				rowEnd,
				compressors,
				utf8: false
			}),
			where: (row) => `${file}: row ${row + 1}`
		};
	} catch (cause) {
		throw new UserError(`${file}: not a parquet file that can be read (${messageOf(cause)})`, {
			hint: "download it again; a Git LFS pointer is a text of three lines",
			cause
		});
	}
}
async function jsonFile(file) {
	const bytes = await readFile(file);
	const found = bytes.subarray(0, 1024).toString().trimStart()[0] === "[" ? [...jsonElements(bytes, file)].map((value, index) => ({
		value,
		where: `${file}: element ${index + 1}`
	})) : [...jsonLines(bytes, file)].map(({ value, line }) => ({
		value,
		where: `${file}:${line}`
	}));
	return {
		file,
		length: found.length,
		groups: [0],
		read: async (from, to) => found.slice(from, to).map(({ value }) => value),
		where: (row) => found[row]?.where ?? file
	};
}
// src/load/hugging-face.ts
/** Shapes of data sets that need no columns; the first whose prompt is in the first row. */
const KNOWN_SHAPES = [
	{
		prompt: "turns.0.0.content",
		image: "images.0"
	},
	{
		prompt: "conversation.0.0.content",
		image: "images.0"
	},
	{
		prompt: "prompt",
		image: "image"
	},
	{
		prompt: "question",
		image: "image"
	}
];
/**
* Prompts from the rows of a downloaded data set, picked by the seed.
* @throws UserError with file and row when a row has not what the columns say.
*/
async function huggingFacePrompts(dataset, files, count, seed) {
	const rows = await readRows(files, (total) => chosen(Array.from({ length: total }, (_, index) => index), count, seed));
	const [first] = rows;
	if (first === void 0) throw new UserError(`${dataset.path}: no row in its ${files.length} files`);
	const columns = dataset.columns ?? shapeOf(first);
	return Promise.all(rows.map((row) => promptOf(row, columns, dataset.outputTokens)));
}
function shapeOf({ value, where }) {
	const shape = KNOWN_SHAPES.find(({ prompt }) => typeof valueAt(value, prompt) === "string");
	if (shape === void 0) throw new UserError(`${where}: the shape of this data set is not known; it has ${Object.keys(Object(value)).join(", ")}`, { hint: "columns: { prompt: question, image: image }, or deeper as in \"turns.0.0.content\"" });
	const { prompt, image } = shape;
	return image === void 0 || valueAt(value, image) === void 0 ? { prompt } : shape;
}
async function promptOf({ value, where, file }, columns, outputTokens) {
	const content = valueAt(value, columns.prompt);
	if (typeof content !== "string" || content === "") throw new UserError(`${where}: ${columns.prompt} is ${seen(content)}, expected a text`, { hint: `the row has ${Object.keys(Object(value)).join(", ")}` });
	if (columns.image === void 0) return {
		content,
		outputTokens
	};
	const { image: column } = columns;
	const images = [valueAt(value, column)].flat();
	return {
		content,
		outputTokens,
		images: await Promise.all(images.map((image) => picture(image, file, `${where}: ${column}`)))
	};
}
/** Bytes, `{ "bytes", "path" }` as Hugging Face stores an image, a data URL, or a file's name beside the data. */
async function picture(image, file, where) {
	if (image instanceof Uint8Array) return dataUrl(image, where);
	if (typeof image === "string" && image.startsWith("data:image/")) return image;
	if (typeof image === "string" && !/^https?:/.test(image)) {
		const path = join(dirname(file), image);
		const bytes = await readFile(path).catch((cause) => {
			throw new UserError(`${where}: ${path} cannot be read (${messageOf(cause)})`, { cause });
		});
		return dataUrl(bytes, path);
	}
	const { bytes, path } = Object(image);
	if (bytes instanceof Uint8Array) return dataUrl(bytes, where);
	if (typeof bytes === "string") return dataUrl(Buffer.from(bytes, "base64"), where);
	if (typeof path === "string") return picture(path, file, where);
	throw new UserError(`${where} is ${seen(image)}, expected an image`, { hint: "an image is bytes, a data URL, or a file's name beside the data; images behind links are not downloaded" });
}
/** `turns.0.0.content` of a row. */
function valueAt(row, path) {
	return path.split(".").reduce((value, key) => typeof value === "object" && value !== null ? value[key] : void 0, row);
}
function seen(value) {
	return ((typeof value === "object" && value !== null ? `an object with ${Object.keys(value).join(", ")}` : JSON.stringify(value)) ?? "missing").slice(0, 200);
}
export { huggingFacePrompts };
