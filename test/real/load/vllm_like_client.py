"""The measuring loop of `vllm bench serve` in closed loop, restated from vllm/benchmarks/lib/endpoint_request_func.py: aiohttp, one
coroutine a request, `iter_any`, strip, split, `json.loads` to see whether an event is whole and once more to read it.
usage: vllm_like_client.py URL STREAMS REQUESTS TOKENS WARMUPS OUT
Writes for each request uint32 number, uint32 chunks, then uint32 microseconds from the request's start to each chunk, and
prints one line of JSON: chunks, reads, CPU and wall seconds, and peak MiB of the measured part."""

import asyncio
import codecs
import json
import resource
import struct
import sys
import time

import aiohttp

URL, OUT = sys.argv[1], sys.argv[6]
STREAMS, REQUESTS, TOKENS, WARMUPS = (int(word) for word in sys.argv[2:6])
PROMPT = [1000 + i * 7919 % 7000 for i in range(128)]
# The streams start over this time, as in every client of the comparison.
SPREAD_SECONDS = 0.4
reads = 0


class StreamedResponseHandler:
    def __init__(self):
        self.buffer = ""
        self.decoder = codecs.getincrementaldecoder("utf-8")()

    def add_chunk(self, chunk_bytes):
        self.buffer += self.decoder.decode(chunk_bytes)
        messages = []
        while "\n\n" in self.buffer:
            message, self.buffer = self.buffer.split("\n\n", 1)
            message = message.strip()
            if message:
                messages.append(message)
        if self.buffer.startswith("data: "):
            content = self.buffer.removeprefix("data: ").strip()
            if content == "[DONE]":
                messages.append(self.buffer.strip())
                self.buffer = ""
            elif content:
                try:
                    json.loads(content)
                    messages.append(self.buffer.strip())
                    self.buffer = ""
                except json.JSONDecodeError:
                    pass
        return messages


async def request(session, number, name):
    global reads
    payload = {
        "model": "m",
        "prompt": PROMPT,
        "repetition_penalty": 1.0,
        "max_tokens": TOKENS,
        "logprobs": None,
        "stream": True,
        "stream_options": {"include_usage": True},
        "ignore_eos": True,
    }
    ttft, itl, text, usage = 0.0, [], "", None
    start = time.perf_counter()
    most_recent = start
    first_chunk_received = False
    async with session.post(url=URL, json=payload, headers={"x-request-id": f"{name}{number}"}) as response:
        handler = StreamedResponseHandler()
        async for chunk_bytes in response.content.iter_any():
            reads += 1
            chunk_bytes = chunk_bytes.strip()
            if not chunk_bytes:
                continue
            for message in handler.add_chunk(chunk_bytes):
                if message.startswith(":"):
                    continue
                chunk = message.removeprefix("data: ")
                if chunk == "[DONE]":
                    continue
                data = json.loads(chunk)
                if choices := data.get("choices"):
                    timestamp = time.perf_counter()
                    if not first_chunk_received:
                        first_chunk_received = True
                        ttft = timestamp - start
                    else:
                        itl.append(timestamp - most_recent)
                    most_recent = timestamp
                    text += choices[0].get("text") or ""
                elif usage_seen := data.get("usage"):
                    usage = usage_seen
    if usage is None or usage["completion_tokens"] != TOKENS:
        raise SystemExit(f"request {number}: usage {usage}")
    return number, ttft, itl


async def main():
    global reads
    connector = aiohttp.TCPConnector(limit=STREAMS, limit_per_host=STREAMS, keepalive_timeout=60, force_close=False)
    timeout = aiohttp.ClientTimeout(total=6 * 3600)
    async with aiohttp.ClientSession(connector=connector, trust_env=True, timeout=timeout) as session:

        async def sent(requests, name):
            answers = []

            async def lane(stream):
                await asyncio.sleep(stream / STREAMS * SPREAD_SECONDS)
                for number in range(stream, requests, STREAMS):
                    answers.append(await request(session, number, name))

            await asyncio.gather(*[lane(stream) for stream in range(STREAMS)])
            return answers

        # The server logs only what ends in a dash and a number.
        await sent(WARMUPS, "warm-up-x")
        reads = 0
        wall, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
        answers = await sent(REQUESTS, "measured-")
        wall, now = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_SELF)
    with open(OUT, "wb") as file:
        for number, ttft, itl in answers:
            at, instants = ttft, [round(ttft * 1e6)]
            for gap in itl:
                at += gap
                instants.append(round(at * 1e6))
            file.write(struct.pack(f"<II{len(instants)}I", number, len(instants), *instants))
    cpu = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    chunks = sum(1 + len(itl) for _, _, itl in answers)
    print(json.dumps({"chunks": chunks, "reads": reads, "cpuSeconds": cpu, "wallSeconds": wall, "peakMiB": now.ru_maxrss / 1024}))


asyncio.run(main())
