# The C library alone: Debian's own CMake config also wants libical's C++ and GLib parts. Gives Libical::ical.
find_path(LIBICAL_INCLUDE_DIR libical/ical.h)
find_library(LIBICAL_LIBRARY ical)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libical REQUIRED_VARS LIBICAL_LIBRARY LIBICAL_INCLUDE_DIR)
if(LIBICAL_FOUND AND NOT TARGET Libical::ical)
  add_library(Libical::ical UNKNOWN IMPORTED)
  set_target_properties(Libical::ical PROPERTIES IMPORTED_LOCATION "${LIBICAL_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${LIBICAL_INCLUDE_DIR}")
endif()
