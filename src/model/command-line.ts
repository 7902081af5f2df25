import type { Args } from "./spec.ts";

/** Short flags of `vllm serve`: https://docs.vllm.ai/en/latest/cli/serve/ */
const SHORT: Readonly<Record<string, string>> = {
  tp: "tensor-parallel-size",
  pp: "pipeline-parallel-size",
  dp: "data-parallel-size",
  q: "quantization",
  O: "compilation-config",
};

const FLAG = /^(?<dashes>-{1,2})(?<name>[A-Za-z][\w.-]*)(?:=(?<value>[\s\S]*))?$/;

/**
 * A command line's words as flags and their values: `--x v`, `--x=v`, `--x`, `--x a b`. A word that is no flag belongs to the flag
 * before it; words before the first flag are left out.
 */
export function argsOfWords(words: readonly string[]): Args {
  const found = new Map<string, string[]>();
  let values: string[] = [];
  for (const word of words) {
    const { dashes, name, value } = FLAG.exec(word)?.groups ?? {};
    if (name === undefined) {
      values.push(word);
      continue;
    }
    values = value === undefined ? [] : [value];
    found.set((dashes === "-" ? SHORT[name] : undefined) ?? name, values);
  }
  return Object.fromEntries([...found].map(([name, own]) => [name, oneOrMany(own)]));
}

function oneOrMany(values: readonly string[]): Args[string] {
  const [only = "", ...more] = values;
  if (values.length === 0) return true;
  return more.length === 0 ? only : values;
}

/** The words of a line as a POSIX shell would take it apart, without any substitution. */
export function wordsOfLine(line: string): readonly string[] {
  const words = line.match(/(?:[^\s"'\\]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*')+/g) ?? [];
  return words.map((word) =>
    word.replace(
      /\\([\s\S])|"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'/g,
      (_, escaped?: string, double?: string, single?: string) =>
        escaped ?? double?.replace(/\\(["\\$`])/g, "$1") ?? single ?? "",
    ),
  );
}
