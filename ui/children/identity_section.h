// SPDX-License-Identifier: GPL-3.0-or-later
// Who a child is, in the child's panel: sealed until somebody unlocks with a reason and asks for this child, which is
// written to the log; gone from here the moment the seal is shut.
#pragma once

#include <QWidget>
#include <memory>

#include "children/caseload_source.h"

class QLabel;
class QVBoxLayout;

namespace waymark::ui {

class Button;

class IdentitySection final : public QWidget {
  Q_OBJECT
 public:
  IdentitySection(AppState& state, std::shared_ptr<const ReadCaseload> read, app::NewestExtracts newest,
                  const domain::ChildId& child, QString caseCode);

 private:
  void follow();
  void ask();
  void read();
  void show(const std::vector<app::ListedIdentity>& found);

  AppState& m_state;
  std::shared_ptr<const ReadCaseload> m_read;
  app::NewestExtracts m_newest;
  domain::ChildId m_child;
  QString m_caseCode;
  QLabel* m_words;
  Button* m_button;
  QVBoxLayout* m_cells;
  bool m_isShown = false;
};

}  // namespace waymark::ui
