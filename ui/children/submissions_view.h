// SPDX-License-Identifier: GPL-3.0-or-later
// Lists that went to inspectors: a submission is made with its checks shown first; one that went out can be written
// again and compared with today's list.
#pragma once

#include <functional>

#include "children/caseload_view.h"
#include "domain/child.h"

class QLabel;
class QLineEdit;

namespace waymark::ui {

class Button;
class ChoiceStrip;
class DataTable;
class DateField;
class EmptyState;
class FormRow;
class SubmissionModel;

class SubmissionsView final : public CaseloadView {
  Q_OBJECT
 public:
  explicit SubmissionsView(const ViewContext& context);
  void activated() override;
  void setFilter(const QString& text) override;
  void openArgument(const QString& argument) override;
  [[nodiscard]] QString summary() const override;

  /// What the file dialogs end in.
  void submitTo(const QString& file);
  void writeAgainTo(const QString& file);

 private:
  QWidget* makeForm();
  void showRows();
  void showParts();
  void showSelected();
  void openForm();
  void lookAtChecks();
  void askFile(const QString& title, const QString& name, void (SubmissionsView::*chosen)(const QString&));
  /// Asks for the passphrase where the seal is locked; false then.
  bool isUnlocked();
  void compare();
  [[nodiscard]] const domain::ListSubmission* selected() const;
  [[nodiscard]] std::string wantedList() const;
  [[nodiscard]] std::string formId() const;
  [[nodiscard]] bool hasReason();

  SubmissionModel* m_model;
  DataTable* m_table;
  QLabel* m_details;
  QLabel* m_comparison;
  EmptyState* m_empty;
  QWidget* m_buttons = nullptr;
  Button* m_new;
  Button* m_compare;
  Button* m_again;
  QWidget* m_form = nullptr;
  DateField* m_asAt;
  ChoiceStrip* m_list;
  QLineEdit* m_to;
  QLineEdit* m_note;
  QLineEdit* m_reason;
  FormRow* m_reasonRow;
  QLabel* m_checks;
  Button* m_look;
  Button* m_write;
};

}  // namespace waymark::ui
