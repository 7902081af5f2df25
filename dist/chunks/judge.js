import { t as compare } from "./compare.js";
import { n as UserError, r as messageOf } from "./errors.js";
import { n as exitCodeOf } from "./exit-code.js";
import { r as materialOf, t as pageAssets } from "./page-assets.js";
import { t as readPolicy } from "./policy.js";
import { a as toHtml, i as toJson, r as toMarkdown, t as linkTo } from "./write-reports.js";
import { t as toText } from "./text.js";
import { dirname } from "node:path";
import { writeFile } from "node:fs/promises";
// src/commands/render.ts
const FORMATS = [
	"text",
	"markdown",
	"json",
	"html"
];
const RENDERERS = {
	text: ({ comparison, context }, terminal) => toText(comparison, context, terminal),
	markdown: ({ comparison, context }) => toMarkdown(comparison, context),
	json: ({ comparison }) => `${JSON.stringify(toJson(comparison), null, 2)}\n`,
	html: async ({ comparison, context, material }, _, world) => toHtml(comparison, context, await material(), await pageAssets(world))
};
async function renderAs(format, rendered, terminal, world) {
	return RENDERERS[format](rendered, terminal, world);
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
async function judgeAndRender({ head, baselines, judge, paired, whole, folders }, args, world, output) {
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
	const context = {
		suite: head.suite,
		session,
		enforce,
		mode: "report",
		reproduce: "",
		warnings: []
	};
	const out = args.value("out");
	const past = baselines.state === "found" ? baselines.sessions : [];
	const material = () => materialOf({
		comparison,
		head: {
			session: head,
			folders: folders.head
		},
		past: past.map((session) => {
			const folder = folders.past.get(session.id);
			return {
				session,
				folders: folder === void 0 ? [] : [folder]
			};
		}),
		policy,
		...linkTo(out === void 0 ? "." : dirname(out), folders.head)
	});
	const text = await renderAs(format, {
		comparison,
		context,
		material
	}, output, world);
	if (out === void 0) output.write(text);
	else await written(out, text);
	return exitCodeOf(comparison.decision, enforce);
}
export { judgeAndRender as t };
