// SPDX-License-Identifier: GPL-3.0-or-later
// What a grid, an invitation or Arrange would do to the timetable, row by row, before anything is kept: what each
// heading of a sheet is taken for, what is to be looked at, and one button that does it.
#pragma once

#include <QWidget>
#include <vector>

#include "app/fieldwork_grid.h"
#include "widgets/table_model.h"

class QLabel;
class QListWidget;

namespace waymark::ui {

class Button;
class DataTable;
class FlowBox;
class FormCombo;
enum class Mark;

struct PlannedRow {
  QString what;  // "New", "Gone"
  Mark mark{};
  QString session;
  QString when;
  QString more;  // what changes, or why not
};

class PlannedModel final : public VectorModel<std::pair<int, PlannedRow>> {
  Q_OBJECT
 public:
  enum ColumnId { What, Session, When, More };
  explicit PlannedModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const std::pair<int, PlannedRow>& row) const override;
};

class PlannedView final : public QWidget {
  Q_OBJECT
 public:
  explicit PlannedView(QWidget* parent = nullptr);
  struct Content {
    QString title;
    QString sentence;
    QStringList remarks;
    std::vector<PlannedRow> rows;
    QString apply;
    bool canApply = false;
  };
  void show(const Content& content);
  /// A choice for each heading; an empty list takes them away.
  void showHeadings(const std::vector<app::GridHeading>& headings);
  void focusFirst();

 signals:
  void applyAsked();
  void cancelled();
  /// The person said what a heading is: a GridColumn's code.
  void headingGiven(const QString& header, const QString& code);

 private:
  QLabel* m_title;
  QLabel* m_sentence;
  QLabel* m_headingsTitle;
  FlowBox* m_headings;
  std::vector<std::pair<QString, FormCombo*>> m_combos;
  QListWidget* m_remarks;
  PlannedModel* m_model;
  DataTable* m_table;
  Button* m_apply;
  Button* m_cancel;
};

}  // namespace waymark::ui
