// SPDX-License-Identifier: GPL-3.0-or-later
#include "partners/partner_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>
#include <type_traits>

#include "app/restricted.h"
#include "bridge/dates.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

QString words(const char* text) {
  return QCoreApplication::translate("partners", text);
}

/// Takes a record out with every mention of it, whatever kind of record mentions it. What can't be without it (a
/// single id that is no option) stays, and the store refuses.
template <class T>
domain::ChangeSet without(const AppState& state, const char* name, const decltype(T::id)& id) {
  using Id = decltype(T::id);
  domain::ChangeSet set{fromQt(words(name)), {}};
  domain::forEachKind([&]<class Other>() {
    for (const auto& row : state.workspace().all<Other>()) {
      if (row.value.id.uuid == id.uuid) continue;
      Other after = row.value;
      domain::forEachField<Other>([&](const auto& field) {
        auto& value = after.*field.member;
        using Value = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, std::optional<Id>>) {
          if (value == id) value.reset();
        } else if constexpr (std::is_same_v<Value, std::vector<Id>>) {
          std::erase(value, id);
        }
      });
      if (after != row.value) set.changes.push_back(domain::edited(row, std::move(after)));
    }
  });
  if (const auto* row = state.find<T>(id)) set.changes.push_back(domain::removed(*row));
  return set;
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

bool isAwaySoon(const domain::Person& person, base::Day today) {
  return std::ranges::any_of(person.leave, [today](const base::DateRange& leave) {
    return leave.to >= today && leave.from <= today + std::chrono::days{21};
  });
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
    if (app::isUnderEmbargo(state.workspace(), row.value)) continue;
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
  return without<domain::Person>(state, QT_TRANSLATE_NOOP("partners", "take out a person"), person);
}

domain::ChangeSet withoutPartner(const AppState& state, const domain::PartnerId& partner) {
  return without<domain::Partner>(state, QT_TRANSLATE_NOOP("partners", "take out an organisation"), partner);
}

}  // namespace waymark::ui
