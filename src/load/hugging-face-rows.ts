import { readFile } from "node:fs/promises";
import { messageOf, UserError } from "../model/errors.ts";
import { jsonElements, jsonLines } from "./json-elements.ts";

export interface StoredRow {
  readonly value: unknown;
  readonly file: string;
  /** File and row, for messages. */
  readonly where: string;
}

/** A file of rows; parts of it can be read. */
interface RowFile {
  readonly file: string;
  readonly length: number;
  /** Rows that are stored together, so that reading one of them reads all: where each of these groups begins. */
  readonly groups: readonly number[];
  readonly read: (from: number, to: number) => Promise<readonly unknown[]>;
  readonly where: (row: number) => string;
}

/**
 * The rows that are picked, in that order. Of parquet only the groups of rows that hold one are read, one after the other: a data set
 * of images may be larger than memory.
 * @param pick indices into all rows of all files, given their number.
 * @throws UserError with file and line when a file cannot be read.
 */
export async function readRows(
  files: readonly string[],
  pick: (total: number) => readonly number[],
): Promise<readonly StoredRow[]> {
  const opened: RowFile[] = [];
  for (const file of files) opened.push(await (file.endsWith(".parquet") ? parquetFile(file) : jsonFile(file)));
  const wanted = pick(opened.reduce((sum, { length }) => sum + length, 0));
  const needed = new Set(wanted);
  const rows = new Map<number, StoredRow>();
  let before = 0;
  for (const { file, length, groups, read, where } of opened) {
    for (const [index, from] of groups.entries()) {
      const to = groups[index + 1] ?? length;
      const own = Array.from({ length: to - from }, (_, row) => from + row).filter((row) => needed.has(before + row));
      if (own.length === 0) continue;
      const values = await read(from, to);
      for (const row of own) rows.set(before + row, { value: values[row - from], file, where: where(row) });
    }
    before += length;
  }
  return wanted.flatMap((row) => rows.get(row) ?? []);
}

async function parquetFile(file: string): Promise<RowFile> {
  // Loaded only when asked for: they are larger than the rest of the generator.
  const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } = await import("hyparquet");
  const { compressors } = await import("hyparquet-compressors");
  try {
    const buffer = await asyncBufferFromFile(file);
    const metadata = await parquetMetadataAsync(buffer);
    let next = 0;
    const groups = metadata.row_groups.map(({ num_rows: rows }) => {
      next += Number(rows);
      return next - Number(rows);
    });
    return {
      file,
      length: next,
      groups,
      // Images are bytes: only what the file calls a text is one.
      read: (rowStart, rowEnd) =>
        parquetReadObjects({ file: buffer, metadata, rowStart, rowEnd, compressors, utf8: false }),
      where: (row) => `${file}: row ${row + 1}`,
    };
  } catch (cause) {
    throw new UserError(`${file}: not a parquet file that can be read (${messageOf(cause)})`, {
      hint: "download it again; a Git LFS pointer is a text of three lines",
      cause,
    });
  }
}

async function jsonFile(file: string): Promise<RowFile> {
  const bytes = await readFile(file);
  const isArray = bytes.subarray(0, 1024).toString().trimStart()[0] === "[";
  const found = isArray
    ? [...jsonElements(bytes, file)].map((value, index) => ({ value, where: `${file}: element ${index + 1}` }))
    : [...jsonLines(bytes, file)].map(({ value, line }) => ({ value, where: `${file}:${line}` }));
  return {
    file,
    length: found.length,
    groups: [0],
    read: async (from, to) => found.slice(from, to).map(({ value }) => value),
    where: (row) => found[row]?.where ?? file,
  };
}
