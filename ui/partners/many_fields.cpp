// SPDX-License-Identifier: GPL-3.0-or-later
#include "partners/many_fields.h"

#include <QCoreApplication>

#include "bridge/text.h"
#include "partners/partner_words.h"

namespace waymark::ui {

namespace {

using domain::Partner;
using domain::Person;

struct Many {
  Q_DECLARE_TR_FUNCTIONS(Many)
};

template <class T, class Id>
int placeOf(const AppState& state, const std::optional<Id>& id) {
  int place = 0;
  for (const auto& row : state.workspace().all<T>()) {
    if (id == row.value.id) return place;
    ++place;
  }
  return kNoChoice;
}

template <class T>
auto idAt(const AppState& state, int place) {
  return state.workspace().all<T>().rows()[static_cast<std::size_t>(place)].value.id;
}

template <class T>
std::function<QStringList()> namesOf(const AppState& state) {
  return [&state] {
    QStringList names;
    for (const auto& row : state.workspace().all<T>()) names << toQt(row.value.name);
    return names;
  };
}

QString counted(qsizetype count) {
  return count == 1 ? Many::tr("1 person") : Many::tr("%L1 people").arg(count);
}

/// A person whom another one stands for or rings; nobody does that for themselves, so that one is left as it was.
ManyField another(AppState& state, const QString& title, std::optional<domain::PersonId> Person::*field,
                  std::function<QString(qsizetype, int)> name) {
  return manyField<Person>(
      state, title, namesOf<Person>(state),
      [&state, field](const Person& person) { return placeOf<Person>(state, person.*field); },
      [&state, field](Person& person, int place) {
        if (const auto id = idAt<Person>(state, place); id != person.id) person.*field = id;
      },
      std::move(name));
}

}  // namespace

std::vector<ManyField> personFields(AppState& state) {
  return {
      manyField<Person>(
          state, Many::tr("Organisation"), namesOf<Partner>(state),
          [&state](const Person& person) { return placeOf<Partner>(state, person.partner); },
          [&state](Person& person, int place) { person.partner = idAt<Partner>(state, place); },
          [](qsizetype count, int) { return Many::tr("set the organisation of %1").arg(counted(count)); }),
      another(state, Many::tr("Deputy"), &Person::deputy,
              [](qsizetype count, int) { return Many::tr("set the deputy of %1").arg(counted(count)); }),
      another(state, Many::tr("Called by"), &Person::calledBy,
              [](qsizetype count, int) { return Many::tr("set who calls %1").arg(counted(count)); }),
  };
}

std::vector<ManyField> organisationFields(AppState& state) {
  return {manyField<Partner>(
      state, Many::tr("Kind"),
      [] {
        QStringList words;
        for (std::size_t i = 0; i < base::codeCount<domain::PartnerKind>(); ++i)
          words << partnerKindWord(static_cast<domain::PartnerKind>(i));
        return words;
      },
      [](const Partner& partner) { return static_cast<int>(partner.kind); },
      [](Partner& partner, int place) { partner.kind = static_cast<domain::PartnerKind>(place); },
      [](qsizetype count, int) {
        return count == 1 ? Many::tr("set the kind of 1 organisation")
                          : Many::tr("set the kind of %L1 organisations").arg(count);
      })};
}

}  // namespace waymark::ui
