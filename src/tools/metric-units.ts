/** Units as people write them, in English or Chinese, by our spelling of each. */
const UNIT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:ms|毫秒|milliseconds?)(?:\/tok(?:en)?)?$/, "ms"],
  [/^(?:s|secs?|seconds?|秒)(?:\/tok(?:en)?)?$/, "s"],
  [/^(?:us|µs|μs|微秒|microseconds?)$/, "us"],
  [/^(?:ns|纳秒|nanoseconds?)$/, "ns"],
  [/^(?:mins?|minutes?|分钟?)$/, "min"],
  [/^(?:(?:output |total |gen )?tok(?:en)?s?(?:\/s(?:ec|econd)?|\/秒| per second)|t\/s|tps|词元\/秒)$/, "tok/s"],
  [/^tok(?:en)?s?\/s(?:ec)?\/(?:user|req(?:uest)?)$/, "tok/s/user"],
  [/^tok(?:en)?s?\/s(?:ec)?\/(?:gpu|npu|card|chip|卡)$/, "tok/s/device"],
  [/^(?:req(?:uest)?s?(?:\/s(?:ec|econd)?|\/秒| per second)|请求\/秒|次\/秒|qps|rps)$/, "req/s"],
  [/^(?:output |total |gen )?tok(?:en)?s?(?:\/min(?:ute)?|\/分钟?| per minute)$|^tpm$/, "tok/min"],
  [/^req(?:uest)?s?(?:\/min(?:ute)?|\/分钟?| per minute)$|^(?:请求|次)\/分钟?$|^rpm$/, "req/min"],
  [/^gib$/, "GiB"],
  [/^gb$/, "GB"],
  [/^mib$/, "MiB"],
  [/^mb$/, "MB"],
  [/^%$/, "%"],
];

const TIMES: readonly string[] = ["ms", "s", "us", "ns", "min"];

/** A unit in our spelling, `undefined` for a word that is none. */
export function unitOf(word: string): string | undefined {
  return UNIT_WORDS.find(([pattern]) => pattern.test(word.trim().toLowerCase()))?.[1];
}

export function isTime(unit: string): boolean {
  return TIMES.includes(unit);
}

/** Whether a number of this unit can be what an id of ours stands for; a label that says no unit lets any pass. */
export function fits(id: string, unit: string): boolean {
  if (unit === "") return true;
  if (/request_throughput$/.test(id)) return unit.startsWith("req/");
  if (/_throughput$/.test(id)) return unit === "tok/s" || unit === "tok/min";
  if (id === "throughput") return unit.includes("/") && !isTime(unit);
  if (/(?:^|_)(?:ttft|tpot|itl|e2el|duration)$/.test(id)) return isTime(unit);
  return true;
}
