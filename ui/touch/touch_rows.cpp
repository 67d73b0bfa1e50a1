// SPDX-License-Identifier: GPL-3.0-or-later
#include "touch/touch_rows.h"

#include <QCoreApplication>
#include <set>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "shell/restricted_door.h"
#include "shell/seal_keeper.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

using domain::RestrictedPart;

QString touchTr(const char* text) {
  return QCoreApplication::translate("touch", text);
}

app::SealedTexts wordsOf(AppState& state, RestrictedPart part, const base::Uuid& id, const std::string& sealed) {
  const auto key = state.seal().key();
  if (key == nullptr || !RestrictedDoors::of(state).isOpen(part)) return {};
  auto texts = app::openTexts(key.get(), id, sealed);
  return texts ? std::move(*texts) : app::SealedTexts{{"what", fromQt(touchTr("(damaged: it doesn’t open)"))}};
}

QString touchPerson(const AppState& state, const std::optional<domain::PersonId>& id) {
  const auto* person = id ? state.find<domain::Person>(*id) : nullptr;
  return person == nullptr ? QString() : toQt(person->value.name);
}

QString sealedOr(const app::SealedTexts& texts, const char* name) {
  if (!texts.empty()) return touchText(texts, name);
  return qstrcmp(name, "what") == 0 ? touchTr("(sealed)") : QString();
}

/// What is seen in a cell of one line.
QString oneLine(const QString& text) {
  return text.simplified();
}

auto dueKey(const std::optional<base::Day>& day, const std::optional<base::TimeOfDay>& time) {
  return std::tuple(day.value_or(base::Day::max()), time.value_or(base::TimeOfDay{24 * 60}));
}

}  // namespace

std::vector<PointRow> pointRows(AppState& state) {
  std::vector<PointRow> rows;
  const auto* inspection = state.realInspection();
  if (inspection == nullptr) return rows;
  std::set<base::Uuid> evidence;
  for (const auto& row : state.workspace().all<domain::Evidence>())
    if (row.value.fromPoint) evidence.insert(row.value.fromPoint->uuid);
  for (const auto* row : app::pointsOf(state.workspace(), inspection->value.id)) {
    const auto& id = row->value.id.uuid;
    rows.push_back(
        {row->value, wordsOf(state, RestrictedPart::KeepingInTouch, id, row->value.sealed), evidence.contains(id)});
  }
  std::ranges::reverse(rows);  // the latest meeting first
  return rows;
}

std::vector<ConcernRow> concernRows(AppState& state) {
  std::vector<ConcernRow> rows;
  const auto* inspection = state.realInspection();
  if (inspection == nullptr) return rows;
  const auto add = [&](const domain::Concern& concern) {
    rows.push_back({concern, wordsOf(state, RestrictedPart::Concerns, concern.id.uuid, concern.sealed)});
  };
  for (const auto* row : app::openConcerns(state.workspace(), inspection->value.id)) add(row->value);
  for (const auto* row : app::concernsOf(state.workspace(), inspection->value.id))
    if (row->value.state == domain::ConcernState::Closed) add(row->value);
  return rows;
}

QString touchText(const app::SealedTexts& texts, const char* name) {
  return toQt(sealedText(texts, name));
}

QString pointKindWord(domain::PointKind kind) {
  switch (kind) {
    case domain::PointKind::KeepingInTouch:
      return touchTr(QT_TRANSLATE_NOOP("touch", "Keeping in touch"));
    case domain::PointKind::Feedback:
      return touchTr(QT_TRANSLATE_NOOP("touch", "Feedback"));
    case domain::PointKind::DraftReport:
      return touchTr(QT_TRANSLATE_NOOP("touch", "Draft report"));
  }
  return {};
}

QString pointStateWord(domain::PointState state) {
  switch (state) {
    case domain::PointState::Open:
      return touchTr(QT_TRANSLATE_NOOP("touch", "Open"));
    case domain::PointState::Answered:
      return touchTr(QT_TRANSLATE_NOOP("touch", "Answered"));
    case domain::PointState::Closed:
      return touchTr(QT_TRANSLATE_NOOP("touch", "Closed"));
  }
  return {};
}

QString concernOriginWord(domain::ConcernOrigin origin) {
  switch (origin) {
    case domain::ConcernOrigin::Inspectors:
      return touchTr(QT_TRANSLATE_NOOP("touch", "Raised by inspectors"));
    case domain::ConcernOrigin::FoundInText:
      return touchTr(QT_TRANSLATE_NOOP("touch", "Found in text"));
    case domain::ConcernOrigin::Other:
      return touchTr(QT_TRANSLATE_NOOP("touch", "Otherwise"));
  }
  return {};
}

QString concernStateWord(domain::ConcernState state) {
  switch (state) {
    case domain::ConcernState::Received:
      return touchTr(QT_TRANSLATE_NOOP("touch", "Received"));
    case domain::ConcernState::DutyTeamTold:
      return touchTr(QT_TRANSLATE_NOOP("touch", "Duty team told"));
    case domain::ConcernState::Assured:
      return touchTr(QT_TRANSLATE_NOOP("touch", "Assurance back"));
    case domain::ConcernState::Closed:
      return touchTr(QT_TRANSLATE_NOOP("touch", "Closed"));
  }
  return {};
}

PointModel::PointModel(const AppState& state, QObject* parent)
    : VectorModel(named({{tr("Code"), 76},
                         {tr("Meeting"), 140},
                         {tr("Kind"), 140},
                         {tr("State"), 112},
                         {tr("What was raised"), 320},
                         {tr("By whom"), 180},
                         {tr("Criteria"), 96},
                         {tr("Answer"), 240},
                         {tr("Owner"), 150},
                         {tr("Answer due"), 170},
                         {tr("Became"), 120}},
                        {"code", "day", "kind", "state", "what", "by", "criteria", "answer", "owner", "due", "became"}),
                  parent),
      m_state(state) {}

QVariant PointModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  const auto& point = row.point;
  const bool late = app::isLate(point, m_state.now());
  if (role == MarkRole && column == State)
    return static_cast<int>(point.state == domain::PointState::Open       ? Mark::NotStarted
                            : point.state == domain::PointState::Answered ? Mark::InProgress
                                                                          : Mark::Done);
  if (role == MarkRole && column == Due && late) return static_cast<int>(Mark::Late);
  if (role == Qt::ToolTipRole && column == What) return touchText(row.texts, "what");
  if (role == Qt::ToolTipRole && column == Answer) return touchText(row.texts, "answer");
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case Code:
      return toQt(point.code);
    case Day:
      return longDate(point.day);
    case Kind:
      return pointKindWord(point.kind);
    case State:
      return pointStateWord(point.state);
    case What:
      return oneLine(sealedOr(row.texts, "what"));
    case By:
      return sealedOr(row.texts, "by");
    case Criteria:
      return sealedOr(row.texts, "criteria");
    case Answer:
      return oneLine(sealedOr(row.texts, "answer"));
    case Owner:
      return touchPerson(m_state, point.owner);
    case Due: {
      const QString due = dueText(point.due, point.dueTime);
      return late && role == Qt::AccessibleTextRole ? tr("%1, late").arg(due) : due;
    }
    default:
      return point.request    ? tr("A request")
             : point.task     ? tr("An action")
             : row.isEvidence ? tr("Evidence")
                              : QString();
  }
}

bool PointModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA).point;
  const auto& b = at(sourceB).point;
  if (column == Day) return a.day < b.day;
  if (column == State) return a.state < b.state;
  if (column == Due) return dueKey(a.due, a.dueTime) < dueKey(b.due, b.dueTime);
  return TableModel::less(sourceA, sourceB, column);
}

ConcernModel::ConcernModel(const AppState& state, QObject* parent)
    : VectorModel(named({{tr("Code"), 76},
                         {tr("Case"), 100},
                         {tr("Received"), 190},
                         {tr("How it came"), 170},
                         {tr("State"), 170},
                         {tr("What was said or found"), 320},
                         {tr("By whom"), 180},
                         {tr("Assurance due"), 170},
                         {tr("Owner"), 150}},
                        {"code", "case", "received", "origin", "state", "what", "by", "due", "owner"}),
                  parent),
      m_state(state) {}

QVariant ConcernModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  const auto& concern = row.concern;
  const bool late = app::isLate(concern, m_state.now());
  if (role == MarkRole && column == State)
    return static_cast<int>(late                                            ? Mark::Late
                            : concern.state == domain::ConcernState::Closed ? Mark::Done
                                                                            : Mark::InProgress);
  if (role == Qt::ToolTipRole && column == What) return touchText(row.texts, "what");
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case Code:
      return toQt(concern.code);
    case Case:
      return toQt(concern.caseCode);
    case Received:
      return stampText(concern.receivedAt);
    case Origin:
      return concernOriginWord(concern.origin);
    case State:
      return late ? tr("%1, late").arg(concernStateWord(concern.state)) : concernStateWord(concern.state);
    case What:
      return oneLine(sealedOr(row.texts, "what"));
    case By:
      return sealedOr(row.texts, "by");
    case Due:
      return dueText(concern.assuranceDue, concern.assuranceDueTime);
    default:
      return touchPerson(m_state, concern.owner);
  }
}

bool ConcernModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA).concern;
  const auto& b = at(sourceB).concern;
  if (column == Received) return a.receivedAt < b.receivedAt;
  if (column == State) return a.state < b.state;
  if (column == Due) return dueKey(a.assuranceDue, a.assuranceDueTime) < dueKey(b.assuranceDue, b.assuranceDueTime);
  return TableModel::less(sourceA, sourceB, column);
}

OpeningModel::OpeningModel(QObject* parent)
    : VectorModel(named({{tr("When"), 190}, {tr("Account"), 150}, {tr("Part"), 190}, {tr("What and why"), 360}},
                        {"when", "account", "part", "what"}),
                  parent) {}

QVariant OpeningModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  // The log's line begins with the part, which has a column of its own.
  const auto what = [&] { return toQt(row.access.reason).mid(toQt(app::partTitle(row.part)).size() + 2); };
  if (role == Qt::ToolTipRole && column == What) return what();
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case When:
      return stampText(row.access.at);
    case Account:
      return toQt(row.access.who);
    case Part:
      return restrictedTitle(row.part);
    default:
      return what();
  }
}

bool OpeningModel::less(int sourceA, int sourceB, int column) const {
  if (column == When) return at(sourceA).access.at < at(sourceB).access.at;
  return TableModel::less(sourceA, sourceB, column);
}

}  // namespace waymark::ui
