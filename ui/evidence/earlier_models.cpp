// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/earlier_models.h"

#include <QCoreApplication>

#include "app/restricted.h"
#include "base/text.h"
#include "bridge/dates.h"
#include "bridge/text.h"
#include "evidence/evidence_words.h"
#include "widgets/marks.h"
#include "widgets/two_line_delegate.h"

namespace waymark::ui {

namespace {

QString words(const char* text) {
  return QCoreApplication::translate("evidence", text);
}

Column countColumn(domain::Finding finding) {
  switch (finding) {
    case domain::Finding::Strength:
      return {words(QT_TRANSLATE_NOOP("evidence", "Strengths")), 92, Qt::AlignRight,
              words(QT_TRANSLATE_NOOP("evidence", "Strengths among the evidence linked to it"))};
    case domain::Finding::Mixed:
      return {words(QT_TRANSLATE_NOOP("evidence", "Mixed")), 72, Qt::AlignRight,
              words(QT_TRANSLATE_NOOP("evidence", "Mixed findings among the evidence linked to it"))};
    case domain::Finding::Concern:
      break;
  }
  return {words(QT_TRANSLATE_NOOP("evidence", "Concerns")), 92, Qt::AlignRight,
          words(QT_TRANSLATE_NOOP("evidence", "Concerns among the evidence linked to it"))};
}

/// A cell of one of the three count columns: `place` is 0 for strengths, 1 for mixed, 2 for concerns.
QVariant countCell(const LinkedCounts& linked, int place, int role) {
  const int count = place == 0 ? linked.strengths : place == 1 ? linked.mixed : linked.concerns;
  constexpr std::array kMarks{Mark::Strength, Mark::Mixed, Mark::Concern};
  switch (role) {
    case Qt::DisplayRole:
      return count == 0 ? QStringLiteral("–") : QStringLiteral("%L1").arg(count);
    case Qt::AccessibleTextRole:
      return QStringLiteral("%1: %L2").arg(wordOf(kMarks.at(static_cast<std::size_t>(place)))).arg(count);
    case Qt::ToolTipRole:
      return linkedSentence(linked);
    case TextRole:
      return count == 0 ? QVariant(static_cast<int>(Role::Muted)) : QVariant();
    default:
      return {};
  }
}

bool lessCount(const LinkedCounts& a, const LinkedCounts& b, int place) {
  return place == 0 ? a.strengths < b.strengths : place == 1 ? a.mixed < b.mixed : a.concerns < b.concerns;
}

QString codesText(const std::vector<base::ShortCode>& criteria) {
  QStringList codes;
  for (const auto& code : criteria) codes << toQt(code.text());
  return codes.join(QStringLiteral(", "));
}

/// The inspection it is filed under, else what is said of it in words.
QString fromText(const AppState& state, const domain::EarlierFinding& finding) {
  const auto* inspection = finding.inspection ? state.find<domain::Inspection>(*finding.inspection) : nullptr;
  return toQt(inspection != nullptr ? inspection->value.title : finding.fromInspection);
}

/// "Area SEND inspection, October 2023 · published Wed 6 Dec 2023".
QString published(const AppState& state, const domain::EarlierFinding& finding) {
  QStringList parts;
  if (const QString from = fromText(state, finding); !from.isEmpty()) parts << from;
  if (finding.publishedOn)
    parts << words(QT_TRANSLATE_NOOP("evidence", "published %1")).arg(longDate(finding.publishedOn));
  return parts.join(QStringLiteral(" · "));
}

QString labelsText(const framework::Pack& pack, const std::vector<base::ShortCode>& criteria) {
  QStringList labels;
  for (const auto& code : criteria) labels << criterionLabel(pack, code);
  return labels.join(QStringLiteral("\n"));
}

}  // namespace

LinkedById linkedEvidence(const domain::Workspace& workspace) {
  LinkedById linked;
  const auto count = [&](const base::Uuid& id, const domain::Evidence& evidence) {
    auto& counts = linked[id];
    if (evidence.review == domain::ReviewState::Rejected)
      ++counts.rejected;
    else if (evidence.finding == domain::Finding::Strength)
      ++counts.strengths;
    else if (evidence.finding == domain::Finding::Concern)
      ++counts.concerns;
    else
      ++counts.mixed;
  };
  for (const auto& row : workspace.all<domain::Evidence>()) {
    if (app::isUnderEmbargo(workspace, row.value)) continue;
    for (const auto& id : row.value.earlierFindings) count(id.uuid, row.value);
    for (const auto& id : row.value.priorities) count(id.uuid, row.value);
  }
  return linked;
}

QString linkedSentence(const LinkedCounts& linked) {
  if (linked.all() == 0) return words(QT_TRANSLATE_NOOP("evidence", "No evidence is linked to it yet."));
  QStringList parts;
  if (linked.strengths > 0)
    parts << (linked.strengths == 1 ? words(QT_TRANSLATE_NOOP("evidence", "▲ 1 strength"))
                                    : words(QT_TRANSLATE_NOOP("evidence", "▲ %L1 strengths")).arg(linked.strengths));
  if (linked.mixed > 0) parts << words(QT_TRANSLATE_NOOP("evidence", "◆ %L1 mixed")).arg(linked.mixed);
  if (linked.concerns > 0)
    parts << (linked.concerns == 1 ? words(QT_TRANSLATE_NOOP("evidence", "▼ 1 concern"))
                                   : words(QT_TRANSLATE_NOOP("evidence", "▼ %L1 concerns")).arg(linked.concerns));
  if (linked.rejected > 0)
    parts << words(QT_TRANSLATE_NOOP("evidence", "%L1 rejected (not counted)")).arg(linked.rejected);
  return parts.join(QStringLiteral(" · "));
}

EarlierFindingModel::EarlierFindingModel(AppState& state, QObject* parent)
    : VectorModel(
          named({{tr("Earlier finding"), 280},
                 {tr("Kind"), 196},
                 {tr("Inspection"), 256},
                 {tr("Published"), 130, Qt::AlignRight},
                 {tr("Criterion"), 88},
                 {tr("Responsible bodies"), 200},
                 countColumn(domain::Finding::Strength),
                 countColumn(domain::Finding::Mixed),
                 countColumn(domain::Finding::Concern)},
                {"text", "kind", "from", "published", "criterion", "responsible", "strengths", "mixed", "concerns"}),
          parent),
      m_state(state) {}

QString EarlierFindingModel::text(const EarlierFindingRow& row, int column) const {
  const auto& finding = row.finding;
  switch (column) {
    case Text:
      return toQt(finding.text);
    case Kind:
      return wordOf(finding.kind);
    case From:
      return fromText(m_state, finding);
    case Published:
      return longDate(finding.publishedOn);
    case Criterion:
      return finding.criterion ? toQt(finding.criterion->text()) : QString();
    default: {
      QStringList names;
      for (const auto& partner : finding.responsible) names << partnerText(m_state.workspace(), partner);
      names.removeAll(QString());
      return names.join(QStringLiteral(", "));
    }
  }
}

QVariant EarlierFindingModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  if (column >= Strengths) return countCell(row.linked, column - Strengths, role);
  switch (role) {
    case Qt::DisplayRole:
      return text(row, column);
    case SecondLineRole:
      return column == Text ? QVariant(published(m_state, row.finding)) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      if (column == Text && !published(m_state, row.finding).isEmpty())
        return text(row, column) + QStringLiteral("\n") + published(m_state, row.finding);
      if (column == Criterion && row.finding.criterion) return criterionLabel(m_state.pack(), *row.finding.criterion);
      return text(row, column);
    case TextRole:
      return column == Text ? QVariant() : QVariant(static_cast<int>(Role::Muted));
    default:
      return {};
  }
}

bool EarlierFindingModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA);
  const auto& b = at(sourceB);
  if (column >= Strengths) return lessCount(a.linked, b.linked, column - Strengths);
  if (column == Kind) return a.finding.kind < b.finding.kind;
  if (column == Published) return a.finding.publishedOn < b.finding.publishedOn;
  if (column == Criterion) {
    const auto place = [&](const auto& code) { return code ? m_state.pack().criterionIndex(*code) : -1; };
    return place(a.finding.criterion) < place(b.finding.criterion);
  }
  return VectorModel::less(sourceA, sourceB, column);
}

std::string EarlierFindingModel::searchText(int sourceRow) const {
  const auto& row = at(sourceRow);
  std::string all;
  for (const int column : {Text, Kind, From, Published, Responsible}) all += fromQt(text(row, column)) + ' ';
  if (row.finding.criterion) all += fromQt(criterionLabel(m_state.pack(), *row.finding.criterion));
  return base::folded(all);
}

PriorityModel::PriorityModel(AppState& state, QObject* parent)
    : VectorModel(named({{tr("Priority"), 280},
                         {tr("Lead"), 160},
                         {tr("Criteria"), 130},
                         countColumn(domain::Finding::Strength),
                         countColumn(domain::Finding::Mixed),
                         countColumn(domain::Finding::Concern)},
                        {"title", "lead", "criteria", "strengths", "mixed", "concerns"}),
                  parent),
      m_state(state) {}

QString PriorityModel::text(const PriorityRow& row, int column) const {
  switch (column) {
    case Title:
      return toQt(row.priority.title);
    case Lead:
      return partnerText(m_state.workspace(), row.priority.lead);
    default:
      return codesText(row.priority.criteria);
  }
}

QVariant PriorityModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  if (column >= Strengths) return countCell(row.linked, column - Strengths, role);
  switch (role) {
    case Qt::DisplayRole:
      return text(row, column);
    case Qt::ToolTipRole:
      if (column == Title && !row.priority.detail.empty())
        return text(row, column) + QStringLiteral("\n") + toQt(row.priority.detail);
      [[fallthrough]];
    case Qt::AccessibleTextRole:
      return column == Criteria ? labelsText(m_state.pack(), row.priority.criteria) : text(row, column);
    case TextRole:
      return column == Title ? QVariant() : QVariant(static_cast<int>(Role::Muted));
    default:
      return {};
  }
}

bool PriorityModel::less(int sourceA, int sourceB, int column) const {
  if (column >= Strengths) return lessCount(at(sourceA).linked, at(sourceB).linked, column - Strengths);
  return VectorModel::less(sourceA, sourceB, column);
}

std::string PriorityModel::searchText(int sourceRow) const {
  const auto& row = at(sourceRow);
  return base::folded(row.priority.title + ' ' + row.priority.detail + ' ' + fromQt(text(row, Lead)) + ' ' +
                      fromQt(labelsText(m_state.pack(), row.priority.criteria)));
}

}  // namespace waymark::ui
