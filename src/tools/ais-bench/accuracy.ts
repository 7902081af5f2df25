import { collect } from "../collect.ts";
import { metric } from "../meaning.ts";
import { snakeCase } from "../measured.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading } from "../tool.ts";

const COLUMNS = ["dataset", "version", "metric", "mode"];

/** Scores are a table of data sets by models. */
export function isScoreHeader(header: readonly string[]): boolean {
  return header.length > COLUMNS.length && COLUMNS.every((column, index) => header[index] === column);
}

/** One result a data set and model; a data set that was not scored has `-`. */
export function scoreReadings([header = [], ...rows]: readonly (readonly string[])[]): readonly NamedReading[] {
  const models = header.slice(COLUMNS.length);
  return rows.flatMap(([dataset = "", version = "", name = "", mode = "", ...scores]) =>
    models.map((model, index) => {
      const printed = { name: `${dataset} ${name}`, value: scores[index], meaning: metric(snakeCase(name)) };
      const figures = collect([printed]);
      const workload = { dataset_name: dataset, dataset_version: version, mode, model_id: model };
      const point = models.length > 1 ? `${dataset},model=${model}` : dataset;
      const reading = { ...readingOf("ais-bench", "ais-bench-accuracy@1", { ...figures, workload }), point };
      if (Object.keys(figures.metrics).length > 0) return reading;
      const reasons = [`${dataset} was not scored: its row has "${scores[index] ?? ""}" for ${model}`];
      return { ...reading, validity: { state: "invalid", reasons } };
    }),
  );
}
