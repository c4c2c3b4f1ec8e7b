# What each need installs, and how. Sourced by ./dev. Everything is in Debian 12.

packages_build=(
  build-essential cmake ninja-build ccache mold pkg-config python3 gettext esbuild brotli gzip
  libboost1.81-dev libboost-json1.81-dev libssl-dev libsodium-dev libsqlite3-dev libpq-dev
  libcurl4-openssl-dev libfmt-dev libspdlog-dev libexpected-dev libtomlplusplus-dev libcli11-dev
  libutf8proc-dev libzstd-dev zlib1g-dev libbrotli-dev libpango1.0-dev libcairo2-dev
  libqrcodegencpp-dev libxlsxwriter-dev prometheus-cpp-dev fonts-liberation fonts-liberation2
  fonts-dejavu-core fonts-noto-core
)
packages_test=(
  libgtest-dev libgmock-dev librapidcheck-dev json-schema-test-suite liblemon-dev
  coinor-libclp-dev postgresql-15 sqlite3 poppler-utils iproute2 zbar-tools softhsm2 openssl curl
  systemd
)
packages_browser=(chromium libnss3-tools)
packages_bench=(postgresql-15 openssl)
packages_lint=(clang-format-16 python3 git gettext)
packages_clang=(clang-16)
packages_fuzz=(clang-16 libfuzzer-16-dev libclang-rt-16-dev)

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "dev: neither root nor sudo; run as root: $*" >&2
    return 1
  fi
}

# Prints those of its arguments that dpkg does not know as installed.
not_installed() {
  local installed
  installed=" $(dpkg-query -W -f='${Package}=${db:Status-Status} ' "$@" 2>/dev/null || true)"
  local package
  for package in "$@"; do
    [[ $installed == *" $package=installed "* ]] || printf '%s\n' "$package"
  done
}

apt_install() {
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq
    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
  local install=("${apt[@]}" install -y --no-install-recommends "$@")
  local log=build/apt.log
  mkdir -p build
  echo "dev: installing $*" >&2
  # The lists may be absent (a fresh machine) or stale: they are fetched only when it fails.
  as_root "${install[@]}" >"$log" 2>&1 && return
  as_root "${apt[@]}" update >>"$log" 2>&1 && as_root "${install[@]}" >>"$log" 2>&1 && return
  tail -n 40 "$log" >&2
  return 1
}

# need build test ...: installs what is missing of those lists; no network when all is there.
need() {
  if ! command -v dpkg-query >/dev/null; then
    echo "dev: this is no Debian; its packages are listed in tools/dev/packages.sh" >&2
    return 1
  fi
  local wanted=() list missing
  for list in "$@"; do
    local -n packages="packages_$list"
    wanted+=("${packages[@]}")
    unset -n packages
  done
  mapfile -t missing < <(not_installed "${wanted[@]}")
  [ ${#missing[@]} = 0 ] || apt_install "${missing[@]}"
}

# Debian's nodejs conflicts with a vendor's package: what is on PATH is used as it is.
need_node() {
  command -v node >/dev/null && command -v npm >/dev/null && return
  apt_install nodejs npm
}
