// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a draft and what is wrong with them, as tables.
#pragma once

#include "framework/pack_draft.h"
#include "framework/pack_problems.h"
#include "widgets/table_model.h"

namespace waymark::ui {

/// The id under which a table knows the row at a path of the draft.
base::Uuid draftRowId(std::string_view path);

class DraftRowModel final : public VectorModel<framework::DraftRow> {
  Q_OBJECT
 public:
  enum Column { Part, Id, Title, Certainty, Source, Checked };
  explicit DraftRowModel(QObject* parent = nullptr);
  /// Only rows of one part; nothing: all.
  void showPart(const std::optional<std::string>& part);
  /// Paths of rows with something wrong, which are marked.
  void setFaulty(std::vector<std::string> paths);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const framework::DraftRow& row) const override { return draftRowId(row.path); }

 private:
  std::vector<std::string> m_faulty;  // sorted
};

struct DraftFault {
  int number = 0;
  std::string row;    // its path
  std::string field;  // within it; "" for the row as a whole
  QString where;      // "Criterion E1"
  QString sentence;
};

class DraftFaultModel final : public VectorModel<DraftFault> {
  Q_OBJECT
 public:
  enum Column { Where, Sentence };
  explicit DraftFaultModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const DraftFault& fault) const override;
};

std::vector<DraftFault> faultsOf(const framework::PackDraft& draft,
                                 const std::vector<framework::PackProblem>& problems);

}  // namespace waymark::ui
