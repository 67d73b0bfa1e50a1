// SPDX-License-Identifier: GPL-3.0-or-later
#include "partners/partner_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>

#include "bridge/dates.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

QString words(const char* text) {
  return QCoreApplication::translate("partners", text);
}

template <class T, class F>
void edit(domain::ChangeSet& set, const AppState& state, F&& change) {
  for (const auto& row : state.workspace().all<T>()) {
    T after = row.value;
    change(after);
    if (after != row.value) set.changes.push_back(domain::edited(row, std::move(after)));
  }
}

template <class Id>
void clearIf(std::optional<Id>& field, const Id& id) {
  if (field == id) field.reset();
}

}  // namespace

QString partnerKindWord(domain::PartnerKind kind) {
  switch (kind) {
    case domain::PartnerKind::LocalAuthority:
      return words(QT_TRANSLATE_NOOP("partners", "Local authority"));
    case domain::PartnerKind::Icb:
      return words(QT_TRANSLATE_NOOP("partners", "Integrated care board"));
    case domain::PartnerKind::HealthProvider:
      return words(QT_TRANSLATE_NOOP("partners", "Health provider"));
    case domain::PartnerKind::ParentCarerForum:
      return words(QT_TRANSLATE_NOOP("partners", "Parent carer forum"));
    case domain::PartnerKind::SchoolOrCollege:
      return words(QT_TRANSLATE_NOOP("partners", "School or college"));
    case domain::PartnerKind::Sendiass:
      return words(QT_TRANSLATE_NOOP("partners", "SENDIASS"));
    case domain::PartnerKind::Voluntary:
      return words(QT_TRANSLATE_NOOP("partners", "Voluntary organisation"));
    case domain::PartnerKind::Other:
      break;
  }
  return words(QT_TRANSLATE_NOOP("partners", "Other"));
}

QString rolesText(const framework::Pack& pack, const std::vector<std::string>& roles) {
  QStringList titles;
  for (const auto& role : roles) {
    const auto* known = pack.ownerRole(role);
    titles << toQt(known == nullptr ? role : known->title);
  }
  return titles.join(QStringLiteral(", "));
}

QString leaveText(const domain::Person& person, base::Day today) {
  const base::DateRange* next = nullptr;
  for (const auto& leave : person.leave)
    if (leave.to >= today && (next == nullptr || leave.from < next->from)) next = &leave;
  if (next == nullptr) return {};
  if (next->from == next->to) return shortDate(next->from);
  return QStringLiteral("%1 – %2").arg(shortDate(next->from), shortDate(next->to));
}

QString personName(const domain::Workspace& workspace, const std::optional<domain::PersonId>& person) {
  const auto* found = person ? workspace.all<domain::Person>().find(*person) : nullptr;
  return found == nullptr ? QString() : toQt(found->value.name);
}

bool isOwnedBy(const AppState& state, const app::PlannedTask& task, const domain::PartnerId& partner) {
  const auto* owner = task.owner ? state.find<domain::Person>(*task.owner) : nullptr;
  return owner != nullptr && owner->value.partner == partner;
}

PartnerCounts countsOf(const AppState& state, const domain::PartnerId& partner) {
  PartnerCounts counts;
  for (const auto& row : state.workspace().all<domain::Person>()) counts.people += row.value.partner == partner;
  std::set<base::ShortCode> criteria;
  for (const auto& row : state.workspace().all<domain::Evidence>()) {
    if (row.value.partner != partner || row.value.review == domain::ReviewState::Rejected) continue;
    ++counts.findings;
    criteria.insert(row.value.criterion);
    criteria.insert(row.value.also.begin(), row.value.also.end());
  }
  counts.criteria = static_cast<int>(criteria.size());
  const auto now = state.now();
  for (const auto& task : state.plan().tasks) {
    if (!app::isOpen(task) || task.conditional || !isOwnedBy(state, task, partner)) continue;
    ++counts.openTasks;
    counts.lateTasks += app::isLate(task, now);
  }
  return counts;
}

domain::ChangeSet withoutPerson(const AppState& state, const domain::PersonId& person) {
  domain::ChangeSet set{fromQt(words(QT_TRANSLATE_NOOP("partners", "take out a person"))), {}};
  edit<domain::Person>(set, state, [&](domain::Person& other) {
    if (other.id == person) return;
    clearIf(other.deputy, person);
    clearIf(other.calledBy, person);
  });
  edit<domain::Task>(set, state, [&](domain::Task& task) { clearIf(task.owner, person); });
  edit<domain::Evidence>(set, state, [&](domain::Evidence& evidence) { clearIf(evidence.givenBy, person); });
  if (const auto* row = state.find<domain::Person>(person)) set.changes.push_back(domain::removed(*row));
  return set;
}

domain::ChangeSet withoutPartner(const AppState& state, const domain::PartnerId& partner) {
  domain::ChangeSet set{fromQt(words(QT_TRANSLATE_NOOP("partners", "take out an organisation"))), {}};
  edit<domain::Person>(set, state, [&](domain::Person& person) { clearIf(person.partner, partner); });
  edit<domain::Evidence>(set, state, [&](domain::Evidence& evidence) { clearIf(evidence.partner, partner); });
  edit<domain::Priority>(set, state, [&](domain::Priority& priority) { clearIf(priority.lead, partner); });
  edit<domain::EarlierFinding>(set, state,
                               [&](domain::EarlierFinding& finding) { std::erase(finding.responsible, partner); });
  if (const auto* row = state.find<domain::Partner>(partner)) set.changes.push_back(domain::removed(*row));
  return set;
}

}  // namespace waymark::ui
