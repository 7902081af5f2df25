export interface Check {
  readonly job: string;
  readonly rule: string;
  readonly held: boolean;
  /** What was seen; a figure, or what broke the rule. */
  readonly seen: string;
}

/** Collects what was checked, and says each as it is known. */
export interface Checks {
  readonly all: readonly Check[];
  readonly expect: (job: string, rule: string, held: boolean, seen?: string) => void;
}

export function startChecks(say: (line: string) => void): Checks {
  const all: Check[] = [];
  return {
    all,
    expect: (job, rule, held, seen = "") => {
      all.push({ job, rule, held, seen });
      say(`  ${held ? "ok    " : "NOT OK"} ${rule}${seen === "" ? "" : `: ${seen}`}`);
    },
  };
}
