// A progress bar for people: on a terminal only, on standard error, one line written over and over.
#pragma once

#include <cstdint>

namespace motcua {

void show_progress(std::int64_t done, std::int64_t total);

}  // namespace motcua
