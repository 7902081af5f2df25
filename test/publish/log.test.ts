import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actionsLog } from "../../src/publish/actions-log.ts";
import { terminalLog } from "../../src/publish/terminal-log.ts";

/** Milliseconds that only the test moves. */
function handClock(): { time: number; read: () => number } {
  const clock = { time: 0, read: () => clock.time };
  return clock;
}

describe("actionsLog", () => {
  it("writes annotations and groups as the runner reads them", async () => {
    let text = "";
    const log = actionsLog((part) => {
      text += part;
    });
    log.warn("100 % odd\nsecond line");
    log.error("bad");
    await log.group("outer", async () => {
      log.info("in it");
      await log.group("inner", async () => log.info("deeper"));
    });
    expect(text.split("\n")).toEqual([
      "::warning title=llm-perf-gate::100 %25 odd%0Asecond line",
      "::error title=llm-perf-gate::bad",
      "::group::outer",
      "in it",
      "inner",
      "deeper",
      "::endgroup::",
      "",
    ]);
  });

  it("ends a group whose work fails", async () => {
    let text = "";
    const log = actionsLog((part) => {
      text += part;
    });
    await expect(log.group("work", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(text).toBe("::group::work\n::endgroup::\n");
  });

  it("lets no outside text become a command", () => {
    const attempts = fc.constantFrom(
      "::set-env name=X::y",
      "  ::stop-commands::t",
      "##[set-env name=X]y",
      "a\n::error::x",
      "a\r::add-mask::x",
      "\u2028::x::y",
      "\u0085::x::y",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(attempts, fc.string()), { maxLength: 4 }), (parts) => {
        let text = "";
        const log = actionsLog((part) => {
          text += part;
        });
        log.info(parts.join(""));
        log.progress(parts.join(""));
        for (const line of text.split(/[\r\n]/)) {
          expect(line.trimStart().startsWith("::")).toBe(false);
          expect(line).not.toContain("##[");
        }
        text = "";
        log.error(parts.join(""));
        expect(text.match(/\n/g)).toHaveLength(1);
        expect(text).toMatch(/^::error title=llm-perf-gate::/);
      }),
    );
  });

  it("writes progress every few seconds only", () => {
    const clock = handClock();
    const lines: string[] = [];
    const log = actionsLog((line) => lines.push(line), clock.read);
    for (; clock.time < 12_000; clock.time += 100) log.progress(`at ${clock.time}`);
    expect(lines).toEqual(["at 0\n", "at 5000\n", "at 10000\n"]);
  });
});

describe("terminalLog", () => {
  function terminal(isTTY: boolean, color = false) {
    const clock = handClock();
    const stream = {
      isTTY,
      columns: 20,
      text: "",
      write: (part: string) => {
        stream.text += part;
      },
    };
    return { clock, stream, log: terminalLog(stream, { color, clock: clock.read }) };
  }

  it("replaces the progress line on a terminal", () => {
    const { clock, stream, log } = terminal(true);
    log.progress("trial 1 of 3");
    clock.time = 1_000;
    log.progress("trial 2 of 3, with much more to say than fits");
    log.info("done");
    expect(stream.text).toBe("\r\u001b[2Ktrial 1 of 3\r\u001b[2Ktrial 2 of 3, with…\r\u001b[2Kdone\n");
  });

  it("writes whole lines, and few of them, elsewhere", () => {
    const { clock, stream, log } = terminal(false);
    for (; clock.time < 12_000; clock.time += 100) log.progress(`at ${clock.time}`);
    log.info("done");
    expect(stream.text).toBe("at 0\nat 5000\nat 10000\ndone\n");
  });

  it("colours only when it may", async () => {
    const plain = terminal(false, false);
    const colored = terminal(false, true);
    for (const { log } of [plain, colored]) {
      log.warn("odd");
      log.error("bad");
      await log.group("work", async () => {});
    }
    expect(plain.stream.text).toBe("warning: odd\nerror: bad\nwork\n");
    expect(colored.stream.text).toContain("\u001b[33mwarning:\u001b[0m odd");
  });

  it("passes no control sequence from outside on, and keeps indentation", () => {
    const { stream, log } = terminal(false);
    log.error("Traceback\n  File \u001b]0;title\u0007x\u001b[2J");
    expect(stream.text).toBe("error: Traceback\n  File x\n");
  });
});
