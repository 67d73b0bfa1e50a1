option(WAYMARK_UNITY "Compile each folder as one unit: four times less work for a whole build" OFF)

# waymark_library(NAME SOURCES a.cpp … LINKS waymark::base … [PRIVATE_LINKS …])
# One library a folder (shared in the sanitizers' presets, see docs/decisions/0001), linked only to the folders it may include (docs/architecture.md).
function(waymark_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(waymark_${name} ${ARG_SOURCES})
  add_library(waymark::${name} ALIAS waymark_${name})
  target_include_directories(waymark_${name} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(waymark_${name} PUBLIC ${ARG_LINKS} PRIVATE waymark_flags ${ARG_PRIVATE_LINKS})
  set_target_properties(waymark_${name} PROPERTIES UNITY_BUILD ${WAYMARK_UNITY} UNITY_BUILD_BATCH_SIZE 12)
endfunction()

# waymark_ui_sources(a.cpp …): adds a page's folder to the window's library, as one unit where WAYMARK_UNITY is on.
function(waymark_ui_sources)
  target_sources(waymark_ui PRIVATE ${ARGN})
  get_filename_component(folder "${CMAKE_CURRENT_SOURCE_DIR}" NAME)
  set_source_files_properties(${ARGN} TARGET_DIRECTORY waymark_ui PROPERTIES UNITY_GROUP ${folder})
endfunction()

# waymark_test(NAME SOURCES … LINKS …): a Catch2 program of its own, each case known to ctest.
function(waymark_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(test_${name} ${ARG_SOURCES})
  target_link_libraries(test_${name} PRIVATE waymark_test_main ${ARG_LINKS} waymark_test_flags)
  add_test(NAME ${name} COMMAND test_${name})
endfunction()
