import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Command, parseCommand, USAGE } from "../../src/config/command.ts";

const GOOD: readonly (readonly [line: string, command: Command])[] = [
  ["/perf run", { name: "run" }],
  ["/perf   run  serving_.*qps=4 ", { name: "run", filter: "serving_.*qps=4" }],
  ["/perf run at abcdef1", { name: "run", sha: "abcdef1" }],
  ["/perf confirm tp1 at abcdef1\r\nthanks!", { name: "confirm", filter: "tp1", sha: "abcdef1" }],
  ["/perf bisect a/qps=4 from abcdef1", { name: "bisect", cell: "a/qps=4", good: "abcdef1" }],
  [
    "/perf waive serving_* median_tpot_ms at most 12.5 % because of #7, until then until 2026-12-31",
    {
      name: "waive",
      waiver: {
        cells: "serving_*",
        metric: "median_tpot_ms",
        atMost: 0.125,
        reason: "of #7, until then",
        until: "2026-12-31",
      },
    },
  ],
  [
    "/perf accept a/qps=4 median_tpot_ms from 25.1 to 28 because correctness costs",
    {
      name: "accept",
      accepted: { cell: "a/qps=4", metric: "median_tpot_ms", from: 25.1, to: 28, evidence: "correctness costs" },
    },
  ],
  ["/perf cancel", { name: "cancel" }],
  ["/perf help", { name: "help" }],
];

const WRONG = [
  "/perf",
  "/perf runn",
  "/perf run a b",
  "/perf run at",
  "/perf run at main",
  "/perf run (",
  `/perf run ${"a".repeat(201)}`,
  "/perf run a\u202Eb",
  "/perf cancel now",
  "/perf waive a b because c until 2026-12-31",
  "/perf waive a b at most 5% because c until 2026-02-30",
  "/perf accept a b from 0 to 1 because c",
  "/perf accept a b from -1 to 1 because c",
  "/perf accept a b from 1e9 to 1 because c",
  "/perf bisect a",
  "/perf bisect --config=x from abcdef1",
  "/perf run (a+)+$",
  "/perf run (?:a|a)*$",
  "/perf run .*a.*b.*c.*d",
  "/perf waive a request_throughput at most 51% because c until 2026-12-31",
  `/perf run ${" ".repeat(2000)}x`,
  "/perf __proto__",
  "/perf constructor",
  "/perf\trun",
  "/perf\u00a0run",
  "/Perf run",
  "/PERF run",
  "/perf waive a b at most 101% because c until 2026-12-31",
];

const TALK = [
  "",
  "/perform run",
  "please /perf run",
  "> /perf run",
  "`/perf run`",
  "hello\n/perf run",
  "    /perf cancel",
  " /perf run",
];

describe("parseCommand", () => {
  it.each(GOOD)("reads %s", (line, command) => {
    expect(parseCommand(line)).toEqual({ kind: "command", command });
  });

  it.each(WRONG)("refuses %j", (line) => {
    expect(parseCommand(line)).toEqual({ kind: "wrong", problem: expect.any(String) });
  });

  it.each(TALK)("leaves talk alone: %j", (line) => {
    expect(parseCommand(line)).toEqual({ kind: "none" });
  });

  it("never throws, and lets no blank, line break or invisible character into a word", () => {
    const word = fc.oneof(
      fc.constantFrom(
        "/perf",
        ...Object.keys(USAGE),
        "at",
        "from",
        "to",
        "because",
        "until",
        "most",
        "5%",
        "abcdef1",
        "2026-12-31",
      ),
      fc.string({ unit: "binary", maxLength: 12 }),
    );
    const line = fc.array(word, { maxLength: 14 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(
        fc.oneof(
          line,
          line.map((text) => `/perf ${text}`),
        ),
        (text) => {
          const parsed = parseCommand(text);
          if (parsed.kind !== "command") return;
          const flat = JSON.stringify(parsed.command);
          expect(flat).not.toMatch(/\\n|\\r|\\u00/);
          const { command } = parsed;
          if (command.name === "run" && command.filter !== undefined) expect(command.filter).not.toMatch(/\s/);
          if ("sha" in command) expect(command.sha).toMatch(/^[0-9a-f]{7,64}$/);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("takes no longer for a hostile line than for any other", () => {
    const hostile = `/perf waive a b at most 5% because ${"until because ".repeat(60)}`;
    expect(parseCommand(hostile)).toMatchObject({ kind: "wrong" });
  });
});
