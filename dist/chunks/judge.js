import { C as compare } from "./rows.js";
import { n as UserError, r as messageOf } from "./errors.js";
import { n as exitCodeOf } from "./exit-code.js";
import { t as readPolicy } from "./policy.js";
import { n as toJson, r as toHtml, t as toMarkdown } from "./markdown.js";
import { t as toText } from "./text.js";
import { writeFile } from "node:fs/promises";
// src/commands/render.ts
const FORMATS = [
	"text",
	"markdown",
	"json",
	"html"
];
const RENDERERS = {
	text: toText,
	markdown: (comparison, context) => toMarkdown(comparison, context),
	json: (comparison) => `${JSON.stringify(toJson(comparison), null, 2)}\n`,
	html: toHtml
};
function renderAs(format, comparison, context, terminal) {
	return RENDERERS[format](comparison, context, terminal);
}
// src/commands/judge.ts
async function written(file, text) {
	try {
		await writeFile(file, text);
	} catch (cause) {
		throw new UserError(`--out ${file} cannot be written: ${messageOf(cause)}`, { cause });
	}
}
/** What `compare` and `report` share: judge under a policy, render, exit. */
async function judgeAndRender({ head, baselines, judge, paired, whole }, args, world, output) {
	const format = args.choice("format", FORMATS);
	const { policy, enforce, plannedCells = [] } = await readPolicy(args.value("config"), world);
	const expectedCells = [...new Set([...head.expectedCells, ...whole ? plannedCells : []])];
	const comparison = compare({
		head: {
			...head,
			expectedCells
		},
		baselines,
		policy,
		paired,
		judge,
		confirmable: false
	});
	const { records: _, ...session } = head;
	const text = renderAs(format, comparison, {
		suite: head.suite,
		session,
		enforce,
		mode: "report",
		reproduce: "",
		warnings: []
	}, output);
	const out = args.value("out");
	if (out === void 0) output.write(text);
	else await written(out, text);
	return exitCodeOf(comparison.decision, enforce);
}
export { judgeAndRender as t };
