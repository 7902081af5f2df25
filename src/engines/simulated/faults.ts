export interface FaultSettings {
  readonly failEvery: number;
  readonly failAll: boolean;
  readonly cutEvery: number;
  readonly crashAtRequest: number;
  readonly hangAtRequest: number;
}

export type Fault = "none" | "fail" | "cut" | "crash" | "hang";

/** What is planted for the nth request of this start, from 1; warm-up requests count. */
export function faultOf(ordinal: number, settings: FaultSettings): Fault {
  const isTurn = (every: number) => every > 0 && ordinal % every === 0;
  if (ordinal === settings.crashAtRequest) return "crash";
  if (ordinal === settings.hangAtRequest) return "hang";
  if (settings.failAll || isTurn(settings.failEvery)) return "fail";
  return isTurn(settings.cutEvery) ? "cut" : "none";
}
