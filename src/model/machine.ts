import type { Facts } from "./session.ts";

/** The subject's fact that says which machine of its class it was. It may differ, and is looked at where one machine is slower. */
export const MACHINE = "machine";

export function machineOf({ subject }: { readonly subject: Facts }): string | undefined {
  const name = subject[MACHINE];
  return name === undefined || name === "" ? undefined : name;
}
