// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/evidence_words.h"

#include <QCoreApplication>
#include <array>

#include "bridge/dates.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

#define WORD(text) QT_TRANSLATE_NOOP("evidence", text)

template <class E, std::size_t N>
QString wordFrom(const std::array<const char*, N>& words, E value) {
  static_assert(N == base::CodeSet<E>::kCodes.size());
  return QCoreApplication::translate("evidence", words.at(static_cast<std::size_t>(value)));
}

QString dayText(base::Day day) {
  return longDate(day).section(u' ', 1);  // without the weekday
}

}  // namespace

QString wordOf(domain::Reach reach) {
  return wordFrom<domain::Reach>(std::array{WORD("Few"), WORD("Some"), WORD("Many"), WORD("Most")}, reach);
}

QString wordOf(domain::Impact impact) {
  return wordFrom<domain::Impact>(std::array{WORD("Low"), WORD("Moderate"), WORD("High"), WORD("Severe")}, impact);
}

QString wordOf(domain::Service service) {
  return wordFrom<domain::Service>(std::array{WORD("Education"), WORD("Health"), WORD("Social care")}, service);
}

QString wordOf(domain::AgePhase phase) {
  return wordFrom<domain::AgePhase>(
      std::array{WORD("Early years"), WORD("School age"), WORD("16 to 25"), WORD("All ages")}, phase);
}

QString wordOf(domain::Group group) {
  return wordFrom<domain::Group>(
      std::array{WORD("SEN support"), WORD("EHC plan"), WORD("Alternative provision"), WORD("Looked after"),
                 WORD("Child in need or protection plan"), WORD("Youth justice"), WORD("Missing education"),
                 WORD("Home educated"), WORD("Out of area"), WORD("Waiting for assessment")},
      group);
}

QString wordOf(domain::SourceKind source) {
  return wordFrom<domain::SourceKind>(
      std::array{WORD("Data"), WORD("Records"), WORD("Practice seen"), WORD("Child’s voice"), WORD("Parent’s voice"),
                 WORD("Practitioner’s voice"), WORD("Complaints and tribunal"), WORD("Peer or external review"),
                 WORD("Document")},
      source);
}

QString wordOf(domain::ReviewState state) {
  return wordFrom<domain::ReviewState>(std::array{WORD("Draft"), WORD("In review"), WORD("Accepted"), WORD("Rejected")},
                                       state);
}

QString wordOf(domain::EarlierFindingKind kind) {
  return wordFrom<domain::EarlierFindingKind>(
      std::array{WORD("Area for priority action"), WORD("Area for improvement"), WORD("Area of significant concern")},
      kind);
}

QString countedEvidence(qsizetype count) {
  if (count == 1) return QCoreApplication::translate("evidence", "1 piece of evidence");
  return QCoreApplication::translate("evidence", "%L1 pieces of evidence").arg(count);
}

QString countedFindings(qsizetype count) {
  if (count == 1) return QCoreApplication::translate("evidence", "1 finding");
  return QCoreApplication::translate("evidence", "%L1 findings").arg(count);
}

QString criterionLabel(const framework::Pack& pack, base::ShortCode criterion) {
  const auto* found = pack.criterion(criterion);
  if (found == nullptr) return toQt(criterion.text());
  return toQt(criterion.text()) + u' ' + toQt(found->shortTitle);
}

QString partnerText(const domain::Workspace& workspace, const std::optional<domain::PartnerId>& partner) {
  const auto* found = partner ? workspace.all<domain::Partner>().find(*partner) : nullptr;
  if (found == nullptr) return {};
  return toQt(found->value.shortName.empty() ? found->value.name : found->value.shortName);
}

QString personText(const domain::Workspace& workspace, const std::optional<domain::PersonId>& person) {
  const auto* found = person ? workspace.all<domain::Person>().find(*person) : nullptr;
  return found == nullptr ? QString() : toQt(found->value.name);
}

QString weightText(const domain::Evidence& evidence) {
  if (evidence.reach && evidence.impact)
    return QStringLiteral("%1 · %2").arg(wordOf(*evidence.reach), wordOf(*evidence.impact).toLower());
  if (evidence.reach) return wordOf(*evidence.reach);
  return evidence.impact ? wordOf(*evidence.impact) : QString();
}

QString coversText(const domain::Evidence& evidence) {
  const auto& from = evidence.coversFrom;
  const auto& to = evidence.coversTo;
  if (from && to && *from != *to) return QStringLiteral("%1 – %2").arg(dayText(*from), dayText(*to));
  if (from && to) return dayText(*from);
  if (from) return QCoreApplication::translate("evidence", "from %1").arg(dayText(*from));
  return to ? QCoreApplication::translate("evidence", "to %1").arg(dayText(*to)) : QString();
}

bool isOverdue(const domain::Evidence& evidence, base::Day today) {
  return evidence.reviewBy && *evidence.reviewBy < today && evidence.review != domain::ReviewState::Rejected;
}

}  // namespace waymark::ui
