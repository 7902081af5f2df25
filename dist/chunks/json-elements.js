import { n as UserError, r as messageOf } from "./errors.js";
import { isUtf8 } from "node:buffer";
// src/load/json-elements.ts
const BACKSLASH = 92;
const QUOTE = 34;
/** What `{`, `[`, `}` and `]` do to the depth. */
const NESTING = new Map([
	[123, 1],
	[91, 1],
	[125, -1],
	[93, -1]
]);
/**
* The objects of a JSON array, parsed one by one: ShareGPT's file is longer than the longest string that a JavaScript
* engine can hold.
* @throws UserError with file and line when the file is not an array of JSON objects.
*/
function* jsonElements(bytes, path) {
	const first = behindMark(bytes);
	if (bytes.subarray(first, first + 1024).toString().trimStart()[0] !== "[") throw new UserError(`${path}:1: expected a JSON array, found ${excerpt(bytes, first)}`);
	let depth = 0;
	let start = 0;
	for (let at = 0; at < bytes.length; at += 1) {
		const byte = bytes[at] ?? 0;
		const change = NESTING.get(byte);
		if (byte === QUOTE) at = endOfString(bytes, at);
		if (change === void 0) continue;
		depth += change;
		if (depth === 2 && change > 0) start = at;
		if (depth === 1 && change < 0) yield parsed(bytes.subarray(start, at + 1), path, () => lineOf(bytes, start));
		if (depth === 0) return;
	}
	throw new UserError(`${path}:${lineOf(bytes, bytes.length)}: the file ends inside the array`, { hint: "the file is cut short; download it again" });
}
/**
* The lines of a JSON-lines file, with their numbers; empty lines are left out.
* @throws UserError with file and line when a line is no JSON, or no UTF-8.
*/
function* jsonLines(bytes, path) {
	let line = 1;
	for (let from = behindMark(bytes); from < bytes.length; line += 1) {
		const newline = bytes.indexOf(10, from);
		const to = newline < 0 ? bytes.length : newline;
		const number = line;
		const text = bytes.subarray(from, to);
		if (text.toString().trim() !== "") yield {
			line,
			value: parsed(text, path, () => number)
		};
		from = to + 1;
	}
}
/** Index of the closing quote, or of the last byte. */
function endOfString(bytes, opening) {
	let at = bytes.indexOf(QUOTE, opening + 1);
	while (at >= 0 && isEscaped(bytes, at)) at = bytes.indexOf(QUOTE, at + 1);
	return at < 0 ? bytes.length - 1 : at;
}
function isEscaped(bytes, quote) {
	let backslashes = 0;
	while (bytes[quote - 1 - backslashes] === BACKSLASH) backslashes += 1;
	return backslashes % 2 === 1;
}
/** Some editors begin a file with a mark of its byte order, which is no part of it. */
function behindMark(bytes) {
	return bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
}
const BYTE_ORDER_MARK = Buffer.from("﻿");
function parsed(bytes, path, line) {
	if (!isUtf8(bytes)) throw new UserError(`${path}:${line()}: not UTF-8`, { hint: "write the file again as UTF-8: iconv -t UTF-8" });
	try {
		return JSON.parse(bytes.toString());
	} catch (cause) {
		throw new UserError(`${path}:${line()}: not JSON (${messageOf(cause)})`, { cause });
	}
}
function lineOf(bytes, offset) {
	let line = 1;
	for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line += 1;
	return line;
}
function excerpt(bytes, from) {
	return bytes.length === 0 ? "an empty file" : JSON.stringify(bytes.subarray(from, from + 20).toString());
}
export { jsonLines as n, jsonElements as t };
