// src/model/requests.ts
/** Schema of the requests file. Every instant in it is a whole number of microseconds, so that a metric computed again is the same. */
const REQUESTS_SCHEMA = "llm-perf-gate/requests@1";
/** How a request ended; a request's status is its place in this list, and stored files depend on the order. */
const REQUEST_STATUSES = [
	"completed",
	"refused",
	"reset",
	"http-4xx",
	"http-5xx",
	"timeout-connect",
	"timeout-first-token",
	"timeout-between-tokens",
	"timeout-total",
	"error-event",
	"malformed",
	"truncated",
	"no-tokens",
	"cancelled",
	"client-limit",
	"stale-connection"
];
/** A cell without a value: a failed request has no TTFT, a server without `usage` tells no prompt tokens. */
const UNKNOWN = 4294967295;
/** One column per name, in file order. `start` counts from the start of the measurement, the other times from the request's own start. */
const REQUEST_COLUMNS = [
	"startUs",
	"ttftUs",
	"e2elUs",
	"promptTokens",
	"outputTokens",
	"status",
	"queueUs",
	"gapCount"
];
/** The requests file: one line of JSON that describes the layout, then the columns as little-endian uint32, then the gaps. */
function encodeRequests(requests) {
	const header = {
		schema: REQUESTS_SCHEMA,
		type: "uint32le",
		requests: requests.startUs.length,
		gaps: requests.gapsUs.length,
		durationUs: requests.durationUs,
		columns: REQUEST_COLUMNS,
		statuses: REQUEST_STATUSES,
		unknown: UNKNOWN
	};
	const line = new TextEncoder().encode(`${JSON.stringify(header)}\n`);
	const columns = [...REQUEST_COLUMNS.map((name) => requests[name]), requests.gapsUs];
	const file = new Uint8Array(line.length + 4 * columns.reduce((cells, column) => cells + column.length, 0));
	file.set(line);
	const view = new DataView(file.buffer);
	let offset = line.length;
	for (const column of columns) for (const cell of column) {
		view.setUint32(offset, cell, true);
		offset += 4;
	}
	return file;
}
/** @throws Error when the bytes are not a requests file, or are cut short. */
function decodeRequests(file) {
	const end = file.indexOf(10);
	if (end < 0) throw new Error("no header line: not a requests file");
	const { requests, gaps, durationUs } = readHeader(new TextDecoder().decode(file.subarray(0, end)));
	const cells = REQUEST_COLUMNS.length * requests + gaps;
	const body = file.subarray(end + 1);
	if (body.length !== 4 * cells) throw new Error(`${body.length} bytes behind the header, expected ${4 * cells}`);
	const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
	const column = (first, length) => Uint32Array.from({ length }, (_, row) => view.getUint32(4 * (first + row), true));
	const columns = REQUEST_COLUMNS.map((name, index) => [name, column(index * requests, requests)]);
	const gapsUs = column(REQUEST_COLUMNS.length * requests, gaps);
	return {
		...Object.fromEntries(columns),
		gapsUs,
		durationUs
	};
}
function readHeader(line) {
	const { schema, requests, gaps, durationUs, columns } = JSON.parse(line);
	if (schema !== REQUESTS_SCHEMA) throw new Error(`schema ${String(schema)}, expected ${REQUESTS_SCHEMA}`);
	if (String(columns) !== String(REQUEST_COLUMNS)) throw new Error(`columns ${String(columns)}, expected ${REQUEST_COLUMNS}`);
	if (!isCount(requests) || !isCount(gaps) || !isCount(durationUs)) throw new Error("counts in the header are not whole numbers");
	return {
		requests,
		gaps,
		durationUs
	};
}
function isCount(value) {
	return Number.isSafeInteger(value) && value >= 0;
}
export { encodeRequests as i, UNKNOWN as n, decodeRequests as r, REQUEST_STATUSES as t };
