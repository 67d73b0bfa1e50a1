// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/app_state.h"

#include <QTimer>
#include <algorithm>

#include "app/move_pack.h"
#include "app/published_example.h"
#include "bridge/text.h"
#include "shell/backups.h"
#include "shell/seal_keeper.h"

namespace waymark::ui {

namespace {

constexpr int kTickMilliseconds = 15'000;

bool touches(const domain::Change& change, std::string_view kind) {
  return domain::kindOf(change.after ? *change.after : *change.before) == kind;
}

}  // namespace

AppState::AppState(WorkspacePort& port, framework::Library library, ClockSource clock, QObject* parent)
    : QObject(parent),
      m_port(port),
      m_library(std::move(library)),
      m_clockSource(std::move(clock)),
      m_pack(std::make_shared<framework::Pack>()),
      m_planPack(m_pack),
      m_calendar(std::shared_ptr<const calendar::Calendar>(&calendar::england(), [](const calendar::Calendar*) {})),
      m_ticker(new QTimer(this)),
      m_backups(new Backups(port, this)),
      m_seal(new SealKeeper(*this)) {
  m_port.setReceiver([this](std::vector<app::Event> events) { receive(std::move(events)); });
  connect(m_ticker, &QTimer::timeout, this, &AppState::updateClock);
}

AppState::~AppState() {
  m_port.setReceiver({});
}

const domain::Stored<domain::Inspection>* AppState::inspection() const {
  const auto* shown = m_shown ? find<domain::Inspection>(*m_shown) : nullptr;
  return shown != nullptr ? shown : realInspection();
}

const domain::Stored<domain::Inspection>* AppState::realInspection() const {
  return app::currentInspection(m_workspace);
}

bool AppState::showsRehearsal() const {
  const auto* shown = inspection();
  return shown != nullptr && shown->value.kind == domain::InspectionKind::Rehearsal;
}

void AppState::showInspection(std::optional<domain::InspectionId> id) {
  if (id == m_shown) return;
  m_shown = id;
  loadPacks();
  computePlan();
  emit timelineChanged();
}

base::Now AppState::now() const {
  return app::nowFor(m_workspace, m_clockSource());
}

app::JobId AppState::startJob(app::JobId id, const QString& name) {
  m_jobs.push_back({id, name});
  emit jobsChanged();
  return id;
}

void AppState::endJob(app::JobId id) {
  if (std::erase_if(m_jobs, [id](const Job& job) { return job.id == id; }) > 0) emit jobsChanged();
}

app::JobId AppState::open(const std::filesystem::path& file) {
  return startJob(m_port.open(file), tr("Opening %1").arg(pathText(file.filename())));
}

void AppState::expectPack(const std::string& id) {
  if (m_packAhead.valid() || m_pack->id == id) return;
  m_expectedPack = id;
  m_packAhead = std::async(std::launch::async, [library = m_library, id] { return library.load(id); });
}

app::JobId AppState::create(const std::filesystem::path& file, domain::ChangeSet first) {
  return startJob(m_port.create(file, std::move(first)), tr("Making %1").arg(pathText(file.filename())));
}

void AppState::apply(domain::ChangeSet changes) {
  if (m_readOnlyWhy) {
    emit failed(*m_readOnlyWhy);
    return;
  }
  wrote(m_port.apply(std::move(changes)));
}

void AppState::apply(const QString& name, domain::Change change) {
  apply(domain::ChangeSet{fromQt(name), {std::move(change)}});
}

void AppState::undo() {
  if (!m_undoName.isEmpty()) wrote(m_port.undo());
}
void AppState::redo() {
  if (!m_redoName.isEmpty()) wrote(m_port.redo());
}
app::JobId AppState::importFile(const std::filesystem::path& file) {
  const auto id = m_port.importFile(file);
  m_fileJobs.push_back(id);
  return startJob(id, tr("Adding %1").arg(pathText(file.filename())));
}
app::JobId AppState::exportFile(const QString& words, std::string sha256, app::ExportTo to) {
  const auto id = m_port.exportFile(std::move(sha256), std::move(to));
  m_fileJobs.push_back(id);
  return words.isEmpty() ? id : startJob(id, words);
}

app::JobId AppState::startUse(const QString& words, app::SessionUse use, app::SessionWork work, QObject* receiver,
                              UseDone done) {
  const auto id = m_port.use(fromQt(words), use, std::move(work));
  m_uses.push_back({id, receiver, std::move(done)});
  if (use == app::SessionUse::Writing) wrote(id);
  return words.isEmpty() ? id : startJob(id, words);
}

bool AppState::endUse(app::JobId id, base::Result<std::any> value) {
  const auto at = std::ranges::find(m_uses, id, &UseUnderWay::id);
  if (at == m_uses.end()) return false;
  const auto ended = std::move(*at);
  m_uses.erase(at);
  if (ended.receiver) ended.done(std::move(value));
  return true;
}

void AppState::cancel(app::JobId job) {
  m_port.cancel(job);
}

void AppState::wrote(app::JobId id) {
  m_writes.push_back(id);
  m_writesWaiting = m_writes.size();
  emit savingChanged();
}

void AppState::receive(std::vector<app::Event> events) {
  for (auto& event : events) std::visit([this](auto& value) { on(value); }, event);
}

void AppState::on(app::Opened& event) {
  m_workspace = std::move(event.workspace);
  m_file = std::move(event.file);
  m_readOnlyWhy = std::move(event.readOnlyWhy);
  m_shown.reset();
  m_isOpen = true;
  m_undoName.clear();
  m_redoName.clear();
  m_writes.clear();
  m_writesWaiting = 0;
  endJob(event.job);
  loadPacks();
  readCalendar();
  computePlan();
  if (hasStandingClock())
    m_ticker->stop();
  else
    m_ticker->start(kTickMilliseconds);
  m_backups->workspaceOpened(m_readOnlyWhy ? Backups::Access::Reading : Backups::Access::Writing);
  emit loaded();
  emit historyChanged();
  emit savingChanged();
}

void AppState::on(app::Applied& event) {
  std::erase(m_writes, event.job);
  m_writesWaiting = m_writes.size();
  m_workspace.follow(event.changes);
  m_undoName = event.history.undoName ? toQt(*event.history.undoName) : QString();
  m_redoName = event.history.redoName ? toQt(*event.history.redoName) : QString();
  bool dates = false;
  bool people = false;
  bool calendar = false;
  for (const auto& change : event.changes.changes) {
    for (const auto* kind : {"inspection", "override", "area", "told", "inspection_event"})
      dates = dates || touches(change, kind);
    people = people || touches(change, "task") || touches(change, "person");
    calendar = calendar || touches(change, "calendar_entry");
  }
  if (calendar) readCalendar();
  dates = dates || calendar;
  const std::pair before(m_pack->id, m_pack->version);
  if (dates) loadPacks();
  if (dates || people) computePlan();
  m_backups->workspaceChanged();
  // The workspace moved to another version: criteria, outcomes and phases are others, so everything is built again.
  if (before != std::pair(m_pack->id, m_pack->version)) emit loaded();
  emit applied(event.changes);
  if (dates) emit timelineChanged();
  emit historyChanged();
  emit savingChanged();
}

void AppState::on(app::Failed& event) {
  std::erase(m_writes, event.job);
  m_writesWaiting = m_writes.size();
  endJob(event.job);
  emit savingChanged();
  if (std::erase(m_fileJobs, event.job) > 0) {
    emit fileFailed(event.job, event.error);
    return;
  }
  if (endUse(event.job, tl::make_unexpected(event.error))) return;
  if (m_backups->takeFailure(event.job, event.error)) return;
  emit failed(event.error);
}

void AppState::on(app::Progress& event) {
  for (auto& job : m_jobs) {
    if (job.id != event.job) continue;
    job.done = event.done;
    job.total = event.total;
    emit jobsChanged();
  }
}

void AppState::on(app::Saved&) {
  m_writes.clear();
  m_writesWaiting = 0;
  emit savingChanged();
}

void AppState::on(app::Closed&) {
  m_isOpen = false;
  m_workspace = {};
  m_backups->workspaceClosed();
  emit loaded();
}

void AppState::on(app::BackedUp& event) {
  m_backups->take(event);
}
void AppState::on(app::BackupsListed& event) {
  m_backups->take(event);
}
void AppState::on(app::RestorePreviewed& event) {
  m_backups->take(event);
}
void AppState::on(app::RestoreDone& event) {
  const auto restored = std::move(event.restored);
  on(event.opened);
  m_backups->take(event.job, restored);
}

void AppState::on(app::FileStored& event) {
  std::erase(m_fileJobs, event.job);
  endJob(event.job);
  emit fileStored(event);
}
void AppState::on(app::FileWritten& event) {
  std::erase(m_fileJobs, event.job);
  endJob(event.job);
  emit fileWritten(event);
}

void AppState::on(app::Used& event) {
  std::erase(m_writes, event.job);
  m_writesWaiting = m_writes.size();
  endJob(event.job);
  emit savingChanged();
  endUse(event.job, std::move(event.value));
}

void AppState::loadPacks() {
  // A version that isn't there is said once; what stands in for it is kept until another is asked for.
  const auto load = [this](const std::string& id, const std::string& version, LoadedAs& as,
                           std::shared_ptr<const framework::Pack>& into) {
    if (id.empty() || (as == LoadedAs{id, version} && into->id == id)) return;
    const bool isAhead = m_packAhead.valid() && id == m_expectedPack;
    if (isAhead) {
      auto newest = m_packAhead.get();
      if (newest && (version.empty() || framework::compareVersions(newest->version, version) == 0)) {
        into = std::make_shared<framework::Pack>(std::move(*newest));
        as = {id, version};
        return;
      }
    }
    auto found = m_library.loadNearest(id, version);
    if (!found) {
      emit failed(found.error());
      return;
    }
    if (found->instead) emit failed(*found->instead);
    into = std::make_shared<framework::Pack>(std::move(found->pack));
    as = {id, version};
  };
  if (m_judgesUnseen) m_pack = std::make_shared<framework::Pack>();
  const auto& area = m_workspace.area();
  const auto version = app::frameworkVersionOf(m_workspace);
  load(area.frameworkId, version, m_packAs, m_pack);
  const auto* real = realInspection();
  m_judgesUnseen = real != nullptr && real->value.kind == domain::InspectionKind::Published;
  if (m_judgesUnseen)
    m_pack = std::make_shared<framework::Pack>(app::assessmentPack(&real->value, framework::Pack(*m_pack)));
  const auto* plan = inspection();
  const LoadedAs planAs = plan != nullptr && !plan->value.frameworkId.empty()
                              ? LoadedAs{plan->value.frameworkId, plan->value.frameworkVersion}
                              : LoadedAs{area.frameworkId, version};
  const bool isSame =
      planAs.id == m_pack->id && (planAs.version == m_packAs.version ||
                                  framework::compareVersions(planAs.version, m_pack->version) == 0);
  if (isSame || planAs.id.empty()) {
    m_planPack = m_pack;
    m_planPackAs = {};
  } else {
    load(planAs.id, planAs.version, m_planPackAs, m_planPack);
  }
}

void AppState::readCalendar() {
  m_calendar = std::make_shared<calendar::Calendar>(app::calendarFor(m_workspace));
}

base::Result<void> AppState::importBankHolidays(std::string_view json, std::string_view file) {
  auto set = app::importBankHolidays(m_workspace, json, file, m_ids, now());
  if (!set) return tl::make_unexpected(set.error());
  apply(std::move(*set));
  return {};
}

void AppState::computePlan() {
  if (const auto* current = inspection())
    m_plan = app::planFor(m_workspace, current->value, *m_planPack, *m_calendar);
  else
    m_plan = {schedule::compute(*m_planPack, *m_calendar, {}), {}};
  updateClock();
}

void AppState::updateClock() {
  m_clock = schedule::clockAt(m_plan.timeline, *m_calendar, now().today);
  emit clockChanged();
}

}  // namespace waymark::ui
