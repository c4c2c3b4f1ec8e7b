# motcua_assets(TARGET ROOT file...): puts the files into the library TARGET as they are. At run
# time they are found by their path under ROOT, without a leading data/; ui/ is
# called web/, so that names stay in order (src/main/assets.h).
function(motcua_assets target root)
  set(assembly "    .section .rodata\n")
  set(table "#include \"main/assets_table.h\"\n\nextern \"C\" {\n")
  set(rows "")
  set(paths "")
  set(count 0)
  foreach(file IN LISTS ARGN)
    string(REGEX REPLACE "^data/" "" name "${file}")
    string(REGEX REPLACE "^ui/" "web/" name "${name}")
    set(path "${root}/${file}")
    list(APPEND paths "${path}")
    string(APPEND assembly
           "    .global motcua_asset_${count}\n    .global motcua_asset_end_${count}\n"
           "motcua_asset_${count}:\n    .incbin \"${path}\"\nmotcua_asset_end_${count}:\n"
           "    .byte 0\n")
    string(APPEND table "extern const char motcua_asset_${count}[];\n"
           "extern const char motcua_asset_end_${count}[];\n")
    string(APPEND rows "    {\"${name}\", motcua_asset_${count}, motcua_asset_end_${count}},\n")
    math(EXPR count "${count} + 1")
  endforeach()
  string(APPEND assembly "    .section .note.GNU-stack,\"\",%progbits\n")
  string(APPEND table "}\n\nnamespace motcua {\n"
         "const EmbeddedFile kEmbeddedFiles[] = {\n${rows}};\n"
         "const unsigned kEmbeddedFileCount = ${count};\n}\n")
  set(made "${CMAKE_CURRENT_BINARY_DIR}/${target}_assets")
  file(CONFIGURE OUTPUT "${made}.S" CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT "${made}.cpp" CONTENT "${table}" @ONLY)
  set_source_files_properties("${made}.S" PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE "${made}.S" "${made}.cpp")
endfunction()
