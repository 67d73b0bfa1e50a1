// SPDX-License-Identifier: GPL-3.0-or-later
// The information list as readiness register and request log: the same rows, how the whole stands, one request in the
// panel, and what goes in and out as files.
#pragma once

#include "requests/request_files.h"
#include "requests/request_form.h"
#include "requests/request_list.h"
#include "requests/return_lines_view.h"

class QMenu;
class QStackedWidget;
class QTimer;

namespace waymark::ui {

class ChoiceStrip;
class DetailSplitter;
class EmptyState;
class PageHeader;
class ReadyBar;
class RequestImportView;

class RequestsPage final : public Page {
  Q_OBJECT
 public:
  explicit RequestsPage(const PageContext& context);
  ~RequestsPage() override;

  /// A request's id or code, "new", "filter:late", "filter:soon", "view:ID", "return:ID".
  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  void setFilter(const QString& text) override;
  [[nodiscard]] bool canFilter() const override { return true; }
  [[nodiscard]] QString accessibleSummary() const override;

  [[nodiscard]] RequestFiles& files() const { return *m_files; }
  /// A file that goes out for the shown request: asks to whom.
  void sendFile(const QString& file);

 protected:
  void focusInEvent(QFocusEvent* event) override;

 private:
  enum Part { List, Empty, Import, Returns };
  static constexpr int kReturnsView = 2;  // after RequestList's two

  void makeMenu();
  void connectParts();
  void onLoaded();
  void refresh();
  void showView(int view);
  [[nodiscard]] bool showsReturns() const;
  void focusList(Qt::FocusReason reason);
  void showRequest(const base::Uuid& id);
  void log();
  void writeEdit();
  void remove();
  void takePreview(const std::shared_ptr<const app::RequestImport>& import);
  void bringIn();
  void follow(const domain::ChangeSet& changes);
  [[nodiscard]] std::vector<app::RequestRow> currentRows() const;
  [[nodiscard]] bool isCalled() const;

  PageHeader* m_header;
  ReadyBar* m_bar;
  Button* m_new;
  Button* m_more;
  ChoiceStrip* m_view;
  RequestList* m_list;
  EmptyState* m_empty;
  RequestImportView* m_import;
  QStackedWidget* m_parts;
  RequestForm* m_form;
  QStackedWidget* m_forms;
  DetailSplitter* m_splitter;
  RequestFiles* m_files;
  ReturnLinesView* m_returns;
  QTimer* m_soon;
  base::Uuid m_shown;
  base::Uuid m_awaited;  // asked for before it was there
  base::Uuid m_written;  // whose edit is being saved
  bool m_editWaits = false;
  std::shared_ptr<const app::RequestImport> m_preview;
};

}  // namespace waymark::ui
