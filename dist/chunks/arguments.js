import { n as UserError } from "./errors.js";
import { parseArgs } from "node:util";
// src/commands/arguments.ts
/**
* Reads a command's words.
* @throws UserError naming the unknown option or the option without its value.
*/
function parseArguments(command, words, kinds) {
	const collected = collect(command, words, kinds);
	const value = (name) => collected.values.get(name)?.at(-1);
	return {
		positionals: collected.positionals,
		flag: (name) => collected.values.has(name),
		value,
		list: (name) => collected.values.get(name) ?? [],
		choice: (name, choices) => {
			const given = value(name);
			if (given === void 0) return choices[0];
			const found = choices.find((choice) => choice === given);
			if (found === void 0) throw usage(command, `--${name} ${given}: expected ${choices.join(", ")}`);
			return found;
		}
	};
}
function collect(command, words, kinds) {
	const options = Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, { type: kind === "flag" ? "boolean" : "string" }]));
	const { tokens } = parseArgs({
		args: [...words],
		options,
		strict: false,
		allowPositionals: true,
		tokens: true
	});
	const values = new Map();
	const positionals = [];
	let openList;
	for (const token of tokens) if (token.kind === "positional") (openList ?? positionals).push(token.value);
	else if (token.kind === "option") {
		const kind = Object.hasOwn(kinds, token.name) ? kinds[token.name] : void 0;
		if (kind === void 0) throw usage(command, `unknown option ${token.rawName}`);
		const list = values.get(token.name) ?? [];
		values.set(token.name, [...list, ...valuesIn(command, token, kind)]);
		openList = kind === "list" ? values.get(token.name) : void 0;
	} else openList = void 0;
	return {
		positionals,
		values
	};
}
function valuesIn(command, { rawName, value }, kind) {
	if (kind !== "flag" && value !== void 0) return [value];
	if (kind === "flag" && value === void 0) return [];
	throw usage(command, kind === "flag" ? `${rawName} takes no value` : `${rawName} needs a value`);
}
function usage(command, problem) {
	return new UserError(`${command}: ${problem}`, { hint: `llm-perf-gate ${command} --help lists the options` });
}
export { parseArguments };
