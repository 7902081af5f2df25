# Ranks that nothing watches but their own shell, which says when one ends. usage: serve-plain.sh WORKER PORT COMMAND...
mkdir -p logs
export WORLD_SIZE=2 MASTER_ADDR=127.0.0.1 MASTER_PORT=$(($2 + 1))
for rank in 0 1; do
  (RANK=$rank python3 "$@"; echo "rank ended: $?") > "logs/rank-$rank.log" 2>&1 &
done
wait
