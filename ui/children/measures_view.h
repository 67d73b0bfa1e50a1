// SPDX-License-Identifier: GPL-3.0-or-later
// "Measures": the partnership's own series by month, for what no release has; their figures from a sheet, shown before
// they are kept; and one of them as evidence.
#pragma once

#include <memory>

#include "app/background.h"
#include "app/measure_import.h"
#include "children/caseload_view.h"

class QLabel;
class QStackedWidget;

namespace waymark::ui {

class Button;
class DataTable;
class DetailSplitter;
class EmptyState;
class ListTools;
class MeasureForm;
class MeasureImportModel;
class MeasuresModel;

class MeasuresView final : public CaseloadView {
  Q_OBJECT
 public:
  explicit MeasuresView(const ViewContext& context);
  ~MeasuresView() override;
  void activated() override;
  void setFilter(const QString& text) override;
  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  [[nodiscard]] QString summary() const override;
  /// Reads the sheet on a second thread and shows what would come of it.
  void readSheet(const QString& file);

 protected:
  bool event(QEvent* event) override;

 private:
  QWidget* makeImport();
  void chooseSheet();
  void takePreview(base::Result<app::MeasureImport> import);
  void bringIn();
  void refresh();
  void showState();
  void follow(const domain::ChangeSet& changes);
  void open(const base::Uuid& id);
  void startNew();
  void save();
  void writeEdit();
  void keepFigure(base::Day month, const QString& value, const QString& note);
  void logEvidence(const QString& criterion);
  void remove();
  [[nodiscard]] const domain::Stored<domain::Measure>* shown() const;

  MeasuresModel* m_model;
  DataTable* m_table;
  MeasureForm* m_form;
  DetailSplitter* m_splitter;
  EmptyState* m_empty;
  Button* m_new;
  Button* m_import;
  ListTools* m_tools;
  QStackedWidget* m_stack;
  QWidget* m_top;
  MeasureImportModel* m_importModel;
  DataTable* m_importTable;
  QLabel* m_importWords;
  Button* m_bringIn;
  Button* m_cancel;
  std::shared_ptr<const app::MeasureImport> m_preview;
  base::Uuid m_shown;
  base::Uuid m_awaited;
  bool m_quiet = false;
  app::Background m_background;  // last: it ends before what its results go to
};

}  // namespace waymark::ui
