# Configuring and building presets. Sourced by ./dev; works in the checkout's folder.

jobs_max() { nproc; }

# configure PRESET [-DX=Y...]: again only when the presets changed or settings are given.
configure() {
  local preset=$1
  shift
  local made=build/$preset/build.ninja
  if [ $# = 0 ] && [ "$made" -nt CMakePresets.json ] && [ "$made" -nt cmake/speed.cmake ]; then
    return
  fi
  mkdir -p "build/$preset"
  if ! cmake --preset "$preset" "$@" >"build/$preset/configure.log" 2>&1; then
    cat "build/$preset/configure.log" >&2
    return 1
  fi
}

# compile PRESET [TARGET...]
compile() {
  local preset=$1
  shift
  echo "dev: building $preset ${*:-everything}" >&2
  nice ninja -C "build/$preset" -j "$(jobs_max)" --quiet "$@" >&2
}

# has_target PRESET TARGET: whether the configured build knows the target.
has_target() { ninja -C "build/$1" -t query "$2" >/dev/null 2>&1; }

# Builds the program as it runs at a centre and leaves it at build/motcua. It is moved into place,
# so that a server that runs from there is not disturbed.
# Returns 2 where there is no such target.
build_release() {
  configure release || return 1
  if ! has_target release motcua; then
    echo "dev: the program motcua is not part of this tree yet" >&2
    return 2
  fi
  compile release motcua || return 1
  local made
  made=$(find build/release -name motcua -type f -perm -u+x -print -quit)
  if ! cmp -s "$made" build/motcua; then
    cp "$made" build/motcua.new &&
      mv build/motcua.new build/motcua
  fi
}
