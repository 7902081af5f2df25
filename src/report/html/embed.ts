import { deflateRawSync } from "node:zlib";
import type { DATA_ID, SAMPLES_ID } from "./page-data.ts";

/** Half the time of the usual level, for a twentieth more bytes. */
const LEVEL = 4;

/** Base64 of deflated JSON: some megabytes of samples fit a page, and no text in it can end the element that holds it. */
export function embedded(id: typeof DATA_ID | typeof SAMPLES_ID, data: unknown): string {
  const packed = deflateRawSync(JSON.stringify(data), { level: LEVEL }).toString("base64");
  return `<script type="application/octet-stream" id="${id}">${packed}</script>`;
}
