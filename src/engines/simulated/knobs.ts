import { UserError } from "../../model/errors.ts";

interface Knob<T> {
  readonly initial: T;
  readonly help: string;
  /** What the help shows behind the flag; absent for a flag without a value. */
  readonly takes?: string;
  /** `undefined` when the text is not such a value. */
  readonly read: (text: string) => T | undefined;
}

function numberKnob(initial: number, help: string, takes: string, most = Number.POSITIVE_INFINITY): Knob<number> {
  const read = (text: string) => {
    const value = /^\d+(\.\d+)?%$/.test(text) ? Number(text.slice(0, -1)) / 100 : Number(text);
    return text.trim() !== "" && value >= 0 && value <= most ? value : undefined;
  };
  return { initial, help, takes, read };
}

const count = (initial: number, help: string): Knob<number> => ({
  initial,
  help,
  takes: "N",
  read: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined),
});
const amount = (initial: number, help: string) => numberKnob(initial, help, "X");
const share = (initial: number, help: string) => numberKnob(initial, help, "SHARE", 1);
const text = (initial: string, help: string): Knob<string> => ({
  initial,
  help,
  takes: "TEXT",
  read: (value) => value,
});
const flag = (help: string): Knob<boolean> => ({
  initial: false,
  help,
  read: (value) => ({ true: true, false: false })[value],
});

const KNOBS = {
  host: text("127.0.0.1", "address to listen on"),
  port: count(8000, "port to listen on; 0 takes a free one and prints it"),
  model: text("simulated", "the model's name"),
  maxModelLen: count(8192, "most tokens of one request, prompt and output together"),
  maxNumSeqs: count(256, "most sequences in one step"),
  maxNumBatchedTokens: count(2048, "most tokens in one step; a longer prompt is computed in chunks"),
  numGpuBlocks: count(8192, "KV blocks; requests that find no room wait"),
  blockSize: count(16, "tokens in a KV block"),
  noPrefixCaching: flag("never reuse the blocks of an equal prefix"),
  outputMean: amount(200, "mean output tokens of requests that may end by themselves"),

  startSeconds: amount(0, "time from the start until the port answers"),
  prefillBaseMs: amount(2, "time of a step that computes prompts"),
  prefillTokenMs: amount(0.02, "and of each prompt token in it"),
  decodeBaseMs: amount(4, "time of a step that produces tokens"),
  decodeSequenceMs: amount(0.08, "and of each sequence in it"),
  contextMs: amount(0.02, "and of each 1000 tokens of their context"),

  seed: text("", "makes the noise the same at every start; without it, each start draws its own"),
  startNoise: amount(0.01, "spread of the speed from start to start"),
  stepNoise: share(0.05, "spread of single steps"),
  driftNoise: amount(0.01, "spread of the slow drift"),
  driftSeconds: amount(5, "how long the drift remembers itself"),
  stallRate: amount(0.05, "stalls per busy second"),
  stallMs: amount(20, "mean length of a stall"),

  decodeSlowdown: amount(0, "planted: makes producing tokens slower; 0.15 or 15%"),
  prefillSlowdown: amount(0, "planted: makes computing prompts slower"),
  failEvery: count(0, "planted: every Nth request answers 500"),
  failAll: flag("planted: every request answers 500"),
  cutEvery: count(0, "planted: every Nth request is cut off halfway"),
  earlyEos: share(0, "planted: this share of the requests ends at half its tokens, even under ignore_eos"),
  crashAtRequest: count(0, "planted: the process exits 1 when request N comes"),
  hangAtRequest: count(0, "planted: no request gets a token any more when request N comes; /health still answers"),
  neverReady: flag("planted: starts and never listens"),
  exitAtStart: {
    ...count(-1, "planted: prints an error and exits with this code before it listens; -1 never"),
    takes: "N",
  },
  ignoreSigterm: flag("planted: SIGTERM and SIGINT are swallowed"),
} satisfies Readonly<Record<string, Knob<string> | Knob<number> | Knob<boolean>>>;

export type Knobs = { readonly [K in keyof typeof KNOBS]: (typeof KNOBS)[K] extends Knob<infer T> ? T : never };

const INITIAL = Object.fromEntries(Object.entries(KNOBS).map(([name, knob]) => [name, knob.initial])) as Knobs;

const flagOf = (name: string) => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
const NAMES = new Map(Object.keys(KNOBS).map((name) => [flagOf(name), name as keyof typeof KNOBS]));

/**
 * Reads `--flag value`, `--flag=value` and bare flags.
 * @throws UserError for a flag that is not known, a value that does not fit, or limits that no request fits into.
 */
export function readKnobs(argv: readonly string[]): Knobs {
  const given: Partial<Record<keyof Knobs, string | number | boolean>> = {};
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [flagText = word, inline] = word.split(/=(.*)/s);
    const name = NAMES.get(flagText);
    if (name === undefined) throw unknownFlag(flagText);
    const knob = KNOBS[name];
    const bare = !("takes" in knob);
    const value = inline ?? (bare ? "true" : rest.shift());
    const read = value === undefined ? undefined : knob.read(value);
    if (read === undefined)
      throw new UserError(`simulated-engine: ${flagText} ${value ?? ""}: expected ${expected(knob)}`);
    given[name] = read;
  }
  const knobs = { ...INITIAL, ...given } as Knobs;
  checkRoom(knobs);
  return knobs;
}

export function knobsHelp(): string {
  const lines = [...NAMES].map(([flagText, name]) => {
    const knob = KNOBS[name];
    const left = "takes" in knob ? `${flagText} ${knob.takes}` : flagText;
    const initial = knob.initial === false || knob.initial === "" ? "" : ` (${knob.initial})`;
    return `  ${left.padEnd(30)}${knob.help}${initial}`;
  });
  return `simulated-engine: an OpenAI-compatible server that takes its time like a batching engine\n\n${lines.join("\n")}\n`;
}

const expected = (knob: { readonly takes?: string | undefined }) =>
  ({ N: "a whole number", X: "a number or a percentage", SHARE: "a share from 0 to 1", TEXT: "a text" })[
    knob.takes ?? ""
  ] ?? "true or false";

function unknownFlag(flagText: string): UserError {
  return new UserError(`simulated-engine: unknown flag ${flagText}; the flags are ${[...NAMES.keys()].join(" ")}`);
}

function checkRoom({ maxModelLen, numGpuBlocks, blockSize, maxNumSeqs, maxNumBatchedTokens }: Knobs): void {
  if (blockSize < 1 || maxNumSeqs < 1 || maxNumBatchedTokens < 1 || maxModelLen < 2) {
    throw new UserError("simulated-engine: --block-size, --max-num-seqs, --max-num-batched-tokens must be 1 or more");
  }
  if (numGpuBlocks * blockSize < maxModelLen) {
    throw new UserError(
      `simulated-engine: ${numGpuBlocks} KV blocks of ${blockSize} tokens hold less than one request of --max-model-len ${maxModelLen}`,
    );
  }
}
