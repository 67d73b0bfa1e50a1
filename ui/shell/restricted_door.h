// SPDX-License-Identifier: GPL-3.0-or-later
// The door before a restricted part (docs/decisions/0018-restricted.md): no seal, locked, unlocked but nobody said who
// they are, open. RestrictedDoors holds who came in for the whole window; they shut with the seal.
#pragma once

#include <QObject>
#include <QWidget>
#include <array>
#include <optional>
#include <string>

#include "app/restricted.h"
#include "domain/codes.h"
#include "shell/page.h"

class QLabel;
class QLineEdit;

namespace waymark::ui {

class Button;
class DataTable;
class FormRow;
class IdCombo;
class ListTools;

/// "Tracked children", as the window says it.
QString restrictedTitle(domain::RestrictedPart part);
/// One of the words of a restricted record; "" where there is none.
[[nodiscard]] std::string sealedText(const app::SealedTexts& texts, const char* name);

class RestrictedDoors final : public QObject {
  Q_OBJECT
 public:
  /// Those of a window; made with the first call.
  static RestrictedDoors& of(AppState& state);

  [[nodiscard]] bool isOpen(domain::RestrictedPart part) const;
  /// The name of who came in; "".
  [[nodiscard]] QString openAs(domain::RestrictedPart part) const;
  /// Written to the log before it counts as open. Ends in changed() or refused().
  void enter(domain::RestrictedPart part, const domain::PersonId& person, const QString& reason);
  void shut(domain::RestrictedPart part);
  /// Names a person for a part, logged: whoever can unlock where nobody is named yet, else only somebody who came in.
  /// Ends in the workspace's applied() or refused().
  void name(domain::RestrictedPart part, const domain::PersonId& person);
  /// From now on, what is copied from a list of the part or written to a file while it is open is logged.
  void noteWhatLeaves(domain::RestrictedPart part, DataTable* table, ListTools* tools, Navigator& navigator);

 signals:
  void changed(waymark::domain::RestrictedPart part);
  void refused(waymark::domain::RestrictedPart part, const QString& sentence);

 private:
  explicit RestrictedDoors(AppState& state);
  void note(domain::RestrictedPart part, const std::string& words, Navigator& navigator);
  void shutAll();
  void shutToUnnamed();
  [[nodiscard]] bool isNamed(domain::RestrictedPart part, const domain::PersonId& person) const;

  AppState& m_state;
  std::array<std::optional<domain::PersonId>, 3> m_as;
  unsigned m_number = 0;  // an answer from before the doors were shut is dropped
};

/// While the part is shut: what it is for and the way in. While it is open: one line with who came in and a button that
/// shuts it. A page shows what is behind it only while RestrictedDoors::isOpen.
class RestrictedDoor final : public QWidget {
  Q_OBJECT
 public:
  /// `what` says what the part is for.
  RestrictedDoor(AppState& state, Navigator& navigator, domain::RestrictedPart part, const QString& what,
                 QWidget* parent = nullptr);
  /// On the first thing to fill in or press.
  void focusFirst();

 private:
  void follow();
  void showStanding();
  void followPeople(bool isFirst);
  void enter();

  AppState& m_state;
  Navigator& m_navigator;
  domain::RestrictedPart m_part;
  QWidget* m_form;
  QLabel* m_standing;
  IdCombo* m_who;
  FormRow* m_whoRow;
  QLineEdit* m_reason;
  FormRow* m_reasonRow;
  Button* m_button;
  QWidget* m_openLine;
  QLabel* m_openAs;
  Button* m_shut;
  std::vector<std::pair<base::Uuid, QString>> m_people;
  bool m_focusWaits = false;  // until it is known whether there is a seal
};

}  // namespace waymark::ui
