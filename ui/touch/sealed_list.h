// SPDX-License-Identifier: GPL-3.0-or-later
// A list whose words are behind a door: the door above it, its tools, and what changes several rows at once. What
// leaves it by copying or exporting is logged.
#pragma once

#include <vector>

#include "domain/codes.h"
#include "shell/list_tools.h"
#include "shell/many_bar.h"

namespace waymark::ui {

class DataTable;
class EmptyState;
class RestrictedDoor;

class SealedList final : public QWidget {
  Q_OBJECT
 public:
  struct Texts {
    QString what;  // the part is for
    QString add;
  };
  SealedList(AppState& state, Navigator& navigator, domain::RestrictedPart part, const Texts& texts, DataTable* table,
             EmptyState* empty, ListSpec spec, std::vector<ManyField> many);

  [[nodiscard]] domain::RestrictedPart part() const { return m_part; }
  [[nodiscard]] DataTable* table() const { return m_table; }
  [[nodiscard]] ListTools* tools() const { return m_tools; }
  [[nodiscard]] bool isOpen() const;
  /// How many rows there are changed, or the door.
  void refresh();
  /// The list, or the way to it.
  void focusFirst();

 signals:
  void newAsked();

 private:
  /// Words of this part left it: who took how much.

  AppState& m_state;
  Navigator& m_navigator;
  domain::RestrictedPart m_part;
  RestrictedDoor* m_door;
  DataTable* m_table;
  EmptyState* m_empty;
  ListTools* m_tools;
  Button* m_add;
  ManyBar* m_many = nullptr;
};

}  // namespace waymark::ui
