// SPDX-License-Identifier: GPL-3.0-or-later
// Statutory clocks in Children & plans: the worklist with filters, the year's figure of plans within 20 weeks, and a
// clock's reasons beside the list, where a person notes theirs.
#pragma once

#include <QPointer>

#include "children/caseload_view.h"
#include "domain/child.h"

class QLabel;
class QVBoxLayout;

namespace waymark::ui {

class ClockFigure;
class ClockReader;
class ClocksModel;
class DataTable;
class DetailSplitter;
class EmptyState;
class FilterChip;
class FlowBox;
class FormRow;
class ListTools;
class NotesField;

class ClocksView final : public CaseloadView {
  Q_OBJECT
 public:
  explicit ClocksView(const ViewContext& context);
  ~ClocksView() override;

  void activated() override;
  void setFilter(const QString& text) override;
  /// A case code, or "view:<id>".
  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  [[nodiscard]] QString summary() const override;

 private:
  QWidget* makeMain();
  QWidget* makeDetail();
  void connectParts();
  void showReport();
  void showRows();
  void showFilters();
  void showDetail();
  void open(bool focusNote);
  void writeNote(const QString& reason);

  ClockReader* m_reader;
  ClocksModel* m_model;
  EmptyState* m_empty;
  QWidget* m_full;
  ClockFigure* m_figure;
  QLabel* m_remarks;
  FilterChip* m_clock;
  FilterChip* m_state;
  FilterChip* m_faulty;
  DataTable* m_table;
  ListTools* m_tools = nullptr;
  DetailSplitter* m_splitter = nullptr;
  QLabel* m_title;
  QLabel* m_facts;
  QLabel* m_law;
  NotesField* m_note;
  FormRow* m_noteRow;
  QVBoxLayout* m_others;
  QString m_wantedCase;  // to be shown once the report is there
  base::Uuid m_shown;    // the line in the panel
  bool m_takesFocus = false;     // the list does, once it is read
  QPointer<QWidget> m_focusWas;  // when somebody came here
};

}  // namespace waymark::ui
