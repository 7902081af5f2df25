import type { Row, Sweep } from "../../model/comparison.ts";
import type { Distributed, Trace } from "../../model/material.ts";

/** Ids of the elements that hold the data: what is shown at once, and what is unpacked when a reader first asks for it. */
export const DATA_ID = "llm-perf-gate-data";
export const SAMPLES_ID = "llm-perf-gate-samples";

/** A page in Chinese is marked so; its script says its words by it. */
export const CHINESE = "zh-CN";

/** The section that the script fills. */
export const ROWS_ID = "rows";

/** A column of every series chart: a stored session, or one side of the judged one. */
export interface Slot {
  readonly side: "past" | "base" | "head" | "again";
  readonly label: string;
  /** UTC, ISO 8601. */
  readonly at?: string;
}

/** The values of one series by slot, a list of repeats each; empty where the slot has none. */
export type Samples = readonly (readonly number[])[];

/** A level of a series that people agreed on, or that a release had. */
export interface Level {
  readonly label: string;
  readonly value: number;
}

export interface LevelChange {
  /** Slot in which the new level begins. */
  readonly slot: number;
  readonly before: number;
  readonly after: number;
}

export interface SeriesData {
  readonly cell: string;
  readonly metric: string;
  readonly unit: string;
  readonly better?: "higher" | "lower";
  readonly changes: readonly LevelChange[];
  readonly levels: readonly Level[];
}

/** Texts are plain: whoever puts them into a page escapes them. Rows carry no samples in their evidence. */
export interface ReportRow {
  readonly row: Row;
  readonly series: SeriesData;
}

/** One repeat's distribution: a value for each of the page's `shares`. */
export interface DistributionLine {
  readonly side: "base" | "head";
  readonly label: string;
  readonly values: readonly number[];
}

export interface CellDetail {
  readonly distributions: Readonly<Partial<Record<Distributed, readonly DistributionLine[]>>>;
  /** What the engine said of itself: the mean over a side's repeats. */
  readonly engine: readonly { readonly name: string; readonly base?: number; readonly head?: number }[];
  readonly timelines: readonly { readonly label: string; readonly traces: readonly Trace[] }[];
  /** Files of the head's trials; `href` is relative to the page. */
  readonly files: readonly { readonly text: string; readonly href?: string }[];
  /** Distinct notes of the head's records. */
  readonly notes: readonly string[];
}

export interface SweepPoint {
  readonly side: "base" | "head";
  readonly cell: string;
  /** The cell's load, `qps=4`. */
  readonly load: string;
  readonly throughput: number;
  readonly latency: number;
}

export interface SweepData {
  readonly test: string;
  readonly latency: { readonly metric: string; readonly unit: string };
  readonly points: readonly SweepPoint[];
  readonly statement?: Pick<Sweep, "verdict" | "changes" | "knee" | "worseInBoth" | "betterInBoth">;
}

export interface ReportData {
  readonly kind: "report";
  readonly slots: readonly Slot[];
  readonly shares: readonly number[];
  readonly rows: readonly ReportRow[];
  readonly sweeps: readonly SweepData[];
  readonly cells: Readonly<Record<string, CellDetail>>;
}

export interface HistoryRow {
  readonly series: SeriesData;
  readonly gating: boolean;
  /** Medians of the first and the newest session that has the series. */
  readonly first: number;
  readonly newest: number;
  readonly sessions: number;
  /** Coefficient of variation between neighbouring sessions, as a fraction. */
  readonly noise: number;
}

export interface HistoryData {
  readonly kind: "history";
  readonly slots: readonly Slot[];
  /** Those whose level changed last come first. */
  readonly rows: readonly HistoryRow[];
}

export type PageData = ReportData | HistoryData;

/** The samples of the page's rows, in the rows' order. */
export type PageSamples = readonly Samples[];
