// SPDX-License-Identifier: GPL-3.0-or-later
// The page Tracked children: behind the door, the places inspectors chose and the practice sample before the call, each
// child beside the list.
#pragma once

#include "cases/case_rows.h"
#include "shell/page.h"

class QLineEdit;
class QStackedWidget;

namespace waymark::ui {

class Button;
class CaseDesk;
class CaseDetail;
class ChoiceStrip;
class DataTable;
class DetailSplitter;
class EmptyState;
class ListTools;
class PageHeader;
class RestrictedDoor;

class CasesPage final : public Page {
  Q_OBJECT
 public:
  explicit CasesPage(const PageContext& context);
  ~CasesPage() override;

  void activated() override;
  /// A case code, or the id of a tracked child; "practice"; a saved view. What is asked for while the door is shut is
  /// shown when it opens.
  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  void setFilter(const QString& text) override;
  [[nodiscard]] bool canFilter() const override { return true; }
  [[nodiscard]] QString accessibleSummary() const override;

 private:
  void layOut();
  void connectParts();
  void follow();
  void followDoor();
  void show(CaseList list);
  void refresh();
  void open(const base::Uuid& id);
  void add();
  void draw();
  void keepDrawn(const app::SamplePool& pool, std::uint64_t seed);
  [[nodiscard]] bool isOpen() const;

  CaseDesk* m_desk;
  PageHeader* m_header;
  RestrictedDoor* m_door;
  QWidget* m_behind;
  ChoiceStrip* m_switch;
  CaseModel* m_model;
  DataTable* m_table;
  DetailSplitter* m_splitter;
  CaseDetail* m_detail;
  EmptyState* m_empty;
  QStackedWidget* m_stack;
  ListTools* m_tools;
  QWidget* m_addRow;
  QLineEdit* m_code;
  Button* m_add;
  QWidget* m_drawRow;
  QLineEdit* m_seed;
  Button* m_draw;
  CaseList m_list = CaseList::Tracked;
  base::Uuid m_shown;
  base::Uuid m_awaited;  // made a moment ago: opened when it is there
  QString m_wanted;      // an argument from before the door was open
  bool m_quiet = false;
};

}  // namespace waymark::ui
