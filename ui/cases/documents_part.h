// SPDX-License-Identifier: GPL-3.0-or-later
// The documents of a tracked child by agency, against the framework's checklist: their states and days, and the
// originals, which lie under the seal and leave only one by one, logged.
#pragma once

#include <QWidget>

#include "cases/case_desk.h"
#include "cases/case_part_models.h"

namespace waymark::ui {

class Button;
class DataTable;
struct DocumentForm;

class DocumentsPart final : public QWidget, public CasePart {
  Q_OBJECT
 public:
  explicit DocumentsPart(CaseDesk& desk);
  void refresh(bool isOther) override;
  void empty() override;
  /// The document that is open takes this file as its original: its bytes as they are, under the seal.
  void attach(const QString& file);
  /// Writes the original of the document that is open to a file that isn't there, logged before.
  void giveOut(const QString& file);

 signals:
  /// attach() or giveOut() is over.
  void finished();

 private:
  [[nodiscard]] std::vector<app::CaseDocumentLine> lines() const;
  [[nodiscard]] std::optional<app::CaseDocumentLine> lineOf(const base::Uuid& id) const;
  void open(const base::Uuid& id, bool isOther);
  void startNew();
  [[nodiscard]] std::optional<domain::ChangeSet> edit(const base::Uuid& id);
  void save();
  void remove();
  void askFile(bool gives);

  CaseDesk& m_desk;
  DocumentModel* m_model;
  DataTable* m_table;
  Button* m_new;
  DocumentForm* m_form;
  base::Uuid m_shown;
  base::Uuid m_awaited;
  bool m_quiet = false;
};

}  // namespace waymark::ui
