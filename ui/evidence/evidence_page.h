// SPDX-License-Identifier: GPL-3.0-or-later
// The Evidence page: the list with its filters, the form beside it, the coverage map, the import.
#pragma once

#include "evidence/evidence_model.h"
#include "shell/page.h"

class QLabel;
class QStackedWidget;

namespace waymark::ui {

class BulkBar;
class Button;
class ChoiceStrip;
class CoverageView;
class DataTable;
class DetailSplitter;
class EmptyState;
class EvidenceEditor;
class EvidenceFilterBar;
class EvidenceForm;
class ImportView;
class PageHeader;

class EvidencePage final : public Page {
  Q_OBJECT
 public:
  explicit EvidencePage(const PageContext& context);
  ~EvidencePage() override;

  void openArgument(const QString& argument) override;
  void setFilter(const QString& text) override;
  [[nodiscard]] bool canFilter() const override { return true; }
  [[nodiscard]] QString accessibleSummary() const override;

 private:
  enum View { List, Coverage, Import, Empty };
  QWidget* makeList();
  QWidget* makeColumns();
  void connectParts();
  void onLoaded();
  void showCounts();
  void showView(View view);
  void exportShown();
  void startNew(const EvidenceFilter& preset = {});
  void openPanel(const QString& title);
  void onCurrent(const base::Uuid& id);
  void onSelection();
  void onLogged(const domain::EvidenceId& id, bool next);
  void applyChips();
  [[nodiscard]] QString countText() const;

  EvidenceModel* m_model;
  PageHeader* m_header;
  EvidenceFilterBar* m_filters;
  DataTable* m_table;
  BulkBar* m_bulk;
  QStackedWidget* m_views;
  CoverageView* m_coverage;
  ImportView* m_import;
  EmptyState* m_empty;
  DetailSplitter* m_splitter;
  EvidenceForm* m_form;
  EvidenceEditor* m_editor;
  ChoiceStrip* m_view;
  Button* m_importButton;
  Button* m_exportButton;
  Button* m_new;
  bool m_quiet = false;  // the list moves by our own doing: don't open the panel
};

}  // namespace waymark::ui
