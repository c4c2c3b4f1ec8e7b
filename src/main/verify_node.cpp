#include "main/verify_node.h"

#include "adapters/clock/machine_clock.h"
#include "adapters/keys/tables.h"
#include "adapters/random/entropy.h"
#include "adapters/sqlite/database.h"
#include "base/check.h"
#include "main/node_files.h"
#include "main/side_data_check.h"

namespace motcua {
namespace {

using store::VerifyFault;
using store::VerifyProblem;

void add(store::Verification& out, VerifyProblem problem) {
  out.ok = false;
  ++out.problem_count;
  out.problems.insert(out.problems.begin(), std::move(problem));
}

/// What cannot be opened cannot be looked at; whether that is damage or a server that is not there
/// depends on where it lies.
Result<store::Verification, NodeFailure> not_opened(const NodePlace& place, StoreFailure failure) {
  const bool is_ours = place.store == "sqlite" && failure != StoreFailure::kNewerVersion;
  if (!is_ours) return fail(sentence_of(failure));
  store::Verification out;
  add(out, {"motcua.db", VerifyFault::kUnreadable});
  return out;
}

/// A vault that nobody opens: enough to check signatures.
std::unique_ptr<keys::Vault> shut_vault(Random& random, const Bytes& seed) {
  return std::make_unique<keys::Vault>(
      random, seed,
      [](const Table&,
         std::span<const sql::Cell>) -> Result<std::optional<std::vector<sql::Cell>>, KeyFailure> {
        return fail(KeyFailure::kLocked);
      });
}

std::string_view words_of(VerifyFault fault) {
  switch (fault) {
    case VerifyFault::kUnreadable: return "không đọc được";
    case VerifyFault::kGap: return "vị trí trong sổ bị khuyết hoặc trùng";
    case VerifyFault::kBytesDiffer: return "nội dung khác với lúc ghi";
    case VerifyFault::kNotAnEvent: return "không phải sự kiện do motcua ghi";
    case VerifyFault::kNotInItsPlace: return "nằm sai chỗ";
    case VerifyFault::kGapInStream: return "thứ tự sự kiện của hồ sơ bị khuyết hoặc trùng";
    case VerifyFault::kBadEvent: return "sự kiện không hiểu được";
    case VerifyFault::kTreeDiffers: return "cây băm không khớp với sổ";
    case VerifyFault::kIndexDiffers: return "mục lục không khớp với sổ";
    case VerifyFault::kIdentityDiffers: return "thông tin của nút không khớp với sổ";
    case VerifyFault::kLayoutDiffers: return "các bảng hiện không đúng bản; chạy `motcua rebuild`";
    case VerifyFault::kRowMissing: return "thiếu dòng mà sổ nói phải có";
    case VerifyFault::kRowUnexpected: return "thừa dòng mà sổ không nói tới";
    case VerifyFault::kRowDiffers: return "dòng khác với sổ; chạy `motcua rebuild`";
    case VerifyFault::kSideDataForged: return "chữ ký của nút không khớp";
    case VerifyFault::kBlobDamaged: return "tệp đính kèm bị hỏng";
    case VerifyFault::kBlobMissing: return "mất tệp đính kèm";
    case VerifyFault::kBlobUncited: return "tệp đính kèm không hồ sơ nào dùng";
    case VerifyFault::kFileUnexpected: return "tệp lạ";
    case VerifyFault::kReleaseMissing: return "mất tệp của bản danh mục; lấy lại từ bản sao";
    case VerifyFault::kReleaseAltered:
      return "tệp của bản danh mục không khớp với tên (mã băm); lấy lại từ bản sao";
  }
  CHECK(false, "no such fault");
}

}  // namespace

Result<store::Verification, NodeFailure> verify_node(const NodePlace& place,
                                                     const store::Progress& progress) {
  const bool is_sqlite = place.store == "sqlite";
  TRY(check_node_is_whole(place.directory, is_sqlite));
  const auto seed = read_secret(place.directory + "/keys/node.seed");
  random::Entropy random;
  const auto vault = seed ? shut_vault(random, *seed) : nullptr;
  const auto database = open_database(place);
  auto reader = database->open_reader();
  if (!reader) return not_opened(place, store_failure(reader.error()));
  if (store::is_of_earlier_schema(**reader)) return fail(std::string(kEarlierSchema));

  clock::MachineClock clock;
  const bool has_tokens = store::has_table(**reader, keys::kTokenTable);
  SideDataCheck side_data(vault.get(), place.directory, clock.now().instant, has_tokens);
  store::VerifyOptions options;
  options.progress = progress;
  options.side_data = &side_data;
  if (is_sqlite) options.check_engine = sqlite::quick_check;
  const NodeFolds folds;
  auto found = store::verify(**reader, folds.all(), options);
  if (!found) return not_opened(place, found.error());
  if (!seed) add(*found, {"keys/node.seed", VerifyFault::kUnreadable});
  return std::move(*found);
}

std::string sentence_of(const store::VerifyProblem& problem) {
  std::string out = problem.dossier.empty() ? "" : "hồ sơ " + problem.dossier + ", ";
  return out + problem.place + ": " + std::string(words_of(problem.fault));
}

}  // namespace motcua
