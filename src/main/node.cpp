#include "main/node.h"

#include <sys/stat.h>

#include <array>
#include <filesystem>
#include <future>

#include "adapters/keys/tables.h"
#include "adapters/postgres/database.h"
#include "adapters/sqlite/database.h"
#include "app/access_log.h"
#include "app/acts.h"
#include "app/believed_clock.h"
#include "app/commands.h"
#include "app/erasure.h"
#include "app/name_pages.h"
#include "app/token_walk.h"
#include "base/check.h"
#include "main/catalogue_files.h"
#include "main/node_files.h"
#include "main/release_shelf.h"
#include "main/shipped_calendar.h"
#include "main/shipped_forms.h"
#include "main/shipped_units.h"
#include "store/dossier_projection.h"
#include "store/rebuild.h"
#include "store/schema.h"
#include "store/sql_event_store.h"

namespace motcua {
namespace {

std::string seed_path(const NodePlace& place) { return place.directory + "/keys/node.seed"; }

Result<app::Reader, StoreFailure> open_reader(sql::Database& database) {
  auto connection = database.open_reader();
  if (!connection) return fail(store_failure(connection.error()));
  app::Reader reader;
  reader.connection = std::move(*connection);
  reader.store = store::SqlEventStore::open_reader(*reader.connection);
  return reader;
}

app::Reference shipped_reference() {
  app::Reference reference;
  auto release = starting_release();
  CHECK(release.has_value(), "the catalogue inside the binary was checked when it was built");
  auto forms = shipped_forms(*release->catalogue);
  CHECK(forms.has_value(), "the forms inside the binary were checked when it was built");
  reference.starting = std::make_shared<const app::Edition>(
      std::move(release->release), release->hash, *release->catalogue,
      std::make_shared<const catalogue::Forms>(std::move(*forms)));
  reference.calendar = std::make_shared<const calendar::Calendar>(newest_calendar());
  for (const ShippedUnit& unit : shipped_units())
    reference.units.insert_or_assign(unit.code, app::UnitFacts{unit.name, unit.area});
  return reference;
}

Result<std::unique_ptr<signatures::OpensslSignatures>, NodeFailure> open_signatures(
    const NodePlace& place) {
  const std::string beside = place.directory + "/trust-anchors.pem";
  std::error_code error;
  const bool given = !place.trust_anchors.empty();
  std::string anchors;
  if (given || std::filesystem::exists(beside, error)) {
    const std::string path = given ? place.trust_anchors : beside;
    auto read = read_text(path);
    if (!read) return fail(NodeFailure("không đọc được tệp chứng thư gốc " + path));
    if (read->empty()) return fail(NodeFailure("tệp chứng thư gốc " + path + " rỗng"));
    anchors = std::move(*read);
  }
  auto opened = signatures::OpensslSignatures::open(anchors);
  if (opened) return std::move(*opened);
  const bool none = opened.error() == signatures::AnchorFault::kNoCertificate;
  return fail(NodeFailure(none ? "tệp chứng thư gốc không có chứng thư PEM nào"
                               : "trong tệp chứng thư gốc có chỗ không phải chứng thư"));
}

std::optional<ClockAnchor> last_of_log(EventStore& store, const BootId& boot) {
  const auto header = app::last_header(store);
  if (!header) return std::nullopt;
  return ClockAnchor{header->claimed, header->since_boot_ms, header->boot == boot};
}

/// With another node's seed no name could be opened, and what is written would never be again.
bool seed_is_of_this_node(EventStore& store, const keys::Vault& vault) {
  constexpr int kLookedAtMax = 16;  // one of them may be damaged
  int looked_at = 0;
  bool sound = false;
  const auto read = store.rows(keys::kWrapTable, [&](std::span<const sql::Cell> row) {
    ++looked_at;
    sound = vault.is_sound(keys::kWrapTable, row);
    return !sound && looked_at < kLookedAtMax;
  });
  return !read || sound || looked_at == 0;
}

/// The directory is marked as half made, and yet the node in its database elsewhere is whole: the
/// making was cut off behind its last commit, when the password had been shown.
Result<Done, NodeFailure> end_if_made(const NodePlace& place, Random& random) {
  const auto seed = read_secret(seed_path(place));
  if (!holds_a_half_made_node(place.directory) || !seed) return Done{};
  const auto database = open_database(place);
  const auto reader = open_reader(*database);
  if (!reader) return Done{};  // whoever makes a node says why
  const auto identity = store::read_identity(*reader->connection);
  const auto half_made = store::is_half_made(*reader->connection);
  if (!identity || !*identity || !half_made || *half_made) return Done{};
  // A vault that nobody opens: enough to check signatures.
  const keys::Vault vault(
      random, *seed,
      [](const Table&,
         std::span<const sql::Cell>) -> Result<std::optional<std::vector<sql::Cell>>, KeyFailure> {
        return fail(KeyFailure::kLocked);
      });
  if (!seed_is_of_this_node(*reader->store, vault)) return Done{};
  TRY(end_making(place.directory));
  return fail(NodeFailure(
      "nút này đã tạo xong ở lần trước và mật khẩu đã hiện lúc đó: chạy `motcua serve`. "
      "Nếu không còn mật khẩu thì tạo lại trên một cơ sở dữ liệu trống"));
}

/// A node without dossiers lacks no token.
Result<Done, sql::Failure> mark_tokens_whole(sql::Connection& writer) {
  const std::array<sql::Cell, 1> whole{std::int64_t{1}};
  TRY(writer.begin());
  TRY(writer.run(store::insert_sql(app::kTokensWholeTable), whole));
  return writer.commit();
}

}  // namespace

std::string database_path(const NodePlace& place) { return place.directory + "/motcua.db"; }

NodeFolds::NodeFolds() {
  owned_.push_back(std::make_unique<store::DossierProjection>());
  for (const auto& projection : owned_) folds_.push_back(projection.get());
}

std::vector<const Table*> node_tables() {
  return {&store::kDossierTable,   &store::kDossierNumberTable, &store::kNumberDayTable,
          &app::kCommandBodyTable, &app::kAccessTable,          &app::kAccessTipTable,
          &keys::kCredentialTable, &keys::kUnitKeyTable,        &keys::kRingTable,
          &keys::kWrapTable,       &keys::kAttachmentTable,     &app::kNamePageTable,
          &keys::kTokenTable,      &app::kTokensWholeTable,     &app::kErasureTable};
}

std::span<const Table* const> later_tables() {
  static constexpr std::array<const Table*, 4> kLater{&app::kNamePageTable, &keys::kTokenTable,
                                                      &app::kTokensWholeTable, &app::kErasureTable};
  return kLater;
}

std::unique_ptr<sql::Database> open_database(const NodePlace& place) {
  if (place.store == "sqlite")
    return std::make_unique<sqlite::SqliteDatabase>(sqlite::Options{
        .path = database_path(place),
        .vfs = place.vfs,
        .durability = place.is_careless ? sqlite::Durability::kOff : sqlite::Durability::kFull});
  return std::make_unique<postgres::PostgresDatabase>(postgres::Options{.url = place.store});
}

Result<std::unique_ptr<sql::Connection>, NodeFailure> open_writer(sql::Database& database) {
  auto writer = database.open_writer();
  if (writer) return std::move(*writer);
  // Readers need no lease: where one gets in, it was the writer's place that was taken.
  if (writer.error() == sql::Failure::kUnavailable && database.open_reader())
    return fail(NodeFailure("một motcua khác đang ghi cơ sở dữ liệu này; dừng nó rồi làm lại"));
  return fail(sentence_of(store_failure(writer.error())));
}

Result<Done, NodeFailure> Node::create(const NodePlace& place, const UnitCode& unit, bool demo,
                                       Random& random) {
  TRY(make_directories(place.directory));
  auto lock = files::DirectoryLock::take(place.directory);
  if (!lock) return fail(motcua::sentence_of(lock.error()));
  if (holds_a_node(place.directory)) return fail(NodeFailure("trong thư mục này đã có một nút"));
  if (place.store != "sqlite") TRY(end_if_made(place, random));
  TRY(begin_making(place.directory));
  // The seed first: a database without it could never be opened, a seed alone harms nothing.
  TRY(write_secret(seed_path(place), random.bytes(32)));
  const auto database = open_database(place);
  const auto writer = TRY(open_writer(*database));
  const store::Identity identity{unit.text + "/1", unit, 1, demo};
  const auto layout = store::layout_of(NodeFolds().all());
  // A file of the directory goes with it; a database elsewhere remembers by itself that nobody was
  // promised anything yet.
  const auto made = place.store == "sqlite"
                        ? store::create_store(*writer, node_tables(), identity, layout)
                        : store::begin_store(*writer, node_tables(), identity, layout);
  if (!made && made.error() == StoreFailure::kConflict)
    return fail(
        NodeFailure("trong cơ sở dữ liệu này đã có một nút; hãy dùng một cơ sở dữ liệu trống"));
  if (!made) return fail(motcua::sentence_of(made.error()));
  const auto marked = mark_tokens_whole(*writer);
  if (!marked) return fail(motcua::sentence_of(store_failure(marked.error())));
  return Done{};
}

Result<Done, NodeFailure> end_making(const NodePlace& place) {
  if (place.store != "sqlite") {
    const auto database = open_database(place);
    const auto writer = TRY(open_writer(*database));
    const auto ended = store::end_store(*writer);
    if (!ended) return fail(sentence_of(ended.error()));
  }
  return end_making(place.directory);
}

Result<std::unique_ptr<Node>, NodeFailure> Node::open(const NodePlace& place, Clock& clock,
                                                      Random& random) {
  auto lock = files::DirectoryLock::take(place.directory);
  if (!lock) return fail(motcua::sentence_of(lock.error()));
  auto node = std::make_unique<Node>(Key{});
  node->lock_ = std::move(*lock);
  TRY(node->open_store(place));
  TRY(node->wire(place, clock, random));
  return node;
}

Node::~Node() = default;

Result<Done, NodeFailure> Node::open_store(const NodePlace& place) {
  if (!place.is_making)
    TRY(check_node_is_whole(place.directory, place.store == "sqlite" && place.vfs.empty()));
  database_ = open_database(place);
  writer_ = TRY(open_writer(*database_));
  if (store::is_of_earlier_schema(*writer_)) return fail(std::string(kEarlierSchema));
  const auto identity = store::read_identity(*writer_);
  if (!identity) return fail(motcua::sentence_of(identity.error()));
  if (!*identity) return fail(NodeFailure("cơ sở dữ liệu không chứa nút nào"));
  identity_ = **identity;
  // A directory of this schema may be older than these tables, which cost nothing to begin.
  for (const Table* table : later_tables()) {
    const auto added = store::add_table(*writer_, *table);
    if (!added) return fail(motcua::sentence_of(added.error()));
  }
  const NodeFolds folds;
  const auto current = store::is_layout_current(*writer_, folds.all());
  if (!current) return fail(motcua::sentence_of(current.error()));
  if (!*current) {
    const auto rebuilt = store::rebuild(*writer_, folds.all(), {});
    if (!rebuilt) return fail(motcua::sentence_of(rebuilt.error().why));
  }
  return Done{};
}

Result<Done, NodeFailure> Node::wire(const NodePlace& place, Clock& clock, Random& random) {
  auto opened = store::SqlEventStore::open_writer(*writer_);
  if (!opened) return fail(motcua::sentence_of(opened.error()));
  auto lookup = open_reader(*database_);
  if (!lookup) return fail(motcua::sentence_of(lookup.error()));
  lookup_ = std::move(*lookup);
  const Bytes seed = TRY(read_secret(seed_path(place)));
  vault_ = std::make_unique<keys::Vault>(
      random, seed,
      [this](const Table& table, std::span<const sql::Cell> key)
          -> Result<std::optional<std::vector<sql::Cell>>, KeyFailure> {
        const std::lock_guard guard(lookup_mutex_);
        auto row = lookup_->store->row(table, key);
        if (!row) return fail(KeyFailure::kLocked);
        return std::move(*row);
      });
  if (!seed_is_of_this_node(**opened, *vault_))
    return fail(
        NodeFailure("keys/node.seed không phải khóa của nút này: lấy lại tệp đúng từ bản "
                    "sao lưu"));
  auto blobs = blobs::DirectoryBlobs::open({.root = place.directory + "/blobs"});
  if (!blobs) return fail(NodeFailure("không mở được thư mục tệp đính kèm"));
  blobs_ = std::move(*blobs);
  auto uploads = blobs::DirectoryUploads::open(place.directory + "/uploads");
  if (!uploads) return fail(NodeFailure("không mở được thư mục tệp đang tải lên"));
  uploads_ = std::move(*uploads);
  signatures_ = TRY(open_signatures(place));
  const BootId boot = place.boot ? *place.boot : machine_boot();
  clock_ = std::make_unique<app::ClockWatch>(clock, last_of_log(**opened, boot));
  app::CentrePorts ports;
  ports.store = std::move(*opened);
  ports.readers = [database = database_.get()] { return open_reader(*database); };
  ports.keys = vault_.get();
  ports.vault = vault_.get();
  ports.clock = clock_.get();
  ports.random = &random;
  ports.blobs = blobs_.get();
  ports.uploads = uploads_.get();
  ports.signatures = signatures_.get();
  releases_ = std::make_unique<DirectoryReleases>(place.directory);
  ports.releases = releases_.get();
  if (place.store == "sqlite")
    ports.cut_journal = [this] { return sqlite::truncate_wal(*writer_).has_value(); };
  ports.confirm_clock = [this](Instant instant) { clock_->confirm(instant); };
  app::Reference reference = shipped_reference();
  reference.releases = [shelf = std::make_shared<ReleaseShelf>(place.directory)] {
    return shelf->read();
  };
  auto parts = std::make_unique<app::CentreParts>(
      std::move(ports),
      app::NodeIdentity{identity_.unit, identity_.incarnation, boot, identity_.is_demo},
      std::move(reference));
  parts_ = parts.get();
  centre_ = std::make_unique<app::Centre>(std::move(parts));
  return Done{};
}

Result<Done, NodeFailure> Node::carry_out(
    std::function<Result<StreamId, app::Problem>(app::Transaction&)> plan) {
  std::promise<app::Outcome> promise;
  auto outcome = promise.get_future();
  app::Job job;
  job.command = parts_->ports.random->id<CommandId>();
  job.plan = std::move(plan);
  job.done = [&promise](app::Outcome given) { promise.set_value(std::move(given)); };
  CHECK(parts_->writer.submit(std::move(job)), "a fresh writer takes work");
  const app::Outcome given = outcome.get();
  if (!given) {
    const auto kind = app::kind_of(given.error().cause);
    return fail(NodeFailure(kind.title));
  }
  return Done{};
}

Result<Done, NodeFailure> found_node(Node& node) {
  const store::Identity& identity = node.identity();
  const auto rows = node.vault().create();
  const auto found = [&](app::Transaction& transaction) -> Result<StreamId, app::Problem> {
    app::NewEvent created;
    created.stream = named_stream(StreamKind::kNode, identity.log);
    created.kind = "node.created";
    created.body = json::Object{{"unit", identity.unit.text},
                                {"inc", identity.incarnation},
                                {"role", "centre"},
                                {"demo", identity.is_demo},
                                {"log", identity.log}};
    TRY(transaction.write({created}));
    for (const RowChange& row : rows) transaction.put(row);
    return created.stream;
  };
  TRY(node.carry_out(found));
  const auto unit = shipped_unit(identity.unit);
  office::OpenUnit open;
  open.unit = identity.unit;
  open.agency = AgencyCode{identity.unit.text};
  const bool mountain = unit && unit->area == catalogue::AreaClass::kMountain;
  open.area = mountain ? office::Area::kMountain : office::Area::kLowland;
  return node.carry_out([&](app::Transaction& transaction) {
    return app::plan_office(node.parts(), transaction, app::Asker{}, open);
  });
}

Result<Founded, NodeFailure> found_unit(Node& node) {
  TRY(found_node(node));
  app::CentreParts& parts = node.parts();
  const auto office = [&](const office::Command& command) {
    return node.carry_out([&](app::Transaction& transaction) {
      return app::plan_office(parts, transaction, app::Asker{}, command);
    });
  };
  const Date today = legal_time(node.clock().now().instant).date;
  Founded founded{Username{"giamdoc"}, {}};
  const auto director = parts.ports.random->id<OfficerId>();
  TRY(office(office::EnrolOfficer{director, founded.director, "Giám đốc"}));
  TRY(office(office::GrantRole{parts.ports.random->id<GrantId>(), director, office::Role::kDirector,
                               today, std::nullopt}));
  founded.one_time_password = app::one_time_password(*parts.ports.random);
  TRY(set_password(node, director, founded.one_time_password, true));
  return founded;
}

Result<Done, NodeFailure> set_password(Node& node, const OfficerId& officer,
                                       std::string_view password, bool must_change) {
  const auto credential = node.vault().credential(officer, password, must_change);
  if (!credential) return fail(NodeFailure("kho khóa đang đóng"));
  return node.carry_out([&](app::Transaction& transaction) -> Result<StreamId, app::Problem> {
    transaction.put(*credential);
    return node.parts().office.staff_stream();
  });
}

}  // namespace motcua
