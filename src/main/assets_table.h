// The table that cmake/assets.cmake writes; used by assets.cpp only.
#pragma once

namespace motcua {

struct EmbeddedFile {
  const char* name;
  const char* begin;
  const char* end;
};

extern const EmbeddedFile kEmbeddedFiles[];  // ascending by name
extern const unsigned kEmbeddedFileCount;

}  // namespace motcua
