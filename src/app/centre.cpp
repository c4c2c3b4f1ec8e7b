// Wiring of the Centre, and what needs neither writing nor a scope.
#include "app/centre.h"

#include "app/acts.h"
#include "app/centre_parts.h"
#include "base/check.h"
#include "base/sha256.h"

namespace motcua::app {
namespace {

constexpr std::size_t kFileBytesMax = 50U << 20;

Reader opened(const ReaderFactory& factory) {
  auto reader = factory();
  CHECK(reader.has_value(), "a store that was just opened cannot be read");
  return std::move(*reader);
}

/// By its first bytes, never by its name: what we keep is what we can show again safely.
std::optional<std::string_view> media_of(std::string_view content) {
  if (content.starts_with("%PDF-1.") || content.starts_with("%PDF-2.")) return "application/pdf";
  if (content.starts_with("\xff\xd8\xff")) return "image/jpeg";
  if (content.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  // A signature file: CMS signed data (its object identifier comes first), in DER or PEM.
  constexpr std::string_view kSignedData("\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", 11);
  const bool der = content.starts_with('\x30') && content.substr(0, 32).find(kSignedData) < 7;
  if (der || content.starts_with("-----BEGIN CMS-----") ||
      content.starts_with("-----BEGIN PKCS7-----"))
    return "application/pkcs7-mime";
  return std::nullopt;
}

}  // namespace

CentreParts::CentreParts(CentrePorts given, NodeIdentity node, Reference facts)
    : ports(std::move(given)),
      reference(std::move(facts)),
      readers(ports.readers),
      books(*ports.store, *ports.keys, *ports.clock, *ports.random, std::move(node)),
      catalogue(books, readers, reference.starting, ports.releases),
      dossiers(books),
      numbers(books),
      office_reader(opened(ports.readers)),
      office(books, *office_reader.store),
      sessions(*ports.random),
      writer(books),
      housekeeper(*this) {
  books.add_shelf(persons);
}

Centre::Centre(std::unique_ptr<CentreParts> parts) : parts_(std::move(parts)) {
  const auto loaded = parts_->office.load();
  CHECK(loaded.has_value(), "the office's own streams cannot be read");
  // Without it nothing is received, and every answer says so.
  (void)parts_->catalogue.load();
  parts_->housekeeper.start();
}

Centre::~Centre() = default;

void Centre::vault_opened() {
  // Names of officers were locked until now. Swapped between two batches, so that no event is lost
  // between reading and setting.
  parts_->writer.between_batches([this] { parts_->office.forget(); });
}

Result<EditionPtr, Problem> Centre::edition() const { return parts_->catalogue.edition(now()); }

const calendar::Calendar& Centre::calendar() const { return *parts_->reference.calendar; }

namespace {

OfficerView view_of(const office::OfficeState& state, const office::Officer& officer, Date day) {
  OfficerView view;
  view.id = officer.id;
  view.username = officer.username;
  if (const auto* name = officer.name.get()) {
    view.name = Private<std::string>::open(name->name);
  } else if (officer.name.is_erased()) {
    view.name = Private<std::string>::erased();
  }
  const office::RoleSet roles = state.roles(officer.id, day);
  for (std::size_t i = 0; i < office::kRoles; ++i)
    if (roles.has(static_cast<office::Role>(i))) view.roles.push_back(static_cast<office::Role>(i));
  view.locked = officer.locked.has_value();
  return view;
}

}  // namespace

std::vector<OfficerView> Centre::officers(const Session&) const {
  const auto state = parts_->office.snapshot();
  std::vector<OfficerView> out;
  for (const auto& [id, officer] : state->officers)
    out.push_back(view_of(*state, officer, now().date));
  return out;
}

std::optional<OfficerView> Centre::officer(const OfficerId& id) const {
  const auto state = parts_->office.snapshot();
  const office::Officer* officer = state->officer(id);
  if (officer == nullptr) return std::nullopt;
  return view_of(*state, *officer, now().date);
}

std::shared_ptr<const office::OfficeState> Centre::office() const {
  return parts_->office.snapshot();
}

HealthView Centre::health() const {
  HealthView view;
  auto reader = parts_->readers.take();
  if (reader) {
    const auto head = reader->store().head();
    view.writer_ok = head.has_value();
    if (head) view.events = head->size;
  }
  view.vault_open = !parts_->ports.keys->is_locked();
  view.clock_suspect = parts_->ports.clock->now().source == ClockSource::kSuspect;
  view.demo = parts_->books.node().demo;
  view.unit_name = unit_name(parts_->books.node().unit);
  return view;
}

std::string Centre::metrics() const {
  const WriterCore::Counts counts = parts_->writer.counts();
  const HealthView state = health();
  std::string out;
  const auto line = [&](std::string_view name, std::string_view help, std::string_view type,
                        std::int64_t value) {
    out += "# HELP motcua_" + std::string(name) + " " + std::string(help) + "\n# TYPE motcua_" +
           std::string(name) + " " + std::string(type) + "\nmotcua_" + std::string(name) + " " +
           std::to_string(value) + "\n";
  };
  line("writer_jobs_total", "Commands given to the writer.", "counter", counts.jobs);
  line("writer_commits_total", "Commits.", "counter", counts.commits);
  line("writer_refused_total", "Commands that were refused.", "counter", counts.refused);
  line("writer_failed_total", "Commits the store would not take.", "counter", counts.failed);
  line("log_entries", "Entries in the log.", "gauge", state.events);
  line("vault_open", "1 when personal data can be opened.", "gauge", state.vault_open ? 1 : 0);
  line("clock_suspect", "1 when dates must be confirmed.", "gauge", state.clock_suspect ? 1 : 0);
  line("sessions", "Officers signed in.", "gauge",
       static_cast<std::int64_t>(parts_->sessions.size()));
  return out;
}

void Centre::on_change(std::function<void(const CommandAnswer&)> listener) {
  parts_->changes.listen(std::move(listener));
}

LegalTime Centre::now() const { return legal_time(believed_now(*parts_).instant); }

UnitCode Centre::unit() const { return parts_->books.node().unit; }

std::string Centre::unit_name(const UnitCode& unit) const {
  const auto found = parts_->reference.units.find(unit);
  return found == parts_->reference.units.end() ? unit.text : found->second.name;
}

Result<dossier::File, Problem> Centre::keep_file(const Session& session, std::string_view name,
                                                 std::string_view content) {
  if (content.size() > kFileBytesMax) return fail(Problem{Fault::kFileTooLarge});
  const auto media = media_of(content);
  if (!media) return fail(Problem{Fault::kFileKindRefused});
  SealedBlob sealed = parts_->ports.keys->seal_blob(content);
  auto writer = parts_->ports.blobs->create();
  if (!writer) return fail(Problem{writer.error()});
  if (const auto added = (*writer)->add(sealed.ciphertext); !added)
    return fail(Problem{added.error()});
  const auto address = (*writer)->finish();
  if (!address) return fail(Problem{address.error()});
  dossier::File file;
  file.id = parts_->ports.random->id<FileId>();
  file.name = std::string(name);
  file.media = std::string(*media);
  file.size = static_cast<std::int64_t>(content.size());
  file.sha256 = sha256(content);
  file.address = *address;
  file.key = to_hex(sealed.key);
  parts_->uploads.put(session.officer, file);
  return file;
}

Result<FileContent, Problem> Centre::read_file(const Session& session, const DossierCode& number,
                                               const FileId& wanted) {
  const auto view = dossier(session, number);  // authorises, and notes the reading
  if (!view) return fail(view.error());
  const dossier::File* found = nullptr;
  for (const TimelineItem& item : view->timeline) {
    std::visit(
        [&](const auto& event) {
          if constexpr (requires { event.files; }) {
            if (!event.files) return;
            const dossier::Files* files = event.files->get();
            if (files == nullptr) return;
            for (const dossier::File& file : files->files)
              if (file.id == wanted) found = &file;
          }
        },
        item.event);
  }
  if (found == nullptr) return fail(Problem{Fault::kNotFound});
  auto content = open_attachment(*parts_, *found);
  if (!content) return fail(content.error());
  if (found->sha256 && sha256(*content) != *found->sha256)
    return fail(Problem{KeyFailure::kForged});
  return FileContent{found->name, found->media, std::move(*content)};
}

}  // namespace motcua::app
