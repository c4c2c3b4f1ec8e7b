# motcua_fuzz(NAME SOURCES ... DEPS folder ... [LIBS ...]): one libFuzzer program, left at
# build/fuzz/bin/NAME, where ./dev fuzz finds it. Seeds stand in tests/fuzz/corpus/NAME, a
# dictionary in tests/fuzz/NAME.dict. A target says what must hold for every input, with CHECK.
add_custom_target(fuzzers)

function(motcua_fuzz name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS;LIBS" ${ARGN})
  add_executable(fuzz_${name} ${ARG_SOURCES})
  target_compile_options(fuzz_${name} PRIVATE ${MOTCUA_WARNINGS})
  foreach(dep IN LISTS ARG_DEPS)
    target_link_libraries(fuzz_${name} PRIVATE motcua_${dep})
  endforeach()
  target_link_libraries(fuzz_${name} PRIVATE ${ARG_LIBS})
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  set_target_properties(fuzz_${name} PROPERTIES OUTPUT_NAME ${name}
                                                RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
  add_dependencies(fuzzers fuzz_${name})
endfunction()
