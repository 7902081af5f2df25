"""A rank that talks to the others every 0.2 s; rank 0 serves. usage: worker.py PORT COMMAND..., where COMMAND serves on the port."""
import os
import subprocess
import sys
import time

import torch
import torch.distributed as dist

rank = int(os.environ["RANK"])
print(f"rank {rank}: connecting", flush=True)
dist.init_process_group("gloo")
for step in range(6):
    time.sleep(1)
    dist.all_reduce(torch.ones(1))
    print(f"rank {rank}: loading weights {step + 1}/6", flush=True)
if rank == 0:
    subprocess.Popen([*sys.argv[2:], "--port", sys.argv[1]])
while True:
    time.sleep(0.2)
    dist.all_reduce(torch.ones(1))
