// A centre as its doors see it: every use case of pages and API, in one place, authorised here and
// nowhere else.
//
// Reads answer at once, each on a read connection of its own. Writes go through the one writer and
// answer when they are durable, on the writer's thread: the callback must be quick.
// Threads: everything may be called from any thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/catalogue_book.h"
#include "app/problem.h"
#include "app/releases.h"
#include "app/sessions.h"
#include "app/views.h"
#include "app/writer.h"
#include "base/json.h"
#include "base/result.h"
#include "calendar/calendar.h"

namespace motcua::blocks {
struct Document;
}

namespace motcua::app {

class PartialUploads;
class Uploads;
struct RegisterPage;   // app/dossier_register.h
struct RegisterQuery;  // app/dossier_register.h
struct CentreParts;    // what main wires together: store, keys, clock, random, catalogue, calendar

/// A writing call as it came in.
struct WriteRequest {
  Session session;
  CommandId command;  // the Idempotency-Key
  json::Value body;
  std::int64_t version = 0;  // If-Match; not used at birth
};

struct HealthView {
  bool writer_ok = false;
  bool vault_open = false;
  bool clock_suspect = false;
  bool demo = false;
  std::int64_t events = 0;
  std::string unit_name;
};

/// Four groups of four from an alphabet nobody confuses: read out once, typed once.
[[nodiscard]] std::string one_time_password(Random& random);

class Centre {
 public:
  using Answer = std::function<void(Result<CommandAnswer, Problem>)>;
  using Simple = std::function<void(Result<Done, Problem>)>;

  explicit Centre(std::unique_ptr<CentreParts> parts);
  ~Centre();
  Centre(const Centre&) = delete;
  Centre& operator=(const Centre&) = delete;

  // Who is there.
  [[nodiscard]] Result<Session, Problem> sign_in(std::string_view username,
                                                 std::string_view password);
  [[nodiscard]] Result<Session, Problem> session(std::string_view token);
  void sign_out(const Session& session);
  /// Whose session gave out that CSRF token; also of sessions that ended lately.
  [[nodiscard]] std::optional<OfficerId> owner_of_form(std::string_view csrf) const;
  /// What time it truly is, said by an officer while the clock is in doubt.
  [[nodiscard]] Result<Done, Problem> confirm_clock(const Session& session, LegalTime time);
  /// Asks the password again, for signing.
  [[nodiscard]] Result<Done, Problem> reauthenticate(const Session& session,
                                                     std::string_view password);
  void change_password(const Session& session, std::string_view old_password,
                       std::string_view new_password, Simple done);

  /// After the vault was opened by another way than sign_in(): names can be read from now on.
  void vault_opened();

  // Writing. Bodies are those of docs/api/contract.md.
  /// The Idempotency-Key of a birth is the submission id.
  void receive(WriteRequest request, Answer answer);
  /// What receive() would do with the same request at this moment, without doing it: the same
  /// refusals, or the dossier as it would stand, without a number. For reading back.
  [[nodiscard]] Result<DossierView, Problem> rehearse(const WriteRequest& request);
  void command(WriteRequest request, const DossierCode& number, Answer answer);
  /// Staff and unit: roles, delegations, closures. `type` is in the body. The answer to enrolling
  /// carries nothing secret: one-time passwords come from reset_password().
  void office_command(WriteRequest request, Simple done);
  /// A one-time password for an officer; shown once.
  void reset_password(const Session& session, const OfficerId& officer,
                      std::function<void(Result<std::string, Problem>)> done);

  /// Told of every dossier that changed, on the writer's thread: wired once, before serving.
  void on_change(std::function<void(const CommandAnswer&)> listener);

  // Reading.
  [[nodiscard]] Result<WorklistPage, Problem> worklist(const Session& session,
                                                       const WorklistQuery& query);
  [[nodiscard]] Result<WorklistCounts, Problem> counts(const Session& session);
  /// The register of dossiers filed between two days.
  [[nodiscard]] Result<RegisterPage, Problem> dossier_register(const Session& session,
                                                               const RegisterQuery& query);
  /// By any of its numbers. Logged as a read before it is answered.
  [[nodiscard]] Result<DossierView, Problem> dossier(const Session& session,
                                                     const DossierCode& number);
  /// As of which version he has opened it since the program started; 0: not at all.
  [[nodiscard]] std::int64_t seen_version(const Session& session, const DossierId& dossier) const;
  /// The id behind a number, for opening a dossier with a reason: says that it exists, no more.
  [[nodiscard]] Result<DossierId, Problem> dossier_id(const DossierCode& number);
  /// Persons of own dossiers whose folded name holds every folded word; newest first. What is shown
  /// is noted in the access log.
  [[nodiscard]] Result<std::vector<ListedDossier>, Problem> find_person(const Session& session,
                                                                        std::string_view words,
                                                                        int limit);
  /// The same by the number of an identity document, exactly; blanks, dots and hyphens are nothing.
  /// Latest filed first. Needs the vault open.
  [[nodiscard]] Result<std::vector<ListedDossier>, Problem> find_identity(const Session& session,
                                                                          std::string_view number,
                                                                          int limit);
  [[nodiscard]] Result<TrackView, Problem> track(const DossierCode& number, std::string_view check);
  /// The release of the catalogue that is in force now: hold it for as long as something of it is
  /// shown.
  [[nodiscard]] Result<EditionPtr, Problem> edition() const;
  /// The calendar that dates are counted with.
  [[nodiscard]] const calendar::Calendar& calendar() const;
  /// Every release of the catalogue that this node knows of, the newest first.
  [[nodiscard]] Result<ReleaseList, Problem> releases() const;
  [[nodiscard]] std::vector<OfficerView> officers(const Session& session) const;
  [[nodiscard]] std::optional<OfficerView> officer(const OfficerId& id) const;
  [[nodiscard]] std::shared_ptr<const office::OfficeState> office() const;
  [[nodiscard]] HealthView health() const;
  [[nodiscard]] std::string metrics() const;
  [[nodiscard]] LegalTime now() const;
  [[nodiscard]] UnitCode unit() const;
  /// "Bát Mọt".
  [[nodiscard]] std::string unit_name(const UnitCode& unit) const;

  // Attachments: sealed before they reach the disk, never whole in memory.
  [[nodiscard]] Result<dossier::File, Problem> keep_file(const Session& session,
                                                         std::string_view name,
                                                         std::string_view content);
  /// For FileIntake, and for what comes in pieces. Of a session the caller has looked up.
  [[nodiscard]] Uploads& uploads();
  [[nodiscard]] PartialUploads& partial_uploads();
  /// An attachment of a dossier the caller may read; nothing outlives the centre.
  [[nodiscard]] Result<FileContent, Problem> read_file(const Session& session,
                                                       const DossierCode& number,
                                                       const FileId& file);

  /// A PDF of what the caller has read already: authorises nothing, records nothing.
  [[nodiscard]] Result<std::string, Problem> print(const blocks::Document& document) const;

 private:
  void keep_credential(RowChange row, std::function<void(Outcome)> done);
  std::unique_ptr<CentreParts> parts_;
};

}  // namespace motcua::app
