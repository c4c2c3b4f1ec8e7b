# Fuzzing. Sourced by ./dev; works in the checkout's folder.

# One target for some seconds. What it learns goes to build/, what is committed is only read.
fuzz_one() {
  local target=$1 seconds=$2
  local learned=build/fuzz/corpus/$target seeds=tests/fuzz/corpus/$target
  local found=build/fuzz/crashes/$target- log=build/fuzz/$target.log
  mkdir -p "$learned" build/fuzz/crashes
  local corpora=("$learned")
  [ ! -d "$seeds" ] || corpora+=("$seeds")
  local options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048
    -print_final_stats=1 -artifact_prefix="$found")
  local dictionary=tests/fuzz/$target.dict
  [ ! -f "$dictionary" ] || options+=(-dict="$dictionary")
  if UBSAN_OPTIONS=print_stacktrace=1 "build/fuzz/bin/$target" "${options[@]}" "${corpora[@]}" \
    >"$log" 2>&1; then
    echo "fuzz: $target: $(awk '/number_of_executed_units/ {print $2}' "$log") inputs, no fault"
  else
    tail -n 60 "$log"
    echo "fuzz: $target: FAULT, the input is $found*, the whole log $log"
    return 1
  fi
}

# fuzz_all [--at-most N] SECONDS [TARGET...]: as many at once as there are processors. Of more than
# N targets each day takes the next N, so that all have their turn.
fuzz_all() {
  local at_most=0
  if [ "${1:-}" = --at-most ]; then
    at_most=$2
    shift 2
  fi
  local seconds=${1:-60}
  [ $# = 0 ] || shift
  if ! [[ $seconds =~ ^[0-9]+$ ]]; then
    echo "dev: ./dev fuzz [SECONDS] [TARGET...]" >&2
    return 2
  fi
  if [ ! -f tests/fuzz/CMakeLists.txt ]; then
    echo "0 fuzz targets"
    return
  fi
  need build fuzz
  configure fuzz
  compile fuzz fuzzers
  local targets=("$@")
  if [ ${#targets[@]} = 0 ]; then
    mapfile -t targets < <(find build/fuzz/bin -type f -perm -u+x -printf '%f\n' 2>/dev/null | sort)
  fi
  local all=${#targets[@]}
  if [ "$at_most" != 0 ] && [ "$all" -gt "$at_most" ]; then
    local first=$(($(date +%s) / 86400 * at_most % all))
    local twice=("${targets[@]}" "${targets[@]}")
    targets=("${twice[@]:first:at_most}")
  fi
  export -f fuzz_one
  local failed=0
  if [ ${#targets[@]} != 0 ]; then
    printf '%s\n' "${targets[@]}" |
      xargs -P "$(jobs_max)" -I{} bash -c 'fuzz_one "$1" "$2"' _ {} "$seconds" || failed=1
  fi
  echo "${#targets[@]} fuzz targets of $all, $seconds s each"
  return "$failed"
}
