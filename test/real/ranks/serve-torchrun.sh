# One machine's torchrun; each rank has a log of its own, by its number among all. usage: serve-torchrun.sh WORKER PORT COMMAND...
mkdir -p logs
export WORKER=$1
shift
exec torchrun --standalone --nproc-per-node 2 --no-python \
  bash -c 'exec python3 "$WORKER" "$@" > "logs/rank-$RANK.log" 2>&1' rank "$@"
