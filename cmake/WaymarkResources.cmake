# waymark_embed(TARGET ROOT FILES…): puts data files into the program, byte for byte.
# The generated unit defines base::embeddedFiles() (src/base/resources.h).
# `.incbin` keeps the compiler out of it: a 300 KB JSON costs nothing to compile.
function(waymark_embed target root)
  set(out "${CMAKE_CURRENT_BINARY_DIR}/embedded_resources.cpp")
  set(asm "")
  set(externs "")
  set(rows "")
  set(index 0)
  set(deps "")
  foreach(file IN LISTS ARGN)
    set(path "${root}/${file}")
    list(APPEND deps "${path}")
    string(APPEND asm "asm(\".section .rodata\\n.global wm_res_${index}_b\\nwm_res_${index}_b:\\n.incbin \\\"${path}\\\"\\n.global wm_res_${index}_e\\nwm_res_${index}_e:\\n.byte 0\\n.previous\\n\");\n")
    string(APPEND externs "extern \"C\" const char wm_res_${index}_b[];\nextern \"C\" const char wm_res_${index}_e[];\n")
    string(APPEND rows "    {\"${file}\", {wm_res_${index}_b, static_cast<std::size_t>(wm_res_${index}_e - wm_res_${index}_b)}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  file(CONFIGURE OUTPUT "${out}" CONTENT "// Made by cmake/WaymarkResources.cmake.
#include \"base/resources.h\"
@asm@@externs@
namespace waymark::base {
std::span<const EmbeddedFile> embeddedFiles() {
  static const EmbeddedFile files[] = {
@rows@  };
  return files;
}
}
" @ONLY)
  # By itself: within a unity unit nobody would see that a data file has changed.
  set_source_files_properties("${out}" PROPERTIES OBJECT_DEPENDS "${deps}" SKIP_UNITY_BUILD_INCLUSION ON)
  target_sources(${target} PRIVATE "${out}")
endfunction()
