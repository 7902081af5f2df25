export interface Figure {
  readonly section: string;
  readonly what: string;
  readonly simulated: number;
  /** Shares, or counts a pull request. */
  readonly values: Readonly<Record<string, number>>;
  /** The least or most that a value may be: the claim that a row proves. Two standard errors are allowed for. */
  readonly reach?: { readonly value: string; readonly atMost?: number; readonly atLeast?: number };
}

export function reached({ reach, values, simulated }: Figure): boolean {
  if (reach === undefined) return true;
  const seen = values[reach.value] ?? Number.NaN;
  const within = (limit: number) =>
    limit > 0 && limit < 1 ? 2 * Math.sqrt((limit * (1 - limit)) / Math.max(1, simulated)) : 0;
  if (reach.atMost !== undefined) return seen <= reach.atMost + within(reach.atMost);
  return reach.atLeast === undefined || seen >= reach.atLeast - within(reach.atLeast);
}

/** One markdown table a section; the columns are the values that its figures have. */
export function tablesOf(figures: readonly Figure[]): string {
  const sections = [...new Set(figures.map(({ section }) => section))];
  return sections
    .map((section) =>
      tableOf(
        section,
        figures.filter((figure) => figure.section === section),
      ),
    )
    .join("\n");
}

function tableOf(section: string, figures: readonly Figure[]): string {
  const names = [...new Set(figures.flatMap(({ values }) => Object.keys(values)))];
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rows = figures.map((figure) =>
    line([
      figure.what,
      String(figure.simulated),
      ...names.map((name) => shown(figure.values[name])),
      figure.reach === undefined ? "" : `${goal(figure.reach)}: ${reached(figure) ? "reached" : "MISSED"}`,
    ]),
  );
  const head = line(["", "simulated", ...names, "reach"]);
  return [`\n## ${section}\n`, head, line(["---", "---", ...names.map(() => "---"), "---"]), ...rows].join("\n");
}

function goal({ value, atMost, atLeast }: NonNullable<Figure["reach"]>): string {
  return atMost === undefined ? `${value} ≥ ${atLeast}` : `${value} ≤ ${atMost}`;
}

function shown(value: number | undefined): string {
  if (value === undefined) return "";
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(3);
}
