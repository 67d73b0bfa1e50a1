// SPDX-License-Identifier: GPL-3.0-or-later
// A child's statutory clocks in its panel: what is due, how late, why, under which regulation; the way to the worklist.
#pragma once

#include <QWidget>

#include "children/caseload_view.h"
#include "domain/child.h"

class QVBoxLayout;

namespace waymark::ui {

class ClockReader;

class ClocksSection final : public QWidget {
  Q_OBJECT
 public:
  ClocksSection(const ViewContext& context, const domain::ChildId& child, QString caseCode, QWidget* parent = nullptr);

 private:
  void build();

  Navigator& m_navigator;
  ClockReader& m_reader;
  domain::ChildId m_child;
  QString m_caseCode;
  QVBoxLayout* m_column;
};

}  // namespace waymark::ui
