# One INTERFACE target carries every flag; each of our targets links it.
add_library(waymark_flags INTERFACE)
target_compile_features(waymark_flags INTERFACE cxx_std_20)
set(CMAKE_CXX_EXTENSIONS OFF)

option(WAYMARK_WERROR "Treat warnings as errors" OFF)
set(WAYMARK_SANITIZE "" CACHE STRING "Sanitizers, comma separated: address,undefined or thread or fuzzer,address")

target_compile_options(waymark_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-align -Wunused -Wnull-dereference -Wdouble-promotion -Wformat=2
  $<$<BOOL:${WAYMARK_WERROR}>:-Werror>)
# g++ 12 reports null dereferences and dangling references inside its own <vector> and <variant> at -O2.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(waymark_flags INTERFACE -Wno-null-dereference -Wno-maybe-uninitialized -Wno-restrict)
endif()

if(WAYMARK_SANITIZE)
  # SOCI's shared library hides its typeinfo, so the vptr check can't link (see docs/decisions).
  target_compile_options(waymark_flags INTERFACE -fsanitize=${WAYMARK_SANITIZE} -fno-sanitize=vptr
    -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(waymark_flags INTERFACE -fsanitize=${WAYMARK_SANITIZE} -fno-sanitize=vptr)
endif()

if(WAYMARK_BUILD_FUZZERS)
  # Every library tells the fuzzer which of its branches were taken.
  target_compile_options(waymark_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# A test program is 240 MB with sanitizers, and there are sixty: mold links one in a fifth of ld's time (measured).
find_program(WAYMARK_MOLD mold)
if(WAYMARK_MOLD)
  target_link_options(waymark_flags INTERFACE -fuse-ld=mold)
endif()
