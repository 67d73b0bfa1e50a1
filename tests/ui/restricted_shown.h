// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a workspace in a real file with a seal that opens quickly, and the steps through a restricted door by
// keyboard: for what only named people see.
#pragma once

#include <algorithm>

#include "app/confidential.h"
#include "app/demonstration_children.h"
#include "app/identities.h"
#include "shell/restricted_door.h"
#include "widgets/id_combo.h"
#include "workspace_shown.h"

namespace waymark::ui {

struct RestrictedShown : WorkspaceShown {
  RestrictedShown() {
    if (!make()) qFatal("no workspace");
  }
  bool seal() {
    bool isMade = false;
    state.use<bool>(
        {}, app::SessionUse::Writing,
        [](app::Session& session, base::Stamp now, const app::WorkControl&) -> base::Result<bool> {
          if (auto key = app::setUpSeal(session, "four words are easy", now, {1, std::uint64_t{1} << 20U}); !key)
            return tl::make_unexpected(key.error());
          return true;
        },
        &window, [&](base::Result<bool> made) { isMade = made.has_value(); });
    if (!QTest::qWaitFor([&] { return isMade; })) return false;
    state.seal().refresh();
    return stands(SealKeeper::Standing::Locked);
  }
  /// The demonstration's lists, tracked children and named people, sealed by its passphrase, in place of the empty one.
  bool demonstrate() {
    const auto path = file("demonstration.waymark");
    {
      auto session = app::Session::create(path, "Priya Shah", state.now().utc, demonstration());
      if (!session || !app::addDemonstrationChildren(*session, state.now().utc, 2)) return false;
    }
    state.open(path);
    return QTest::qWaitFor([&] { return state.file() == path; }, 20'000) && stands(SealKeeper::Standing::Locked);
  }
  bool unlock(const char* passphrase = "four words are easy") {
    auto opener = std::make_shared<HeldOpener>();
    opener->opener.passphrase = passphrase;
    state.seal().unlock(opener, QStringLiteral("To test"));
    return stands(SealKeeper::Standing::Unlocked);
  }
  bool lock() {
    QTest::keyClick(&window, Qt::Key_L, Qt::ControlModifier);
    return stands(SealKeeper::Standing::Locked);
  }
  [[nodiscard]] domain::PersonId person(const char* name) const {
    const auto found = app::personCalled(state.workspace(), name);
    if (!found) qFatal("nobody is called %s", name);
    return *found;
  }
  [[nodiscard]] std::vector<domain::PersonId> namedFor(domain::RestrictedPart part) const {
    return app::namedFor(state.workspace(), state.realInspection()->value.id, part);
  }
  [[nodiscard]] bool isOpen(domain::RestrictedPart part) { return RestrictedDoors::of(state).isOpen(part); }
  /// Whether the log of accesses has a reason with these words.
  [[nodiscard]] bool isLogged(const char* words) const {
    return std::ranges::any_of(state.workspace().all<domain::IdentityAccess>(),
                               [&](const auto& row) { return row.value.reason.find(words) != std::string::npos; });
  }

  /// The door that is seen.
  [[nodiscard]] RestrictedDoor* door() const {
    for (auto* widget : QApplication::allWidgets())
      if (auto* found = qobject_cast<RestrictedDoor*>(widget); found != nullptr && found->isVisible()) return found;
    return nullptr;
  }
  bool typeName(const char* name) const {
    auto* who = door() == nullptr ? nullptr : door()->findChild<IdCombo*>(QStringLiteral("door-who"));
    if (who == nullptr || !who->isVisible()) return false;
    who->setFocus();
    who->lineEdit()->selectAll();
    QTest::keyClicks(who->lineEdit(), QLatin1String(name));
    QTest::keyClick(who->lineEdit(), Qt::Key_Return);
    return who->id().has_value();
  }
  bool pressDoor() const {
    auto* open = door() == nullptr ? nullptr : door()->findChild<QPushButton*>(QStringLiteral("door-open"));
    if (open == nullptr || !open->isVisible()) return false;
    open->setFocus();
    QTest::keyClick(open, Qt::Key_Space);
    return true;
  }
  /// Names the first person where nobody is named, then goes in as them.
  bool enter(domain::RestrictedPart part, const char* name = "Miriam Hale") {
    if (namedFor(part).empty()) {
      if (!typeName(name) || !pressDoor() || !QTest::qWaitFor([&] { return !namedFor(part).empty(); })) return false;
    }
    return typeName(name) && pressDoor() && QTest::qWaitFor([&] { return isOpen(part); });
  }
  /// A seen widget by its object name.
  template <class T>
  T* part(const char* objectName) const {
    for (auto* found : window.findChildren<T*>(QLatin1String(objectName)))
      if (found->isVisible()) return found;
    return nullptr;
  }
};

}  // namespace waymark::ui
