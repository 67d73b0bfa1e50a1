// SPDX-License-Identifier: GPL-3.0-or-later
// Who may see each restricted part, and the log of who came in, was named or took a list along.
#pragma once

#include "shell/page.h"

class QVBoxLayout;

namespace waymark::ui {

class DataTable;
class ListTools;
class OpeningModel;

class NamedView final : public QWidget {
  Q_OBJECT
 public:
  NamedView(AppState& state, Navigator& navigator);
  ~NamedView() override;
  [[nodiscard]] OpeningModel* model() const { return m_model; }
  [[nodiscard]] ListTools* tools() const { return m_tools; }

 private:
  void refresh();
  void showPart(domain::RestrictedPart part);
  QWidget* namedLine(const domain::Stored<domain::NamedPerson>& row, bool mayTakeOff);
  [[nodiscard]] QString standing() const;

  AppState& m_state;
  Navigator& m_navigator;
  OpeningModel* m_model;
  DataTable* m_table;
  ListTools* m_tools;
  QWidget* m_people;
  QVBoxLayout* m_rows;
  QString m_shown;  // what m_rows was made from
};

}  // namespace waymark::ui
