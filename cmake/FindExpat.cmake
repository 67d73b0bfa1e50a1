# CMake's own FindEXPAT takes expat's config first, which differs between releases. Gives Expat::expat.
find_path(EXPAT_INCLUDE_DIR expat.h)
find_library(EXPAT_LIBRARY expat)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Expat REQUIRED_VARS EXPAT_LIBRARY EXPAT_INCLUDE_DIR)
if(Expat_FOUND AND NOT TARGET Expat::expat)
  add_library(Expat::expat UNKNOWN IMPORTED)
  set_target_properties(Expat::expat PROPERTIES IMPORTED_LOCATION "${EXPAT_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${EXPAT_INCLUDE_DIR}")
endif()
