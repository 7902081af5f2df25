import { appendFile, stat } from "node:fs/promises";

/** Above it GitHub drops the whole summary: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
const LONGEST_SUMMARY_BYTES = 1024 * 1024;

/** Appends the report to the step's summary, within what is left of it. Does nothing outside of Actions. */
export async function writeSummary(file: string | undefined, render: (limit: number) => string): Promise<void> {
  if (file === undefined || file === "") return;
  const written = await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
  const bytesLeft = LONGEST_SUMMARY_BYTES - written;
  let limit = bytesLeft;
  let text = render(limit);
  while (Buffer.byteLength(text) > bytesLeft && limit > 0) {
    limit = Math.floor(limit / 2);
    text = render(limit);
  }
  if (Buffer.byteLength(text) <= bytesLeft) await appendFile(file, text);
}
