import type { Command } from "./command.ts";

/** What an option means, by its name; `command.option` where a command means something of its own. */
const MEANINGS: Readonly<Record<string, string>> = {
  config: "the configuration; .github/llm-perf-gate.yml unless told",
  format: "how the result is printed",
  out: "the folder that is written",
  filter: "only cells whose id matches this regular expression",
  shard: "`2/4` takes the second of four parts",
  resume: "measures only what an interrupted folder lacks",
  "dry-run": "prints the plan with the exact commands, and starts nothing",
  against: "a commit that is measured in turn with this checkout, and judged against",
  baseline: "what is compared with: session folders, folders of them, or any results that `import` reads",
  current: "what is judged: the same kinds of paths",
  paired: "repeat k of both sides was measured in turn, in one job",
  by: "`variant` shows variants side by side; with --baseline, each is judged against its own",
  sessions: "how many sessions are measured",
  "sessions-path": "sessions that are stored already; nothing is measured",
  see: "the change that the proposed policy should see",
  power: "how often it should be seen",
  window: "how many sessions before each one it is judged by",
  good: "a commit where the cell was fast",
  bad: "a later commit where it is slow",
  cell: "the cell that is measured",
  tool: "whose results they are; found from the text unless told",
  explain: "says what each text was recognised by",
  title: "heads the page",
  suite: "the suite folder, where there are several",
  language: "`en` or `zh`",
  "backtest.out": "the file that the result goes to, instead of standard output",
  "compare.config": "the policy to judge by; the default policy unless told",
  "compare.out": "the file that the result goes to, instead of standard output",
  "report.config": "names the expected cells and the policy",
  "report.out": "the file that the result goes to, instead of standard output",
  "report.sessions": "the legs: session folders, or folders of them",
  "backtest.config": "the policy to replay; the default policy unless told",
  "history.config": "names accepted levels and the levels of a release",
  "run.out": "becomes the session; a new folder in this one unless told",
  "import.out": "keeps what was read as a session folder",
};

const VALUES: Readonly<Record<string, string>> = { flag: "", value: " VALUE", list: " PATH…" };

/** What a command's `--help` prints: its words, and what each option means. */
export function helpText(name: string, { usage, options }: Command): string {
  const rows = Object.entries(options).map(([option, kind]) => ({
    words: `--${option}${VALUES[kind] ?? ""}`,
    meaning: meaningOf(name, option),
  }));
  const width = Math.max(0, ...rows.map(({ words }) => words.length));
  const lines = rows.map(({ words, meaning }) => `  ${words.padEnd(width)}  ${meaning ?? ""}`.trimEnd());
  return `llm-perf-gate ${name} ${usage}\n${lines.length === 0 ? "" : `\n${lines.join("\n")}\n`}`;
}

export function meaningOf(command: string, option: string): string | undefined {
  return MEANINGS[`${command}.${option}`] ?? MEANINGS[option];
}
