// Wiring of the Centre, and what needs neither writing nor a scope.
#include "app/centre.h"

#include "app/acts.h"
#include "app/believed_clock.h"
#include "app/attachment.h"
#include "app/centre_parts.h"
#include "app/file_intake.h"
#include "base/check.h"

namespace motcua::app {
namespace {

Reader opened(const ReaderFactory& factory) {
  auto reader = factory();
  CHECK(reader.has_value(), "a store that was just opened cannot be read");
  return std::move(*reader);
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
      uploads({ports.blobs, ports.uploads, ports.keys, ports.random}),
      partial_uploads(uploads),
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
  FileIntake intake(parts_->uploads, session.officer);
  TRY(intake.write(content));
  return intake.finish(name);
}

Uploads& Centre::uploads() { return parts_->uploads; }
PartialUploads& Centre::partial_uploads() { return parts_->partial_uploads; }

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
  if (view->state.erasure_ordered) return fail(Problem{KeyFailure::kErased});
  if (found == nullptr) return fail(Problem{Fault::kNotFound});
  auto content = AttachmentReader::open(parts_->ports, *found);
  if (!content) return fail(content.error());
  return FileContent{found->name, found->media, std::move(*content)};
}

Result<std::string, Problem> Centre::print(const blocks::Document& document) const {
  if (parts_->ports.printer == nullptr) return fail(Problem{Fault::kPaperNotMade});
  auto pdf = parts_->ports.printer->print(document);
  if (pdf) return std::move(*pdf);
  return fail(
      Problem{pdf.error() == PrintFailure::kTooLong ? Fault::kPaperTooLong : Fault::kPaperNotMade});
}

}  // namespace motcua::app
