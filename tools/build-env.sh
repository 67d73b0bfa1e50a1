# Sourced by tools/run and tools/test: ccache hits across clones only with these two (measured).
CCACHE_BASEDIR=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export CCACHE_BASEDIR CCACHE_NOHASHDIR=1
jobs=$(nproc)

# build PRESET [TARGET…]
build() {
  local preset=$1
  shift
  cmake --preset "$preset" >"/tmp/waymark-configure-$$.log" 2>&1 || {
    cat "/tmp/waymark-configure-$$.log"
    return 1
  }
  rm -f "/tmp/waymark-configure-$$.log"
  cmake --build --preset "$preset" --parallel "$jobs" ${@:+--target "$@"}
}
