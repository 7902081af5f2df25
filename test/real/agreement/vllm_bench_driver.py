"""`vllm bench serve` again and again in one process: its imports take longer than a small benchmark.
A line of JSON asks, one on file descriptor 3 answers: {"bench": [words]} runs it, {"schedule": {…}} tells when it would send."""

import asyncio
import json
import os
import sys
from types import SimpleNamespace

import numpy as np
import vllm.benchmarks.serve as serve
from vllm.utils.argparse_utils import FlexibleArgumentParser

answers = os.fdopen(3, "w", buffering=1)


def schedule(seed, rate, burstiness, count):
    """get_request itself, with a clock that stands still: what it would sleep is the schedule."""
    due = []

    async def instead_of_sleep(seconds):
        due.append(seconds)

    async def collect():
        async for _ in serve.get_request([SimpleNamespace()] * count, rate, burstiness, None, None, None):
            pass

    real_sleep, real_time = asyncio.sleep, serve.time
    asyncio.sleep, serve.time = instead_of_sleep, SimpleNamespace(time=lambda: 0.0)
    np.random.seed(seed)
    try:
        asyncio.run(collect())
    finally:
        asyncio.sleep, serve.time = real_sleep, real_time
    return [round(1e6 * seconds) for seconds in due] or [0] * count


def bench(words):
    parser = FlexibleArgumentParser()
    serve.add_cli_args(parser)
    serve.main(parser.parse_args(words))


print(json.dumps({"ready": True}), file=answers)
for line in sys.stdin:
    asked = json.loads(line)
    told = schedule(**asked["schedule"]) if "schedule" in asked else bench(asked["bench"])
    print(json.dumps({"told": told}), file=answers)
