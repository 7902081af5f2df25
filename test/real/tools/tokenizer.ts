import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
const PAIRS = LETTERS.flatMap((one) => LETTERS.map((other) => one + other));
const PIECES = [...LETTERS, ...PAIRS, ...PAIRS.flatMap((pair) => LETTERS.map((letter) => pair + letter))];
const SPECIAL = ["<unk>", "<s>", "</s>"];
/** What is no letter, one by one. */
const SIGNS = [...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)), "\n"].filter(
  (sign) => !/[a-z]/.test(sign),
);

/**
 * The simulated engine's own tokenizer as Hugging Face's files, so that a client that counts tokens by itself counts as the engine does:
 * one to three lower-case letters, with or without a space before them.
 */
export function writeTokenizer(folder: string): void {
  const words = [...SPECIAL, ...SIGNS, ...PIECES, ...PIECES.map((piece) => ` ${piece}`)];
  const vocab = Object.fromEntries(words.map((word, id) => [word, id]));
  const kept = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
  const files = {
    "tokenizer.json": {
      version: "1.0",
      truncation: null,
      padding: null,
      added_tokens: SPECIAL.map((content, id) => ({ id, content, ...kept })),
      normalizer: null,
      pre_tokenizer: {
        type: "Split",
        pattern: { Regex: " ?[a-z]{1,3}|[\\s\\S]" },
        behavior: "Isolated",
        invert: false,
      },
      post_processor: null,
      decoder: { type: "Fuse" },
      model: { type: "WordLevel", vocab, unk_token: "<unk>" },
    },
    "tokenizer_config.json": {
      tokenizer_class: "PreTrainedTokenizerFast",
      unk_token: "<unk>",
      bos_token: "<s>",
      eos_token: "</s>",
      model_max_length: 8192,
      clean_up_tokenization_spaces: false,
      chat_template: "{% for m in messages %}<{{ m['role'] }}>{{ m['content'] }}\n{% endfor %}<assistant>",
    },
    "config.json": { architectures: ["LlamaForCausalLM"], model_type: "llama", vocab_size: words.length },
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, value] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(value));
}
