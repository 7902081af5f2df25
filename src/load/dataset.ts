import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { messageOf, UserError } from "../model/errors.ts";
import type { LoadSpec } from "../model/load-spec.ts";
import type { Workload } from "../model/record.ts";
import { type FileDataset, filePrompts } from "./file-prompts.ts";
import type { HuggingFace } from "./hugging-face.ts";
import { huggingFaceFiles } from "./hugging-face-files.ts";
import type { ImageFolder } from "./image-folder.ts";
import type { RandomImages } from "./picture-prompts.ts";
import type { Prompt, PromptForm } from "./prompt.ts";
import { type PrefixRepetition, type RandomDataset, randomPrompts, repeatedPrefixes } from "./random-prompts.ts";
import type { ServerTokenizer } from "./server-tokenizer.ts";
import { readTrace, type TraceDataset } from "./trace-prompts.ts";

/** A data set that has been read: prompts depend on nothing but it, the seed and the form. */
export interface Dataset {
  readonly measured: (form: PromptForm) => readonly Prompt[];
  /** None of them begins like a measured one: they must not fill a prefix cache for it. */
  readonly warmups: (form: PromptForm) => readonly Prompt[];
  /** A recorded trace brings its own instants. */
  readonly arrivalsUs?: readonly number[];
  /** What identifies the data, whatever the seed. */
  readonly identity: Workload;
}

export interface DatasetPlan {
  readonly dataset: LoadSpec["dataset"];
  readonly prompts: number;
  readonly warmups: number;
  readonly seed: number;
  /** Where Hugging Face's tools keep what they download. */
  readonly hubCache: string;
  /** Absent: lengths of texts are estimated. */
  readonly countTokens?: ServerTokenizer["count"];
}

/** @throws UserError when a file is missing or cannot be used. */
export async function readDataset(plan: DatasetPlan): Promise<Dataset> {
  const { dataset } = plan;
  switch (dataset.name) {
    case "random":
      return randomDataset(dataset, plan);
    case "prefix-repetition":
      return repeatedDataset(dataset, plan);
    case "trace":
      return traceDataset(dataset, plan);
    case "random-images":
      return randomPictures(dataset, plan);
    case "image-folder":
      return pictureFolder(dataset, plan);
    case "hugging-face":
      return downloaded(dataset, plan);
    case "sharegpt":
    case "custom":
      return fileDataset(dataset, plan);
  }
}

async function randomPictures(dataset: RandomImages, { prompts, warmups, seed }: DatasetPlan): Promise<Dataset> {
  const { randomPicturePrompts } = await import("./picture-prompts.ts");
  const { images, width, height } = dataset;
  return {
    measured: randomPicturePrompts(dataset, prompts, seed),
    warmups: randomPicturePrompts(dataset, warmups, otherSeed(seed)),
    identity: {
      dataset: dataset.name,
      input_tokens: dataset.inputTokens,
      output_tokens: dataset.outputTokens,
      range_ratio: dataset.rangeRatio,
      images: `${images} of ${width} × ${height}`,
    },
  };
}

async function pictureFolder(dataset: ImageFolder, { prompts, warmups, seed }: DatasetPlan): Promise<Dataset> {
  const { imageFolderPrompts } = await import("./image-folder.ts");
  const { warmUpsBeside } = await import("./picture-prompts.ts");
  const measured = await imageFolderPrompts(dataset, prompts, seed);
  const { name, path, images, outputTokens } = dataset;
  const files = (await readdir(path)).sort().map((file) => join(path, file));
  return {
    measured: () => measured,
    warmups: () => warmUpsBeside(measured, warmups, otherSeed(seed)),
    identity: { dataset: name, dataset_sha256: await sha256Of(files), images, output_tokens: outputTokens },
  };
}

async function downloaded(dataset: HuggingFace, { prompts, warmups, seed, hubCache }: DatasetPlan): Promise<Dataset> {
  const { huggingFacePrompts } = await import("./hugging-face.ts");
  const { warmUpsBeside } = await import("./picture-prompts.ts");
  const files = await huggingFaceFiles(dataset.path, hubCache, dataset.split);
  const measured = await huggingFacePrompts(dataset, files, prompts, seed);
  return {
    measured: () => measured,
    warmups: () => warmUpsBeside(measured, warmups, otherSeed(seed)),
    identity: {
      dataset: dataset.name,
      dataset_sha256: await sha256Of(files),
      output_tokens: dataset.outputTokens,
      ...dataset.columns,
    },
  };
}

function repeatedDataset(dataset: PrefixRepetition, { prompts, warmups, seed }: DatasetPlan): Dataset {
  return {
    measured: (form) => repeatedPrefixes(dataset, prompts, seed, form),
    warmups: (form) => repeatedPrefixes(dataset, warmups, otherSeed(seed), form),
    identity: {
      dataset: "prefix-repetition",
      prefix_tokens: dataset.prefixTokens,
      suffix_tokens: dataset.suffixTokens,
      prefixes: dataset.prefixes,
      output_tokens: dataset.outputTokens,
    },
  };
}

async function traceDataset(dataset: TraceDataset, { prompts, warmups, seed }: DatasetPlan): Promise<Dataset> {
  const bytes = await readBytes(dataset.path);
  const trace = readTrace(dataset, bytes, prompts, seed);
  const warming = { name: "random", inputTokens: 512, outputTokens: 16, rangeRatio: 0.5, prefixTokens: 0 } as const;
  return {
    measured: trace.prompts,
    warmups: (form) => randomPrompts(warming, warmups, otherSeed(seed), form),
    arrivalsUs: trace.arrivalsUs,
    identity: { dataset: "trace", dataset_sha256: sha256(bytes), unit_seconds: dataset.unitSeconds },
  };
}

/** Of several files, one after the other; folders among them are left out. */
async function sha256Of(files: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const file of files) {
    if ((await stat(file)).isFile()) for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  }
  return hash.digest("hex");
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function randomDataset(dataset: RandomDataset, { prompts, warmups, seed }: DatasetPlan): Dataset {
  return {
    measured: (form) => randomPrompts(dataset, prompts, seed, form),
    warmups: (form) => randomPrompts(dataset, warmups, otherSeed(seed), form),
    identity: {
      dataset: "random",
      input_tokens: dataset.inputTokens,
      output_tokens: dataset.outputTokens,
      range_ratio: dataset.rangeRatio,
      prefix_tokens: dataset.prefixTokens,
    },
  };
}

async function fileDataset(
  dataset: FileDataset,
  { prompts, warmups, seed, countTokens }: DatasetPlan,
): Promise<Dataset> {
  const bytes = await readBytes(dataset.path);
  const measured = await filePrompts(dataset, bytes, prompts, seed, countTokens);
  const warming = Array.from({ length: warmups }, (_, index) => {
    const { content, outputTokens } = measured[index % measured.length] ?? { content: "", outputTokens: 1 };
    return { content: `Warm-up ${index}. ${String(content)}`, outputTokens };
  });
  return {
    measured: () => measured,
    warmups: () => warming,
    identity: {
      dataset: dataset.name,
      dataset_sha256: sha256(bytes),
      output_tokens: dataset.outputTokens ?? "as in the data",
    },
  };
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new UserError(`${path}: the data set cannot be read (${messageOf(cause)})`, {
      hint: "the path is taken from where the generator runs; write it absolute",
      cause,
    });
  }
}

/** The warm-up's stream: any fixed difference will do (this one is 2³² divided by the golden ratio). */
function otherSeed(seed: number): number {
  return (seed ^ 0x9e37_79b9) >>> 0;
}
