// SPDX-License-Identifier: GPL-3.0-or-later
// A part of a tracked child's panel that is a table of records with a form under it: opened by a row, kept as it is
// edited, added to and taken out of.
#pragma once

#include <QWidget>

#include "cases/case_desk.h"
#include "widgets/table_model.h"

class QVBoxLayout;

namespace waymark::ui {

class Button;
class DataTable;
class ListTools;
class RecordForm;

class RecordPart : public QWidget, public CasePart {
  Q_OBJECT
 public:
  void refresh(bool isOther) final;
  void empty() override;

 protected:
  struct Look {
    const char* id;  // of its list: "cases.documents"
    QString title;
    int stretchedColumn = 0;
    int minimumHeight = 0;  // at 100%
    QString addText;
  };
  /// Takes the model and the form.
  RecordPart(CaseDesk& desk, const Look& look, TableModel* model, RecordForm* form);

  /// Brings the table's rows up to date.
  virtual void fillRows() = 0;
  /// The opened words of a record of this child; nothing where it isn't there (any more).
  [[nodiscard]] virtual std::optional<base::Result<app::SealedTexts>> openedWords(const base::Uuid& id) const = 0;
  /// Shows a record that is there; what is being typed stays unless it is another than before.
  virtual void fillForm(const base::Uuid& id, const app::SealedTexts& words, bool isOther) = 0;
  virtual void fillNew() = 0;
  /// The step that keeps what the form says; nothing where it says nothing else, or what is missing was said.
  [[nodiscard]] virtual std::optional<domain::ChangeSet> edit(const base::Uuid& id) = 0;
  virtual void save() = 0;
  virtual void remove() = 0;

  /// A new record is on its way: it is opened once it is stored.
  void await(const base::Uuid& id) { m_awaited = id; }
  [[nodiscard]] const base::Uuid& shownId() const { return m_shown; }
  [[nodiscard]] CaseDesk& desk() const { return m_desk; }
  [[nodiscard]] QVBoxLayout* column() const { return m_column; }

 private:
  void open(const base::Uuid& id, bool isOther);
  void startNew();

  CaseDesk& m_desk;
  TableModel* m_tableModel;
  DataTable* m_table;
  Button* m_new;
  ListTools* m_tools;
  RecordForm* m_recordForm;
  QVBoxLayout* m_column;
  base::Uuid m_shown;
  base::Uuid m_awaited;
  bool m_quiet = false;
};

}  // namespace waymark::ui
