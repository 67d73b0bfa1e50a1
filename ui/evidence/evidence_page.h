// SPDX-License-Identifier: GPL-3.0-or-later
// The Evidence page: the list with its filters, the form beside it, the coverage map, the earlier findings and
// priorities, the import. What isn't seen at once is made when it is first asked for.
#pragma once

#include "evidence/evidence_model.h"
#include "shell/page.h"

class QAction;
class QStackedWidget;

namespace waymark::ui {

class Button;
class ChoiceStrip;
class CoverageView;
class DataTable;
class DetailSplitter;
class EarlierView;
class EmptyState;
class EvidenceEditor;
class EvidenceFilterBar;
class EvidenceForm;
class EvidenceIntake;
struct Given;
class ImportView;
class ListTools;
class PageHeader;

class EvidencePage final : public Page {
  Q_OBJECT
 public:
  explicit EvidencePage(const PageContext& context);
  ~EvidencePage() override;

  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  void setFilter(const QString& text) override;
  [[nodiscard]] bool canFilter() const override { return true; }
  [[nodiscard]] QString accessibleSummary() const override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  enum View { List, Coverage, Import, Empty, Earlier };
  QWidget* makeList();
  QWidget* makeColumns();
  void connectParts();
  // Made when first asked for.
  EvidenceEditor& editor();
  CoverageView& coverage();
  ImportView& import();
  EmptyState& empty();
  EarlierView* earlier();
  void openView(const QString& id);
  QWidget* widgetOf(View view);
  void addLate(QWidget* view);
  void onLoaded();
  void showCounts();
  void showView(View view);
  void exportShown();
  void startNew(const EvidenceFilter& preset = {});
  void showNew();
  void takeGiven(const Given& given);
  [[nodiscard]] bool isFormOpen() const;
  void openPanel(QWidget* form, const QString& title);
  void showFiltered(const EvidenceFilter& filter);
  void onCurrent(const base::Uuid& id);
  void onLogged(const domain::EvidenceId& id, bool next);
  void applyChips();
  [[nodiscard]] QString countText() const;

  EvidenceModel* m_model;
  PageHeader* m_header;
  EvidenceFilterBar* m_filters;
  DataTable* m_table;
  ListTools* m_tools = nullptr;
  QStackedWidget* m_views;
  QWidget* m_list = nullptr;
  View m_seen = List;
  CoverageView* m_coverage = nullptr;
  ImportView* m_import = nullptr;
  EmptyState* m_empty = nullptr;
  EarlierView* m_earlier = nullptr;
  DetailSplitter* m_splitter;
  QStackedWidget* m_forms;
  EvidenceForm* m_form = nullptr;
  EvidenceEditor* m_editor = nullptr;  // made with the form
  EvidenceIntake* m_intake;
  ChoiceStrip* m_view;
  Button* m_files;
  QAction* m_importAction = nullptr;
  QAction* m_exportAction = nullptr;
  Button* m_new;
  QString m_filterText;
  bool m_quiet = false;  // the list moves by our own doing: don't open the panel
};

}  // namespace waymark::ui
