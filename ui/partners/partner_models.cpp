// SPDX-License-Identifier: GPL-3.0-or-later
#include "partners/partner_models.h"

#include "base/text.h"
#include "bridge/dates.h"
#include "bridge/text.h"
#include "widgets/label.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

QString counted(int count, const QString& one, const QString& many) {
  return count == 1 ? one : many.arg(count);
}

int countIn(const PartnerCounts& counts, int column) {
  switch (column) {
    case OrganisationModel::People:
      return counts.people;
    case OrganisationModel::Findings:
      return counts.findings;
    case OrganisationModel::Criteria:
      return counts.criteria;
    case OrganisationModel::Open:
      return counts.openTasks;
    default:
      return counts.lateTasks;
  }
}

}  // namespace

OrganisationModel::OrganisationModel(QObject* parent)
    : VectorModel(named({{tr("Organisation"), 200},
                         {tr("Kind"), 180},
                         {tr("People"), 84, Qt::AlignRight},
                         {tr("Findings"), 92, Qt::AlignRight},
                         {tr("Criteria"), 84, Qt::AlignRight},
                         {tr("Tasks open"), 104, Qt::AlignRight},
                         {tr("Late"), 72, Qt::AlignRight}},
                        {"name", "kind", "people", "findings", "criteria", "open", "late"}),
                  parent) {}

bool OrganisationModel::less(int sourceA, int sourceB, int column) const {
  if (column <= Kind) return VectorModel::less(sourceA, sourceB, column);
  return countIn(at(sourceA).counts, column) < countIn(at(sourceB).counts, column);
}

std::string OrganisationModel::searchText(int sourceRow) const {
  const auto& partner = at(sourceRow).partner;
  return base::folded(partner.name + ' ' + partner.shortName + ' ' + fromQt(partnerKindWord(partner.kind)));
}

QVariant OrganisationModel::cell(int sourceRow, int column, int role) const {
  const auto& [partner, counts] = at(sourceRow);
  if (column == Kind) return role == Qt::DisplayRole ? QVariant(partnerKindWord(partner.kind)) : QVariant();
  if (column != Name)
    return role == Qt::DisplayRole ? QVariant(QStringLiteral("%L1").arg(countIn(counts, column))) : QVariant();
  const auto secondLine = [&counts = counts] {
    QStringList parts{counted(counts.people, tr("1 person"), tr("%L1 people")),
                      counted(counts.findings, tr("1 finding"), tr("%L1 findings")),
                      counted(counts.criteria, tr("1 criterion"), tr("%L1 criteria")),
                      counted(counts.openTasks, tr("1 task open"), tr("%L1 tasks open"))};
    return parts.join(QStringLiteral(" · "));
  };
  switch (role) {
    case Qt::DisplayRole:
      return toQt(partner.name);
    case SecondLineRole:
      return secondLine();
    case PillRole:
      return counts.lateTasks > 0 ? QVariant(tr("! %L1 late").arg(counts.lateTasks)) : QVariant();
    case Qt::ToolTipRole:
      return QStringLiteral("%1\n%2").arg(toQt(partner.name), partnerKindWord(partner.kind));
    case Qt::AccessibleTextRole:
      return QStringLiteral("%1, %2, %3, %4")
          .arg(toQt(partner.name), partnerKindWord(partner.kind), secondLine(), tr("%L1 late").arg(counts.lateTasks));
    default:
      return {};
  }
}

PeopleModel::PeopleModel(AppState& state, Kind kind, QObject* parent)
    : VectorModel(named({{tr("Name"), kind == Kind::Tree ? 240 : 176},
                         {tr("Job title"), 200},
                         {tr("Phone"), 120},
                         kind == Kind::Tree ? Column{tr("Organisation"), 140} : Column{tr("Roles"), 136},
                         {tr("Deputy"), 150},
                         {tr("Leave"), 180}},
                        {"name", "job_title", "phone", "third", "deputy", "leave"}),
                  parent),
      m_state(state),
      m_kind(kind) {}

QVariant PeopleModel::cell(int sourceRow, int column, int role) const {
  const auto* row = m_state.find<domain::Person>(at(sourceRow).person);
  if (row == nullptr) return {};
  const auto& person = row->value;
  const int depth = m_kind == Kind::Tree ? at(sourceRow).depth : 0;
  const auto text = [&]() -> QString {
    switch (column) {
      case Name:
        return toQt(person.name);
      case JobTitle:
        return toQt(person.jobTitle);
      case Third: {
        if (m_kind == Kind::People) return rolesText(m_state.pack(), person.roles);
        const auto* partner = person.partner ? m_state.find<domain::Partner>(*person.partner) : nullptr;
        if (partner == nullptr) return {};
        return toQt(partner->value.shortName.empty() ? partner->value.name : partner->value.shortName);
      }
      case Deputy:
        return personName(m_state.workspace(), person.deputy);
      case Phone:
        return toQt(person.phone);
      default:
        return leaveText(person, m_state.now().today);
    }
  };
  switch (role) {
    case Qt::DisplayRole:
      // Copied text and the eye see the depth alike.
      return column == Name && depth > 0 ? QString(depth * 4, QChar::Nbsp) + QStringLiteral("↳ ") + text() : text();
    case Qt::AccessibleTextRole:
      if (column != Name || m_kind == Kind::People) return text();
      return person.calledBy ? tr("%1, called by %2").arg(text(), personName(m_state.workspace(), person.calledBy))
                             : tr("%1, rung first").arg(text());
    case Qt::ToolTipRole:
      return text();
    case PillRole:
      return column == Name && isAwaySoon(person, m_state.now().today) ? QVariant(tr("leave")) : QVariant();
    case TextRole:
      return column == Name ? QVariant() : QVariant(static_cast<int>(Role::Muted));
    default:
      return {};
  }
}

OwedModel::OwedModel(AppState& state, QObject* parent)
    : VectorModel(named({{tr("Due"), 150}, {tr("Task"), 240}, {tr("Owner"), 150}, {tr("State"), 120}},
                        {"due", "title", "owner", "state"}),
                  parent),
      m_state(state) {}

QVariant OwedModel::cell(int sourceRow, int column, int role) const {
  const auto& task = at(sourceRow);
  const bool late = app::isLate(task, m_state.now());
  switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
      if (column == Due) return task.due ? dueText(task.due, task.dueTime) : toQt(task.label);
      if (column == Title) return toQt(task.title);
      if (column == Owner) return personName(m_state.workspace(), task.owner);
      return late ? wordOf(Mark::Late) : wordOf(markOf(task.state));
    case MarkRole:
      return column == State ? QVariant(static_cast<int>(late ? Mark::Late : markOf(task.state))) : QVariant();
    case TextRole:
      if (column == Title) return {};
      return static_cast<int>(late && column != Owner ? Role::Late : Role::Muted);
    default:
      return {};
  }
}

bool OwedModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA);
  const auto& b = at(sourceB);
  if (column == State) return a.state < b.state;
  if (column != Due) return VectorModel::less(sourceA, sourceB, column);
  if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
  return a.due != b.due ? a.due < b.due : a.dueTime < b.dueTime;
}

GivenModel::GivenModel(AppState& state, QObject* parent)
    : VectorModel(named({{tr("Criterion"), 240},
                         {tr("Strengths"), 110, Qt::AlignRight},
                         {tr("Mixed"), 96, Qt::AlignRight},
                         {tr("Concerns"), 110, Qt::AlignRight},
                         {tr("All"), 72, Qt::AlignRight}},
                        {"criterion", "strengths", "mixed", "concerns", "all"}),
                  parent),
      m_state(state) {}

int GivenModel::number(int sourceRow, int column) const {
  const auto& row = at(sourceRow);
  switch (column) {
    case Strengths:
      return row.strengths;
    case Mixed:
      return row.mixed;
    case Concerns:
      return row.concerns;
    default:
      return row.strengths + row.mixed + row.concerns;
  }
}

QVariant GivenModel::cell(int sourceRow, int column, int role) const {
  const auto code = at(sourceRow).criterion;
  const auto* criterion = m_state.pack().criterion(code);
  const QString name =
      criterion == nullptr ? toQt(code.text()) : toQt(code.text()) + u' ' + toQt(criterion->shortTitle);
  const int count = column == Criterion ? 1 : number(sourceRow, column);
  switch (role) {
    case Qt::DisplayRole:
      if (column == Criterion) return name;
      return count == 0 ? QStringLiteral("–") : tr("%L1").arg(count);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      if (column == Criterion) return name;
      return tr("%1: %L2").arg(columns()[static_cast<std::size_t>(column)].title).arg(count);
    case TextRole:
      return count == 0 ? QVariant(static_cast<int>(Role::Muted)) : QVariant();
    default:
      return {};
  }
}

bool GivenModel::less(int sourceA, int sourceB, int column) const {
  if (column == Criterion)
    return m_state.pack().criterionIndex(at(sourceA).criterion) < m_state.pack().criterionIndex(at(sourceB).criterion);
  return number(sourceA, column) < number(sourceB, column);
}

}  // namespace waymark::ui
