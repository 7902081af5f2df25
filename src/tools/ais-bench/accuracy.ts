import type { Line } from "../clean-text.ts";
import { collect, type Printed } from "../collect.ts";
import { count, metric } from "../meaning.ts";
import { snakeCase } from "../measured.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading } from "../tool.ts";

const COLUMNS = ["dataset", "version", "metric", "mode"];
/** Since 3.1, where a data set counts its questions: no model. */
const TOTAL = "total_count";

/** What people add to the table when they publish it. */
const REMARK = /^(?:notes?|remarks?|comments?|备注|说明)$/i;

/** Scores are a table of data sets by models. */
export function isScoreHeader(header: readonly string[]): boolean {
  return header.length > COLUMNS.length && COLUMNS.every((column, index) => header[index] === column);
}

/** `62.50`, and where it counts its questions `62.50 (5/8)`. */
const SCORE = /^(\S+)(?: \((\d+)\/(\d+)\))?$/;

/** One result a data set, metric and model; a data set that was not scored has `-`. */
export function scoreReadings([header = [], ...rows]: readonly (readonly string[])[]): readonly NamedReading[] {
  const scores = header.slice(COLUMNS.length).filter((column) => column !== TOTAL);
  const remarks = scores.some((column) => !REMARK.test(column)) ? scores.filter((column) => REMARK.test(column)) : [];
  const models = scores.filter((column) => !remarks.includes(column));
  const several = new Set(rows.map(([dataset]) => dataset)).size < rows.length;
  return rows.flatMap((row) => {
    const [dataset = "", version = "", name = "", mode = ""] = row;
    const notes = remarks.flatMap((column) => {
      const text = row[header.indexOf(column, COLUMNS.length)] ?? "";
      return /^-?$/.test(text) ? [] : [`${column}: ${text}`];
    });
    return models.map((model) => {
      const cell = row[header.indexOf(model, COLUMNS.length)] ?? "";
      const figures = collect(scored(`${dataset} ${name}`, name, cell));
      const workload = { dataset_name: dataset, dataset_version: version, mode, model_id: model };
      const point = [
        dataset,
        ...(models.length > 1 ? [`model=${model}`] : []),
        // Several scores of one data set would be taken for repeats of one.
        ...(several ? [`metric=${snakeCase(name)}`] : []),
      ].join();
      const reading = {
        ...readingOf("ais-bench", "ais-bench-accuracy@1", {
          ...figures,
          workload,
          notes: [...figures.notes, ...notes],
        }),
        point,
        part: `stem ${point}`,
      };
      if (Object.keys(figures.metrics).length > 0) return reading;
      const reasons = [`${dataset} was not scored: its row has "${cell}" for ${model}`];
      return { ...reading, validity: { state: "invalid", reasons } };
    });
  });
}

function scored(name: string, id: string, cell: string): readonly Printed[] {
  const [, value = cell, , total] = SCORE.exec(cell) ?? [];
  const score = { name, value, meaning: metric(snakeCase(id)) };
  return total === undefined ? [score] : [score, { name, value: total, meaning: count("requested") }];
}

const PLAIN_HEADER = /^dataset +version +metric +mode +\S/;

export function hasPlainScores(text: string): boolean {
  return /^dataset +version +metric +mode +\S/m.test(text);
}

/** The rows of scores that are printed without bars: the dashes below their header show the columns. */
export function plainScores(
  lines: readonly Line[],
): readonly { readonly rows: readonly string[][]; readonly start: number }[] {
  return lines.flatMap((line, at) => {
    const rule = lines[at + 1]?.plain ?? "";
    if (!PLAIN_HEADER.test(line.plain) || !/^-+(?: +-+)+ *$/.test(rule)) return [];
    const columns = [...rule.matchAll(/-+ */g)].map(({ index }) => index);
    const below = lines.slice(at + 2);
    const end = below.findIndex(({ plain }) => plain.trim() === "" || /^\$+$/.test(plain));
    const rows = [line, ...below.slice(0, end === -1 ? undefined : end)].map(({ plain }) =>
      columns.map((from, index) => plain.slice(from, columns[index + 1]).trim()),
    );
    return [{ rows, start: line.start }];
  });
}
