#include <utility>

#include "base/sha256.h"
#include "store/verify_parts.h"

namespace motcua::store {
namespace {

constexpr std::string_view kNodeCreated = "node.created";

bool says(const json::Value& body, std::string_view name, const json::Value& value) {
  const json::Value* found = body.find(name);
  return found != nullptr && *found == value;
}

}  // namespace

void SetHash::add(std::string_view element) {
  const Sha256 hash = sha256(element);
  for (std::size_t i = 0; i < sums_.size(); ++i)
    sums_[i] += read_u64_be(hash.view().substr(i * 8, 8));
}

Bytes stream_element(std::string_view stream, std::int64_t seq, std::int64_t log,
                     std::int64_t pos) {
  Bytes out(stream);
  for (const std::int64_t number : {seq, log, pos})
    append_u64_be(out, static_cast<std::uint64_t>(number));
  return out;
}

Bytes log_element(std::int64_t log, std::int64_t idx, std::int64_t pos) {
  Bytes out;
  for (const std::int64_t number : {log, idx, pos})
    append_u64_be(out, static_cast<std::uint64_t>(number));
  return out;
}

void LogCheck::problem(VerifyFault fault) {
  findings_.add({"entry " + std::to_string(last_pos_), fault, stream_});
}

void LogCheck::entry(const sql::Row& row) {
  const Place place{row.integer(0), row.integer(1), row.integer(2)};
  const std::string_view stream = row.blob(3);
  const std::int64_t seq = row.integer(4);
  // By the difference: a damaged position may be the largest there is.
  const std::int64_t before = std::exchange(last_pos_, place.pos);
  ++events_;
  stream_ = StreamId::from_raw(stream);
  if (place.pos <= 0 || place.pos - 1 != before) problem(VerifyFault::kGap);
  by_stream_.add(stream_element(stream, seq, place.log, place.pos));
  by_log_.add(log_element(place.log, place.idx, place.pos));
  const bool is_whole = stream_ && packing_.unpack(row.blob(5), *stream_, bytes_);
  if (!is_whole) {
    problem(VerifyFault::kBytesDiffer);
    bytes_.clear();
  }
  if (place.log == 0) {
    if (place.idx != frontier_.size()) problem(VerifyFault::kGap);
    frontier_.append(ledger::leaf_of(bytes_));
  }
  if (!is_whole) return;
  const auto read = ledger::read_entry(bytes_);
  if (!read) return problem(VerifyFault::kNotAnEvent);
  event(place, stream, seq, *read);
}

void LogCheck::event(const Place& place, std::string_view stream, std::int64_t seq,
                     const ledger::Envelope& event) {
  const ledger::Header& header = event.header;
  if (header.stream.raw() != stream || header.seq != seq) problem(VerifyFault::kNotInItsPlace);
  std::int64_t& last = last_seqs_[header.stream];
  if (header.seq != last + 1) problem(VerifyFault::kGapInStream);
  last = header.seq;
  if (place.log == 0 && header.kind == kNodeCreated) check_identity(event);
  if (side_data_ != nullptr) side_data_->event(event);
  for (Fold& fold : folds_) {
    if (!fold.is_whole) continue;
    fold.is_whole = fold.projection->fold({place.log, place.idx}, event, rows_).has_value();
    if (!fold.is_whole) problem(VerifyFault::kBadEvent);
  }
}

void LogCheck::check_identity(const ledger::Envelope& event) {
  if (!identity_) return;
  const json::Value& body = event.body;
  const bool agrees =
      says(body, "log", identity_->log) && says(body, "unit", identity_->unit.text) &&
      says(body, "inc", identity_->incarnation) && says(body, "demo", identity_->is_demo);
  if (!agrees) findings_.add("meta", VerifyFault::kIdentityDiffers);
}

}  // namespace motcua::store
