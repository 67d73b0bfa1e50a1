// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on the demonstration: every page is walked, by accessibility and by keyboard.
#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <set>

#include "bridge/text.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "shell/main_window.h"
#include "shell/message_bar.h"
#include "shell/top_bar.h"
#include "widgets/detail_panel.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct Shown {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  MainWindow window{state, actions};

  Shown() {
    window.resize(1440, 900);
    window.show();
  }
  void openDemonstration() {
    state.create("demonstration.waymark", demonstration());
    port.deliver();
  }
};

/// Focusable widgets without a name for a screen reader.
QStringList namelessIn(const QWidget& root) {
  QStringList found;
  for (auto* widget : root.findChildren<QWidget*>()) {
    if (widget->window() != root.window()) continue;  // a popup has its own
    if (qobject_cast<QComboBox*>(widget->parentWidget()) != nullptr)
      continue;  // the box's own field; the box has the name
    if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisibleTo(&root) ||
        widget->objectName().startsWith(QLatin1String("qt_")))
      continue;
    auto* accessible = QAccessible::queryAccessibleInterface(widget);
    const bool named = accessible != nullptr && !accessible->text(QAccessible::Name).isEmpty();
    if (!named)
      found.append(QLatin1String(widget->parentWidget()->metaObject()->className()) + u'>' +
                   QLatin1String(widget->metaObject()->className()));
  }
  return found;
}

}  // namespace

class WindowTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light); }

  void withoutAWorkspaceTheStartPageIsThere() {
    Shown shown;
    QVERIFY(shown.window.currentPage() == nullptr);
    QVERIFY2(namelessIn(shown.window).isEmpty(), qPrintable(namelessIn(shown.window).join(u' ')));
  }

  void everyFocusableWidgetOnEveryPageHasAName() {
    Shown shown;
    shown.openDemonstration();
    for (const auto& entry : pageEntries()) {
      shown.window.showPage(QLatin1String(entry.id));
      QCOMPARE(shown.window.currentPageId(), QLatin1String(entry.id));
      const QStringList nameless = namelessIn(shown.window);
      QVERIFY2(nameless.isEmpty(), qPrintable(QLatin1String(entry.id) + QStringLiteral(": ") + nameless.join(u' ')));
    }
  }

  void everyPagePaintsInEveryThemeAndAtEverySize() {
    Shown shown;
    shown.openDemonstration();
    auto& application = *static_cast<QApplication*>(QCoreApplication::instance());
    for (const auto kind : {ThemeKind::Dark, ThemeKind::HighContrast, ThemeKind::Light}) {
      applyTheme(application, kind);
      for (const QSize size : {QSize(1440, 900), QSize(720, 450)}) {
        shown.window.resize(size);
        for (const auto& entry : pageEntries()) {
          shown.window.showPage(QLatin1String(entry.id));
          QVERIFY(!shown.window.grab().isNull());
        }
      }
    }
  }

  void eachPageHasAKeyOfItsOwnAndNoneThatPeopleKnowMoved() {
    Shown shown;
    shown.openDemonstration();
    std::set<QString> keys;
    for (const auto& entry : pageEntries()) {
      const QString id = QLatin1String(entry.id);
      auto* action = shown.actions.action(QStringLiteral("page.") + id);
      QVERIFY2(!action->shortcut().isEmpty(), entry.id);
      QVERIFY2(keys.insert(action->shortcut().toString()).second, entry.id);
      action->trigger();
      QCOMPARE(shown.window.currentPageId(), id);
    }
    int number = 0;
    for (const char* id : {"today", "timeline", "evidence", "outcome", "children", "partners", "settings"})
      QCOMPARE(shown.actions.action(QStringLiteral("page.") + QLatin1String(id))->shortcut(),
               QKeySequence(QStringLiteral("Ctrl+%1").arg(++number)));
  }

  void anErrorIsSaidInTheMessageBarAndLosesNothing() {
    Shown shown;
    shown.openDemonstration();
    shown.port.fail({base::Code::DiskFull, {}, {{"file", "demonstration.waymark"}}});
    auto* bar = shown.window.findChild<MessageBar*>();
    QVERIFY(!bar->isHidden());
    QVERIFY(bar->text().contains(QStringLiteral("demonstration.waymark")));
    QVERIFY(bar->text().contains(QStringLiteral("kept")));
    QVERIFY(shown.state.isOpen());
  }

  void aReadOnlyWorkspaceRefusesChangesWithTheReason() {
    Shown shown;
    shown.port.readOnlyWhy = base::Error{base::Code::InUse, {}, {{"file", "a.waymark"}, {"who", "Priya Shah"}}};
    shown.openDemonstration();
    QSignalSpy failed(&shown.state, &AppState::failed);
    shown.state.apply(QStringLiteral("try"), domain::made(shown.state.area()));
    QCOMPARE(failed.count(), 1);
    QVERIFY(shown.port.applied.empty());
    QVERIFY(shown.window.findChild<MessageBar*>()->text().contains(QStringLiteral("Priya Shah")));
  }

  void aMessageOffersToTakeBackWhatItSpeaksOfWhileThatIsTheLastChange() {
    Shown shown;
    shown.openDemonstration();
    auto* bar = shown.window.findChild<MessageBar*>();
    const auto undo = [bar]() -> QPushButton* {
      for (auto* button : bar->findChildren<QPushButton*>())
        if (button->text() == QLatin1String("Undo") && button->isVisible()) return button;
      return nullptr;
    };
    const auto rename = [&](const std::string& name) {
      const auto& stored = shown.state.workspace().all<domain::Area>().rows().front();
      domain::Area area = stored.value;
      area.name = name;
      shown.state.apply(toQt("name it " + name), domain::edited(stored, area));
    };
    const auto before = shown.state.area().name;
    rename("Otherfield");
    shown.window.say(MessageKind::Done, QStringLiteral("Renamed."));
    shown.window.offerUndo();
    QVERIFY(undo() == nullptr);  // not stored yet
    shown.port.deliver();
    QVERIFY(undo() != nullptr);
    QCOMPARE(undo()->accessibleName(), QStringLiteral("Undo: name it Otherfield"));
    QTest::keyClick(undo(), Qt::Key_Space);
    shown.port.deliver();
    QCOMPARE(shown.state.area().name, before);
    QVERIFY(!bar->isVisible());

    rename("Otherfield");
    shown.window.say(MessageKind::Done, QStringLiteral("Renamed."));
    shown.window.offerUndo();
    shown.port.deliver();
    rename("Thirdfield");
    shown.port.deliver();
    QVERIFY(undo() == nullptr);  // it would take back something else
    QVERIFY(bar->isVisible());
  }

  void undoIsNamed() {
    Shown shown;
    shown.openDemonstration();
    QVERIFY(!shown.actions.action(QStringLiteral("edit.undo"))->isEnabled());
    domain::Area area = shown.state.area();
    const auto& stored = shown.state.workspace().all<domain::Area>().rows().front();
    area.name = "Otherfield";
    shown.state.apply(QStringLiteral("rename the area"), domain::edited(stored, area));
    shown.port.deliver();
    auto* undo = shown.actions.action(QStringLiteral("edit.undo"));
    QVERIFY(undo->isEnabled());
    QVERIFY(undo->text().contains(QStringLiteral("rename the area")));
    undo->trigger();
    shown.port.deliver();
    QCOMPARE(shown.state.area().name, std::string("Harrowmere"));
    QVERIFY(shown.actions.action(QStringLiteral("edit.redo"))->text().contains(QStringLiteral("rename the area")));
  }

  void theClockStandsWhereTheDemonstrationStands() {
    Shown shown;
    shown.openDemonstration();
    QVERIFY(shown.state.hasStandingClock());
    const QString text = clockText(shown.state);
    QVERIFY2(text.startsWith(QStringLiteral("Week 1, day 3")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("6 working days")), qPrintable(text));
  }

  void aSessionGoesOnWhereTheLastOneEnded() {
    QVariantMap places;
    const QString wanted = [&places] {
      Shown shown;
      shown.openDemonstration();
      const auto& rows = shown.state.workspace().all<domain::Evidence>().rows();
      const QString finding = toQt(base::uuidText(rows[rows.size() / 2].value.id.uuid));
      shown.window.showPage(QStringLiteral("evidence"), finding);
      shown.window.showPage(QStringLiteral("timeline"), toQt(shown.state.plan().tasks[5].key));
      shown.window.showPage(QStringLiteral("outcome"), QStringLiteral("E4"));
      places = shown.window.places();
      return finding;
    }();
    QCOMPARE(places.value(QStringLiteral("outcome")).toString(), QStringLiteral("E4"));
    for (const char* file : {"demonstration.waymark", "another.waymark"}) {
      Shown shown;
      shown.window.setPlaces(file, places);
      shown.openDemonstration();
      const bool isSame = QLatin1String(file) == QLatin1String("demonstration.waymark");
      shown.window.showPage(QStringLiteral("evidence"));
      QCOMPARE(shown.window.currentPage()->place(), isSame ? wanted : QString());
      shown.window.showPage(QStringLiteral("timeline"));
      QCOMPARE(shown.window.currentPage()->place().isEmpty(), !isSame);
      // Pages that weren't shown this time are kept for the next.
      QCOMPARE(shown.window.places().value(QStringLiteral("outcome")).toString(),
               isSame ? QStringLiteral("E4") : QString());
    }
  }

  void aPanelThatWasDraggedOpensAsWideNextTime() {
    QSettings().clear();
    const auto splitterOf = [](Shown& shown) {
      shown.openDemonstration();
      shown.window.showPage(QStringLiteral("timeline"), toQt(shown.state.plan().tasks[5].key));
      return shown.window.currentPage()->findChild<DetailSplitter*>();
    };
    {
      Shown shown;
      auto* splitter = splitterOf(shown);
      const int before = splitter->panel()->width();
      splitter->setSizes({splitter->width() - 480 - splitter->handleWidth(), 480});
      QVERIFY(before != 480);
      emit splitter->splitterMoved(0, 1);  // as dragging does
    }
    Shown shown;
    QCOMPARE(splitterOf(shown)->panel()->width(), 480);
    QSettings().clear();
  }

  void f6GoesRoundTheWindow() {
    Shown shown;
    shown.openDemonstration();
    shown.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.window));
    shown.window.showPage(QStringLiteral("timeline"));
    auto* next = shown.actions.action(QStringLiteral("view.next_part"));
    next->trigger();
    auto* rail = QApplication::focusWidget();
    QVERIFY(rail != nullptr);
    next->trigger();
    QVERIFY(QApplication::focusWidget() != rail);
  }
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
