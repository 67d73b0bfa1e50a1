// SPDX-License-Identifier: GPL-3.0-or-later
// F1, the glossary and the keyboard map: there for every page, true to the action catalogue, driven by keyboard.
#include <QFile>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

#include "app/demonstration.h"
#include "base/resources.h"
#include "bridge/text.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "shell/glossary.h"
#include "shell/help_panel.h"
#include "shell/keyboard_map.h"
#include "shell/main_window.h"
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
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window);
  }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    auto* focus = QApplication::focusWidget();
    QTest::keyClick(focus == nullptr ? &window : focus, key, modifiers);
  }
  [[nodiscard]] HelpPanel* panel() const { return window.findChild<HelpPanel*>(); }
  [[nodiscard]] QString text() const { return panel()->findChild<QTextBrowser*>()->toPlainText(); }
};

QString allKeys(const std::vector<KeySection>& map) {
  QString text;
  for (const auto& section : map)
    for (const auto& row : section.rows) text += row.keys + QStringLiteral(", ");
  return text;
}

}  // namespace

class HelpTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light); }

  void everyPageHasHelpWithItsThreeParts() {
    Shown shown;
    QStringList ids{QStringLiteral("start")};
    for (const auto& entry : pageEntries()) ids.append(QLatin1String(entry.id));
    for (const auto& id : ids) {
      const QString text = helpText(id, shown.actions);
      for (const auto* part : {"## What it is for", "## What to do first", "## Keys"})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(id + QStringLiteral(": ") + QLatin1String(part)));
    }
  }

  void everyKeyThatHelpNamesIsThere() {
    Shown shown;
    const QString known = allKeys(keyboardMap(shown.actions));
    const QRegularExpression placeholder(QStringLiteral("\\{[^}]*\\}"));
    const QRegularExpression chord(QStringLiteral("(Ctrl|Alt|Shift)\\+[A-Za-z0-9+]+|\\bF[0-9]+\\b"));
    for (const auto& file : base::embeddedUnder("help/")) {
      const QString name = toQt(file.name);
      if (!name.endsWith(QLatin1String(".md"))) continue;
      const QString text = helpText(name.mid(5).chopped(3), shown.actions);
      QVERIFY2(!placeholder.match(text).hasMatch(), qPrintable(name + placeholder.match(text).captured()));
      QVERIFY2(!text.contains(QStringLiteral("****")), qPrintable(name));  // an action without keys
      for (auto match = chord.globalMatch(text); match.hasNext();) {
        const QString keys = match.next().captured();
        QVERIFY2(known.contains(keys), qPrintable(name + QStringLiteral(" names ") + keys));
      }
    }
  }

  void theKeyboardMapHasEveryShortcutAndTheGuideToo() {
    Shown shown;
    const auto map = keyboardMap(shown.actions);
    const QString known = allKeys(map);
    QFile guide(QStringLiteral(WAYMARK_SOURCE_DIR "/docs/user/keyboard.md"));
    QVERIFY(guide.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(guide.readAll());
    for (const auto* action : shown.actions.all())
      for (const auto& key : action->shortcuts()) {
        const QString keys = key.toString(QKeySequence::NativeText);
        QVERIFY2(known.contains(keys), qPrintable(keys));
        const bool isPage = action->objectName().startsWith(QLatin1String("page."));
        QVERIFY2(isPage || text.contains(keys), qPrintable(keys + QStringLiteral(" is not in keyboard.md")));
      }
    for (const auto& section : map)
      for (const auto& row : section.rows) QVERIFY(!row.what.isEmpty());
  }

  void f1OpensBesideThePageFollowsItAndEscGivesTheFocusBack() {
    Shown shown;
    shown.openDemonstration();
    shown.window.showPage(QStringLiteral("evidence"));
    auto* before = QApplication::focusWidget();
    shown.press(Qt::Key_F1);
    QVERIFY(shown.panel() != nullptr);
    QVERIFY(shown.panel()->isVisible());
    QVERIFY(shown.text().startsWith(QStringLiteral("Evidence")));
    QVERIFY(shown.text().contains(QStringLiteral("Ctrl+N")));
    QVERIFY(shown.panel()->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(!shown.window.currentPage()->geometry().intersects(
        shown.panel()->geometry().translated(-shown.window.currentPage()->mapTo(&shown.window, QPoint()))));
    shown.press(Qt::Key_Escape);
    QVERIFY(!shown.panel()->isVisible());
    QCOMPARE(QApplication::focusWidget(), before);
    shown.press(Qt::Key_F1);
    shown.press(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(shown.text().startsWith(QStringLiteral("Today")));
    shown.press(Qt::Key_F1);
    QVERIFY(!shown.panel()->isVisible());
  }

  void theStartPageHasHelpToo() {
    Shown shown;
    shown.window.showStart();
    shown.window.activateWindow();
    (void)QTest::qWaitForWindowActive(&shown.window);
    shown.actions.action(QStringLiteral("help.page"))->trigger();
    QVERIFY(shown.text().contains(QStringLiteral("Explore the demonstration area")));
  }

  void theGlossaryIsSearchedAndSaysItsSources() {
    Shown shown;
    shown.openDemonstration();
    shown.press(Qt::Key_F1, Qt::ShiftModifier);
    auto* filter = shown.panel()->findChild<QLineEdit*>();
    QCOMPARE(QApplication::focusWidget(), filter);
    const QString all = shown.text();
    for (const auto& term : shown.state.pack().glossary) QVERIFY(all.contains(toQt(term.term)));
    QTest::keyClicks(filter, QStringLiteral("jsna"));
    QVERIFY(shown.text().startsWith(QStringLiteral("JSNA")));
    QVERIFY(shown.text().contains(QStringLiteral("Source: ")));
    QVERIFY(shown.text().size() < all.size() / 10);
    filter->clear();
    QTest::keyClicks(filter, QStringLiteral("zzzz"));
    QVERIFY(shown.text().contains(QStringLiteral("No term")));
  }

  void ownTermsAreReadAndEachTermHasAMeaningAndASource() {
    const auto pack = framework::Library().load(app::kDemonstrationPack).value();
    const auto terms = termsOf(pack);
    QVERIFY(terms.size() > pack.glossary.size() + 10);
    const auto annex = std::ranges::find(terms, QStringLiteral("Annex A"), &Term::term);
    QVERIFY(annex != terms.end());
    QVERIFY2(annex->source.contains(QStringLiteral("Summary of the changes")), qPrintable(annex->source));
    for (const auto& term : terms)
      QVERIFY2(!term.term.isEmpty() && !term.meaning.isEmpty() && !term.source.isEmpty(), qPrintable(term.term));
  }

  void theMapIsSavedAsAPdf() {
    Shown shown;
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("keys.pdf"));
    QVERIFY(saveKeyboardMap(keyboardMap(shown.actions), file));
    QFile pdf(file);
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    QVERIFY(pdf.read(8).startsWith("%PDF-1."));
    QVERIFY(pdf.size() > 5'000);
    QVERIFY(!saveKeyboardMap(keyboardMap(shown.actions), QStringLiteral("/no/such/folder/keys.pdf")));
  }
};

QTEST_MAIN(HelpTest)
#include "help_test.moc"
