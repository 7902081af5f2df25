import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { messageOf, UserError } from "../model/errors.ts";
import type { OwnDatasetSpec } from "../model/spec.ts";
import { jsonLines } from "./json-elements.ts";
import { dataUrl } from "./picture.ts";
import { chosen } from "./picture-prompts.ts";
import type { Prompt } from "./prompt.ts";

export type ImageFolder = Extract<OwnDatasetSpec, { readonly name: "image-folder" }>;

const EXTENSIONS: ReadonlySet<string> = new Set([".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp"]);

/** Texts to the images, as Hugging Face's `imagefolder` has it: https://huggingface.co/docs/datasets/image_dataset#imagefolder */
const METADATA = "metadata.jsonl";

interface Asked {
  readonly text: string;
  readonly files: readonly string[];
}

/**
 * Prompts with the pictures of a folder. Without a `metadata.jsonl` the pictures are taken by the seed's order, so many a request,
 * each group with the same text.
 * @throws UserError with file and line when the folder, its metadata or a picture cannot be used.
 */
export async function imageFolderPrompts(
  dataset: ImageFolder,
  count: number,
  seed: number,
): Promise<readonly Prompt[]> {
  const { path, prompt, images, outputTokens } = dataset;
  const names = await namesIn(path);
  const told = names.includes(METADATA) ? await readMetadata(join(path, METADATA), names) : undefined;
  const asked =
    told === undefined
      ? groups(chosen(pictures(path, names), count * images, seed), images, prompt)
      : chosen(told, count, seed);
  const read = new Map<string, string>();
  for (const name of new Set(asked.flatMap(({ files }) => files))) {
    const file = join(path, name);
    read.set(name, dataUrl(await readFile(file), file));
  }
  return asked.map(({ text, files }) => ({
    content: text,
    outputTokens,
    images: files.flatMap((name) => read.get(name) ?? []),
  }));
}

async function namesIn(path: string): Promise<readonly string[]> {
  try {
    return (await readdir(path)).sort();
  } catch (cause) {
    throw new UserError(`${path}: the folder of images cannot be read (${messageOf(cause)})`, {
      hint: "the path is taken from where the generator runs; write it absolute",
      cause,
    });
  }
}

function pictures(path: string, names: readonly string[]): readonly string[] {
  const found = names.filter((name) => EXTENSIONS.has(extname(name).toLowerCase()));
  if (found.length > 0) return found;
  throw new UserError(`${path}: no image among its ${names.length} files`, {
    hint: `images are known by their names: ${[...EXTENSIONS].join(" ")}`,
  });
}

function groups(files: readonly string[], size: number, text: string): readonly Asked[] {
  return Array.from({ length: Math.floor(files.length / size) }, (_, index) => ({
    text,
    files: files.slice(index * size, (index + 1) * size),
  }));
}

async function readMetadata(path: string, names: readonly string[]): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  for (const { line, value } of jsonLines(await readFile(path), path)) {
    const { file_name: file, text } = Object(value) as Readonly<Record<string, unknown>>;
    const files = [file].flat();
    if (typeof text !== "string" || !files.every((name): name is string => typeof name === "string")) {
      throw new UserError(`${path}:${line}: expected {"file_name": "a.png", "text": "What is this?"}`, {
        hint: "file_name is a name or a list of names",
      });
    }
    const absent = files.find((name) => !names.includes(name));
    if (absent !== undefined) throw new UserError(`${path}:${line}: no file ${JSON.stringify(absent)} in the folder`);
    asked.push({ text, files });
  }
  if (asked.length === 0) throw new UserError(`${path}: no line in it`, { hint: "remove it, or name images in it" });
  return asked;
}
