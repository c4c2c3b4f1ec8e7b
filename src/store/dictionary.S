// The frozen dictionary of packing.cpp, as it lies in data/log (docs/formats/packing.md).
    .section .rodata
    .global motcua_packing_dictionary
    .global motcua_packing_dictionary_end
motcua_packing_dictionary:
    .incbin "entries-1.zdict"
motcua_packing_dictionary_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
