// From a cause to its row. The rows stand in problems_*.cpp, by subject.
#include <type_traits>

#include "app/problem.h"
#include "app/problem_rows.h"

namespace motcua::app {
namespace {

std::string_view basis_text(dossier::LegalBasis basis) {
  using dossier::LegalBasis;
  switch (basis) {
    case LegalBasis::kNone: return {};
    case LegalBasis::kDecree118: return "Nghị định 118/2025/NĐ-CP về cơ chế một cửa";
    case LegalBasis::kCircular03: return "Thông tư 03/2025/TT-VPCP và các mẫu kèm theo";
    case LegalBasis::kDecision766:
      return "Quyết định 766/QĐ-TTg về bộ chỉ số phục vụ người dân, doanh nghiệp";
    case LegalBasis::kProcedure: return "Văn bản công bố thủ tục hành chính";
    case LegalBasis::kDelegation: return "Văn bản phân công, ủy quyền ký của người có thẩm quyền";
    case LegalBasis::kDataProtection:
      return "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 và Nghị định 356/2025/NĐ-CP";
    case LegalBasis::kArchives: return "Quy định về lưu trữ hồ sơ";
    case LegalBasis::kCertification:
      return "Quy định về chứng thực và người nộp thay (trang thủ tục 2.000884, 2.001035)";
  }
  return {};
}

template <class E>
ProblemKind kind(const rows::Row<E>& row) {
  ProblemKind out{row.status, row.code, row.title, {}};
  if constexpr (std::is_same_v<E, dossier::Refusal>)
    out.basis = basis_text(dossier::basis_of(row.what));
  return out;
}

template <class E>
ProblemKind kind_in(std::span<const rows::Row<E>> rows, E what) {
  return kind(rows[static_cast<std::size_t>(what)]);
}

constexpr ProblemKind kInputKind{
    400, "input-not-valid", "Có mục chưa đúng. Hãy sửa các mục được chỉ ra rồi gửi lại.", {}};

/// One overload for each alternative of Cause: another alternative does not build without its own.
struct KindOf {
  ProblemKind operator()(Fault fault) const { return kind_in(rows::faults(), fault); }
  ProblemKind operator()(const InputErrors&) const { return kInputKind; }
  ProblemKind operator()(const dossier::Rejection& no) const {
    return kind_in(rows::refusals(), no.why);
  }
  ProblemKind operator()(office::Rejection no) const {
    return kind_in(rows::office_rejections(), no);
  }
  ProblemKind operator()(office::MandateFault fault) const {
    return kind_in(rows::mandate_faults(), fault);
  }
  ProblemKind operator()(StoreFailure failure) const {
    return kind_in(rows::store_failures(), failure);
  }
  ProblemKind operator()(KeyFailure failure) const {
    return kind_in(rows::key_failures(), failure);
  }
  ProblemKind operator()(BlobFailure failure) const {
    return kind_in(rows::blob_failures(), failure);
  }
};

template <class E>
void add(std::vector<ProblemKind>& out, std::span<const rows::Row<E>> rows) {
  for (const auto& row : rows) out.push_back(kind(row));
}

}  // namespace

ProblemKind kind_of(const Cause& cause) { return std::visit(KindOf{}, cause); }

ProblemKind kind_of(InputFault fault) { return kind_in(rows::input_faults(), fault); }

std::vector<ProblemKind> every_problem() {
  std::vector<ProblemKind> out;
  add(out, rows::faults());
  out.push_back(kInputKind);
  add(out, rows::refusals());
  add(out, rows::office_rejections());
  add(out, rows::mandate_faults());
  add(out, rows::store_failures());
  add(out, rows::key_failures());
  add(out, rows::blob_failures());
  return out;
}

}  // namespace motcua::app
