// SPDX-License-Identifier: GPL-3.0-or-later
// The tables in a tracked child's panel: documents by agency, practitioners, chronology. What is sealed is in them only
// while the door is open: their parts empty them when it shuts.
#pragma once

#include "app/tracked_children.h"
#include "widgets/table_model.h"

namespace waymark::ui {

struct DocumentRow {
  base::Uuid id;  // the record's; of a line of the pack's checklist, made from its id there
  app::CaseDocumentLine line;
  bool isLate = false;
  bool hasOriginal = false;
};
/// Of documentsOf(), whose pointers don't outlive the next change: `line.record` is empty here.
std::vector<DocumentRow> documentRows(const std::vector<app::CaseDocumentLine>& lines, const base::Now& now);
base::Uuid idOfLine(const app::CaseDocumentLine& line);

class DocumentModel final : public VectorModel<DocumentRow> {
  Q_OBJECT
 public:
  enum ColumnPlace { Title, Agency, State, Due };
  explicit DocumentModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const DocumentRow& row) const override { return row.id; }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
};

struct PractitionerRow {
  domain::CasePractitioner practitioner;
  QString name;
};
class PractitionerModel final : public VectorModel<PractitionerRow> {
  Q_OBJECT
 public:
  enum ColumnPlace { Role, Agency, Name, Meeting };
  explicit PractitionerModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const PractitionerRow& row) const override { return row.practitioner.id.uuid; }
};

struct EventRow {
  domain::CaseEvent event;
  QString what;
};
class EventModel final : public VectorModel<EventRow> {
  Q_OBJECT
 public:
  enum ColumnPlace { Day, Agency, What, Criteria };
  explicit EventModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const EventRow& row) const override { return row.event.id.uuid; }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
};

}  // namespace waymark::ui
