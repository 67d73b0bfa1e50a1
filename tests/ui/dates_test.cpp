// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "bridge/dates.h"

using namespace waymark;
using namespace waymark::ui;

class DatesTest : public QObject {
  Q_OBJECT

 private slots:
  void aDayGoesToQtAndBack() {
    for (const auto day : {base::dayOf(1970, 1, 1), base::dayOf(2025, 9, 8), base::dayOf(2024, 2, 29)}) {
      QCOMPARE(ui::toQt(day).toString(Qt::ISODate).toStdString(), base::isoText(day));
      QVERIFY(fromQt(ui::toQt(day)) == day);
    }
  }

  void whatPeopleTypeIsUnderstood_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("iso");
    const auto row = [](const char* typed, const char* iso) {
      QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(iso);
    };
    row("8 Sep 2025", "2025-09-08");
    row("Mon 8 Sep 2025", "2025-09-08");
    row("monday, 8th september 2025", "2025-09-08");
    row("2025-09-08", "2025-09-08");
    row("8/9/25", "2025-09-08");
    row("08.09.2025", "2025-09-08");
    row("29 Feb 2024", "2024-02-29");
    row("today", "2026-11-11");
    row("tomorrow", "2026-11-12");
    row("9 nov", "2026-11-09");
    row("3 jan", "2027-01-03");  // the nearest one
    row("30 Feb 2025", "");
    row("8 Sept of 25", "");
    row("31/4/26", "");
    row("soon", "");
    row("8", "");
    row("", "");
  }
  void whatPeopleTypeIsUnderstood() {
    QFETCH(QString, typed);
    QFETCH(QString, iso);
    const auto day = typedDate(typed, base::dayOf(2026, 11, 11));
    QCOMPARE(day ? QString::fromStdString(base::isoText(*day)) : QString(), iso);
  }

  void timesAreUnderstood_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* typed, const char* shown) {
      QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(shown);
    };
    row("9:40", "09:40");
    row("09.40", "09:40");
    row("0940", "09:40");
    row("9", "09:00");
    row("9am", "09:00");
    row("2.30 pm", "14:30");
    row("12am", "00:00");
    row("12 noon", "12:00");
    row("noon", "12:00");
    row("24:00", "");
    row("9:4", "");
    row("13pm", "");
    row("later", "");
  }
  void timesAreUnderstood() {
    QFETCH(QString, typed);
    QFETCH(QString, shown);
    QCOMPARE(timeOfDay(typedTime(typed)), shown);
  }

  void everyShownDateCanBeTypedBack() {
    for (int i = 0; i < 800; ++i) {
      const auto day = base::dayOf(2025, 1, 1) + std::chrono::days{i};
      QVERIFY(typedDate(longDate(day), base::dayOf(2020, 1, 1)) == day);
    }
  }
};

QTEST_MAIN(DatesTest)
#include "dates_test.moc"
