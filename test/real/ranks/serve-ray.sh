# Two nodes of Ray, each with a log, and a driver. usage: serve-ray.sh DRIVER PORT COMMAND...
mkdir -p logs
export RAY_ADDRESS=127.0.0.1:6379 RAY_DEDUP_LOGS=0
node() {
  ray start "${@:2}" --num-cpus 1 --resources "{\"node$1\": 1}" --object-store-memory 100000000 --disable-usage-stats --block \
    > "logs/rank-$1.log" 2>&1 &
}
node 0 --head --port 6379 --node-ip-address 127.0.0.1 --include-dashboard=false
until ray status > /dev/null 2>&1; do sleep 0.5; done
node 1 --address "$RAY_ADDRESS"
exec python3 "$@"
