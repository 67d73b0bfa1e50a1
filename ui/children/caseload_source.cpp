// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/caseload_source.h"

#include <algorithm>

#include "app/kept_lists.h"
#include "children/clock_reader.h"
#include "shell/seal_keeper.h"

namespace waymark::ui {

namespace {

bool concerns(const domain::ChangeSet& changes, std::initializer_list<std::string_view> kinds) {
  return std::ranges::any_of(changes.changes, [&](const domain::Change& change) {
    return std::ranges::find(kinds, domain::kindOf(change.after ? *change.after : *change.before)) != kinds.end();
  });
}

base::Result<ReadCaseload> readCaseload(app::Session& session, const app::NewestExtracts& newest,
                                        const seal::Key* key) {
  auto caseload = app::openCaseload(session, newest, key);
  if (!caseload) return tl::make_unexpected(caseload.error());
  ReadCaseload read{std::move(*caseload), {}, {}, {}};
  read.facets = app::facetsOf(read.caseload);
  read.words = app::rowWordsOf(read.caseload);
  return read;
}

}  // namespace

CaseloadSource::CaseloadSource(AppState& state, QObject* parent) : QObject(parent), m_state(state), m_clocks(nullptr) {
  connect(&m_state, &AppState::loaded, this, &CaseloadSource::onLoaded);
  connect(&m_state, &AppState::applied, this, &CaseloadSource::onApplied);
  connect(&m_state.seal(), &SealKeeper::changed, this, &CaseloadSource::onSeal);
  m_clocks = new ClockReader(state, this);  // after these: what is asked for first is read first
  look();
}

/// What was checked with the key stays when the seal is shut: nothing of it says who a child is.
void CaseloadSource::onSeal() {
  if (m_state.seal().key() == nullptr || m_readWithKey) return;
  m_isStale = true;
  if (m_isWanted) want();
}

void CaseloadSource::onLoaded() {
  ++m_number;
  m_read.reset();
  m_error.reset();
  m_standing = Standing::NoLists;
  m_isStale = true;
  m_readWithKey = false;
  look();
  emit changed();
  if (m_isWanted) want();
}

void CaseloadSource::onApplied(const domain::ChangeSet& changes) {
  // A correction, a rule switched off or a newer register tells of the same extracts something else.
  const bool isTold = concerns(changes, {"list_correction", "rule_switch"});
  if (!isTold && !concerns(changes, {"list_extract"})) return;
  const bool hasNewer = look();
  if (!isTold && !hasNewer) return;
  m_isStale = true;
  if (m_isWanted) want();
}

bool CaseloadSource::look() {
  const auto* kept = app::settingsExtract(m_state.workspace());
  const auto settings = kept == nullptr ? domain::ListExtractId() : kept->id;
  auto newest = app::newestExtracts(m_state.workspace());
  if (newest == m_newest && settings == m_settings) return false;
  m_newest = std::move(newest);
  m_settings = settings;
  return true;
}

void CaseloadSource::want() {
  m_isWanted = true;
  if (m_isStale) start();
}

void CaseloadSource::readAgain() {
  m_isStale = true;
  want();
}

void CaseloadSource::start() {
  m_isStale = false;
  m_error.reset();
  const unsigned number = ++m_number;
  if (m_newest.extracts.empty()) {
    m_read.reset();
    m_standing = Standing::NoLists;
    emit changed();
    return;
  }
  m_standing = Standing::Reading;
  const auto key = m_state.seal().key();
  m_readWithKey = key != nullptr;
  emit changed();
  m_state.use<ReadCaseload>(
      tr("Read and check the lists"), app::SessionUse::Reading,
      [newest = m_newest, key](app::Session& session, base::Stamp, const app::WorkControl&) {
        return readCaseload(session, newest, key.get());
      },
      this, [this, number](base::Result<ReadCaseload> read) { take(number, std::move(read)); });
}

void CaseloadSource::take(unsigned number, base::Result<ReadCaseload> read) {
  if (number != m_number) return;
  if (!read) {
    m_read.reset();
    m_error = std::move(read.error());
    m_standing = Standing::Failed;
    emit changed();
    return;
  }
  const auto& children = m_state.workspace().all<domain::Child>();
  read->caseCodes.reserve(read->caseload.size());
  for (const auto& list : read->caseload.lists)
    for (const auto& id : list.children) {
      const auto* child = children.find(id);
      read->caseCodes.push_back(child == nullptr ? std::string() : child->value.caseCode);
    }
  m_read = std::make_shared<const ReadCaseload>(std::move(*read));
  m_standing = Standing::Ready;
  emit changed();
}

}  // namespace waymark::ui
