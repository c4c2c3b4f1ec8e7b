#include "ports/event_store.h"

namespace motcua {

StoreFailure store_failure(sql::Failure failure) {
  switch (failure) {
    case sql::Failure::kDiskFull: return StoreFailure::kDiskFull;
    case sql::Failure::kUnavailable: return StoreFailure::kUnavailable;
    case sql::Failure::kUnknown: return StoreFailure::kUnknown;
    case sql::Failure::kConstraint: return StoreFailure::kConflict;
    case sql::Failure::kCorrupt: return StoreFailure::kCorrupt;
    case sql::Failure::kReadOnly: return StoreFailure::kReadOnly;
    case sql::Failure::kNewerVersion: return StoreFailure::kNewerVersion;
    case sql::Failure::kMisuse: return StoreFailure::kCorrupt;
  }
  return StoreFailure::kCorrupt;
}

}  // namespace motcua
