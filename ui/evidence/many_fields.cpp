// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/many_fields.h"

#include <QCoreApplication>

#include "bridge/text.h"
#include "evidence/evidence_words.h"

namespace waymark::ui {

namespace {

using domain::EarlierFinding;
using domain::Evidence;
using domain::Priority;

struct Many {
  Q_DECLARE_TR_FUNCTIONS(Many)
};

template <class E>
QStringList wordsOf() {
  QStringList words;
  for (std::size_t i = 0; i < base::codeCount<E>(); ++i) words << ui::wordOf(static_cast<E>(i));
  return words;
}

/// The rows of one kind, by name, and where a record's own is among them. All of it is read when it is asked for: the
/// workspace moves on.
template <class T>
QStringList namesOf(const AppState& state) {
  QStringList names;
  for (const auto& row : state.workspace().all<T>()) names << toQt(row.value.name);
  return names;
}

template <class T, class Id>
int placeOf(const AppState& state, const std::optional<Id>& id) {
  int place = 0;
  for (const auto& row : state.workspace().all<T>()) {
    if (id == row.value.id) return place;
    ++place;
  }
  return kNoChoice;
}

domain::PartnerId partnerAt(const AppState& state, int place) {
  return state.workspace().all<domain::Partner>().rows()[static_cast<std::size_t>(place)].value.id;
}

std::function<QStringList()> partnerNames(const AppState& state) {
  return [&state] { return namesOf<domain::Partner>(state); };
}

std::function<QStringList()> criterionNames(const AppState& state) {
  return [&state] {
    QStringList names;
    for (const auto& each : state.pack().criteria) names << criterionLabel(state.pack(), each.id);
    return names;
  };
}

base::ShortCode criterionAt(const AppState& state, int place) {
  return state.pack().criteria[static_cast<std::size_t>(place)].id;
}

QString reviewName(qsizetype count, domain::ReviewState review) {
  switch (review) {
    case domain::ReviewState::Draft:
      return Many::tr("set %1 back to draft").arg(countedFindings(count));
    case domain::ReviewState::InReview:
      return Many::tr("send %1 to review").arg(countedFindings(count));
    case domain::ReviewState::Accepted:
      return Many::tr("accept %1").arg(countedFindings(count));
    case domain::ReviewState::Rejected:
      break;
  }
  return Many::tr("reject %1").arg(countedFindings(count));
}

QString countedEarlier(qsizetype count) {
  return count == 1 ? Many::tr("1 earlier finding") : Many::tr("%L1 earlier findings").arg(count);
}

/// The inspections that can have written a letter: all but rehearsals.
std::vector<domain::InspectionId> letters(const AppState& state) {
  std::vector<domain::InspectionId> ids;
  for (const auto& [inspection, revision] : state.workspace().all<domain::Inspection>())
    if (inspection.kind != domain::InspectionKind::Rehearsal && inspection.notified &&
        *inspection.notified < state.now().today)
      ids.push_back(inspection.id);
  return ids;
}

}  // namespace

std::vector<ManyField> evidenceFields(AppState& state) {
  return {
      manyField<Evidence>(
          state, Many::tr("Review state"), wordsOf<domain::ReviewState>,
          [](const Evidence& evidence) { return static_cast<int>(evidence.review); },
          [](Evidence& evidence, int place) { evidence.review = static_cast<domain::ReviewState>(place); },
          [](qsizetype count, int place) { return reviewName(count, static_cast<domain::ReviewState>(place)); }),
      manyField<Evidence>(
          state, Many::tr("Criterion"), criterionNames(state),
          [&state](const Evidence& evidence) { return state.pack().criterionIndex(evidence.criterion); },
          [&state](Evidence& evidence, int place) {
            evidence.criterion = criterionAt(state, place);
            std::erase(evidence.also, evidence.criterion);
          },
          [&state](qsizetype count, int place) {
            return Many::tr("move %1 to %2").arg(countedFindings(count), toQt(criterionAt(state, place).text()));
          }),
      manyField<Evidence>(
          state, Many::tr("Source"), wordsOf<domain::SourceKind>,
          [](const Evidence& evidence) { return evidence.source ? static_cast<int>(*evidence.source) : kNoChoice; },
          [](Evidence& evidence, int place) { evidence.source = static_cast<domain::SourceKind>(place); },
          [](qsizetype count, int) { return Many::tr("set the source of %1").arg(countedFindings(count)); }),
      manyField<Evidence>(
          state, Many::tr("Partner"), partnerNames(state),
          [&state](const Evidence& evidence) { return placeOf<domain::Partner>(state, evidence.partner); },
          [&state](Evidence& evidence, int place) { evidence.partner = partnerAt(state, place); },
          [](qsizetype count, int) { return Many::tr("set the partner of %1").arg(countedFindings(count)); }),
  };
}

std::vector<ManyField> earlierFindingFields(AppState& state) {
  return {
      manyField<EarlierFinding>(
          state, Many::tr("Kind"), wordsOf<domain::EarlierFindingKind>,
          [](const EarlierFinding& finding) { return static_cast<int>(finding.kind); },
          [](EarlierFinding& finding, int place) { finding.kind = static_cast<domain::EarlierFindingKind>(place); },
          [](qsizetype count, int) { return Many::tr("set the kind of %1").arg(countedEarlier(count)); }),
      manyField<EarlierFinding>(
          state, Many::tr("From inspection"),
          [&state] {
            QStringList titles;
            for (const auto& id : letters(state)) titles << toQt(state.find<domain::Inspection>(id)->value.title);
            return titles;
          },
          [&state](const EarlierFinding& finding) {
            const auto ids = letters(state);
            const auto at = finding.inspection ? std::ranges::find(ids, *finding.inspection) : ids.end();
            return at == ids.end() ? kNoChoice : static_cast<int>(at - ids.begin());
          },
          [&state](EarlierFinding& finding, int place) {
            finding.inspection = letters(state)[static_cast<std::size_t>(place)];
          },
          [](qsizetype count, int) { return Many::tr("set the inspection of %1").arg(countedEarlier(count)); }),
      manyField<EarlierFinding>(
          state, Many::tr("Criterion"), criterionNames(state),
          [&state](const EarlierFinding& finding) {
            return finding.criterion ? state.pack().criterionIndex(*finding.criterion) : kNoChoice;
          },
          [&state](EarlierFinding& finding, int place) { finding.criterion = criterionAt(state, place); },
          [&state](qsizetype count, int place) {
            return Many::tr("move %1 to %2").arg(countedEarlier(count), toQt(criterionAt(state, place).text()));
          }),
  };
}

std::vector<ManyField> priorityFields(AppState& state) {
  return {manyField<Priority>(
      state, Many::tr("Lead"), partnerNames(state),
      [&state](const Priority& priority) { return placeOf<domain::Partner>(state, priority.lead); },
      [&state](Priority& priority, int place) { priority.lead = partnerAt(state, place); },
      [](qsizetype count, int) {
        return count == 1 ? Many::tr("set the lead of 1 priority")
                          : Many::tr("set the lead of %L1 priorities").arg(count);
      })};
}

}  // namespace waymark::ui
