import { metricOf } from "../../model/metric.ts";
import { repeatsOf } from "./bencher.ts";
import type { Exported } from "./exported.ts";

/**
 * Records of the PyTorch benchmark database, one a metric with all its repeats.
 * https://github.com/pytorch/pytorch/wiki/How-to-integrate-with-PyTorch-OSS-benchmark-database
 */
export function toPytorch({ comparison: { rows }, session }: Exported): string {
  const { commit, repository } = session.origin;
  const facts = session.environment.class;
  const records = rows.flatMap(({ cell, metric, unit, gating }) => {
    const values = repeatsOf(session, cell, metric);
    if (values.length === 0) return [];
    return [
      {
        benchmark: {
          name: "llm-perf-gate",
          mode: "inference",
          extra_info: { suite: session.suite, cell, ...(commit === undefined ? {} : { commit }), environment: facts },
        },
        model: { name: modelOf(session, cell), ...(repository === undefined ? {} : { origins: [repository] }) },
        metric: {
          name: metric,
          benchmark_values: values,
          extra_info: { unit, gating, better: metricOf(metric)?.betterWhen ?? "unknown" },
        },
      },
    ];
  });
  return `${JSON.stringify(records, null, 2)}\n`;
}

/** The workload's own word for it, or the test's name. */
function modelOf({ records }: Exported["session"], cell: string): string {
  const model = records.find((record) => record.cell === cell)?.workload["model"];
  return typeof model === "string" ? model : (cell.split("/")[0] ?? cell);
}
