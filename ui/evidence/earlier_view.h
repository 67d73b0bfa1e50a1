// SPDX-License-Identifier: GPL-3.0-or-later
// "Earlier findings and priorities": what inspections found before and what the partnership set out to do, two lists,
// each with the evidence linked to it. The third view of the Evidence page, made when it is first shown.
#pragma once

#include <QWidget>
#include <array>

#include "evidence/earlier_editor.h"

class QMenu;
class QStackedWidget;
class QTimer;

namespace waymark::ui {

class DataTable;
class EmptyState;
class ListTools;
class ManyBar;
class SectionHeader;

class EarlierView final : public QWidget {
  Q_OBJECT
 public:
  EarlierView(AppState& state, Navigator& navigator, QWidget* parent = nullptr);
  ~EarlierView() override;

  /// For the panel beside the lists, whose children they become.
  [[nodiscard]] std::array<QWidget*, 2> forms() const;
  void setFilterText(const QString& text);
  /// "6 earlier findings, 5 priorities".
  [[nodiscard]] QString summary() const;
  void focusLists();
  /// Shows an earlier finding or a priority; false if there is none of that id.
  bool open(const base::Uuid& id);
  /// A saved view of either list; false if it is of another.
  bool openView(const domain::SavedViewId& id);
  void startFinding() { m_editor->startFinding(); }
  void startPriority() { m_editor->startPriority(); }

 signals:
  void panelAsked(QWidget* form, const QString& title);
  void panelDone();
  void findingsAsked(const waymark::ui::EvidenceFilter& filter);
  void newAsked(const waymark::ui::EvidenceFilter& preset);
  void summaryChanged();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  /// One of the two lists: its heading with the button, the table, and what stands there while it is empty.
  struct Part {
    SectionHeader* header = nullptr;
    Button* add = nullptr;
    ListTools* tools = nullptr;
    Button* columns = nullptr;
    QStackedWidget* stack = nullptr;
    DataTable* table = nullptr;
    EmptyState* empty = nullptr;
    ManyBar* many = nullptr;
  };
  QWidget* makePart(Part& part, const QString& title, const QString& addText);
  void connectPart(Part& part, DataTable* other);
  void offerForRow(QMenu& menu, const DataTable* table);
  void show(const base::Uuid& id);
  void refresh();
  void showPart(Part& part, int all);
  void onLoaded();

  AppState& m_state;
  EarlierEditor* m_editor;
  EarlierFindingModel* m_findings;
  PriorityModel* m_priorities;
  Part m_findingPart;
  Part m_priorityPart;
  QTimer* m_soon;
  bool m_stale = true;
  bool m_quiet = false;  // the lists move by our own doing: don't open the panel
};

}  // namespace waymark::ui
