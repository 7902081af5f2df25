import { collect, type Printed } from "../collect.ts";
import type { Figures } from "../figures.ts";
import { isObject, type JsonObject } from "../json-object.ts";
import { metric } from "../meaning.ts";
import { statisticOf } from "../statistic.ts";
import { percentileId } from "./keys.ts";

const RANK = /^percentiles?$/i;

/** Rows of `benchmark_percentile.json`; `undefined` for anything else. */
export function percentileRows(value: unknown): readonly JsonObject[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.every((row) => isObject(row) && rankIn(row) !== undefined) ? value : undefined;
}

function rankIn(row: JsonObject): string | undefined {
  const rank = Object.entries(row).find(([key]) => RANK.test(key))?.[1];
  return typeof rank === "string" ? statisticOf(rank) : undefined;
}

export function percentileFigures(rows: readonly JsonObject[]): Figures {
  // Until 0.13 there is one column of gaps between chunks, and it is called TPOT.
  const gapsOnly = rows.every((row) => "TPOT (s)" in row && !("ITL (s)" in row));
  const printed = rows.flatMap((row) => {
    const statistic = rankIn(row) ?? "";
    return Object.entries(row).flatMap(([column, value]): Printed[] => {
      if (RANK.test(column)) return [];
      const id = percentileId(statistic, gapsOnly && column === "TPOT (s)" ? "ITL (s)" : column);
      return id === undefined ? [] : [{ name: `${statistic} ${column}`, value, meaning: metric(id) }];
    });
  });
  return collect(printed, (value) => value < 0);
}

/** A printed percentile table, either way round, as the rows of the JSON file. */
export function rowsOfTable([header = [], ...rows]: readonly (readonly string[])[]): readonly JsonObject[] | undefined {
  const across = header.slice(1).every((word) => statisticOf(word) !== undefined);
  const corner = header[0] ?? "";
  if (RANK.test(corner)) return percentileRows(rows.map((row) => named(header, row)));
  if (!across || header.length < 3) return undefined;
  const ranks = header.slice(1).map((rank, index) => ({
    Percentiles: rank,
    ...Object.fromEntries(rows.map((row) => [row[0] ?? "", row[index + 1]] as const)),
  }));
  return percentileRows(ranks);
}

function named(header: readonly string[], row: readonly string[]): JsonObject {
  return Object.fromEntries(header.map((name, index) => [name, row[index]] as const));
}
