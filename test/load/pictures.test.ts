import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Dataset, readDataset } from "../../src/load/dataset.ts";
import { requestBody } from "../../src/load/request-body.ts";
import type { OwnDatasetSpec } from "../../src/model/spec.ts";

const STORED = "fixtures/built-in/hugging-face";
const folder = await mkdtemp(join(tmpdir(), "pictures-"));
afterAll(() => rm(folder, { recursive: true }));

const read = (dataset: OwnDatasetSpec, prompts = 3, seed = 1): Promise<Dataset> =>
  readDataset({ dataset, prompts, warmups: 2, seed, hubCache: join(folder, "hub") });

const bytesOf = (url = "") => Buffer.from(url.split(",")[1] ?? "", "base64");

describe("random images", () => {
  const dataset = {
    name: "random-images",
    inputTokens: 5,
    outputTokens: 3,
    rangeRatio: 0,
    images: 2,
    width: 20,
    height: 10,
  } as const;

  it("are whole PNG files of the asked size, no two alike, and the same for the same seed", async () => {
    const { measured, warmups } = await read(dataset);
    const images = [...measured("text"), ...warmups("text")].flatMap(({ images = [] }) => images);
    expect(images).toHaveLength(10);
    expect(new Set(images).size).toBe(10);
    for (const image of images) {
      expect(image.startsWith("data:image/png;base64,")).toBe(true);
      expect(PNG.sync.read(bytesOf(image))).toMatchObject({ width: 20, height: 10 });
    }
    expect((await read(dataset)).measured("text")).toEqual(measured("text"));
    expect((await read(dataset, 3, 2)).measured("text")[0]?.images).not.toEqual(measured("text")[0]?.images);
  });

  it("follow the text of a chat, as vLLM sends them", async () => {
    const [prompt] = (await read(dataset)).measured("text");
    const target = { endpoint: "chat", model: "m", ignoreEos: false, streamed: true } as const;
    const { messages } = JSON.parse(String(requestBody(target, prompt ?? { content: "", outputTokens: 1 })));
    expect(messages).toEqual([
      {
        role: "user",
        content: [
          { type: "text", text: prompt?.content },
          ...(prompt?.images ?? []).map((url) => ({ type: "image_url", image_url: { url } })),
        ],
      },
    ]);
  });
});

describe("an image folder", () => {
  const dataset = { name: "image-folder", path: folder, prompt: "What is it?", images: 1, outputTokens: 4 } as const;
  beforeAll(async () => {
    for (const name of ["q0.png", "q1.png", "q2.png"]) await cp(join(STORED, name), join(folder, name));
  });

  it("gives every image once before it gives one again", async () => {
    const images = (await read(dataset, 5)).measured("text").map(({ images: [image] = [] }) => image);
    expect(new Set(images.slice(0, 3)).size).toBe(3);
    expect(images).toHaveLength(5);
    expect(bytesOf(images[0])).toEqual(await readFile(join(folder, `q${await indexOf(images[0])}.png`)));
  });

  it("asks what its metadata says, and warms up with other images", async () => {
    const path = join(folder, "metadata.jsonl");
    await writeFile(path, '{"file_name": ["q0.png", "q2.png"], "text": "Which is warmer?"}\n');
    const { measured, warmups, identity } = await read(dataset, 1);
    const [prompt] = measured("text");
    expect(prompt).toMatchObject({ content: "Which is warmer?", outputTokens: 4 });
    expect(prompt?.images).toHaveLength(2);
    for (const warmup of warmups("text")) {
      expect(warmup.content).toMatch(/^Warm-up/);
      expect(warmup.images?.some((image) => prompt?.images?.includes(image))).toBe(false);
    }
    expect(identity["dataset_sha256"]).toMatch(/^[0-9a-f]{64}$/);
    await writeFile(path, '\n{"file_name": "q7.png", "text": "?"}\n');
    await expect(read(dataset)).rejects.toThrow('metadata.jsonl:2: no file "q7.png" in the folder');
    await writeFile(path, '{"file": "q0.png"}\n');
    await expect(read(dataset)).rejects.toThrow('metadata.jsonl:1: expected {"file_name"');
    await rm(path);
  });

  it("says what is wrong with a folder", async () => {
    await expect(read({ ...dataset, path: join(folder, "none") })).rejects.toThrow(
      "the folder of images cannot be read",
    );
    await expect(read({ ...dataset, path: "src/model" })).rejects.toThrow("no image among its");
    const odd = await mkdtemp(join(folder, "odd-"));
    await writeFile(join(odd, "a.png"), "<html>");
    await expect(read({ ...dataset, path: odd })).rejects.toThrow(
      /a\.png: bytes that begin with 3c68746d6c3e, expected/,
    );
  });

  async function indexOf(image: string | undefined): Promise<number> {
    const files = await Promise.all([0, 1, 2].map((index) => readFile(join(STORED, `q${index}.png`), "base64")));
    return files.findIndex((file) => image?.endsWith(file));
  }
});

describe("a downloaded data set", () => {
  const dataset = { name: "hugging-face", path: join(STORED, "vision-arena.parquet"), outputTokens: 7 } as const;
  const QUESTIONS = ["Which colour is this?", "图中是什么颜色？", "And this?"];

  it.each(["vision-arena", "vision-arena-snappy", "vision-arena-zstd"])(
    "is read from %s.parquet, row for row",
    async (name) => {
      const prompts = (await read({ ...dataset, path: join(STORED, `${name}.parquet`) })).measured("text");
      expect(prompts.map(({ content }) => content).sort()).toEqual([...QUESTIONS].sort());
      for (const { content, images, outputTokens } of prompts) {
        const file = await readFile(join(STORED, `q${QUESTIONS.indexOf(String(content))}.png`));
        expect(images).toEqual([`data:image/png;base64,${file.toString("base64")}`]);
        expect(outputTokens).toBe(7);
      }
    },
  );

  it("is picked by the seed, and found by its name in the cache", async () => {
    const repository = join(folder, "hub/datasets--lmarena-ai--vision-arena-bench-v0.1");
    await cp(STORED, join(repository, "snapshots/abc/data"), { recursive: true });
    await cp(join(STORED, "commands.md"), join(repository, "refs/main"));
    await writeFile(join(repository, "refs/main"), "abc");
    const named = { ...dataset, path: "lmarena-ai/vision-arena-bench-v0.1" };
    const order = async (seed: number) => (await read(named, 9, seed)).measured("text").map(({ content }) => content);
    expect(await order(1)).toHaveLength(9);
    expect(await order(1)).toEqual(await order(1));
    expect(await order(1)).not.toEqual(await order(2));
    await expect(read({ ...dataset, path: "lmarena-ai/other" })).rejects.toThrow("no such data set in");
  });

  it("is read in the split that was asked for, and is all training where no name tells splits apart", async () => {
    const splits = join(folder, "test/splits");
    await mkdir(join(splits, "data"), { recursive: true });
    for (const split of ["train", "test"]) {
      await writeFile(join(splits, `data/${split}-00000-of-00001.jsonl`), JSON.stringify({ prompt: split }));
    }
    const asked = async (split: string, path = splits) =>
      (await read({ ...dataset, path, split }, 1)).measured("text").map(({ content }) => content);
    expect(await asked("train")).toEqual(["train"]);
    expect(await asked("test")).toEqual(["test"]);
    await expect(asked("validation")).rejects.toThrow("no file of the split validation");
    await writeFile(join(folder, "test/one.jsonl"), JSON.stringify({ prompt: "only" }));
    await rm(splits, { recursive: true });
    expect(await asked("train", join(folder, "test"))).toEqual(["only"]);
  });

  it("is JSON lines, with images beside them, within them, or none", async () => {
    const path = join(folder, "rows.jsonl");
    const inline = `data:image/png;base64,${await readFile(join(STORED, "q1.png"), "base64")}`;
    await writeFile(
      path,
      [
        { q: "a", pic: "q0.png" },
        { q: "b", pic: inline },
      ]
        .map((row) => JSON.stringify(row))
        .join("\n"),
    );
    const prompts = (await read({ ...dataset, path, columns: { prompt: "q", image: "pic" } }, 2)).measured("text");
    expect(prompts.find(({ content }) => content === "b")?.images).toEqual([inline]);
    expect(bytesOf(prompts.find(({ content }) => content === "a")?.images?.[0])).toEqual(
      await readFile(join(STORED, "q0.png")),
    );
    const texts = (await read({ ...dataset, path, columns: { prompt: "q" } }, 2)).measured("text");
    expect(texts.every(({ images }) => images === undefined)).toBe(true);
  });

  it("says file, row and what was seen when it cannot be used", async () => {
    await expect(read({ ...dataset, columns: { prompt: "question" } })).rejects.toThrow(
      /vision-arena\.parquet: row \d: question is missing, expected a text/,
    );
    await expect(read({ ...dataset, columns: { prompt: "question_id", image: "turns" } })).rejects.toThrow(
      /row \d: turns is .*expected an image/,
    );
    const pointer = join(folder, "pointer.parquet");
    await writeFile(pointer, "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n");
    await expect(read({ ...dataset, path: pointer })).rejects.toThrow("not a parquet file that can be read");
    const unknown = join(folder, "unknown.jsonl");
    await writeFile(unknown, '{"frage": "a"}\n');
    await expect(read({ ...dataset, path: unknown })).rejects.toThrow(
      "unknown.jsonl:1: the shape of this data set is not known; it has frage",
    );
    await writeFile(unknown, '{"question": "a"}\n{"question": 5}\n');
    await expect(read({ ...dataset, path: unknown, columns: { prompt: "question" } })).rejects.toThrow(
      "unknown.jsonl:2: question is 5, expected a text",
    );
    await writeFile(unknown, '{"question": "a"}\n{"quest');
    await expect(read({ ...dataset, path: unknown })).rejects.toThrow("unknown.jsonl:2: not JSON");
  });
});
