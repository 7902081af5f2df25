/** Which attempt of which workflow run wrote a comment. Run ids only grow: https://docs.github.com/rest/actions/workflow-runs */
export interface RunMark {
  readonly id: number;
  readonly attempt: number;
}

/** Stands behind a comment's marker, and is not shown. */
export function runMark({ id, attempt }: RunMark): string {
  return `<!-- run ${id}.${attempt} -->`;
}

/** The mark right behind the marker that a comment of ours begins with; absent in comments of other versions. */
export function readRunMark(body: string, marker: string): RunMark | undefined {
  const found = /^<!-- run (?<id>\d{1,15})\.(?<attempt>\d{1,6}) -->/.exec(body.slice(marker.length))?.groups;
  return found === undefined ? undefined : { id: Number(found["id"]), attempt: Number(found["attempt"]) };
}

export function isNewer(one: RunMark, other: RunMark): boolean {
  return one.id === other.id ? one.attempt > other.attempt : one.id > other.id;
}
