import { clean } from "./label.ts";
import { namedSetting, type Setting } from "./settings.ts";

type Row = readonly string[];

export interface NamedRow {
  readonly row: Row;
  /** Absent where the rows are points of one variant. */
  readonly name?: string;
  readonly point: string;
}

interface Place {
  readonly at: number;
}

interface NameColumn extends Place {
  readonly label: string;
  readonly isModel: boolean;
}

/** Settings that a load is known by wherever it stands; others are points only where several variants have them. */
const LOADS = ["max_concurrency", "request_rate"];

/** Headings of what people compare. */
const VARIANT =
  /engine|framework|backend|runtime|variant|version|branch|commit|impl|mode|config|setup|numa|binding|dtype|precision|quant|kernel|scheme|方案|框架|引擎|后端|版本|分支|实现|绑|精度|量化|配置|模式/i;

/** Of each row, which variant it is and at which point. */
export function namedRows(
  body: readonly Row[],
  names: readonly NameColumn[],
  settings: readonly (Place & Setting)[],
  hasRepeats: boolean,
): readonly NamedRow[] {
  const loads = settings.filter(({ id }) => LOADS.includes(id));
  const others = settings.filter(({ id }) => !LOADS.includes(id));
  if (names.length === 0) {
    const layouts = others.filter(({ kind }) => kind === "layout");
    const rest = others.filter(({ kind }) => kind === "load");
    const found = body.map((row) => ({
      row,
      ...named(settingsIn(row, layouts)),
      point: settingsIn(row, [...loads, ...rest]),
    }));
    const isTold = new Set(found.map(({ name, point }) => `${name}|${point}`)).size === found.length;
    // What nothing tells apart are no repeats, unless the table says so.
    return isTold || hasRepeats ? found : found.map((one, place) => ({ ...one, name: `row ${place + 1}` }));
  }
  // Different models do different work: points, where something else tells the rows apart.
  const compared = names.filter(({ isModel }) => !isModel);
  const kinds = compared.length === 0 ? names : compared;
  const variant = crossed(body, names, kinds) ?? crossed(body, [...names, ...others.map(labelledSetting)], kinds);
  const main = variant === undefined ? kinds : [variant];
  const points = [
    ...names
      .filter((column) => !main.includes(column))
      .map(
        ({ at }) =>
          (row: Row) =>
            clean(row[at] ?? ""),
      ),
    ...[...loads, ...others].map((one) => (row: Row) => settingsIn(row, [one])),
  ];
  const pointOf = (row: Row): string =>
    points
      .map((of) => of(row))
      .filter((part) => part !== "")
      .join(",");
  const loadsOf = (row: Row): string =>
    [
      ...names.filter((column) => !main.includes(column)).map(({ at }) => clean(row[at] ?? "")),
      settingsIn(
        row,
        settings.filter(({ kind }) => kind === "load"),
      ),
    ]
      .filter((part) => part !== "")
      .join(",");
  const repeats = new Set(body.map(pointOf)).size < body.length;
  return body.map((row, place) => {
    const name = main.map(({ at }) => clean(row[at] ?? "")).filter((part) => part !== "");
    // Settings that no two rows share are a part of what tells the rows apart.
    const own = repeats ? [] : others.filter(({ kind }) => kind === "layout").map((one) => clean(row[one.at] ?? ""));
    const whole = [...name, ...own].join(", ");
    return {
      row,
      name: whole === "" ? `row ${place + 1}` : whole,
      point: repeats ? pointOf(row) : loadsOf(row),
    };
  });
}

function named(name: string): { readonly name?: string } {
  return name === "" ? {} : { name };
}

const labelledSetting = ({ at, id }: Place & Setting): NameColumn => ({ at, label: id, isModel: false });

function settingsIn(row: Row, settings: readonly (Place & Setting)[]): string {
  const parts = settings.flatMap(({ at, id }) => {
    const cell = clean(row[at] ?? "");
    return cell === "" ? [] : [namedSetting(id, cell)];
  });
  return parts.join(",");
}

/** The one column whose values come again for each combination of the others: what is compared at several points. */
function crossed(
  body: readonly Row[],
  columns: readonly NameColumn[],
  among: readonly NameColumn[] = columns,
): NameColumn | undefined {
  if (columns.length < 2) return undefined;
  const found = among.filter(({ at }) =>
    isCrossed(
      body,
      at,
      columns.map((column) => column.at),
    ),
  );
  const kinds = ({ at }: Place): number => new Set(body.map((row) => row[at])).size;
  return found.find(({ label }) => VARIANT.test(label)) ?? [...found].sort((a, b) => kinds(a) - kinds(b))[0];
}

function isCrossed(body: readonly Row[], at: number, columns: readonly number[]): boolean {
  const groups = new Map<string, string[]>();
  for (const row of body) {
    const rest = columns
      .filter((place) => place !== at)
      .map((place) => row[place])
      .join("|");
    groups.set(rest, [...(groups.get(rest) ?? []), row[at] ?? ""]);
  }
  const lists = [...groups.values()];
  return lists.length > 1 && lists.every((values) => values.length > 1 && new Set(values).size === values.length);
}
