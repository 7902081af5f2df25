// The bound of what Node can do: one socket a stream, HTTP by hand, JSON.parse of every event, nothing checked.
// usage and output: as vllm_like_client.py
import { writeFileSync } from "node:fs";
import net from "node:net";
import { performance } from "node:perf_hooks";
import process from "node:process";

const [url, ...words] = process.argv.slice(2);
const [streams, requests, tokens, warmups] = words.slice(0, 4).map(Number);
const out = words[4];
const { port, pathname } = new URL(url);
const SPREAD_MS = 400;
const prompt = Array.from({ length: 128 }, (_, index) => 1000 + ((index * 7919) % 7000));
const body = JSON.stringify({
  model: "m",
  prompt,
  max_tokens: tokens,
  stream: true,
  stream_options: { include_usage: true },
  ignore_eos: true,
});
const sockets = [];
let reads = 0;

function request(stream, id) {
  return new Promise((resolve, reject) => {
    const found = { instants: [], usage: undefined };
    const head = `POST ${pathname} HTTP/1.1\r\nHost: 127.0.0.1\r\ncontent-type: application/json\r\nx-request-id: ${id}\r\ncontent-length: ${body.length}\r\n\r\n`;
    let startedAt = 0;
    const send = () => {
      startedAt = performance.now();
      socket.write(head + body);
    };
    const fresh = sockets[stream] === undefined;
    sockets[stream] ??= net.connect({ port: Number(port), host: "127.0.0.1", noDelay: true }, send);
    const socket = sockets[stream];
    const event = (bytes, from, to, at) => {
      if (bytes[from + 6] === 0x5b) return;
      const data = JSON.parse(bytes.utf8Slice(from + 6, to));
      if (data.choices.length > 0) found.instants.push(Math.round((at - startedAt) * 1000));
      else found.usage = data.usage;
    };
    let headRead = false;
    let rest;
    const read = (chunk) => {
      const at = performance.now();
      reads += 1;
      const bytes = rest === undefined ? chunk : Buffer.concat([rest, chunk]);
      rest = undefined;
      let from = 0;
      if (!headRead) {
        const end = bytes.indexOf("\r\n\r\n");
        if (end < 0) {
          rest = bytes;
          return;
        }
        headRead = true;
        from = end + 4;
      }
      while (from < bytes.length) {
        const line = bytes.indexOf(13, from);
        const length = line < 0 ? Number.NaN : Number.parseInt(bytes.latin1Slice(from, line), 16);
        if (Number.isNaN(length) || line + 2 + length + 2 > bytes.length) {
          rest = bytes.subarray(from);
          return;
        }
        if (length === 0) {
          socket.off("data", read);
          resolve(found);
          return;
        }
        event(bytes, line + 2, line + 2 + length, at);
        from = line + 2 + length + 2;
      }
    };
    socket.on("data", read);
    if (fresh) socket.on("error", reject);
    else send();
  });
}

async function send(count, name) {
  const answers = [];
  const lane = async (stream) => {
    await new Promise((resolve) => setTimeout(resolve, (stream / streams) * SPREAD_MS));
    for (let number = stream; number < count; number += streams) {
      answers.push({ number, ...(await request(stream, `${name}${number}`)) });
    }
  };
  await Promise.all(Array.from({ length: streams }, (_, stream) => lane(stream)));
  return answers;
}

await send(warmups, "warm-up-x");
reads = 0;
const startedAt = performance.now();
const startedCpu = process.cpuUsage();
const answers = await send(requests, "measured-");
const wallSeconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage(startedCpu);
for (const { number, usage } of answers) {
  if (usage?.completion_tokens !== tokens) throw new Error(`request ${number}: usage ${JSON.stringify(usage)}`);
}
writeFileSync(
  out,
  Buffer.concat(
    answers.map(({ number, instants }) => Buffer.from(Uint32Array.from([number, instants.length, ...instants]).buffer)),
  ),
);
const chunks = answers.reduce((sum, { instants }) => sum + instants.length, 0);
const peakMiB = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ chunks, reads, cpuSeconds: (user + system) / 1e6, wallSeconds, peakMiB })}\n`);
for (const socket of sockets) socket.destroy();
