# What makes a build quicker without changing what is built: ccache and mold, where they are found.
# The presets name this file, so that the lists of libraries need not know of it.
find_program(MOTCUA_CCACHE ccache)
if(MOTCUA_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER ${MOTCUA_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${MOTCUA_CCACHE})
endif()

find_program(MOTCUA_MOLD mold)
if(MOTCUA_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
