import { parseArgs } from "node:util";
import { UserError } from "../model/errors.ts";

/** `list` options take every word up to the next option, and may be repeated. */
export type OptionKind = "flag" | "value" | "list";
export type OptionKinds = Readonly<Record<string, OptionKind>>;

export interface Arguments {
  readonly positionals: readonly string[];
  flag(name: string): boolean;
  value(name: string): string | undefined;
  list(name: string): readonly string[];
  /** One of the choices; the first is the default. */
  choice<T extends string>(name: string, choices: readonly [T, ...T[]]): T;
}

/**
 * Reads a command's words.
 * @throws UserError naming the unknown option or the option without its value.
 */
export function parseArguments(command: string, words: readonly string[], kinds: OptionKinds): Arguments {
  const collected = collect(command, words, kinds);
  const value = (name: string) => collected.values.get(name)?.at(-1);
  return {
    positionals: collected.positionals,
    flag: (name) => collected.values.has(name),
    value,
    list: (name) => collected.values.get(name) ?? [],
    choice: (name, choices) => {
      const given = value(name);
      if (given === undefined) return choices[0];
      const found = choices.find((choice) => choice === given);
      if (found === undefined) throw usage(command, `--${name} ${given}: expected ${choices.join(", ")}`);
      return found;
    },
  };
}

interface Collected {
  readonly positionals: readonly string[];
  readonly values: ReadonlyMap<string, readonly string[]>;
}

function collect(command: string, words: readonly string[], kinds: OptionKinds): Collected {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, { type: kind === "flag" ? "boolean" : "string" } as const]),
  );
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  let openList: string[] | undefined;
  for (const token of tokens) {
    if (token.kind === "positional") (openList ?? positionals).push(token.value);
    else if (token.kind === "option") {
      const kind = Object.hasOwn(kinds, token.name) ? kinds[token.name] : undefined;
      if (kind === undefined) throw usage(command, `unknown option ${token.rawName}`);
      const list = values.get(token.name) ?? [];
      values.set(token.name, [...list, ...valuesIn(command, token, kind)]);
      openList = kind === "list" ? values.get(token.name) : undefined;
    } else openList = undefined;
  }
  return { positionals, values };
}

function valuesIn(
  command: string,
  { rawName, value }: { readonly rawName: string; readonly value?: string | undefined },
  kind: OptionKind,
): readonly string[] {
  if (kind !== "flag" && value !== undefined) return [value];
  if (kind === "flag" && value === undefined) return [];
  throw usage(command, kind === "flag" ? `${rawName} takes no value` : `${rawName} needs a value`);
}

function usage(command: string, problem: string): UserError {
  return new UserError(`${command}: ${problem}`, { hint: `llm-perf-gate ${command} --help lists the options` });
}
