import type { Baselines } from "../model/baselines.ts";
import type { Session } from "../model/session.ts";
import type { Job } from "./job.ts";

export async function baselinesFor({ config, origin, store, baseBranch, sessionId, judge }: Job): Promise<Baselines> {
  if (store === undefined || !judge) return { state: "none", notes: [] };
  return store.baselines({
    suite: config.name,
    ...(origin.base === undefined ? {} : { base: origin.base }),
    ...(baseBranch === undefined ? {} : { branch: baseBranch }),
    except: sessionId,
    limit: config.baselineSessions,
  });
}

export function storedSessions(baselines: Baselines): readonly Session[] {
  return baselines.state === "found" ? baselines.sessions : [];
}
