// SPDX-License-Identifier: GPL-3.0-or-later
// Importing findings from a file: row by row what would be added, what is there already, what is wrong, then one
// button. The file is read on a second thread; nothing is written before the button.
#pragma once

#include <QWidget>
#include <memory>

#include "app/background.h"
#include "app/findings_import.h"
#include "shell/page.h"
#include "widgets/table_model.h"

class QLabel;
class QPushButton;

namespace waymark::ui {

class ChoiceStrip;
class DataTable;

/// The rows of a preview. Rows have ids of their own, by line.
class ImportModel final : public TableModel {
  Q_OBJECT
 public:
  enum ColumnId { Line, Fate, Finding, Criterion, Words };

  explicit ImportModel(AppState& state, QObject* parent = nullptr);
  void setPreview(std::shared_ptr<const app::ImportPreview> preview);
  /// Only rows of one fate; nothing shows all.
  void showOnly(std::optional<app::ImportFate> fate);
  [[nodiscard]] int sourceCount() const override;

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid idOf(int sourceRow) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;

 private:
  [[nodiscard]] const app::ImportRow& row(int sourceRow) const;

  AppState& m_state;
  std::shared_ptr<const app::ImportPreview> m_preview;
};

class ImportView final : public QWidget {
  Q_OBJECT
 public:
  ImportView(AppState& state, Navigator& navigator, QWidget* parent = nullptr);
  ~ImportView() override;
  /// Asks for a file; `previewed` comes when it is read.
  void chooseFile();
  void read(const QString& file);

 signals:
  /// There is something to look at.
  void previewed();
  /// Added, or given up.
  void finished();

 protected:
  bool event(QEvent* event) override;

 private:
  void take(base::Result<app::ImportPreview> preview);
  void add();
  void saveRefused();

  AppState& m_state;
  Navigator& m_navigator;
  std::shared_ptr<const app::ImportPreview> m_preview;
  ImportModel* m_model;
  QLabel* m_title;
  QLabel* m_sentence;
  ChoiceStrip* m_which;
  DataTable* m_table;
  QPushButton* m_add;
  QPushButton* m_save;
  QPushButton* m_cancel;
  app::Background m_background;  // last: it ends before what its results go to
};

}  // namespace waymark::ui
