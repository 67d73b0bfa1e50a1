// SPDX-License-Identifier: GPL-3.0-or-later
// Who a child is, in the child's panel: sealed until somebody unlocks with a reason and asks for this child, which is
// written to the log; gone from here the moment the seal is shut. Each line can be corrected like any other cell.
#pragma once

#include <QPointer>
#include <QWidget>
#include <memory>

#include "children/caseload_source.h"
#include "children/correction_form.h"

class QLabel;
class QVBoxLayout;

namespace waymark::ui {

class IdentitySection final : public QWidget {
  Q_OBJECT
 public:
  IdentitySection(AppState& state, Navigator& navigator, std::shared_ptr<const ReadCaseload> read,
                  app::NewestExtracts newest, const domain::ChildId& child, QString caseCode);
  [[nodiscard]] const domain::ChildId& child() const { return m_child; }
  /// The lists were read again: what is shown is read again too.
  void setRead(std::shared_ptr<const ReadCaseload> read, app::NewestExtracts newest);
  /// The form for a cell; asks for what has to come before it, the seal and the child, where they aren't there yet.
  void correct(std::size_t column);
  [[nodiscard]] bool isCorrecting() const { return m_form != nullptr; }

 signals:
  void corrected();

 private:
  enum class Log { AccessNow, AsBefore };
  struct Line {
    CellToCorrect cell;
    Button* button = nullptr;
  };
  void follow();
  void ask();
  void read(Log log);
  void show(const std::vector<app::ListedIdentity>& found);
  void addLine(const CellToCorrect& cell, const app::ShownCorrection* correction);
  void openForm(std::size_t line);
  void focusLine(std::size_t line);
  void closeForm();

  AppState& m_state;
  Navigator& m_navigator;
  std::shared_ptr<const ReadCaseload> m_read;
  app::NewestExtracts m_newest;
  domain::ChildId m_child;
  QString m_caseCode;
  QLabel* m_words;
  Button* m_button;
  QVBoxLayout* m_cells;
  QVBoxLayout* m_formPlace;
  std::vector<Line> m_lines;
  QPointer<CorrectionForm> m_form;
  std::optional<std::size_t> m_wanted;  // a column to correct once the child is shown
  bool m_isShown = false;
};

}  // namespace waymark::ui
