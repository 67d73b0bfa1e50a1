// SPDX-License-Identifier: GPL-3.0-or-later
// The inspection team as named in the call: name, Ofsted or CQC, role, discipline. The last row is for the next one.
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "domain/inspection.h"

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace waymark::ui {

class AppState;

class TeamRows final : public QWidget {
  Q_OBJECT
 public:
  explicit TeamRows(AppState& state, QWidget* parent = nullptr);
  void refresh();

 private:
  struct Row {
    std::optional<domain::InspectorId> id;  // nothing: the row for a new one
    QWidget* widget;
    QLineEdit* name;
    QComboBox* body;
    QComboBox* role;
    QComboBox* discipline;
  };
  Row makeRow(std::optional<domain::InspectorId> id);
  void fill(const Row& row);
  void save(const Row& row);

  AppState& m_state;
  QVBoxLayout* m_column;
  std::vector<Row> m_rows;
};

}  // namespace waymark::ui
