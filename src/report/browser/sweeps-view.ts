import { formatChange, formatInterval, formatNumber } from "../format.ts";
import type { SweepData } from "../html/page-data.ts";
import { element, whenSeen } from "./element.ts";
import { figure, legend, widthOf } from "./figure.ts";
import { sweepChart } from "./sweep-chart.ts";
import { say } from "./words.ts";

export function showSweeps(sweeps: readonly SweepData[]): void {
  const section = document.getElementById("sweeps");
  if (section === null || sweeps.length === 0) return;
  section.hidden = false;
  const charts = element("div", { class: "charts" });
  section.append(
    legend(
      { kind: "base", text: "base" },
      { kind: "head", text: "head" },
      { kind: "ring", text: "knee: most throughput for its latency" },
    ),
    charts,
  );
  for (const sweep of sweeps) {
    const place = element("div", { class: "sweep" });
    charts.append(place);
    whenSeen(place, () => {
      const told = sentencesOf(sweep).join(" ");
      place.append(
        figure(
          sweep.test,
          say(`${sweep.test}: throughput against latency. ${told}`),
          sweepChart(sweep, widthOf(place, 520)),
        ),
      );
      if (told !== "") place.append(element("p", { class: "told" }, told));
    });
  }
}

function sentencesOf({ statement }: SweepData): readonly string[] {
  if (statement === undefined) return [];
  const { verdict, changes, knee } = statement;
  return [
    say(`All load points together: ${verdict}.`),
    ...changes.map(({ metric, change, interval }) => `${metric} ${formatChange(change)} ${formatInterval(interval)}.`),
    ...(Number.isFinite(knee.base) && Number.isFinite(knee.head)
      ? [say(`Knee at ${formatNumber(knee.base)} → ${formatNumber(knee.head)} tok/s.`)]
      : []),
  ];
}
