// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/finder.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>
#include <array>

#include "app/restricted.h"
#include "app/search_entries.h"
#include "bridge/text.h"
#include "shell/action_catalogue.h"
#include "shell/app_state.h"
#include "shell/glossary.h"
#include "shell/page.h"
#include "shell/restricted_door.h"
#include "shell/seal_keeper.h"

namespace waymark::ui {

namespace {

const auto kWake = static_cast<QEvent::Type>(QEvent::registerEventType());
const std::string kReadJob = "finder.read";
const std::string kCodesJob = "finder.codes";
constexpr std::size_t kSlice = 400;            // findings, some 2 ms
constexpr std::size_t kFollowedChanges = 200;  // more are indexed anew

void addWindow(std::vector<app::SearchEntry>& entries, const ActionCatalogue& actions) {
  for (const auto& page : pageEntries()) {
    entries.push_back(
        {app::SearchKind::Page, page.id, fromQt(QCoreApplication::translate("pages", page.title)), {}, {}, {}});
    if (page.places == nullptr) continue;
    for (const auto& place : page.places())
      entries.push_back({app::SearchKind::Setting,
                         std::string(page.id) + ':' + place.id,
                         fromQt(place.title),
                         fromQt(place.note),
                         {},
                         {}});
  }
  for (const auto* action : actions.all()) {
    const QString id = action->objectName();
    if (!action->isEnabled() || id.startsWith(QLatin1String("page.")) || id == QLatin1String("search.open")) continue;
    QString note = action->statusTip();
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    if (!keys.isEmpty()) note += QStringLiteral(" · ") + keys;
    entries.push_back(
        {app::SearchKind::Action, fromQt(id), fromQt(action->text().remove(u'&').remove(u'…')), fromQt(note), {}, {}});
  }
}

}  // namespace

Finder::Finder(AppState& state, const ActionCatalogue& actions, QObject* parent)
    : QObject(parent), m_state(state), m_actions(actions), m_reader(new QTimer(this)), m_background([this] {
        QCoreApplication::postEvent(this, new QEvent(kWake));
      }) {
  m_reader->setInterval(0);
  connect(m_reader, &QTimer::timeout, this, &Finder::readSome);
  connect(&m_state, &AppState::loaded, this, [this] {
    m_reader->stop();
    m_background.cancel(kReadJob);
    m_background.cancel(kCodesJob);
    m_evidence.reset();
    m_codes.reset();
    m_wanted = false;
  });
  connect(&m_state, &AppState::applied, this, &Finder::follow);
  // What was said in confidence is let go of with the door that shuts.
  connect(&RestrictedDoors::of(m_state), &RestrictedDoors::changed, this, [this] {
    if (!m_wanted) return;
    refresh();
    emit grew();
  });
}

bool Finder::event(QEvent* event) {
  if (event->type() != kWake) return QObject::event(event);
  m_background.deliver();
  return true;
}

void Finder::refresh() {
  std::vector<app::SearchEntry> entries;
  addWindow(entries, m_actions);
  app::addPack(entries, m_state.pack());
  addOwnTerms(entries);
  app::addRecords(entries, m_state.workspace(), m_state.pack());
  app::addPlan(entries, m_state.plan(), m_state.planPack(), m_state.workspace());
  if (const auto* inspection = m_state.inspection())
    app::addRequests(entries,
                     app::requestsFor(m_state.workspace(), inspection->value, m_state.planPack(), m_state.calendar(),
                                      m_state.now()),
                     m_state.workspace());
  addRestricted(entries);
  m_near = app::SearchIndex(std::move(entries));
  if (!m_wanted || m_stale) startReading();
  if (m_codes == nullptr) readCodes();
  m_wanted = true;
}

void Finder::addRestricted(std::vector<app::SearchEntry>& entries) const {
  const auto* inspection = m_state.realInspection();
  const auto key = m_state.seal().key();
  if (inspection == nullptr || key == nullptr) return;
  for (const auto part : {domain::RestrictedPart::Concerns, domain::RestrictedPart::KeepingInTouch})
    if (RestrictedDoors::of(m_state).isOpen(part))
      app::addRestricted(entries, m_state.workspace(), inspection->value.id, part, *key);
}

std::vector<app::SearchGroup> Finder::find(const QString& text, std::size_t limit) const {
  std::vector<const app::SearchIndex*> indexes{&m_near};
  if (m_evidence != nullptr) indexes.push_back(m_evidence.get());
  const auto query = fromQt(text);
  return app::search(indexes, query, limit, m_codes == nullptr ? std::nullopt : m_codes->find(query, limit));
}

void Finder::startReading() {
  m_background.cancel(kReadJob);
  m_stale = false;
  m_nextRow = 0;
  m_read.clear();
  m_reader->start();
}

void Finder::readSome() {
  // Findings first, comments behind them.
  const auto& rows = m_state.workspace().all<domain::Evidence>().rows();
  const auto& comments = m_state.workspace().all<domain::SurveyComment>().rows();
  const auto all = rows.size() + comments.size();
  const auto end = std::min(m_nextRow + kSlice, all);
  m_read.reserve(all);
  for (; m_nextRow < end; ++m_nextRow)
    if (m_nextRow >= rows.size())
      m_read.push_back(app::commentEntry(comments[m_nextRow - rows.size()].value, m_state.workspace()));
    else if (!app::isUnderEmbargo(m_state.workspace(), rows[m_nextRow].value))
      m_read.push_back(app::evidenceEntry(rows[m_nextRow].value, m_state.workspace(), m_state.pack()));
  if (m_nextRow < all) return;
  m_reader->stop();
  m_background.run(
      kReadJob,
      [entries = std::exchange(m_read, {}), library = m_state.library()](const std::stop_token&) mutable {
        app::addPacks(entries, library.list().packs);
        return std::make_shared<app::SearchIndex>(std::move(entries));
      },
      [this](const std::shared_ptr<app::SearchIndex>& index) {
        m_evidence = std::make_unique<app::SearchIndex>(std::move(*index));
        emit grew();
      });
}

void Finder::readCodes() {
  m_background.run(
      kCodesJob,
      [codes = app::caseCodesOf(m_state.workspace())](const std::stop_token&) mutable {
        return std::make_shared<const app::CaseCodes>(std::move(codes));
      },
      [this](const std::shared_ptr<const app::CaseCodes>& codes) {
        m_codes = codes;
        emit grew();
      });
}

void Finder::follow(const domain::ChangeSet& changes) {
  if (!m_wanted) return;
  bool hasChild = false;
  std::vector<const domain::Change*> evidence;
  for (const auto& change : changes.changes) {
    const auto kind = domain::kindOf(change.after ? *change.after : *change.before);
    if (kind == "evidence" || kind == "survey_comment") evidence.push_back(&change);
    if (kind == "child") hasChild = true;
    if (kind == "partner" || kind == "person" || kind == "area" || kind == "inspection") m_stale = true;
  }
  if (hasChild) {  // gone at once: nobody is found who was taken out
    m_codes.reset();
    readCodes();
  }
  if (evidence.empty()) return;
  if (m_evidence == nullptr || m_reader->isActive() || m_background.busy() || evidence.size() > kFollowedChanges) {
    startReading();
    return;
  }
  for (const auto* change : evidence) followOne(*change);
}

void Finder::followOne(const domain::Change& change) {
  const auto id = base::uuidText(domain::idOf(change.after ? *change.after : *change.before));
  const auto* finding = change.after ? std::get_if<domain::Evidence>(&*change.after) : nullptr;
  const auto* comment = change.after ? std::get_if<domain::SurveyComment>(&*change.after) : nullptr;
  if (finding != nullptr && !app::isUnderEmbargo(m_state.workspace(), *finding))
    m_evidence->put(app::evidenceEntry(*finding, m_state.workspace(), m_state.pack()));
  else if (comment != nullptr)
    m_evidence->put(app::commentEntry(*comment, m_state.workspace()));
  else
    for (const auto kind : {app::SearchKind::Evidence, app::SearchKind::Comment}) m_evidence->remove(kind, id);
}

}  // namespace waymark::ui
