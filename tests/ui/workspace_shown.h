// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a workspace in a real file, with the storage thread: for what a workspace in memory can't show.
#pragma once

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/text.h"
#include "bridge/workbench_bridge.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "shell/main_window.h"
#include "shell/message_bar.h"
#include "shell/seal_keeper.h"

namespace waymark::ui {

struct WorkspaceShown {
  QTemporaryDir folder;
  WorkbenchBridge bridge{QStringLiteral("Priya Shah")};
  AppState state{bridge, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  MainWindow window{state, actions};

  WorkspaceShown() {
    window.resize(1440, 900);
    window.show();
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window);
  }
  [[nodiscard]] std::filesystem::path file(const char* name = "area.waymark") const {
    return pathFrom(folder.filePath(QLatin1String(name)));
  }
  /// Made and shown; without a seal.
  bool make(const char* name = "area.waymark") {
    state.create(file(name), demonstration());
    return QTest::qWaitFor([&] { return state.isOpen() && state.file() == file(name); }) && settled();
  }
  /// The seal was looked at.
  bool settled() {
    return QTest::qWaitFor([&] { return state.seal().standing() != SealKeeper::Standing::Unread; });
  }
  bool stands(SealKeeper::Standing standing) {
    return QTest::qWaitFor([&] { return state.seal().standing() == standing; });
  }
  /// By its name, as somebody with a screen reader finds it; seen ones only.
  template <class T>
  T* named(const QString& name) const {
    for (auto* widget : window.findChildren<T*>())
      if (widget->accessibleName() == name && widget->isVisible()) return widget;
    return nullptr;
  }
  QPushButton* button(const QString& text) const {
    for (auto* found : window.findChildren<QPushButton*>())
      if (found->text() == text && found->isVisible()) return found;
    return nullptr;
  }
  bool press(const QString& text) const {
    auto* found = button(text);
    if (found == nullptr || !found->isEnabled()) return false;
    found->setFocus();
    QTest::keyClick(found, Qt::Key_Space);
    return true;
  }
  bool type(const QString& field, const QString& text) const {
    auto* found = named<QLineEdit>(field);
    if (found == nullptr) return false;
    found->setFocus();
    found->selectAll();
    QTest::keyClicks(found, text);
    return true;
  }
  [[nodiscard]] bool says(const QString& words) const {
    for (auto* label : window.findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(words)) return true;
    return false;
  }
  [[nodiscard]] QString message() const { return window.findChild<MessageBar*>()->text(); }
  [[nodiscard]] std::size_t accesses() const { return state.workspace().all<domain::IdentityAccess>().size(); }
};

}  // namespace waymark::ui
