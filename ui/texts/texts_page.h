// SPDX-License-Identifier: GPL-3.0-or-later
// The Texts page: what goes out in the first hours and every day, when, and in whose words.
#pragma once

#include "shell/page.h"
#include "texts/texts_model.h"

class QStackedLayout;

namespace waymark::ui {

class DataTable;
class EmptyState;
class ListTools;
class PageHeader;
class TextEditor;

class TextsPage final : public Page {
  Q_OBJECT
 public:
  explicit TextsPage(const PageContext& context);
  ~TextsPage() override;
  void activated() override;
  /// A text's id.
  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  void setFilter(const QString& text) override;
  [[nodiscard]] bool canFilter() const override { return true; }
  [[nodiscard]] QString accessibleSummary() const override;
  /// As .odt, .pdf, .html or .txt, by the name.
  void saveTo(const QString& file);

 private:
  void refresh();
  void showText(const base::Uuid& id);
  void copy();
  void askForFile();

  TextsModel* m_model;
  PageHeader* m_header;
  DataTable* m_table;
  ListTools* m_tools = nullptr;
  TextEditor* m_editor;
  EmptyState* m_empty;
  QStackedLayout* m_stack;
  bool m_isStale = true;
};

}  // namespace waymark::ui
