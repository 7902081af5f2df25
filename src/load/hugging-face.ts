import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { messageOf, UserError } from "../model/errors.ts";
import type { OwnDatasetSpec } from "../model/spec.ts";
import { readRows, type StoredRow } from "./hugging-face-rows.ts";
import { dataUrl } from "./picture.ts";
import { chosen } from "./picture-prompts.ts";
import type { Prompt } from "./prompt.ts";

export type HuggingFace = Extract<OwnDatasetSpec, { readonly name: "hugging-face" }>;
type Columns = NonNullable<HuggingFace["columns"]>;

/** Shapes of data sets that need no columns; the first whose prompt is in the first row. */
const KNOWN_SHAPES: readonly Columns[] = [
  // lmarena-ai/vision-arena-bench-v0.1 and lmarena-ai/VisionArena-Chat, of which vLLM too takes the first image.
  { prompt: "turns.0.0.content", image: "images.0" },
  { prompt: "conversation.0.0.content", image: "images.0" },
  { prompt: "prompt", image: "image" },
  { prompt: "question", image: "image" },
];

/**
 * Prompts from the rows of a downloaded data set, picked by the seed.
 * @throws UserError with file and row when a row has not what the columns say.
 */
export async function huggingFacePrompts(
  dataset: HuggingFace,
  files: readonly string[],
  count: number,
  seed: number,
): Promise<readonly Prompt[]> {
  const rows = await readRows(files, (total) =>
    chosen(
      Array.from({ length: total }, (_, index) => index),
      count,
      seed,
    ),
  );
  const [first] = rows;
  if (first === undefined) throw new UserError(`${dataset.path}: no row in its ${files.length} files`);
  const columns = dataset.columns ?? shapeOf(first);
  return Promise.all(rows.map((row) => promptOf(row, columns, dataset.outputTokens)));
}

function shapeOf({ value, where }: StoredRow): Columns {
  const shape = KNOWN_SHAPES.find(({ prompt }) => typeof valueAt(value, prompt) === "string");
  if (shape === undefined) {
    throw new UserError(
      `${where}: the shape of this data set is not known; it has ${Object.keys(Object(value)).join(", ")}`,
      {
        hint: 'columns: { prompt: question, image: image }, or deeper as in "turns.0.0.content"',
      },
    );
  }
  const { prompt, image } = shape;
  return image === undefined || valueAt(value, image) === undefined ? { prompt } : shape;
}

async function promptOf({ value, where, file }: StoredRow, columns: Columns, outputTokens: number): Promise<Prompt> {
  const content = valueAt(value, columns.prompt);
  if (typeof content !== "string" || content === "") {
    throw new UserError(`${where}: ${columns.prompt} is ${seen(content)}, expected a text`, {
      hint: `the row has ${Object.keys(Object(value)).join(", ")}`,
    });
  }
  if (columns.image === undefined) return { content, outputTokens };
  const { image: column } = columns;
  const images = [valueAt(value, column)].flat();
  return {
    content,
    outputTokens,
    images: await Promise.all(images.map((image) => picture(image, file, `${where}: ${column}`))),
  };
}

/** Bytes, `{ "bytes", "path" }` as Hugging Face stores an image, a data URL, or a file's name beside the data. */
async function picture(image: unknown, file: string, where: string): Promise<string> {
  if (image instanceof Uint8Array) return dataUrl(image, where);
  if (typeof image === "string" && image.startsWith("data:image/")) return image;
  if (typeof image === "string" && !/^https?:/.test(image)) {
    const path = join(dirname(file), image);
    const bytes = await readFile(path).catch((cause: unknown) => {
      throw new UserError(`${where}: ${path} cannot be read (${messageOf(cause)})`, { cause });
    });
    return dataUrl(bytes, path);
  }
  const { bytes, path } = Object(image) as Readonly<Record<string, unknown>>;
  if (bytes instanceof Uint8Array) return dataUrl(bytes, where);
  if (typeof bytes === "string") return dataUrl(Buffer.from(bytes, "base64"), where);
  if (typeof path === "string") return picture(path, file, where);
  throw new UserError(`${where} is ${seen(image)}, expected an image`, {
    hint: "an image is bytes, a data URL, or a file's name beside the data; images behind links are not downloaded",
  });
}

/** `turns.0.0.content` of a row. */
function valueAt(row: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (value, key) =>
        typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined,
      row,
    );
}

function seen(value: unknown): string {
  const text =
    typeof value === "object" && value !== null
      ? `an object with ${Object.keys(value).join(", ")}`
      : JSON.stringify(value);
  return (text ?? "missing").slice(0, 200);
}
