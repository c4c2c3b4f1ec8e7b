// A node on disk: its directory, database, keys and blobs, wired into a Centre.
//
//   DIR/lock             held while the node runs
//   DIR/motcua.db        the database (with -wal and -shm beside it)
//   DIR/keys/node.seed   32 bytes, mode 0600 (docs/formats/keys.md)
//   DIR/blobs/           sealed attachments
//   DIR/uploads/         sealed uploads that no event cites yet
//   DIR/trust-anchors.pem  who may vouch for signers; may be missing
//   DIR/catalogue/       published releases of the catalogue (main/catalogue_files.h)
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/blobs/directory_blobs.h"
#include "adapters/blobs/directory_uploads.h"
#include "adapters/files/directory_lock.h"
#include "adapters/keys/vault.h"
#include "adapters/signatures/openssl_signatures.h"
#include "app/centre.h"
#include "app/centre_parts.h"
#include "app/clock_watch.h"
#include "base/result.h"
#include "main/release_files.h"
#include "ports/sql.h"
#include "store/identity.h"
#include "store/projection.h"
#include "store/rebuild.h"

namespace motcua {

struct NodePlace {
  std::string directory;
  std::string store = "sqlite";  // or postgres://...
  /// Of the machine when there is none: the demonstration's past belongs to no boot of it.
  std::optional<BootId> boot{};
  /// Commits do not wait for the disk: only while the demonstration is made, which can be made
  /// again.
  bool is_careless = false;
  std::string vfs{};  // "" is the system's own; tests put another disk beneath SQLite
  /// By those who make the node: it may be opened before end_making().
  bool is_making = false;
  /// PEM file of whom this centre trusts to vouch for signers; empty: DIR/trust-anchors.pem, if it
  /// is there.
  std::string trust_anchors{};
};

/// A sentence for the person at the command line.
using NodeFailure = std::string;

/// The projections every node keeps, in the form folds are asked for.
class NodeFolds {
 public:
  NodeFolds();
  [[nodiscard]] store::Projections all() const { return folds_; }

 private:
  std::vector<std::unique_ptr<store::Projection>> owned_;
  std::vector<store::Projection*> folds_;
};
/// Every declared table, projections and side data.
[[nodiscard]] std::vector<const Table*> node_tables();
/// Side data that schema 3 got after its first release, begun empty where it is not there yet.
[[nodiscard]] std::span<const Table* const> later_tables();
[[nodiscard]] std::unique_ptr<sql::Database> open_database(const NodePlace& place);
/// With the sentence for whoever is too late: the writer's place may be taken.
[[nodiscard]] Result<std::unique_ptr<sql::Connection>, NodeFailure> open_writer(
    sql::Database& database);
[[nodiscard]] std::string sentence_of(files::DirectoryFailure failure);
[[nodiscard]] std::string sentence_of(StoreFailure failure);
[[nodiscard]] std::string sentence_of(const store::RebuildFailure& failure);
/// For a store of an earlier schema (store/identity.h).
inline constexpr std::string_view kEarlierSchema =
    "cơ sở dữ liệu do bản thử trước khi phát hành tạo, bản này không đọc nữa; hãy tạo lại nút";
/// Of the SQLite database: DIR/motcua.db.
[[nodiscard]] std::string database_path(const NodePlace& place);

class Node {
 public:
  /// An empty database for the unit; the directory must hold no node yet. A making that was cut
  /// off is begun again. The node counts as there only after end_making().
  [[nodiscard]] static Result<Done, NodeFailure> create(const NodePlace& place,
                                                        const UnitCode& unit, bool demo,
                                                        Random& random);
  /// Locks the directory and opens what is there. `clock` and `random` must outlive the node.
  [[nodiscard]] static Result<std::unique_ptr<Node>, NodeFailure> open(const NodePlace& place,
                                                                       Clock& clock,
                                                                       Random& random);
  ~Node();

  [[nodiscard]] app::Centre& centre() { return *centre_; }
  [[nodiscard]] app::CentreParts& parts() { return *parts_; }
  [[nodiscard]] keys::Vault& vault() { return *vault_; }
  [[nodiscard]] app::ClockWatch& clock() { return *clock_; }
  [[nodiscard]] const store::Identity& identity() const { return identity_; }

  /// Writes through the writer and waits: for the command line only.
  [[nodiscard]] Result<Done, NodeFailure> carry_out(
      std::function<Result<StreamId, app::Problem>(app::Transaction&)> plan);

  /// Whether the writer's connection still writes; waits for what it is at. A line to PostgreSQL
  /// that broke, or whose lease another server took, never comes back.
  [[nodiscard]] bool can_write();
  /// Every projection anew while the node serves (ADR 0040): folded on the caller's thread, which
  /// `keep_on` may end, then filled on the writer's between two commits, told by `on_fill` there.
  /// One at a time.
  [[nodiscard]] Result<store::Rebuilt, store::RebuildFailure> rebuild(
      const store::Rebuild::KeepOn& keep_on, const std::function<void()>& on_fill);

 private:
  struct Key {};

 public:
  explicit Node(Key) {}  // open() only

 private:
  [[nodiscard]] Result<Done, NodeFailure> open_store(const NodePlace& place);
  [[nodiscard]] Result<Done, NodeFailure> wire(const NodePlace& place, Clock& clock,
                                               Random& random);

  std::optional<files::DirectoryLock> lock_;
  store::Identity identity_;
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<sql::Connection> writer_;
  std::mutex lookup_mutex_;
  std::optional<app::Reader> lookup_;  // for the vault
  std::unique_ptr<blobs::DirectoryBlobs> blobs_;
  std::unique_ptr<blobs::DirectoryUploads> uploads_;
  std::unique_ptr<signatures::OpensslSignatures> signatures_;
  std::unique_ptr<DirectoryReleases> releases_;
  std::unique_ptr<app::ClockWatch> clock_;
  std::unique_ptr<keys::Vault> vault_;
  app::CentreParts* parts_ = nullptr;  // owned by the centre
  std::unique_ptr<app::Centre> centre_;
};

/// After create() and all that was to be written first: from here on the node is there for good.
[[nodiscard]] Result<Done, NodeFailure> end_making(const NodePlace& place);
/// node.created, the vault and the unit, for a database that holds nothing yet. Leaves the vault
/// open.
[[nodiscard]] Result<Done, NodeFailure> found_node(Node& node);
/// The same, and a first director.
struct Founded {
  Username director;
  std::string one_time_password;
};
[[nodiscard]] Result<Founded, NodeFailure> found_unit(Node& node);
/// Needs the vault open.
[[nodiscard]] Result<Done, NodeFailure> set_password(Node& node, const OfficerId& officer,
                                                     std::string_view password, bool must_change);

}  // namespace motcua
