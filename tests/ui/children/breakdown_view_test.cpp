// SPDX-License-Identifier: GPL-3.0-or-later
// The breakdown by keyboard: true numbers on screen, what leaves with small numbers hidden and marked; the threshold in
// Settings is one undo step.
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>

#include "app/caseload_report.h"
#include "base/file.h"
#include "children/breakdown_view.h"
#include "children/breakdown_words.h"
#include "children_shown.h"
#include "exchange/sheet_rows.h"
#include "render/caseload_pdf.h"
#include "widgets/choice.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

/// 2 children with ASD of 9 and 20 of 14 years, 30 and 31 with SLCN; one locality of one child.
std::string manyPlans() {
  std::string text = "Unique ID,UPN,ULN,Date of birth,Gender,Ethnicity,Date initial EHC plan issued,Date updated EHC plan "
                     "issued,Date EHC plan last reviewed,SEN primary need,Main education establishment - URN,Main education "
                     "establishment - phase,Locality\r\n";
  int number = 100;
  const auto add = [&](int count, const char* born, const char* need, const char* locality) {
    for (int i = 0; i < count; ++i)
      text += "A" + std::to_string(number++) + ",,," + born + ",1,WBRI,01/02/2026,,," + need + ",123456,2," + locality + "\r\n";
  };
  add(1, "09/03/2017", "ASD", "With the Bakers");
  add(1, "09/03/2017", "ASD", "North");
  add(20, "09/03/2012", "ASD", "North");
  add(30, "09/03/2017", "SLCN", "South");
  add(31, "09/03/2012", "SLCN", "South");
  return text;
}

struct Broken : ChildrenShown {
  Broken() {
    import(manyPlans());
    show();
    go("children", QStringLiteral("breakdown"));
  }
  [[nodiscard]] BreakdownView* view() const { return window.findChild<BreakdownView*>(); }
  [[nodiscard]] QWidget* named(const QString& name) const {
    for (auto* widget : window.findChildren<QWidget*>())
      if (widget->accessibleName() == name && widget->isVisible()) return widget;
    return nullptr;
  }
  void choose(const QString& field, const QString& part) {
    auto* combo = qobject_cast<QComboBox*>(named(field));
    QVERIFY(combo != nullptr);
    combo->setCurrentIndex(combo->findData(part));
    emit combo->activated(combo->currentIndex());
    settle();
  }
  /// The row of a heading as it is shown, its cells parted by "|".
  [[nodiscard]] QString row(const QString& heading) const {
    const auto* model = table("breakdown")->model();
    for (int at = 0; at < model->rowCount(); ++at) {
      if (model->index(at, 0).data().toString() != heading) continue;
      QStringList cells;
      for (int column = 1; column < model->columnCount(); ++column)
        cells << model->index(at, column).data().toString();
      return cells.join(u'|');
    }
    return QStringLiteral("no such row");
  }
  /// Right in the strip of two.
  void forSharing() {
    for (auto* button : view()->findChildren<QAbstractButton*>())
      if (button->text() == QStringLiteral("For sharing")) {
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
      }
    settle();
  }
  [[nodiscard]] bool says(const QString& words) const {
    for (const auto* label : view()->findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(words)) return true;
    return false;
  }
};

}  // namespace

class BreakdownViewTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("breakdown"));
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }
  void init() { QSettings().clear(); }

  void trueNumbersOnScreenAndWhatWouldLeaveAtOneKey() {
    Broken shown;
    QCOMPARE(shown.row(QStringLiteral("Autistic spectrum disorder")), QStringLiteral("0|2|20|0|0|22"));
    QVERIFY(shown.says(QStringLiteral("True numbers, for working; not for sharing")));
    shown.forSharing();
    QCOMPARE(shown.row(QStringLiteral("Autistic spectrum disorder")), QStringLiteral("0|c|c|0|0|22"));
    QCOMPARE(shown.row(QStringLiteral("Total")), QStringLiteral("0|32|51|0|0|83"));
    QVERIFY(shown.says(QStringLiteral("it is below 5, or it would give one away that is")));
    const auto* model = shown.table("breakdown")->model();
    QString spoken;
    for (int row = 0; row < model->rowCount(); ++row)
      spoken += model->index(row, 2).data(Qt::AccessibleTextRole).toString() + u' ';
    QVERIFY(spoken.contains(QStringLiteral("hidden")));
    // However it is sorted, the total is last.
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
      shown.table("breakdown")->tableModel()->sort(3, order);
      QCOMPARE(model->index(model->rowCount() - 1, 0).data().toString(), QStringLiteral("Total"));
    }
  }

  void whatIsCopiedAndSavedIsWhatIsSeenWithItsMark() {
    Broken shown;
    shown.forSharing();
    shown.table("breakdown")->setFocus();
    shown.press(Qt::Key_C, Qt::ControlModifier);
    const QString copied = QApplication::clipboard()->text();
    QVERIFY(copied.contains(QStringLiteral("Autistic spectrum disorder\t0\tc\tc\t0\t0\t22")));
    QVERIFY(copied.contains(QStringLiteral("For sharing, small numbers suppressed.")));
    for (const char* ending : {"csv", "xlsx", "pdf"}) {
      const QString file = shown.folder.filePath(QStringLiteral("out.") + QLatin1String(ending));
      QSignalSpy saved(shown.view(), &BreakdownView::saved);
      shown.view()->saveTo(file);
      QVERIFY(saved.wait(10000));
      const auto bytes = base::readFile(pathFrom(file), 10'000'000).value();
      QString text;
      if (QLatin1String(ending) == QLatin1String("pdf")) {
        QVERIFY(bytes.starts_with("%PDF"));
        continue;  // what the pages say is tested beneath
      }
      QVERIFY(exchange::eachSheetRow(bytes, "out", {[](const exchange::SheetHead&) { return true; },
                                                    [&](const lists::SheetRow& row) {
                                                      for (const auto& cell : row.cells) text += toQt(cell.text) + u'|';
                                                      text += u'\n';
                                                      return true;
                                                    }}));
      QVERIFY2(text.contains(QStringLiteral("Autistic spectrum disorder|0|c|c|0|0|22|")), qPrintable(text));
      QVERIFY2(text.contains(QStringLiteral("For sharing, small numbers suppressed.|")), qPrintable(text));
    }
  }

  void theNameOfOneChildsPlaceDoesNotLeave() {
    Broken shown;
    shown.choose(QStringLiteral("Rows"), QStringLiteral("locality"));
    shown.choose(QStringLiteral("Across"), QString());
    QCOMPARE(shown.row(QStringLiteral("With the Bakers")), QStringLiteral("1"));
    QCOMPARE(shown.row(QStringLiteral("South")), QStringLiteral("61"));
    shown.forSharing();
    QCOMPARE(shown.row(QStringLiteral("With the Bakers")), QStringLiteral("no such row"));
    QCOMPARE(shown.row(QStringLiteral("All others")), QStringLiteral("c"));
    const auto* bars = shown.view()->findChild<BreakdownBars*>();
    QVERIFY(bars->accessibleDescription().contains(QStringLiteral("All others: hidden")));
    QVERIFY(!bars->accessibleDescription().contains(QStringLiteral("Bakers")));
  }

  void thePagesHaveTheMarkTheReasonAndNoHiddenNumber() {
    app::CaseloadReport report;
    lists::CountTable counts{"", "Primary need", {"ASD", "SLCN"}, {}, {}};
    for (int i = 0; i < 12; ++i) {
      counts.columns.push_back("Column " + std::to_string(i));
      for (auto row : {0, 1}) {
        counts.cells.resize(2);
        counts.cells[static_cast<std::size_t>(row)].push_back(i == 0 && row == 0 ? 3 : 777);
      }
    }
    report.table = lists::suppressed(counts, 5);
    report.shown = app::Shown::Sharing;
    report.area = "Testshire & Co";
    report.mark = "For sharing, small numbers suppressed";
    const QString html = caseloadHtml(report);
    QVERIFY(html.contains(QStringLiteral("Testshire &amp; Co")));
    QVERIFY(html.contains(QStringLiteral("<b>For sharing, small numbers suppressed.</b>")));
    QVERIFY(html.contains(QStringLiteral(">c</td>")));
    QVERIFY(!html.contains(QStringLiteral(">3</td>")));
    QCOMPARE(html.count(QStringLiteral("<th align=\"left\">Primary need</th>")), 2);  // in pieces that fit
    for (int i = 0; i < 12; ++i) QVERIFY(html.contains(QStringLiteral(">Column %1<").arg(i)));
  }

  void theThresholdIsTheAreasAndOneUndoStep() {
    Broken shown;
    shown.forSharing();
    shown.go("settings", QStringLiteral("privacy"));
    auto* field = qobject_cast<QLineEdit*>(shown.named(QStringLiteral("When sharing, hide counts of children below")));
    QVERIFY(field != nullptr);
    QCOMPARE(field->text(), QStringLiteral("5"));
    const auto type = [&](const char* text) {
      field->setFocus();
      field->selectAll();
      QTest::keyClicks(field, QLatin1String(text));
      QTest::keyClick(field, Qt::Key_Return);
      shown.settle();
    };
    type("some");
    QCOMPARE(shown.state.area().suppressBelow, 5);
    QVERIFY(field->accessibleDescription().contains(QStringLiteral("whole number")));
    type("21");
    QCOMPARE(shown.state.area().suppressBelow, 21);
    shown.go("children", QStringLiteral("breakdown"));
    QVERIFY(shown.row(QStringLiteral("Autistic spectrum disorder")).endsWith(QStringLiteral("|22")));
    QVERIFY(shown.says(QStringLiteral("it is below 21")));
    shown.state.undo();
    shown.settle();
    QCOMPARE(shown.state.area().suppressBelow, 5);
    QVERIFY(shown.says(QStringLiteral("it is below 5")));
    shown.go("settings");
    QCOMPARE(field->text(), QStringLiteral("5"));
  }
};

QTEST_MAIN(BreakdownViewTest)
#include "breakdown_view_test.moc"
