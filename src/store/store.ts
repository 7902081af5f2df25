import type { Baselines } from "../model/baselines.ts";

/** Which baselines a session is judged against. */
export interface BaselineQuery {
  readonly suite: string;
  /** Commit that the workspace was merged onto; its ancestors follow. */
  readonly base?: string;
  /** Branch that baselines are measured on. */
  readonly branch?: string;
  /** Session being judged: never its own baseline. */
  readonly except?: string;
  readonly limit: number;
}

export interface Store {
  baselines(query: BaselineQuery): Promise<Baselines>;
  /** Keeps a session folder under a name; returns where it went, in words. */
  save(folder: string, name: string): Promise<string>;
}
