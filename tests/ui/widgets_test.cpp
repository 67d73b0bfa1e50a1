// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include "bridge/dates.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/detail_panel.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/marks.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {
const base::Day kToday = base::dayOf(2026, 11, 11);
}

class WidgetsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light); }

  void aChoiceStripIsMovedWithArrowKeys() {
    ChoiceStrip strip(QStringLiteral("State"),
                      {{QStringLiteral("One"), 1}, {QStringLiteral("Two"), 2}, {QStringLiteral("Three"), 3}});
    QSignalSpy chosen(&strip, &ChoiceStrip::chosen);
    strip.setValue(1);
    QCOMPARE(chosen.count(), 0);
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
    strip.activateWindow();
    strip.setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(strip.value(), std::optional(2));
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().toInt(), 2);
  }

  void aChoiceStripMayBeWithoutAChoice() {
    ChoiceStrip strip(QStringLiteral("Reach"), {{QStringLiteral("Few"), 0}, {QStringLiteral("Many"), 1}});
    QVERIFY(!strip.value());
    strip.setValue(0);
    strip.setValue(std::nullopt);
    QVERIFY(!strip.value());
  }

  void aPageHeadersButtonsTakeMoreRowsWhereThereIsNoRoom() {
    PageHeader header(QStringLiteral("Requests"));
    header.setSummary(QStringLiteral("45 requests, 3 late"));
    std::vector<Button*> buttons;
    for (const char* text : {"Sheets and files", "Bring in from a sheet", "New request"}) {
      buttons.push_back(new Button(ButtonKind::Secondary, QLatin1String(text)));
      header.addAction(buttons.back());
    }
    auto* hidden = new Button(ButtonKind::Secondary, QStringLiteral("Cancel"));
    hidden->hide();
    header.addAction(hidden);
    header.resize(1000, header.heightForWidth(1000));
    header.show();
    QVERIFY(QTest::qWaitForWindowExposed(&header));
    QVERIFY(!hidden->isVisible());
    QCOMPARE(buttons.front()->mapTo(&header, QPoint()).y(), buttons.back()->mapTo(&header, QPoint()).y());
    QCOMPARE(buttons.back()->mapTo(&header, buttons.back()->rect().bottomRight()).x(), header.width() - 1);
    header.resize(330, header.heightForWidth(330));
    QApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    for (auto* button : buttons)
      QVERIFY(header.rect().contains(QRect(button->mapTo(&header, QPoint()), button->size())));
    QVERIFY(buttons.back()->mapTo(&header, QPoint()).y() > buttons.front()->mapTo(&header, QPoint()).y());
  }

  void aChipSetTellsWhatIsOn() {
    ChipSet chips(QStringLiteral("Services"), {{QStringLiteral("Education"), 0}, {QStringLiteral("Health"), 1}});
    QSignalSpy changed(&chips, &ChipSet::changed);
    chips.setValues({1});
    QCOMPARE(changed.count(), 0);
    chips.show();
    auto* first = chips.findChild<QAbstractButton*>();
    QTest::keyClick(first, Qt::Key_Space);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(chips.values(), (std::vector<int>{0, 1}));
  }

  void chipsWrapWhereThereIsNoRoom() {
    ChipSet chips(
        QStringLiteral("Groups"),
        {{QStringLiteral("Looked after"), 0}, {QStringLiteral("Out of area"), 1}, {QStringLiteral("EHC plan"), 2}});
    QVERIFY(chips.heightForWidth(120) > chips.heightForWidth(1000));
  }

  void aDateFieldTakesWhatIsTypedAndShowsItInFull() {
    DateField field(kToday);
    QSignalSpy changed(&field, &DateField::dayChanged);
    QTest::keyClicks(&field, QStringLiteral("8/9/25"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(field.text(), QStringLiteral("Mon 8 Sep 2025"));
    QCOMPARE(changed.count(), 1);
    QVERIFY(field.day() == base::dayOf(2025, 9, 8));
  }

  void aDateFieldKeepsItsDayAndSaysWhatIsWrong() {
    DateField field(kToday);
    FormRow row(QStringLiteral("Due"), &field);
    field.setDay(kToday);
    QSignalSpy changed(&field, &DateField::dayChanged);
    field.setText(QStringLiteral("30 Feb 2025"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(changed.count(), 0);
    QVERIFY(!field.isRight());
    QVERIFY(field.day() == kToday);
    QVERIFY(field.accessibleDescription().contains(QStringLiteral("30 Feb 2025")));
    field.setText(QStringLiteral("1 Mar 2025"));
    QTest::keyClick(&field, Qt::Key_Return);
    QVERIFY(field.isRight());
    QVERIFY(field.accessibleDescription().isEmpty());
    field.setParent(nullptr);
  }

  void arrowKeysMoveADateByADay() {
    DateField field(kToday);
    field.setDay(kToday);
    QTest::keyClick(&field, Qt::Key_Up);
    QTest::keyClick(&field, Qt::Key_Return);
    QVERIFY(field.day() == kToday + std::chrono::days{1});
  }

  void notesAreSavedOnLeavingTheField() {
    QWidget window;
    auto* layout = new QVBoxLayout(&window);
    auto* notes = new NotesField(3);
    auto* other = new QLineEdit;
    layout->addWidget(notes);
    layout->addWidget(other);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    QSignalSpy saved(notes, &NotesField::textCommitted);
    notes->setFocus();
    QTest::keyClicks(notes, QStringLiteral("rang twice"));
    QCOMPARE(saved.count(), 0);
    QTest::keyClick(notes, Qt::Key_Tab);
    QCOMPARE(saved.count(), 1);
    QCOMPARE(saved.first().first().toString(), QStringLiteral("rang twice"));
  }

  void theDetailPanelTakesItsOwnRoom() {
    auto* list = new QWidget;
    DetailSplitter splitter(list, QStringLiteral("Task"));
    splitter.resize(1000, 500);
    splitter.show();
    QVERIFY(!splitter.isOpen());
    splitter.open();
    QVERIFY(splitter.isOpen());
    QVERIFY(!list->geometry().intersects(splitter.panel()->geometry()));
    QTest::keyClick(&splitter, Qt::Key_Escape);
    QVERIFY(!splitter.isOpen());
  }

  void everyMarkHasAWordAndAShape() {
    for (const auto mark : {Mark::Strength, Mark::Mixed, Mark::Concern, Mark::Late, Mark::Due, Mark::Done,
                            Mark::InProgress, Mark::NotStarted, Mark::NotNeeded}) {
      QVERIFY(!wordOf(mark).isEmpty());
      QImage picture(24, 24, QImage::Format_ARGB32);
      picture.fill(Qt::white);
      QPainter painter(&picture);
      paintMark(painter, QRectF(0, 0, 24, 24), mark, Theme::of(ThemeKind::Light));
      painter.end();
      QImage blank(24, 24, QImage::Format_ARGB32);
      blank.fill(Qt::white);
      QVERIFY(picture != blank);
    }
  }
};

QTEST_MAIN(WidgetsTest)
#include "widgets_test.moc"
