// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/requests_model.h"

#include <tuple>

#include "base/text.h"
#include "bridge/dates.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

auto dueOrder(const app::RequestRow& row) {
  constexpr int kLastMinute = 24 * 60;
  return std::tuple(!row.due.has_value(), row.due.value_or(base::Day{}),
                    row.dueTime ? row.dueTime->minutes : kLastMinute);
}

}  // namespace

RequestsModel::RequestsModel(AppState& state, QObject* parent)
    : VectorModel(named({{tr("Code"), 72},
                         {tr("What is asked"), 240},
                         {tr("State"), 176},
                         {tr("Due"), 226},
                         {tr("Owner"), 160},
                         {tr("Deputy"), 160},
                         {tr("Organisation"), 150},
                         {tr("Readiness"), 230},
                         {tr("Where it is"), 190},
                         {tr("Working days"), 112, Qt::AlignRight},
                         {tr("Last refreshed"), 128},
                         {tr("Gap"), 200},
                         {tr("Group"), 170},
                         {tr("Received"), 140},
                         {tr("Asked by"), 140},
                         {tr("Signed off by"), 150},
                         {tr("Criteria"), 96},
                         {tr("Versions"), 84, Qt::AlignRight}},
                        {"code", "title", "standing", "due", "owner", "deputy", "partner", "ready", "place", "days",
                         "refreshed", "gap", "group", "received", "asked_by", "officer", "criteria", "versions"}),
                  parent),
      m_state(state) {}

QString RequestsModel::text(const app::RequestRow& row, int column) const {
  const auto& request = row.request;
  switch (column) {
    case Code:
      return toQt(row.code);
    case Title:
      return requestTitle(row);
    case Standing:
      return requestStanding(row, m_state.now());
    case Due:
      return requestDue(row);
    case Owner:
      return requestOwner(m_state, row);
    case Deputy: {
      const auto* deputy = request.deputy ? m_state.find<domain::Person>(*request.deputy) : nullptr;
      return deputy == nullptr ? QString() : toQt(deputy->value.name);
    }
    case Partner: {
      const auto* partner = row.partner ? m_state.find<domain::Partner>(*row.partner) : nullptr;
      if (partner == nullptr) return {};
      return toQt(partner->value.shortName.empty() ? partner->value.name : partner->value.shortName);
    }
    case Ready:
      return requestReadiness(row);
    case Days:
      return request.workingDays > 0 ? QStringLiteral("%L1").arg(request.workingDays) : QString();
    case Refreshed:
      return longDate(request.refreshed);
    case Group:
      return row.group.empty() ? tr("Further asks") : toQt(row.group);
    case Received:
      return dueText(row.received, row.receivedTime);
    case Officer: {
      const auto* officer = request.signOff ? m_state.find<domain::Person>(*request.signOff) : nullptr;
      return officer == nullptr ? QString() : toQt(officer->value.name);
    }
    case Criteria: {
      QStringList codes;
      for (const auto code : row.criteria) codes << toQt(code.text());
      return codes.join(QStringLiteral(", "));
    }
    case Versions:
      return row.versions.empty() ? QString() : QStringLiteral("%L1").arg(row.versions.size());
    default:
      break;
  }
  if (row.underEmbargo) return {};
  switch (column) {
    case Place:
      return toQt(request.location);
    case Gap:
      return toQt(request.gap);
    case AskedBy:
      return toQt(request.askedBy);
    default:
      return {};
  }
}

QVariant RequestsModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
      return text(row, column);
    case Qt::ToolTipRole:
      if (column == Due) return requestDueFrom(row);
      if (column == Title && !row.detail.empty()) return QStringLiteral("%1\n%2").arg(text(row, Title), toQt(row.detail));
      return text(row, column);
    case MarkRole:
      if (column == Standing) return static_cast<int>(requestMark(row, m_state.now()));
      return {};
    case TextRole:
      if (column == Due && app::isLate(row, m_state.now())) return static_cast<int>(Role::Late);
      if (column == Ready && !app::isReady(row)) return static_cast<int>(Role::Muted);
      return {};
    case PillRole:
      if (column == Due && row.assumed) return tr("assumed");
      return {};
    default:
      return {};
  }
}

bool RequestsModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA);
  const auto& b = at(sourceB);
  switch (column) {
    case Code:
      return sourceA < sourceB;  // the list's own order
    case Standing:
      return a.state() < b.state();
    case Due:
      return dueOrder(a) < dueOrder(b);
    case Days:
      return a.request.workingDays < b.request.workingDays;
    case Refreshed:
      return a.request.refreshed < b.request.refreshed;
    case Received:
      return std::tuple(a.received, a.receivedTime) < std::tuple(b.received, b.receivedTime);
    case Versions:
      return a.versions.size() < b.versions.size();
    default:
      return VectorModel::less(sourceA, sourceB, column);
  }
}

std::string RequestsModel::searchText(int sourceRow) const {
  const auto& row = at(sourceRow);
  std::string words = row.code + ' ' + row.group + ' ' + fromQt(requestOwner(m_state, row));
  if (!row.underEmbargo)
    words += ' ' + row.title + ' ' + row.detail + ' ' + row.request.why + ' ' + row.request.askedBy + ' ' +
             row.request.location + ' ' + row.request.gap + ' ' + row.request.notes;
  return base::folded(words);
}

RequestImportModel::RequestImportModel(QObject* parent)
    : VectorModel(named({{tr("Row"), 72, Qt::AlignRight},
                         {tr("What happens"), 136},
                         {tr("Code"), 80},
                         {tr("What is asked"), 320},
                         {tr("Further"), 360}},
                        {"row", "fate", "code", "title", "words"}),
                  parent) {}

QVariant RequestImportModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  const bool refused = row.fate == app::RequestFate::Refused;
  if (role == MarkRole && column == Fate) {
    constexpr Mark kFateMarks[] = {Mark::Done, Mark::InProgress, Mark::NotNeeded, Mark::Late};
    return static_cast<int>(kFateMarks[static_cast<std::size_t>(row.fate)]);
  }
  if (role == TextRole && refused && column == Words) return static_cast<int>(Role::Late);
  if (role == Qt::ToolTipRole && column == Words) return cell(sourceRow, column, Qt::DisplayRole);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case Row:
      return QStringLiteral("%L1").arg(row.row);
    case Fate: {
      const QString words[] = {tr("Added"), tr("Changed"), tr("Already here"), tr("Left out")};
      return words[static_cast<std::size_t>(row.fate)];
    }
    case Code:
      return toQt(row.code);
    case Title:
      return toQt(row.title);
    default: {
      if (refused) return toQt(row.problem);
      QStringList columns;
      for (const auto& title : row.changed) columns << toQt(title);
      return columns.join(QStringLiteral(", "));
    }
  }
}

base::Uuid RequestImportModel::rowId(const app::RequestImportRow& row) const {
  base::Uuid id;
  for (unsigned i = 0; i < 4; ++i) id.bytes[15 - i] = static_cast<std::uint8_t>(row.row >> (8 * i));
  return id;
}

}  // namespace waymark::ui
