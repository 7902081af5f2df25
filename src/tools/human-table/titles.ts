import type { Table } from "../table.ts";
import { joined } from "./label.ts";
import type { Variant } from "./variant.ts";

export interface TitledTable {
  readonly table: Table;
  readonly variants: readonly Variant[];
}

type KindedTable = TitledTable & { readonly isSingle: boolean; readonly isTitled: boolean };

const LONGEST_TITLE = 60;

/** Tables of one metric each, alike but for the metrics that are named above them, are one. */
function joinedByMetric(tables: readonly KindedTable[]): readonly KindedTable[] {
  const [first, ...others] = tables.filter(({ isTitled }) => isTitled);
  const keys = new Set(first?.variants.map(keyOf));
  const alike = others.filter(({ variants }) => variants.every((variant) => keys.has(keyOf(variant))));
  if (first === undefined || alike.length === 0) return tables;
  const variants = first.variants.map((variant) => {
    const same = [variant, ...alike.flatMap((table) => table.variants.filter((one) => keyOf(one) === keyOf(variant)))];
    return { ...variant, ...joined(same) };
  });
  return tables.flatMap((table) => (table === first ? [{ ...first, variants }] : alike.includes(table) ? [] : [table]));
}

function keyOf({ name, point }: Variant): string {
  return JSON.stringify([name, point]);
}

/**
 * Several tables of one text, told apart by the line above each. Where each is of one variant and they measure the same, the lines above
 * name the variants: a table headed "before", and one headed "after".
 */
export function titled(given: readonly KindedTable[]): readonly TitledTable[] {
  const tables = joinedByMetric(given);
  if (tables.length < 2) return tables;
  const titles = distinct(tables.map(({ table }) => titleOf(table.title)));
  const isAlike = new Set(tables.map(({ table }) => (table.rows[0] ?? []).join("|"))).size === 1;
  const areVariants = isAlike && tables.every(({ isSingle, variants }) => isSingle && variants[0]?.name === undefined);
  return tables.map(({ table, variants }, index) => {
    const title = titles[index] ?? "";
    return {
      table,
      variants: variants.map((variant) =>
        areVariants
          ? { ...variant, name: title }
          : { ...variant, point: [title, variant.point].filter((part) => part !== "").join(",") },
      ),
    };
  });
}

function distinct(titles: readonly string[]): readonly string[] {
  const named = titles.map((title, index) => (title === "" ? `table ${index + 1}` : title));
  return named.map((title, index) =>
    named.filter((one) => one === title).length > 1 ? `${title} ${index + 1}` : title,
  );
}

function titleOf(line: string): string {
  return line
    .replace(/<[^>]*>|[`*]/g, " ")
    .replace(/^[-=#>\s*]+|[-=*:：\s]+$/g, "")
    .replaceAll("/", " ")
    .replace(/\s+/g, " ")
    .slice(0, LONGEST_TITLE)
    .trim();
}
