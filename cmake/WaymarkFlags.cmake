# One INTERFACE target carries every flag; each of our targets links it, and each test waymark_test_flags, which differs
# in the sanitizers only: checks of undefined behaviour go into the product, not into the sources of the tests, whose
# compiling they would make half as long again (measured: 25 s a file against 16).
add_library(waymark_common_flags INTERFACE)
target_compile_features(waymark_common_flags INTERFACE cxx_std_20)
add_library(waymark_flags INTERFACE)
target_link_libraries(waymark_flags INTERFACE waymark_common_flags)
add_library(waymark_test_flags INTERFACE)
target_link_libraries(waymark_test_flags INTERFACE waymark_common_flags)
set(CMAKE_CXX_EXTENSIONS OFF)

option(WAYMARK_WERROR "Treat warnings as errors" OFF)
set(WAYMARK_SANITIZE "" CACHE STRING "Sanitizers, comma separated: address,undefined or thread or fuzzer,address")

target_compile_options(waymark_common_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-align -Wunused -Wnull-dereference -Wdouble-promotion -Wformat=2
  $<$<BOOL:${WAYMARK_WERROR}>:-Werror>)
# g++ 12 reports null dereferences and dangling references inside its own <vector> and <variant> at -O2.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(waymark_common_flags INTERFACE -Wno-null-dereference -Wno-maybe-uninitialized -Wno-restrict)
endif()

if(WAYMARK_SANITIZE)
  # SOCI's shared library hides its typeinfo, so the vptr check can't link (see docs/decisions).
  set(_sanitize -fsanitize=${WAYMARK_SANITIZE} -fno-sanitize=vptr)
  target_compile_options(waymark_common_flags INTERFACE -fno-omit-frame-pointer)
  target_link_options(waymark_common_flags INTERFACE ${_sanitize})
  target_compile_options(waymark_flags INTERFACE ${_sanitize} -fno-sanitize-recover=all)
  target_compile_options(waymark_test_flags INTERFACE ${_sanitize} -fno-sanitize=undefined -fno-sanitize-recover=all)
endif()

if(WAYMARK_BUILD_FUZZERS)
  # Every library tells the fuzzer which of its branches were taken.
  target_compile_options(waymark_common_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# mold links a program in a fifth of ld's time (measured).
find_program(WAYMARK_MOLD mold)
if(WAYMARK_MOLD)
  target_link_options(waymark_common_flags INTERFACE -fuse-ld=mold)
endif()
