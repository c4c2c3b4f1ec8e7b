#include "adapters/keys/tables.h"

#include <array>

namespace motcua::keys {
namespace {

constexpr std::array kCredentialColumns{
    Column{"officer", ColumnType::kBlob},        Column{"salt", ColumnType::kBlob},
    Column{"ops", ColumnType::kInteger},         Column{"mem_kib", ColumnType::kInteger},
    Column{"verifier", ColumnType::kBlob},       Column{"vault", ColumnType::kBlob},
    Column{"must_change", ColumnType::kInteger}, Column{"signature", ColumnType::kBlob}};
constexpr std::array kUnitKeyColumns{
    Column{"id", ColumnType::kInteger}, Column{"public", ColumnType::kBlob},
    Column{"secret", ColumnType::kBlob}, Column{"signature", ColumnType::kBlob}};
constexpr std::array kRingColumns{Column{"month", ColumnType::kInteger},
                                  Column{"key", ColumnType::kBlob},
                                  Column{"signature", ColumnType::kBlob}};
constexpr std::array kWrapColumns{
    Column{"key_id", ColumnType::kBlob},   Column{"stream", ColumnType::kBlob},
    Column{"month", ColumnType::kInteger}, Column{"method", ColumnType::kInteger},
    Column{"wrapped", ColumnType::kBlob},  Column{"signature", ColumnType::kBlob}};
constexpr std::array kAttachmentColumns{
    Column{"stream", ColumnType::kBlob}, Column{"seq", ColumnType::kInteger},
    Column{"addresses", ColumnType::kBlob}, Column{"signature", ColumnType::kBlob}};
constexpr std::array kTokenColumns{Column{"token", ColumnType::kBlob},
                                   Column{"dossier", ColumnType::kBlob},
                                   Column{"signature", ColumnType::kBlob}};
// To take a dossier's tokens away with its keys gone.
constexpr std::array kTokenIndexes{Index{"person_token_dossier", "dossier"}};

}  // namespace

constinit const Table kCredentialTable{
    "credential", TableClass::kSideData, kCredentialColumns, 1, {}};
constinit const Table kUnitKeyTable{"unit_key", TableClass::kSideData, kUnitKeyColumns, 1, {}};
constinit const Table kRingTable{"ring", TableClass::kSideData, kRingColumns, 1, {}};
constinit const Table kWrapTable{"wrap", TableClass::kSideData, kWrapColumns, 1, {}};
constinit const Table kAttachmentTable{
    "attachment", TableClass::kSideData, kAttachmentColumns, 2, {}};
constinit const Table kTokenTable{
    "person_token", TableClass::kSideData, kTokenColumns, 2, kTokenIndexes, true};

}  // namespace motcua::keys
