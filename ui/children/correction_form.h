// SPDX-License-Identifier: GPL-3.0-or-later
// One cell of a child put right here until its source is: a new value, where it is from, one step that can be undone.
// Enter corrects, Esc leaves all as it was.
#pragma once

#include <QWidget>

#include "children/caseload_source.h"
#include "shell/page.h"

class QComboBox;
class QLineEdit;

namespace waymark::ui {

class Button;
class DateField;
class FormRow;

struct CellToCorrect {
  domain::ChildId child;
  QString caseCode;
  struct Place {
    std::string list;     // its id
    std::size_t row = 0;  // of the list
  };
  std::vector<Place> places;       // of a value that several lists give alike, one on each
  std::size_t column = 0;          // in Definition::columns
  std::string value;               // what the cell says, as the column keeps it
  std::string note;                // of the correction that is there
};

class CorrectionForm final : public QWidget {
  Q_OBJECT
 public:
  CorrectionForm(AppState& state, Navigator& navigator, std::shared_ptr<const ReadCaseload> read, CellToCorrect cell);
  void focusValue();

 signals:
  /// It has done its work, or nothing is to be corrected: whoever made it takes it away.
  void closed();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeValueField();
  [[nodiscard]] const lists::ColumnDefinition& column() const;
  [[nodiscard]] std::optional<std::string> value() const;
  void correct();
  void onCorrected(base::Result<std::size_t> changes);

  AppState& m_state;
  Navigator& m_navigator;
  std::shared_ptr<const ReadCaseload> m_read;
  CellToCorrect m_cell;
  QComboBox* m_codes = nullptr;  // one of the three, by the column's kind
  DateField* m_day = nullptr;
  QLineEdit* m_text = nullptr;
  FormRow* m_value;
  QLineEdit* m_note;
  Button* m_correct;
};

}  // namespace waymark::ui
