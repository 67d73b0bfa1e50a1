// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/case_desk.h"

#include <algorithm>

#include "bridge/text.h"
#include "shell/restricted_door.h"
#include "shell/seal_keeper.h"

namespace waymark::ui {

CaseDesk::CaseDesk(AppState& state, Navigator& navigator, QObject* parent)
    : QObject(parent), m_state(state), m_navigator(navigator) {
  const auto forget = [this] {
    m_waiting.clear();
    m_isWriting = false;
  };
  connect(&state, &AppState::failed, this, forget);
  connect(&state, &AppState::loaded, this, forget);
}

std::shared_ptr<const seal::Key> CaseDesk::key() const {
  const bool isOpen = RestrictedDoors::of(m_state).isOpen(domain::RestrictedPart::TrackedChildren);
  return isOpen ? m_state.seal().key() : nullptr;
}

const app::StoredTracked* CaseDesk::child() const {
  return key() == nullptr ? nullptr : m_state.find<domain::TrackedChild>(m_child);
}

QString CaseDesk::code() const {
  const auto* row = child();
  return row == nullptr ? QString() : toQt(row->value.caseCode);
}

bool CaseDesk::canWrite() const {
  return child() != nullptr && !m_state.readOnlyWhy();
}

base::Result<app::SealedTexts> CaseDesk::texts(const base::Uuid& id, const std::string& sealed) const {
  return app::openTexts(key().get(), id, sealed);
}

std::string CaseDesk::sealed(const base::Uuid& id, const app::SealedTexts& texts) const {
  const auto open = key();
  return open == nullptr ? std::string() : app::sealTexts(*open, id, texts);
}

bool CaseDesk::holdsName(const QString& words) const {
  const auto* row = child();
  if (row == nullptr) return false;
  const auto opened = texts(row->value.id.uuid, row->value.sealed);
  const auto names = opened ? opened->find("names") : app::SealedTexts::const_iterator{};
  return opened && names != opened->end() && app::holdsName(fromQt(words), names->second);
}

void CaseDesk::run(const Make& make) {
  if (!canWrite()) return;
  auto set = make();
  if (!set || set->changes.empty()) return;
  m_isWriting = true;
  m_state.apply(std::move(*set));
}

void CaseDesk::write(Make make) {
  if (m_isWriting)
    m_waiting.push_back(std::move(make));
  else
    run(make);
}

void CaseDesk::next() {
  m_isWriting = false;
  while (!m_isWriting && !m_waiting.empty()) {
    const auto make = std::move(m_waiting.front());
    m_waiting.erase(m_waiting.begin());
    run(make);
  }
}

void CaseDesk::track(const QString& code, std::optional<domain::TrackedChildId> replaced, const QString& why,
                     std::function<void(base::Result<domain::TrackedChildId>)> done) {
  if (key() == nullptr || m_state.realInspection() == nullptr) return;
  using Pool = std::shared_ptr<const app::SamplePool>;
  m_state.use<Pool>(
      tr("Looking the child up"), app::SessionUse::Reading,
      [](app::Session& session, base::Stamp, const app::WorkControl&) -> base::Result<Pool> {
        const auto workspace = session.load();
        if (!workspace) return tl::make_unexpected(workspace.error());
        auto pool = app::openSamplePool(session, *workspace);
        if (!pool) return tl::make_unexpected(pool.error());
        return std::make_shared<const app::SamplePool>(std::move(*pool));
      },
      this,
      [this, code, replaced, why, done = std::move(done)](base::Result<Pool> pool) {
        const auto* inspection = m_state.realInspection();
        if (inspection == nullptr || key() == nullptr || m_state.readOnlyWhy()) return;  // locked meanwhile
        if (!pool) return done(tl::make_unexpected(pool.error()));
        const auto* old = replaced ? m_state.find<domain::TrackedChild>(*replaced) : nullptr;
        const auto set = app::trackChild(m_state.workspace(), inspection->value.id, m_state.planPack().trackedChildren,
                                         **pool, {fromQt(code.trimmed().toUpper()), m_state.now().today}, old,
                                         fromQt(why), m_state.ids(), m_state.now().utc);
        if (!set) return done(tl::make_unexpected(set.error()));
        domain::TrackedChildId made;
        for (const auto& change : set->changes)
          if (const auto* child = std::get_if<domain::TrackedChild>(&*change.after); child && !change.before)
            made = child->id;
        m_state.apply(*set);
        done(made);
      });
}

}  // namespace waymark::ui
