import type { Counts } from "../model/record.ts";

/** What a label or a key of a result stands for; `foreign`: another tool's, which prints alike. */
export type Meaning =
  | { readonly kind: "metric"; readonly id: string }
  | { readonly kind: "count"; readonly id: keyof Counts }
  | { readonly kind: "workload"; readonly id: string }
  | { readonly kind: "foreign" };

export const metric = (id: string): Meaning => ({ kind: "metric", id });
export const count = (id: keyof Counts): Meaning => ({ kind: "count", id });
export const workload = (id: string): Meaning => ({ kind: "workload", id });
export const FOREIGN: Meaning = { kind: "foreign" };

export function idOf(meaning: Meaning): string {
  return meaning.kind === "foreign" ? "" : meaning.id;
}
