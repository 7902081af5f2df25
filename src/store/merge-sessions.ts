import { digestOf } from "../model/digest.ts";
import { UserError } from "../model/errors.ts";
import type { Facts, Origin, Session } from "../model/session.ts";

/**
 * The legs of one run as one session, whatever their order. A fact that differs between legs keeps every leg's value,
 * so that it equals only that of a baseline whose legs ran on the same machines.
 * @throws UserError when the legs are not of one suite and one commit, or two of them measured the same trial.
 */
export function mergeSessions(sessions: readonly Session[]): Session {
  const legs = [...sessions].sort((a, b) => order(legName(a), legName(b)));
  const [first, ...others] = legs;
  if (first === undefined) throw new UserError("there is no session to merge");
  if (others.length === 0) return first;
  for (const other of others) refuseStranger(first, other);
  refuseSharedTrials(legs);
  const { policyDigest, planDigest, startedAt, endedAt, pairsAtMost } = {
    policyDigest: joinedDigest(legs.map((leg) => leg.policyDigest)),
    planDigest: joinedDigest(legs.map((leg) => leg.planDigest)),
    startedAt: present(legs.map((leg) => leg.startedAt)).sort(order)[0],
    endedAt: present(legs.map((leg) => leg.endedAt))
      .sort(order)
      .at(-1),
    // A leg that was to end earlier is judged as if it might have gone on: at less of alpha, never at more.
    pairsAtMost: present(legs.map((leg) => leg.pairsAtMost)).sort((a, b) => b - a)[0],
  };
  const variants = [...new Set(legs.flatMap((leg) => leg.variants ?? []))];
  return {
    schema: first.schema,
    id: legs.map(({ id }) => id).join("+"),
    suite: first.suite,
    origin: sharedOrigin(legs),
    environment: {
      class: joinedFacts(legs, ({ environment }) => environment.class),
      subject: joinedFacts(legs, ({ environment }) => environment.subject),
    },
    ...(policyDigest === undefined ? {} : { policyDigest }),
    ...(planDigest === undefined ? {} : { planDigest }),
    ...(pairsAtMost === undefined ? {} : { pairsAtMost }),
    ...(variants.length === 0 ? {} : { variants }),
    expectedCells: [...new Set(legs.flatMap((leg) => leg.expectedCells))],
    complete: legs.every(({ complete }) => complete),
    notes: legs.flatMap((leg) => leg.notes.map((note) => `${legName(leg)}: ${note}`)),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    records: legs.flatMap(({ records }) => records),
  };
}

function legName(session: Session): string {
  return session.origin.leg ?? session.id;
}

function refuseStranger(first: Session, other: Session): void {
  if (other.suite !== first.suite) {
    throw new UserError(
      `legs of different suites: ${first.suite} (${legName(first)}) and ${other.suite} (${legName(other)})`,
    );
  }
  if (other.origin.commit !== first.origin.commit) {
    const commits = `${first.origin.commit ?? "unknown"} (${legName(first)}) and ${other.origin.commit ?? "unknown"} (${legName(other)})`;
    throw new UserError(`legs of different commits: ${commits}`);
  }
}

function refuseSharedTrials(legs: readonly Session[]): void {
  const owner = new Map<string, string>();
  for (const leg of legs) {
    for (const { trial } of leg.records) {
      const earlier = owner.get(trial);
      if (earlier !== undefined) {
        throw new UserError(`the legs ${earlier} and ${legName(leg)} both measured the trial ${trial}`, {
          hint: "give each leg its own shard, or each machine its own suite name",
        });
      }
      owner.set(trial, legName(leg));
    }
  }
}

function sharedOrigin(legs: readonly Session[]): Origin {
  const [first, ...others] = legs.map(({ origin }) => origin);
  const shared = Object.entries(first ?? {}).filter(
    ([key, value]) => key !== "leg" && others.every((origin) => origin[key as keyof Origin] === value),
  );
  return { ...Object.fromEntries(shared), event: first?.event ?? "local" };
}

function joinedFacts(legs: readonly Session[], of: (session: Session) => Facts): Facts {
  const keys = new Set(legs.flatMap((leg) => Object.keys(of(leg))));
  return Object.fromEntries(
    [...keys].sort(order).map((key) => {
      const values = legs.map((leg) => of(leg)[key] ?? "unknown");
      const same = values.every((value) => value === values[0]);
      const each = legs.map((leg, index) => `${legName(leg)}: ${values[index]}`);
      return [key, same ? (values[0] ?? "unknown") : each.join("; ")];
    }),
  );
}

function joinedDigest(digests: readonly (string | undefined)[]): string | undefined {
  const distinct = [...new Set(present(digests))].sort(order);
  return distinct.length > 1 ? digestOf(distinct) : distinct[0];
}

function present<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
