// SPDX-License-Identifier: GPL-3.0-or-later
// One child beside the list: who it is where the seal is open, what is wrong and what to do, what is corrected here, its
// clocks, what each list says, the plan's dates over the extracts, the evidence that names the case code. Enter or F2 on
// a field corrects it.
#pragma once

#include <QPointer>
#include <QWidget>
#include <map>

#include "children/caseload_view.h"
#include "children/field_model.h"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace waymark::ui {

class CorrectionForm;
class DataTable;
class IdentitySection;
class WrappedRows;

class ChildDetail final : public QWidget {
  Q_OBJECT
 public:
  explicit ChildDetail(const ViewContext& context, QWidget* parent = nullptr);
  /// The child that a row of the caseload is about, with all its rows on all lists.
  void show(std::shared_ptr<const ReadCaseload> read, std::size_t row);
  [[nodiscard]] const domain::ChildId& child() const { return m_child; }
  /// Chooses the cell in what the row's list says, and gives it the focus; a column that is sealed leads to who it is.
  void goToCell(std::size_t row, std::size_t column);
  /// The form for it, under the list's fields.
  void correct(std::size_t row, std::size_t column);
  void focusFirst();
  /// The child's problems, in the order of its lists: where each leads.
  struct Fault {
    std::size_t row = 0;
    std::size_t column = 0;
  };

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void rebuild();
  void addHead(QVBoxLayout& column);
  void addProblems(QVBoxLayout& column);
  void addProblem(QVBoxLayout& column, const QString& title, const QString& message, const QString& whatToDo,
                  lists::Severity severity, const Fault& fault);
  void addFields(QVBoxLayout& column, std::size_t row);
  void closeForm();
  void takeNext();
  [[nodiscard]] bool isCorrecting() const;
  void addHistory(QVBoxLayout& column);
  void showHistory();
  void readHistory();
  void addEvidence(QVBoxLayout& column);
  void showEvidence();
  void fitTables();
  [[nodiscard]] QScrollArea* scrollArea() const;
  void showInScroll(QWidget& widget, const QRect& wanted = {});

  ViewContext m_context;
  std::shared_ptr<const ReadCaseload> m_read;
  domain::ChildId m_child;
  std::vector<std::size_t> m_rows;            // of the caseload, this child's
  std::map<std::size_t, DataTable*> m_tables;  // by row
  std::vector<WrappedRows*> m_wrapped;         // of them
  std::map<std::size_t, QVBoxLayout*> m_formPlaces;
  QPointer<CorrectionForm> m_form;
  /// Lists that were read again while something is typed here: shown when that is done.
  std::shared_ptr<const ReadCaseload> m_next;
  IdentitySection* m_identity = nullptr;
  QWidget* m_firstProblem = nullptr;
  QLabel* m_historyNote = nullptr;
  QWidget* m_historyHolder = nullptr;
  DataTable* m_historyTable = nullptr;
  DatesModel* m_dates = nullptr;
  QVBoxLayout* m_evidence = nullptr;
  std::shared_ptr<const app::PlanHistory> m_history;
  std::size_t m_historyOf = 0;  // how many extracts it was read from
  bool m_isReadingHistory = false;
};

/// The findings whose words name this case code, newest first.
std::vector<domain::EvidenceId> evidenceNaming(const domain::Workspace& workspace, const std::string& caseCode);

}  // namespace waymark::ui
