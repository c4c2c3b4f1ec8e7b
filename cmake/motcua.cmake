# One static library per folder of src/, one executable per folder of tests/unit/.

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)

set(MOTCUA_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wswitch-enum)
# An error in the builds people work with and under clang-16; only shown where g++ 12's optimiser
# and sanitizers take sound code for wrong.
option(MOTCUA_WARNINGS_ARE_ERRORS "Stop at a warning" ON)
if(MOTCUA_WARNINGS_ARE_ERRORS)
  list(APPEND MOTCUA_WARNINGS -Werror)
endif()
# Boost and other system headers are SYSTEM includes: their warnings are not ours.

# motcua_library(NAME SOURCES a.cpp ... [DEPS folder ...] [LIBS target ...] [FOLDER dir])
# DEPS name folders of src/ and must equal the folder's row of tools/check_layers; LIBS are outside
# libraries. Every source file is listed by hand, so that a stray file is noticed.
function(motcua_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS;LIBS" ${ARGN})
  add_library(motcua_${name} STATIC ${ARG_SOURCES})
  target_include_directories(motcua_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_compile_options(motcua_${name} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:${MOTCUA_WARNINGS}>)
  foreach(dep IN LISTS ARG_DEPS)
    target_link_libraries(motcua_${name} PUBLIC motcua_${dep})
  endforeach()
  target_link_libraries(motcua_${name} PUBLIC ${ARG_LIBS})
endfunction()

# motcua_test(NAME SOURCES ... DEPS folder ... [LIBS ...]): one GoogleTest executable test_NAME.
# Its path is appended to build/<preset>/tests.list, which ./dev test reads.
function(motcua_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS;LIBS" ${ARGN})
  add_executable(test_${name} ${ARG_SOURCES})
  target_compile_options(test_${name} PRIVATE ${MOTCUA_WARNINGS})
  target_include_directories(test_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(test_${name}
                             PRIVATE MOTCUA_FIXTURES="${PROJECT_SOURCE_DIR}/tests/fixtures"
                                     MOTCUA_GOLDEN="${PROJECT_SOURCE_DIR}/tests/golden"
                                     MOTCUA_DATA="${PROJECT_SOURCE_DIR}/data")
  foreach(dep IN LISTS ARG_DEPS)
    target_link_libraries(test_${name} PRIVATE motcua_${dep})
  endforeach()
  target_link_libraries(test_${name} PRIVATE ${ARG_LIBS} GTest::gmock GTest::gtest
                        GTest::gtest_main)
  add_test(NAME ${name} COMMAND test_${name})
  set_property(GLOBAL APPEND PROPERTY MOTCUA_TESTS $<TARGET_FILE:test_${name}>)
endfunction()

# Called once, at the end of tests/CMakeLists.txt.
function(motcua_write_test_list)
  get_property(tests GLOBAL PROPERTY MOTCUA_TESTS)
  list(JOIN tests "\n" lines)
  file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/tests.list CONTENT "${lines}\n")
endfunction()
