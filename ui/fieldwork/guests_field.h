// SPDX-License-Identifier: GPL-3.0-or-later
// The invitations of a session: "Parent 3", asked or coming. Who they are, how to reach them and what access they need
// is sealed, and shown and written only while the seal is unlocked.
#pragma once

#include <QWidget>
#include <functional>

#include "domain/fieldwork.h"
#include "domain/workspace.h"

class QLineEdit;
class QVBoxLayout;

namespace waymark::ui {

class AppState;
class Button;

class GuestsField final : public QWidget {
  Q_OBJECT
 public:
  explicit GuestsField(AppState& state, QWidget* parent = nullptr);
  /// The stored guests of this session; none while it is a new one.
  void show(const domain::FieldworkSessionId& session);
  void setEditable(bool editable);

 private:
  void rebuild();
  QWidget* makeGuest(const domain::Stored<domain::SessionGuest>& guest);
  void addSealed(QVBoxLayout* column, const domain::Stored<domain::SessionGuest>& guest);
  void addGuest();
  void write(const domain::SessionGuestId& id, const std::function<void(domain::SessionGuest&)>& edit);

  AppState& m_state;
  domain::FieldworkSessionId m_session;
  std::vector<domain::Stored<domain::SessionGuest>> m_shown;
  bool m_unlocked = false;
  bool m_editable = true;
  bool m_focusLast = false;
  QVBoxLayout* m_rows;
  Button* m_add;
  Button* m_unlock;
};

}  // namespace waymark::ui
