// SPDX-License-Identifier: GPL-3.0-or-later
// The window over a workspace with lists of fictional children under a seal.
#pragma once

#include <QTest>

#include "made_lists.h"
#include "shell/action_catalogue.h"
#include "shell/main_window.h"
#include "shell/seal_keeper.h"
#include "widgets/data_table.h"

namespace waymark::ui {

struct ChildrenShown : MadeLists {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  MainWindow window{state, actions};

  ChildrenShown() {
    port.session = session.get();
    window.resize(1440, 900);
  }
  /// The demonstration's records with the session's children and lists, and the page in front.
  void show(const char* page = "children") {
    auto first = demonstration();
    addTo(first);
    state.create("lists.waymark", std::move(first));
    port.deliver();
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    go(page);
  }
  /// As the panel above the page does.
  void unlock() {
    auto opener = std::make_shared<HeldOpener>();
    opener->opener = kListWords;
    state.seal().unlock(std::move(opener), QStringLiteral("Reply to the lead inspector"));
    settle();
    settle();
  }
  void go(const char* page, const QString& argument = {}) {
    window.showPage(QLatin1String(page), argument);
    settle();
  }
  void settle() {
    port.deliver();
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    settle();
  }
  [[nodiscard]] DataTable* table(const char* name) const {
    for (auto* table : window.findChildren<DataTable*>(QLatin1String(name)))
      if (table->isVisible()) return table;
    return nullptr;
  }
  [[nodiscard]] QString cell(const DataTable* table, int row, const char* column) const {
    const auto& columns = table->tableModel()->columns();
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (QLatin1String(columns[i].id) == QLatin1String(column))
        return table->model()->index(row, static_cast<int>(i)).data().toString();
    return QStringLiteral("no such column");
  }
};

}  // namespace waymark::ui
