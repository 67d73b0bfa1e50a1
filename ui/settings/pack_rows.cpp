// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/pack_rows.h"

#include "bridge/dates.h"
#include "bridge/text.h"
#include "widgets/marks.h"

namespace waymark::ui {

std::vector<PackRow> packRows(const framework::Pack& pack) {
  std::vector<PackRow> rows;
  const auto add = [&rows](const QString& part, const auto& items, auto titleOf) {
    for (const auto& item : items) {
      const QString title = toQt(titleOf(item));
      const auto id = base::namedUuid(fromQt(part) + '/' + fromQt(title) + '/' + std::to_string(rows.size()));
      rows.push_back({id, part, title, item.provenance});
    }
  };
  const auto title = [](const auto& item) { return item.title; };
  add(PackRowModel::tr("Criterion"), pack.criteria, title);
  add(PackRowModel::tr("Outcome"), pack.outcomes, title);
  add(PackRowModel::tr("Date"), pack.anchors, title);
  add(PackRowModel::tr("Phase"), pack.phases, title);
  add(PackRowModel::tr("Task"), pack.tasks, title);
  add(PackRowModel::tr("Information"), pack.information, title);
  add(PackRowModel::tr("Survey"), pack.surveyAudiences, title);
  add(PackRowModel::tr("Tracked children"), pack.trackedChildren.rules,
      [](const framework::TrackedRule& rule) { return rule.text; });
  add(PackRowModel::tr("Word"), pack.glossary, [](const framework::GlossaryEntry& entry) { return entry.term; });
  return rows;
}

QString certaintyWord(framework::Certainty certainty) {
  switch (certainty) {
    case framework::Certainty::Stated:
      return PackRowModel::tr("Stated");
    case framework::Certainty::Computed:
      return PackRowModel::tr("Worked out");
    case framework::Certainty::Inferred:
      return PackRowModel::tr("Inferred");
    case framework::Certainty::Assumed:
      return PackRowModel::tr("Assumed");
  }
  return {};
}

PackRowModel::PackRowModel(QObject* parent)
    : VectorModel<PackRow>(named({{tr("Part"), 130},
                                  {tr("Row"), 320},
                                  {tr("Certainty"), 120},
                                  {tr("Source"), 240},
                                  {tr("Checked on"), 150}},
                                 {"part", "title", "certainty", "source", "checked_on"}),
                           parent) {}

QVariant PackRowModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  if (role == MarkRole && column == Certainty)
    return static_cast<int>(row.provenance.certainty == framework::Certainty::Assumed ? Mark::NotStarted : Mark::Due);
  if (role == TextRole && column != Title) return static_cast<int>(Role::Muted);
  if (role == Qt::ToolTipRole && (column == Title || column == Source))
    return column == Title ? row.title : toQt(row.provenance.source);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case Part:
      return row.part;
    case Title:
      return row.title;
    case Certainty:
      return certaintyWord(row.provenance.certainty);
    case Source:
      return toQt(row.provenance.source);
    default:
      return longDate(row.provenance.verifiedOn);
  }
}

bool PackRowModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA).provenance;
  const auto& b = at(sourceB).provenance;
  if (column == Certainty) return a.certainty < b.certainty;
  if (column == Checked) return a.verifiedOn < b.verifiedOn;
  return TableModel::less(sourceA, sourceB, column);
}

}  // namespace waymark::ui
