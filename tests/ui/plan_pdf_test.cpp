// SPDX-License-Identifier: GPL-3.0-or-later
// Days of the plan as a printed page.
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/text.h"
#include "render/plan_pdf.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

app::PlanSheet sheetOf(int tasks, int days) {
  const auto monday = base::dayOf(2026, 11, 9);
  app::PlanSheet sheet{"Testshire",
                       "Area SEND inspection",
                       "Week",
                       {monday, monday + std::chrono::days{days - 1}},
                       {base::Stamp{monday}, monday, {600}},
                       {},
                       {},
                       {}};
  app::SheetRow group;
  group.isGroup = true;
  group.title = "Week 1";
  sheet.rows.push_back(group);
  for (int i = 0; i < tasks; ++i) {
    app::SheetRow row;
    row.title = "Task " + std::to_string(i) + " with words that go on for longer than its column is wide, and on";
    row.from = monday;
    row.to = monday + std::chrono::days{i % 30};
    row.time = base::TimeOfDay{i * 60 % 1440};
    row.milestone = i % 3 == 0;
    row.assumed = true;
    row.marks = "critical, moved by hand";
    sheet.rows.push_back(row);
  }
  return sheet;
}

constexpr double kWidth = 785;
constexpr double kHeight = 538;

PaintedSheet painted(const app::PlanSheet& sheet, QImage& image) {
  image = QImage(static_cast<int>(kWidth) + 200, static_cast<int>(kHeight) + 200, QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  return paintPlanSheet(painter, {kWidth, kHeight}, 1, sheet);
}

}  // namespace

class PlanPdfTest : public QObject {
  Q_OBJECT

 private slots:
  void everySpanIsOnOnePageAndNothingIsSmallerThanEightPoints() {
    for (const int days : {1, 7, 21, 112})
      for (const int tasks : {0, 3, 30, 200}) {
        QImage image;
        const auto page = painted(sheetOf(tasks, days), image);
        QVERIFY(page.smallestText >= 8);
        QVERIFY(page.bottom <= kHeight);
        QCOMPARE(page.sheet.leftOut.empty(), page.rows == static_cast<std::size_t>(tasks) + 1);
        // Nothing is painted past the page's edges.
        for (int x = 0; x < image.width(); x += 3)
          for (int y = static_cast<int>(kHeight) + 2; y < image.height(); y += 3)
            QCOMPARE(image.pixel(x, y), qRgb(255, 255, 255));
        for (int y = 0; y < image.height(); ++y)
          for (int x = static_cast<int>(kWidth) + 3; x < image.width(); x += 2)
            QCOMPARE(image.pixel(x, y), qRgb(255, 255, 255));
      }
  }

  void thePdfHasOnePageAndAFolderThatIsNotThereIsAnError() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("week.pdf"));
    QVERIFY(savePlanPdf(sheetOf(60, 7), pathFrom(file)));
    QFile pdf(file);
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    const QByteArray bytes = pdf.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QCOMPARE(bytes.count("/Type /Page\n"), 1);
    QVERIFY(!savePlanPdf(sheetOf(3, 7), pathFrom(folder.filePath(QStringLiteral("none/week.pdf")))));
  }
};

QTEST_MAIN(PlanPdfTest)
#include "plan_pdf_test.moc"
