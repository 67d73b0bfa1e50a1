// SPDX-License-Identifier: GPL-3.0-or-later
// "Start a workspace" in five questions: area, framework, you, partners, where. Nothing is made before the last is
// answered; Back keeps what was typed.
#pragma once

#include <QWidget>
#include <vector>

#include "domain/change.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QStackedLayout;
class QVBoxLayout;

namespace waymark::ui {

class AppState;
class Button;
class FormRow;

class StartForm final : public QWidget {
  Q_OBJECT
 public:
  explicit StartForm(AppState& state, QWidget* parent = nullptr);
  /// The question that is asked, from 0.
  [[nodiscard]] int question() const;
  void focusFirst();

 signals:
  /// Back from the first question.
  void left();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct PartnerRow {
    domain::PartnerKind kind;
    QCheckBox* tick;
    QLineEdit* name;
    bool typed = false;
  };
  QVBoxLayout* addQuestion(const QString& question, const QString& why);
  void askArea();
  void askFramework();
  void askPerson();
  void askPartners();
  void askFile();
  void addPartner(QVBoxLayout& column, domain::PartnerKind kind, const QString& word, Qt::CheckState ticked);
  void show(int question);
  void next();
  void back();
  /// What is wrong with the answer is said beside it.
  bool isRight(int question);
  void suggest();
  void fillRoles();
  void create();
  [[nodiscard]] domain::ChangeSet records();

  AppState& m_state;
  QLabel* m_progress;
  QStackedLayout* m_questions;
  Button* m_next;
  QLineEdit* m_area = nullptr;
  QLineEdit* m_code = nullptr;
  QComboBox* m_framework = nullptr;
  QLabel* m_about = nullptr;
  QLineEdit* m_name = nullptr;
  QComboBox* m_role = nullptr;
  QLineEdit* m_organisation = nullptr;
  QLineEdit* m_file = nullptr;
  FormRow* m_areaRow = nullptr;
  FormRow* m_codeRow = nullptr;
  FormRow* m_organisationRow = nullptr;
  FormRow* m_fileRow = nullptr;
  QLabel* m_partnersNote = nullptr;
  QLabel* m_summary = nullptr;
  std::vector<PartnerRow> m_partners;
  std::string m_rolesOf;  // the framework whose roles are offered
  bool m_organisationTyped = false;
  bool m_fileTyped = false;
};

}  // namespace waymark::ui
