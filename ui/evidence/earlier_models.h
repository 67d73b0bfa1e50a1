// SPDX-License-Identifier: GPL-3.0-or-later
// The two tables of the view "Earlier findings and priorities", each row with what the evidence linked to it says.
#pragma once

#include <unordered_map>

#include "domain/evidence.h"
#include "shell/app_state.h"
#include "widgets/table_model.h"

namespace waymark::ui {

/// Evidence linked to one record. What was rejected is counted apart: it says nothing any more, but the link is there.
struct LinkedCounts {
  int strengths = 0;
  int mixed = 0;
  int concerns = 0;
  int rejected = 0;
  [[nodiscard]] int bearing() const { return strengths + mixed + concerns; }
  [[nodiscard]] int all() const { return bearing() + rejected; }
  bool operator==(const LinkedCounts&) const = default;
};

/// By the id of the earlier finding or the priority; no entry where nothing is linked.
using LinkedById = std::unordered_map<base::Uuid, LinkedCounts>;
LinkedById linkedEvidence(const domain::Workspace& workspace);
/// "▲ 3 strengths, ◆ 1 mixed, ▼ 2 concerns. 1 rejected, not counted." or that nothing is linked.
QString linkedSentence(const LinkedCounts& linked);

struct EarlierFindingRow {
  domain::EarlierFinding finding;
  LinkedCounts linked;
  bool operator==(const EarlierFindingRow&) const = default;
};

class EarlierFindingModel final : public VectorModel<EarlierFindingRow> {
  Q_OBJECT
 public:
  enum ColumnId { Text, Kind, From, Published, Criterion, Responsible, Strengths, Mixed, Concerns };
  explicit EarlierFindingModel(AppState& state, QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] std::string searchText(int sourceRow) const override;
  [[nodiscard]] base::Uuid rowId(const EarlierFindingRow& row) const override { return row.finding.id.uuid; }

 private:
  [[nodiscard]] QString text(const EarlierFindingRow& row, int column) const;
  AppState& m_state;
};

struct PriorityRow {
  domain::Priority priority;
  LinkedCounts linked;
  bool operator==(const PriorityRow&) const = default;
};

class PriorityModel final : public VectorModel<PriorityRow> {
  Q_OBJECT
 public:
  enum ColumnId { Title, Lead, Criteria, Strengths, Mixed, Concerns };
  explicit PriorityModel(AppState& state, QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] std::string searchText(int sourceRow) const override;
  [[nodiscard]] base::Uuid rowId(const PriorityRow& row) const override { return row.priority.id.uuid; }

 private:
  [[nodiscard]] QString text(const PriorityRow& row, int column) const;
  AppState& m_state;
};

}  // namespace waymark::ui
