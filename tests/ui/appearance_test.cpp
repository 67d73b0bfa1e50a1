// SPDX-License-Identifier: GPL-3.0-or-later
// Theme and text size: chosen by keys or in Settings, seen at once, kept; and what holds words grows with them.
#include <QAbstractButton>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

#include "made_lists.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "shell/appearance.h"
#include "shell/main_window.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/label.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

QApplication& application() {
  return *static_cast<QApplication*>(QCoreApplication::instance());
}

struct Window {
  MadeLists lists;
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  Appearance appearance{application(), actions, {}};
  MainWindow window{state, actions};

  Window() {
    lists.import(kPlanRows);
    port.session = lists.session.get();
    auto first = demonstration();
    lists.addTo(first);
    state.create("test.waymark", std::move(first));
    port.deliver();
    window.resize(1440, 900);
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window)) qFatal("no window");
  }
  void show(const char* page) {
    const QString place = QLatin1String(page);  // "children, problems": a page and what on it
    window.showPage(place.section(QStringLiteral(", "), 0, 0), place.section(QStringLiteral(", "), 1));
    port.deliver();  // what the page reads on the storage thread
    QCoreApplication::processEvents();
  }
  void press(Qt::Key key) {
    QTest::keyClick(&window, key, Qt::ControlModifier);
    QCoreApplication::processEvents();
  }
  [[nodiscard]] ChoiceStrip* strip(const QString& name) const {
    for (auto* strip : window.findChildren<ChoiceStrip*>())
      if (strip->accessibleName() == name) return strip;
    return nullptr;
  }
};

/// Words that have less room than they need; "" where all have enough. What is cut with "…" says the rest in its
/// tooltip.
QString cutOff(const QWidget& page) {
  QStringList found;
  for (const auto* label : page.findChildren<QLabel*>()) {
    if (!label->isVisible() || label->text().isEmpty() || !label->visibleRegion().boundingRect().isValid()) continue;
    const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
    const bool narrow = !label->wordWrap() && label->width() < label->sizeHint().width();
    if (label->height() < needed || narrow)
      found << QStringLiteral("“%1” has %2×%3").arg(label->text()).arg(label->width()).arg(label->height());
  }
  for (const auto* button : page.findChildren<QAbstractButton*>()) {
    if (!button->isVisible() || button->text().isEmpty()) continue;
    if (button->height() < button->fontMetrics().height())
      found << QStringLiteral("“%1” is %2 high").arg(button->text()).arg(button->height());
  }
  return found.join(u'\n');
}

}  // namespace

class AppearanceTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("appearance"));
  }
  void init() { QSettings().clear(); }
  void cleanup() { applyTextSize(application(), 100); }

  void aDarkDesktopIsFollowedWhereNothingElseIsChosen() {
    const ActionCatalogue actions;
    QPalette dark;
    dark.setColor(QPalette::Window, QColor(30, 30, 30));
    dark.setColor(QPalette::WindowText, Qt::white);
    QApplication::setPalette(dark);
    Appearance appearance(application(), actions, {});
    QCOMPARE(appearance.theme(), QStringLiteral("system"));
    QVERIFY(themeKindOf(application()) == ThemeKind::Dark);
    QVERIFY(actions.action(QStringLiteral("view.system"))->isChecked());
    appearance.chooseTheme(QStringLiteral("light"));
    QVERIFY(themeKindOf(application()) == ThemeKind::Light);
    appearance.chooseTheme(QStringLiteral("system"));  // still what the desktop was, not what we painted since
    QVERIFY(themeKindOf(application()) == ThemeKind::Dark);
  }

  void whatIsChosenIsKeptForTheNextStart() {
    {
      const ActionCatalogue actions;
      Appearance appearance(application(), actions, {});
      actions.action(QStringLiteral("view.high_contrast"))->trigger();
      actions.action(QStringLiteral("view.text_150"))->trigger();
    }
    applyTextSize(application(), 100);
    applyTheme(application(), ThemeKind::Light);
    const ActionCatalogue actions;
    const Appearance again(application(), actions, {});
    QCOMPARE(textSizeOf(application()), 150);
    QVERIFY(themeKindOf(application()) == ThemeKind::HighContrast);
    QVERIFY(actions.action(QStringLiteral("view.text_150"))->isChecked());
    const Appearance forThisRun(application(), actions, QStringLiteral("dark"));
    QVERIFY(themeKindOf(application()) == ThemeKind::Dark);
    QCOMPARE(QSettings().value(QStringLiteral("theme")).toString(), QStringLiteral("high-contrast"));
  }

  void keysMakeTheTextLargerAtOnceAndGiveBackTheUsualSize() {
    Window shown;
    shown.show("evidence");
    auto* table = shown.window.findChild<DataTable*>(QStringLiteral("evidence"));
    const auto* header = shown.window.findChild<PageHeader*>();
    const auto* title = header->findChild<QLabel*>();
    const int row = table->verticalHeader()->defaultSectionSize();
    const double size = title->font().pointSizeF();
    for (int i = 0; i < 10; ++i) shown.press(Qt::Key_Plus);
    QCOMPARE(textSizeOf(application()), 200);
    QCOMPARE(title->font().pointSizeF(), 2 * size);
    QVERIFY(table->verticalHeader()->defaultSectionSize() > row);
    QVERIFY(!shown.actions.action(QStringLiteral("view.text_larger"))->isEnabled());
    shown.press(Qt::Key_Minus);
    QCOMPARE(textSizeOf(application()), 175);
    shown.press(Qt::Key_0);
    QCOMPARE(textSizeOf(application()), 100);
    QCOMPARE(table->verticalHeader()->defaultSectionSize(), row);
    QVERIFY(std::abs(title->font().pointSizeF() - size) < 0.01);
  }

  void settingsShowWhatTheKeysChoseAndChooseToo() {
    Window shown;
    shown.show("settings");
    auto* sizes = shown.strip(QStringLiteral("Text size"));
    QCOMPARE(sizes->value(), 100);
    shown.press(Qt::Key_Equal);
    QCOMPARE(sizes->value(), 110);
    emit sizes->chosen(125);
    QCOMPARE(textSizeOf(application()), 125);
    auto* themes = shown.strip(QStringLiteral("Theme"));
    emit themes->chosen(2);
    QVERIFY(themeKindOf(application()) == ThemeKind::Dark);
    QCOMPARE(themes->value(), 2);
  }

  void noWordsAreCutOffAtTwiceTheSize_data() {
    QTest::addColumn<QString>("page");
    for (const auto& entry : pageEntries()) QTest::newRow(entry.id) << QString::fromLatin1(entry.id);
    for (const char* place : {"children, C-00002", "children, problems", "children, problems:child"})
      QTest::newRow(place) << QString::fromLatin1(place);
  }
  void noWordsAreCutOffAtTwiceTheSize() {
    QFETCH(QString, page);
    Window shown;
    shown.appearance.chooseTextSize(200);
    shown.show(qPrintable(page));
    QTest::qWait(50);
    const QString cut = cutOff(shown.window);
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
  }
};

QTEST_MAIN(AppearanceTest)
#include "appearance_test.moc"
