// SPDX-License-Identifier: GPL-3.0-or-later
// A new template's headers, each with what it is: asked column by column, with what the standard definition says of the
// same header as a suggestion. Saved, it is a list definition of the area's own.
#pragma once

#include <QWidget>
#include <vector>

#include "lists/draft.h"
#include "widgets/table_model.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace waymark::ui {

class DataTable;
class DateField;
class FormCombo;
class FormRow;

class TemplateModel final : public VectorModel<lists::DraftColumn> {
  Q_OBJECT
 public:
  enum Column { Header, In, Is, Seal };
  explicit TemplateModel(QObject* parent = nullptr);
  void show(std::vector<lists::DraftColumn> columns, std::vector<lists::DraftCodeSet> sets);
  /// "A code: Gender"; "" where nobody has said it.
  [[nodiscard]] QString words(const lists::DraftColumn& column) const;

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const lists::DraftColumn& row) const override { return base::namedUuid(row.id); }

 private:
  std::vector<lists::DraftCodeSet> m_sets;
};

class TemplateForm final : public QWidget {
  Q_OBJECT
 public:
  explicit TemplateForm(base::Day today, QWidget* parent = nullptr);
  void show(const std::string& file, const lists::Draft& draft, base::Day today);
  void focusFirst();

 signals:
  void made(const QString& file, const waymark::lists::FilledDraft& filled);
  void cancelled();

 private:
  void showColumn();
  void say();
  void save();

  std::string m_file;
  std::string m_json;
  std::vector<lists::DraftColumn> m_columns;
  std::vector<lists::DraftCodeSet> m_sets;
  QLabel* m_about;
  QLineEdit* m_title;
  FormRow* m_titleRow;
  DateField* m_from;
  FormRow* m_fromRow;
  TemplateModel* m_model;
  DataTable* m_table;
  FormCombo* m_kind;
  FormRow* m_kindRow;
  QCheckBox* m_identity;
  QLabel* m_trouble;
};

}  // namespace waymark::ui
