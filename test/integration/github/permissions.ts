/** A job's `permissions:`; what is not named is none, as on GitHub. */
export type Permissions = Readonly<Partial<Record<Scope, "read" | "write">>>;

type Scope = "actions" | "checks" | "contents" | "issues" | "pull-requests" | "statuses";

export const ALL_PERMISSIONS: Permissions = {
  actions: "read",
  checks: "write",
  contents: "read",
  "pull-requests": "write",
  statuses: "write",
};

/** What a pull request from a fork gets, whatever its workflow asks for. */
export const FORK_PERMISSIONS: Permissions = {
  actions: "read",
  checks: "read",
  contents: "read",
  "pull-requests": "read",
};

/** Which scopes open which calls; any of them suffices. The first pattern that matches counts. */
const SCOPES: readonly (readonly [pattern: RegExp, scopes: readonly Scope[]])[] = [
  [/\/actions\//, ["actions"]],
  [/\/check-runs/, ["checks"]],
  [/\/statuses/, ["statuses"]],
  [/\/issues\//, ["issues", "pull-requests"]],
  [/\/pulls/, ["pull-requests"]],
  [/\/(?:contents|commits|compare|git)(?:\/|$)/, ["contents"]],
];

export function permits(permissions: Permissions, method: string, pathname: string): boolean {
  const scopes = SCOPES.find(([pattern]) => pattern.test(pathname))?.[1];
  if (scopes === undefined) return true;
  const granted = scopes.map((scope) => permissions[scope]);
  return method === "GET" ? granted.some((level) => level !== undefined) : granted.includes("write");
}
