import { machineOf } from "../model/machine.ts";
import type { Policy } from "../model/policy.ts";
import type { Session } from "../model/session.ts";
import { tUpperTail } from "./distributions.ts";
import type { Machines } from "./environment.ts";
import { seriesOf } from "./gating.ts";
import { samplesOf } from "./metric-values.ts";
import { metricsOf } from "./metrics-of.ts";
import { ownCells } from "./own-records.ts";
import { mean, median, squares } from "./sample.ts";
import { ENOUGH } from "./series.ts";
import { counted, percent, pValue, worseSign } from "./wording.ts";

/** A machine whose sessions differ from those that were measured just before and after them on other machines. */
export interface MachineEffect {
  readonly machine: string;
  /** Logarithm of how many times slower it is; negative when it is faster. */
  readonly slower: number;
  /** How often it was measured between sessions of other machines. */
  readonly turns: number;
  readonly cells: number;
  readonly p: number;
}

/** A finding moves the baseline, so it must be surer than a row: shared by the machines that are looked at. */
const ALPHA = 0.01;
/** Below this it makes no verdict wrong. */
const LEAST = 0.02;
/** Turns that agree better than this agree by chance. */
const SMALLEST_SPREAD = 0.005;
/** A machine is slow on all its cells alike: none is further from their mean than this share of it. */
const ALIKE = 0.75;

/** Logarithms of the gating speeds of one session, larger when worse, by cell and then by metric. */
type Levels = ReadonlyMap<string, ReadonlyMap<string, number>>;

function levelsOf(session: Session, policy: Policy): Levels {
  const cells = [...ownCells(session)].map(([cell, { first }]) => {
    const levels = metricsOf(first).flatMap((metric) => {
      const level = median(samplesOf(first, metric)) ?? 0;
      const speed = metric.kind === "latency" || metric.kind === "throughput" || metric.kind === "tail";
      const gates = speed && level > 0 && seriesOf(cell, metric, policy).gating;
      return gates ? [[metric.id, worseSign(metric) * Math.log(level)] as const] : [];
    });
    return [cell, new Map(levels)] as const;
  });
  return new Map(cells.filter(([, levels]) => levels.size > 0));
}

/** How much worse one session's cells are than the mean of two others', in the cells that all three have. */
function worseBy(one: Levels, [before, after]: readonly [Levels, Levels]): ReadonlyMap<string, number> {
  const cells = [...one].flatMap(([cell, levels]) => {
    const shifts = [...levels].flatMap(([id, level]) => {
      const [was, is] = [before.get(cell)?.get(id), after.get(cell)?.get(id)];
      return was === undefined || is === undefined ? [] : [level - (was + is) / 2];
    });
    return shifts.length === 0 ? [] : [[cell, mean(shifts)] as const];
  });
  return new Map(cells);
}

interface Turn {
  readonly machine: string;
  readonly levels: Levels;
}

/**
 * Machines of one class that are slower, or faster, than the others on all cells. Each time that a machine had its turn between two
 * sessions of others is one observation, against the mean of those two: a level that moved for all machines moves no more than one
 * turn. A t test over the turns, two-sided, Bonferroni over the machines; the surest is taken out before the others are looked at, whose
 * neighbour it was. `sessions` are of one class, oldest first.
 */
export function machineEffects(sessions: readonly Session[], policy: Policy): readonly MachineEffect[] {
  let left: readonly Turn[] = sessions.flatMap((session) => {
    const machine = machineOf(session.environment);
    return machine === undefined ? [] : [{ machine, levels: levelsOf(session, policy) }];
  });
  const found: MachineEffect[] = [];
  for (let surest = surestOf(left); surest !== undefined; surest = surestOf(left)) {
    const { machine: odd } = surest;
    found.push(surest);
    left = left.filter(({ machine }) => machine !== odd);
  }
  return found;
}

function surestOf(sessions: readonly Turn[]): MachineEffect | undefined {
  const machines = [...new Set(sessions.map(({ machine }) => machine))];
  if (machines.length < 2) return undefined;
  const turns = turnsOf(sessions);
  const effects = machines.flatMap((machine) => {
    const own = turns.filter((turn) => turn.machine === machine).map(({ shifts }) => shifts);
    return effectOf(machine, own, machines.length) ?? [];
  });
  // Of two machines each differs from the other alone: the slower one is named.
  const named = machines.length === 2 ? effects.filter(({ slower }) => slower > 0) : effects;
  return [...named].sort((a, b) => a.p - b.p)[0];
}

function effectOf(
  machine: string,
  turns: readonly ReadonlyMap<string, number>[],
  machines: number,
): MachineEffect | undefined {
  const cells = [...new Set(turns.flatMap((shifts) => [...shifts.keys()]))];
  if (turns.length < ENOUGH || cells.length === 0) return undefined;
  const each = turns.map((shifts) => mean([...shifts.values()]));
  const slower = mean(each);
  const spread = Math.max(Math.sqrt(squares(each) / (each.length - 1)), SMALLEST_SPREAD);
  const t = Math.abs(slower) / (spread / Math.sqrt(each.length));
  const p = Math.min(1, 2 * machines * tUpperTail(t, each.length - 1));
  const alike = cells.every((cell) => {
    const shift = mean(turns.flatMap((shifts) => shifts.get(cell) ?? []));
    return Math.abs(shift - slower) <= ALIKE * Math.abs(slower);
  });
  return p <= ALPHA && Math.abs(slower) >= LEAST && alike
    ? { machine, slower, turns: turns.length, cells: cells.length, p }
    : undefined;
}

/** Sessions of one machine in a row are one turn; what is neither preceded nor followed by another machine's is none. */
function turnsOf(sessions: readonly Turn[]) {
  const runs: { machine: string; levels: Levels[] }[] = [];
  for (const { machine, levels } of sessions) {
    const last = runs.at(-1);
    if (last?.machine === machine) last.levels.push(levels);
    else runs.push({ machine, levels: [levels] });
  }
  return runs.flatMap(({ machine, levels }, at) => {
    const [before, after] = [runs[at - 1]?.levels.at(-1), runs[at + 1]?.levels[0]];
    if (before === undefined || after === undefined) return [];
    const each = levels.map((one) => worseBy(one, [before, after]));
    const cells = [...new Set(each.flatMap((shifts) => [...shifts.keys()]))];
    const shifts = new Map(cells.map((cell) => [cell, mean(each.flatMap((one) => one.get(cell) ?? []))] as const));
    return shifts.size === 0 ? [] : [{ machine, shifts }];
  });
}

/**
 * Sessions of a machine that is known to differ are compared with its own alone, so that a change is not blamed for where it was
 * measured. A head on a machine like the others is not compared with the sessions of one that differs, where enough others remain.
 */
export function likeMachines(head: Session, machines: Machines, policy: Policy): Machines {
  const { comparable } = machines;
  const effects = machineEffects([...comparable].reverse(), policy);
  if (effects.length === 0) return machines;
  const own = machineOf(head.environment);
  const mine = effects.find(({ machine }) => machine === own);
  if (mine !== undefined) {
    const kept = comparable.filter(({ environment }) => machineOf(environment) === own);
    const note = `${described(mine)}: compared with its own ${counted(kept.length, "session")} alone`;
    return { ...machines, comparable: kept, notes: [...machines.notes, note] };
  }
  const odd = new Set(effects.map(({ machine }) => machine));
  const kept = comparable.filter(({ environment }) => !odd.has(machineOf(environment) ?? ""));
  const left = comparable.length - kept.length;
  const enough = own !== undefined && kept.length >= ENOUGH;
  const done = enough
    ? `its ${counted(left, "baseline session")} left out`
    : "its sessions stay in the baseline, for the others are too few";
  const notes = effects.map((effect) => `${described(effect)}: ${done}`);
  return { ...machines, comparable: enough ? kept : comparable, notes: [...machines.notes, ...notes] };
}

function described({ machine, slower, turns, cells, p }: MachineEffect): string {
  const how = `${slower > 0 ? "slower" : "faster"} than the others of its class by about ${percent(Math.expm1(Math.abs(slower)))}`;
  return `the machine ${machine} is ${how} on ${cells === 1 ? "its cell" : `all ${cells} cells`} (${turns} turns between others, ${pValue(p)})`;
}
