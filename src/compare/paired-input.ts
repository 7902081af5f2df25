import type { Baselines } from "../model/baselines.ts";
import type { Policy } from "../model/policy.ts";
import type { RequestLogs } from "../model/requests.ts";
import type { Session } from "../model/session.ts";
import type { CompareInput } from "./compare-input.ts";
import { LOOKS, type Look } from "./looks.ts";

export interface Interleaved {
  /** Holds what was measured of base and head. */
  readonly session: Session;
  readonly baselines: Baselines;
  readonly policy: Policy;
  readonly today?: string | undefined;
  readonly judge: boolean;
  /** Nothing was measured before the pairs: what the stored sessions know is only how noisy a pair is. */
  readonly always: boolean;
  readonly confirmable: boolean;
  readonly looks?: readonly Look[];
  /** Of every request of the session's records. */
  readonly requests?: RequestLogs | undefined;
}

/** What `compare` and `nextLook` are asked about a session in which base and head were measured in turn. */
export function interleavedInput({
  session,
  baselines,
  always,
  looks = LOOKS,
  requests,
  ...rest
}: Interleaved): CompareInput {
  const common = { ...rest, looks, ...(requests === undefined ? {} : { requests }) };
  if (!always) return { ...common, head: session, baselines, confirmBy: "pairs" };
  const of = (variant: string) => session.records.filter((record) => record.variant === variant);
  const { base: commit } = session.origin;
  const base: Session = {
    ...session,
    id: `${session.id}, its base`,
    origin: { event: session.origin.event, ...(commit === undefined ? {} : { commit }) },
    records: of("base"),
  };
  return {
    ...common,
    paired: true,
    head: { ...session, records: session.records.filter(({ variant }) => variant !== "base") },
    baselines: { state: "found", sessions: [base], notes: baselines.notes },
    history: baselines.state === "found" ? baselines.sessions : [],
  };
}
