import { randomUUID } from "node:crypto";
import { appendFile } from "node:fs/promises";

/** Sets the step's outputs. A random delimiter keeps a value from writing another output. Does nothing outside of Actions. */
export async function writeOutputs(file: string | undefined, outputs: Readonly<Record<string, string>>): Promise<void> {
  if (file === undefined || file === "") return;
  const lines = Object.entries(outputs).map(([name, value]) => {
    const delimiter = `ghadelimiter_${randomUUID()}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
  });
  await appendFile(file, lines.join(""));
}
