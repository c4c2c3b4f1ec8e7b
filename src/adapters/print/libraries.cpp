#include "adapters/print/libraries.h"

#include <dlfcn.h>

#include <algorithm>
#include <iterator>

#ifdef __SANITIZE_ADDRESS__
// fontconfig finds its patterns by offsets, not by pointers: what it still holds at the end looks
// lost. Said here and not in the environment, of which the process of a print has none.
extern "C" const char* __lsan_default_suppressions();  // NOLINT: the sanitizer's name
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig.so"; }
#endif

namespace motcua::printing {

#define MOTCUA_FUNCTION(name) decltype(&::name) name = nullptr;
#include "adapters/print/functions.def"
#undef MOTCUA_FUNCTION

namespace {

// Each with the version of its interface; what they need they load themselves.
constexpr const char* kLibraries[] = {"libpangocairo-1.0.so.0", "libpango-1.0.so.0",
                                      "libgobject-2.0.so.0", "libcairo.so.2", "libfontconfig.so.1"};

template <class Function>
bool find(void* const (&libraries)[std::size(kLibraries)], const char* name, Function& out) {
  for (void* const library : libraries)
    if (out == nullptr) out = reinterpret_cast<Function>(::dlsym(library, name));
  return out != nullptr;
}

bool loaded() {
  void* libraries[std::size(kLibraries)];
  // Never unloaded: glib's types live until the program ends.
  std::transform(std::begin(kLibraries), std::end(kLibraries), std::begin(libraries),
                 [](const char* name) { return ::dlopen(name, RTLD_NOW | RTLD_LOCAL); });
  if (std::find(std::begin(libraries), std::end(libraries), nullptr) != std::end(libraries))
    return false;
  bool all = true;
#define MOTCUA_FUNCTION(name) all = find(libraries, #name, name) && all;
#include "adapters/print/functions.def"
#undef MOTCUA_FUNCTION
  return all;
}

}  // namespace

bool load_libraries() {
  static const bool kLoaded = loaded();
  return kLoaded;
}

}  // namespace motcua::printing
