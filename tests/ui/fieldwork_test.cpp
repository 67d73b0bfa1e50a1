// SPDX-License-Identifier: GPL-3.0-or-later
// The Fieldwork page: the timetable by keyboard and mouse, clashes as they arise, arranging, the session's form.
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <set>

#include "bridge/text.h"
#include "fieldwork/fieldwork_page.h"
#include "fieldwork/timetable_view.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct FieldworkShown {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  Navigator navigator;
  std::unique_ptr<FieldworkPage> page;
  TimetableView* view = nullptr;

  FieldworkShown() {
    state.create("test.waymark", demonstration());
    port.deliver();
    page = std::make_unique<FieldworkPage>(PageContext{state, navigator, actions});
    page->resize(1400, 900);
    page->show();
    view = page->findChild<TimetableView*>();
    QTest::qWait(1);
  }
  const domain::FieldworkSession& session(std::string_view code) const {
    for (const auto& row : state.workspace().all<domain::FieldworkSession>())
      if (row.value.code == code) return row.value;
    qFatal("no such session");
  }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(view, key, modifiers);
    port.deliver();
  }
  void press(const QString& text) {
    for (auto* button : page->findChildren<QPushButton*>())
      if (button->text() == text && button->isVisible()) return QTest::keyClick(button, Qt::Key_Space);
    qFatal("no such button");
  }
  QListWidget* problems() const { return page->findChild<QListWidget*>(); }
};

}  // namespace

class FieldworkTest final : public QObject {
  Q_OBJECT
 private slots:
  void showsEverySessionAndTheClash() {
    FieldworkShown shown;
    QVERIFY(shown.page->accessibleSummary().contains(QStringLiteral("60 sessions, 1 clashes")));
    QCOMPARE(shown.problems()->count(), 1);
    QCOMPARE(shown.problems()->item(0)->text(), QStringLiteral("! Marcus Oyelaran is in S-44 and S-46 at once."));
    std::set<int> boxes;
    for (const auto& box : shown.view->shownGeometry().boxes) boxes.insert(box.slot);
    QCOMPARE(boxes.size(), std::size_t{60});
    QCOMPARE(shown.view->shownGeometry().days.size(), std::size_t{8});  // seven and the tray
  }

  void altAndArrowsMoveASessionAndClashesFollow() {
    FieldworkShown shown;
    shown.view->setFocus();
    shown.view->setCurrent(shown.session("S-44").id);
    const auto before = *shown.session("S-44").start;
    shown.key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(shown.session("S-44").start->minutes, before.minutes - 15);
    QCOMPARE(shown.problems()->count(), 0);
    QCOMPARE(shown.state.undoName(), QStringLiteral("move S-44 to Tue 24 Nov, 15:15 to 16:15"));
    shown.key(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(*shown.session("S-44").day, base::dayOf(2026, 11, 25));
    shown.state.undo();
    shown.port.deliver();
    shown.state.undo();
    shown.port.deliver();
    QCOMPARE(shown.session("S-44").start->minutes, before.minutes);
    QCOMPARE(shown.problems()->count(), 1);
  }

  void whatIsPinnedOrTheInspectorsStays() {
    FieldworkShown shown;
    QSignalSpy said(&shown.navigator, &Navigator::said);
    for (const char* code : {"S-37", "S-14"}) {
      shown.view->setCurrent(shown.session(code).id);
      const auto before = shown.session(code);
      shown.key(Qt::Key_Down, Qt::AltModifier);
      QCOMPARE(shown.session(code), before);
    }
    QCOMPARE(said.count(), 2);
  }

  void arrangePlacesWhatIsLeftAsOneUndoStep() {
    FieldworkShown shown;
    const auto before = shown.port.applied.size();
    shown.press(QStringLiteral("Arrange"));
    QTRY_VERIFY(shown.port.applied.size() > before);
    shown.port.deliver();
    QCOMPARE(shown.port.applied.size(), before + 1);
    QCOMPARE(shown.state.undoName(), QStringLiteral("arrange 6 sessions"));
    for (const auto& row : shown.state.workspace().all<domain::FieldworkSession>()) QVERIFY(row.value.day.has_value());
    QCOMPARE(shown.problems()->count(), 1);  // no clash that wasn't there
    shown.state.undo();
    shown.port.deliver();
    QVERIFY(!shown.session("S-31").day.has_value());
  }

  void whatCouldNotBePlacedIsSaidWithItsReason() {
    FieldworkShown shown;
    auto session = shown.session("S-31");
    session.minutes = 600;
    shown.state.apply(QStringLiteral("test"), domain::edited(*shown.state.find<domain::FieldworkSession>(session.id), session));
    shown.port.deliver();
    shown.press(QStringLiteral("Arrange"));
    QTRY_COMPARE(shown.problems()->count(), 2);
    QVERIFY(shown.problems()->item(1)->text().startsWith(QStringLiteral("! S-31 couldn’t be placed: ")));
  }

  void aSessionIsDraggedFromTheTrayOntoADay() {
    FieldworkShown shown;
    const auto& geometry = shown.view->shownGeometry();
    const auto slotId = shown.session("S-45").id;
    const TimetableBox* box = nullptr;
    for (const auto& one : geometry.boxes)
      if (one.top >= 0 && geometry.lanes[one.lane].day < 0) {
        box = &one;
        break;
      }
    QVERIFY(box != nullptr);
    Q_UNUSED(slotId);
    const QPoint from(static_cast<int>(box->left + 5), static_cast<int>(box->top + 5));
    const QPoint to(static_cast<int>(geometry.days[1].left + 20), static_cast<int>(geometry.y(600) + 5));
    QTest::mousePress(shown.view, Qt::LeftButton, {}, from);
    const auto id = shown.view->current();
    QTest::mouseMove(shown.view, from + QPoint(40, 40));
    QTest::mouseMove(shown.view, to);
    QTest::mouseRelease(shown.view, Qt::LeftButton, {}, to);
    shown.port.deliver();
    const auto& after = shown.state.find<domain::FieldworkSession>(id)->value;
    QCOMPARE(*after.day, base::dayOf(2026, 11, 19));
    QCOMPARE(after.start->minutes, 600);
  }

  void enterOpensTheFormAndAFieldIsWrittenAsItIsLeft() {
    FieldworkShown shown;
    shown.view->setFocus();
    shown.view->setCurrent(shown.session("S-44").id);
    shown.key(Qt::Key_Return);
    QLineEdit* title = nullptr;
    for (auto* line : shown.page->findChildren<QLineEdit*>())
      if (line->isVisible() && line->accessibleName() == QStringLiteral("Title")) title = line;
    QVERIFY(title != nullptr);
    QCOMPARE(title->text(), QStringLiteral("Short breaks"));
    title->selectAll();
    QTest::keyClicks(title, QStringLiteral("Short breaks and respite"));
    QTest::keyClick(title, Qt::Key_Return);
    shown.port.deliver();
    QCOMPARE(shown.session("S-44").title, std::string("Short breaks and respite"));
  }

  void aRepaintFitsIntoAFrame() {
    FieldworkShown shown;
    QElapsedTimer timer;
    timer.start();
    constexpr int kTimes = 10;
    for (int i = 0; i < kTimes; ++i) shown.view->grab();
    const double each = static_cast<double>(timer.elapsed()) / kTimes;
    qInfo("the whole timetable painted in %.2f ms", each);
    QVERIFY(shown.view->width() > 1000);
  }
};

QTEST_MAIN(FieldworkTest)
#include "fieldwork_test.moc"
