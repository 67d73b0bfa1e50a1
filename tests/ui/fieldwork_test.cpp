// SPDX-License-Identifier: GPL-3.0-or-later
// The Fieldwork page: the timetable by keyboard and mouse, clashes as they arise, arranging, the session's form.
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <set>

#include "bridge/text.h"
#include "fieldwork/fieldwork_page.h"
#include "fieldwork/papers_view.h"
#include "fieldwork/setup_view.h"
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
  QTemporaryDir folder;

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
  bool hasButton(const QString& text) const {
    for (auto* button : page->findChildren<QAbstractButton*>())
      if (button->text() == text && button->isVisible() && button->isEnabled()) return true;
    return false;
  }
  void press(const QString& text) {
    for (auto* button : page->findChildren<QAbstractButton*>())
      if (button->text() == text && button->isVisible()) {
        QTest::keyClick(button, Qt::Key_Space);
        port.deliver();
        return;
      }
    qFatal("no button %s", qPrintable(text));
  }
  QListWidget* list(const QString& name) const {
    for (auto* one : page->findChildren<QListWidget*>())
      if (one->accessibleName() == name) return one;
    qFatal("no list %s", qPrintable(name));
  }
  QListWidget* problems() const { return list(QStringLiteral("Clashes and what couldn’t be placed")); }
  QListWidget* remarks() const { return list(QStringLiteral("To be looked at")); }
  DataTable* planned() const { return page->findChild<DataTable*>(QStringLiteral("fieldwork-planned")); }
  template <class Widget>
  Widget* field(const QString& name) const {
    for (auto* one : page->findChildren<Widget*>())
      if (one->isVisible() && one->accessibleName() == name) return one;
    qFatal("no field %s", qPrintable(name));
  }
  void type(const QString& name, const QString& text) {
    auto* line = field<QLineEdit>(name);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
    port.deliver();
  }
  void open(const char* code) {
    view->setFocus();
    view->setCurrent(session(code).id);
    key(Qt::Key_Return);
  }
  QString write(const QString& name, const QByteArray& bytes) const {
    const QString path = folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) qFatal("not written");
    file.write(bytes);
    return path;
  }
  static QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
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
    QTRY_VERIFY(shown.hasButton(QStringLiteral("Place 6 sessions")));
    QCOMPARE(shown.planned()->tableModel()->shownCount(), 6);
    QCOMPARE(shown.port.applied.size(), before);  // it is only shown
    shown.press(QStringLiteral("Cancel"));
    QCOMPARE(shown.port.applied.size(), before);
    QVERIFY(!shown.session("S-31").day.has_value());
    shown.press(QStringLiteral("Arrange"));
    QTRY_VERIFY(shown.hasButton(QStringLiteral("Place 6 sessions")));
    shown.press(QStringLiteral("Place 6 sessions"));
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
    QTRY_VERIFY(shown.hasButton(QStringLiteral("Place 5 sessions")));
    const auto* rows = shown.planned()->tableModel();
    QCOMPARE(rows->index(5, 0).data().toString(), QStringLiteral("Not placed"));
    QVERIFY(rows->index(5, 3).data().toString().startsWith(QStringLiteral("S-31 couldn’t be placed: ")));
    shown.press(QStringLiteral("Place 5 sessions"));
    QCOMPARE(shown.problems()->count(), 2);
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

  void aGridIsShownWithItsHeadingsAndComesInAsOneStep() {
    FieldworkShown shown;
    const auto before = shown.port.applied.size();
    const QString file = shown.write(QStringLiteral("lead.csv"),
                                     "Ref,Wann,Slot,Activity,Led by\n"
                                     "G-1,26/11/2026,18:00-18:30,Team review,Siobhan Keogh\n"
                                     "G-2,30/11/2026,09:00-10:00,After the end,\n"
                                     "G-3,31/11/2026,09:00-10:00,No such day,\n");
    shown.page->readGrid(file);
    QTRY_VERIFY(shown.hasButton(QStringLiteral("Bring in 3 sessions")));  // nothing is known as the day yet
    auto* heading = shown.field<QComboBox>(QStringLiteral("B “Wann”"));
    QCOMPARE(heading->currentData().toString(), QStringLiteral("keep"));
    heading->setFocus();
    QTest::keyClicks(heading, QStringLiteral("Day"));
    QTest::keyClick(heading, Qt::Key_Return);
    if (heading->currentData().toString() == QLatin1String("day")) emit heading->activated(heading->currentIndex());
    QVERIFY(shown.hasButton(QStringLiteral("Bring in 2 sessions")));
    const auto* rows = shown.planned()->tableModel();
    QCOMPARE(rows->index(0, 0).data().toString(), QStringLiteral("Left out"));
    QVERIFY(rows->index(0, 3).data().toString().contains(QStringLiteral("Row 4, column B: “31/11/2026” is no day")));
    QVERIFY(shown.remarks()->item(0)->text().contains(QStringLiteral("Row 3, column B: G-2 on Mon 30 Nov 2026 lies outside")));
    QCOMPARE(shown.port.applied.size(), before);
    shown.press(QStringLiteral("Bring in 2 sessions"));
    QCOMPARE(shown.port.applied.size(), before + 1);
    QCOMPARE(shown.session("G-1").pin, domain::SessionPin::Inspectors);
    const QString back = shown.folder.filePath(QStringLiteral("back.csv"));
    shown.page->saveGrid(back);
    QVERIFY(FieldworkShown::read(back).contains("Ref,Wann,Slot,Activity,Led by,People,Id"));
    shown.state.undo();
    shown.port.deliver();
    for (const auto& row : shown.state.workspace().all<domain::FieldworkSession>()) QVERIFY(row.value.code != "G-1");
  }

  void anInvitationWithABrokenTimeZoneSaysSoAndComesIn() {
    FieldworkShown shown;
    shown.page->readInvitation(shown.write(QStringLiteral("invite.ics"),
                                           "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Odd\r\nEND:VTIMEZONE\r\n"
                                           "BEGIN:VEVENT\r\nUID:a@b\r\nSUMMARY:Planning\r\nDTSTART;TZID=Odd:20261124T180000\r\n"
                                           "DTEND;TZID=Odd:20261124T183000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
    QVERIFY(shown.remarks()->item(0)->text().contains(QStringLiteral("the time zone “Odd” is broken")));
    shown.press(QStringLiteral("Bring in 1 session"));
    QCOMPARE(shown.session("S-61").title, std::string("Planning"));
    QCOMPARE(shown.session("S-61").start->minutes, 18 * 60);
  }

  void aBreakWithMinutesAndNoStartIsRefusedBesideItsField() {
    FieldworkShown shown;
    shown.press(QStringLiteral("Hours and ways"));
    const auto before = shown.port.applied.size();
    shown.press(QStringLiteral("New hours"));
    shown.type(QStringLiteral("Day"), QStringLiteral("24 Nov 2026"));
    shown.type(QStringLiteral("Minutes of the break"), QStringLiteral("30"));
    shown.press(QStringLiteral("Save"));
    QCOMPARE(shown.port.applied.size(), before);
    QVERIFY(shown.field<QLineEdit>(QStringLiteral("Break starts"))->accessibleDescription().contains(QStringLiteral("no start")));
    shown.type(QStringLiteral("Break starts"), QStringLiteral("13:00"));
    shown.press(QStringLiteral("Save"));
    QCOMPARE(shown.port.applied.size(), before + 1);
    QCOMPARE(shown.state.undoName(), QStringLiteral("add working hours"));
    // A field of what is stored is written as it is left.
    shown.type(QStringLiteral("Ends"), QStringLiteral("16:00"));
    QCOMPARE(shown.port.applied.size(), before + 2);
  }

  void absencesWaysAndInspectorsAreAddedByKeyboard() {
    FieldworkShown shown;
    shown.press(QStringLiteral("Hours and ways"));
    auto* table = shown.page->findChild<DataTable*>(QStringLiteral("fieldwork-setup"));
    const int rows = table->tableModel()->shownCount();
    shown.press(QStringLiteral("New absence"));
    const auto choose = [&](const QString& name, const QString& text) {
      auto* combo = shown.field<QComboBox>(name);
      combo->setFocus();
      combo->lineEdit()->selectAll();
      QTest::keyClicks(combo->lineEdit(), text);
      QTest::keyClick(combo->lineEdit(), Qt::Key_Return);
    };
    choose(QStringLiteral("Who or what can’t be had"), QStringLiteral("Siobhan Keogh (inspector)"));
    shown.type(QStringLiteral("Day"), QStringLiteral("24 Nov 2026"));
    shown.press(QStringLiteral("Save"));
    QCOMPARE(table->tableModel()->shownCount(), rows + 1);
    QVERIFY(shown.page->accessibleSummary().contains(QStringLiteral("clashes")));
    shown.press(QStringLiteral("New way"));
    choose(QStringLiteral("From"), QStringLiteral("Mere Room"));
    choose(QStringLiteral("To"), QStringLiteral("Marlby Academy"));
    shown.type(QStringLiteral("Minutes"), QStringLiteral("25"));
    shown.press(QStringLiteral("Save"));
    QCOMPARE(table->tableModel()->shownCount(), rows + 2);
    shown.press(QStringLiteral("New inspector"));
    shown.type(QStringLiteral("Name"), QStringLiteral("Ada Marsh"));
    shown.press(QStringLiteral("Save"));
    QCOMPARE(table->tableModel()->shownCount(), rows + 3);
    QCOMPARE(shown.state.undoName(), QStringLiteral("add an inspector"));
  }

  void papersAreShownAndACalendarSavedOverTheLastCancelsWhatHasGone() {
    FieldworkShown shown;
    shown.press(QStringLiteral("Papers"));
    auto* preview = shown.page->findChild<QTextBrowser*>();
    QVERIFY(preview->toPlainText().contains(QStringLiteral("Fieldwork timetable")));
    auto* papers = shown.page->findChild<PapersView*>();
    auto* who = shown.field<QComboBox>(QStringLiteral("Whose timetable"));
    who->setFocus();
    QTest::keyClicks(who->lineEdit(), QStringLiteral("Ngozi Okafor"));
    QTest::keyClick(who->lineEdit(), Qt::Key_Return);
    QVERIFY(preview->toPlainText().contains(QStringLiteral("Fieldwork timetable: Ngozi Okafor")));
    const QString pdf = shown.folder.filePath(QStringLiteral("hers.pdf"));
    papers->savePdf(pdf);
    QVERIFY(FieldworkShown::read(pdf).startsWith("%PDF"));
    const QString ics = shown.folder.filePath(QStringLiteral("hers.ics"));
    papers->saveCalendar(ics);
    const auto first = FieldworkShown::read(ics);
    QVERIFY(first.contains("BEGIN:VEVENT"));
    QVERIFY(!first.contains("STATUS:CANCELLED"));
    domain::PersonId hers;
    for (const auto& row : shown.state.workspace().all<domain::Person>())
      if (row.value.name == "Ngozi Okafor") hers = row.value.id;
    for (const auto& row : shown.state.workspace().all<domain::FieldworkSession>()) {
      auto after = row.value;
      if (!after.day || std::erase(after.people, hers) == 0) continue;
      shown.state.apply(QStringLiteral("test"), domain::edited(row, std::move(after)));
      break;
    }
    shown.port.deliver();
    papers->saveCalendar(ics);
    QCOMPARE(FieldworkShown::read(ics).count("STATUS:CANCELLED"), 1);
    QCOMPARE(FieldworkShown::read(ics).count("BEGIN:VEVENT"), first.count("BEGIN:VEVENT"));
  }

  void aSessionsInvitationsAndBriefingSheetAreInItsForm() {
    FieldworkShown shown;
    shown.open("S-44");
    shown.press(QStringLiteral("Invite somebody"));
    shown.type(QStringLiteral("Called here"), QStringLiteral("Parent A"));
    auto* coming = shown.field<QComboBox>(QStringLiteral("Parent 1: asked or coming"));
    coming->setFocus();
    QTest::keyClick(coming, Qt::Key_Down);
    shown.port.deliver();
    QCOMPARE(shown.state.workspace().all<domain::SessionGuest>().rows().back().value.label, std::string("Parent A"));
    QCOMPARE(shown.state.workspace().all<domain::SessionGuest>().rows().back().value.attendance, domain::Attendance::Asked);
    const auto criteria = shown.session("S-44").criteria.size();
    shown.press(QStringLiteral("L6"));
    QVERIFY(shown.session("S-44").criteria.size() != criteria);
    shown.press(QStringLiteral("Briefing sheet"));
    const auto text = shown.page->findChild<QTextBrowser*>()->toPlainText();
    QVERIFY(text.contains(QStringLiteral("S-44 Short breaks")));
    QVERIFY(text.contains(QStringLiteral("1 invited: 1 asked")));
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
