// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a view's place while there are no lists to show: what the page is for, that they are being read, or
// why they can't be.
#pragma once

#include <QStackedWidget>

#include "children/caseload_source.h"

class QTimer;

namespace waymark::ui {

class EmptyState;

class CaseloadStanding final : public QStackedWidget {
  Q_OBJECT
 public:
  CaseloadStanding(AppState& state, CaseloadSource& source, QWidget* parent = nullptr);

 signals:
  /// Somebody wants to bring lists in.
  void importAsked();

 private:
  void follow();

  AppState& m_state;
  CaseloadSource& m_source;
  EmptyState* m_empty;
  QWidget* m_reading;
  EmptyState* m_failed;
  QTimer* m_soon;  // nobody need see that something takes a moment
};

}  // namespace waymark::ui
