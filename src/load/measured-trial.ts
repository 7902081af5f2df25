import type { Calibration, LoadState } from "../model/load-result.ts";
import type { LoadSpec } from "../model/load-spec.ts";
import type { Workload } from "../model/record.ts";
import type { Requests } from "../model/requests.ts";
import type { Exchange } from "./client.ts";
import type { Row } from "./columns.ts";
import type { EngineAccount } from "./engine-watch.ts";
import type { ProcessHealth } from "./health.ts";
import type { Prompt, PromptForm } from "./prompt.ts";

/** Everything that happened in a trial, before anything is computed from it. */
export interface MeasuredTrial {
  readonly spec: LoadSpec;
  readonly state: LoadState;
  /** Real-time priority was granted. */
  readonly realTime: boolean;
  /** That send and read: the first alone, or so many beside it. */
  readonly threads: number;
  /** Of this machine, that the generator may use. */
  readonly cores: number;
  readonly identity: Workload;
  readonly form: PromptForm;
  readonly prompts: readonly Prompt[];
  readonly schedule: readonly number[];
  /** Probe and warm-up. */
  readonly before: readonly Exchange[];
  readonly calibration?: Calibration;
  readonly warmUpNote?: string;
  /** The server lets no connection be used again, and does not say so. */
  readonly cutsConnections: boolean;
  readonly rows: readonly Row[];
  /** What the engine's own metrics page says. */
  readonly engine: EngineAccount;
  readonly processHealth: ProcessHealth;
  readonly requests: Requests;
}
