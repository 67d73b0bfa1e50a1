// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QMimeData>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include "base/text.h"
#include "bridge/text.h"
#include "widgets/data_table.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct Row {
  base::Uuid id;
  std::string name;
  int count = 0;
};

class RowModel final : public VectorModel<Row> {
 public:
  RowModel() : VectorModel<Row>({{QStringLiteral("Name"), 200}, {QStringLiteral("Count"), 80, Qt::AlignRight}}) {}

 protected:
  QVariant cell(int sourceRow, int column, int role) const override {
    if (role != Qt::DisplayRole) return {};
    const auto& row = at(sourceRow);
    return column == 0 ? QVariant(toQt(row.name)) : QVariant(QString::number(row.count));
  }
  bool less(int a, int b, int column) const override {
    return column == 1 ? at(a).count < at(b).count : at(a).name < at(b).name;
  }
  base::Uuid rowId(const Row& row) const override { return row.id; }
};

Row makeRow(const std::string& name, int count) {
  return {base::namedUuid(name), name, count};
}

QStringList namesOf(const RowModel& model) {
  QStringList names;
  for (int i = 0; i < model.rowCount(); ++i) names.append(model.index(i, 0).data().toString());
  return names;
}

}  // namespace

class TableModelTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light); }

  void numbersSortAsNumbers() {
    RowModel model;
    model.setRows({makeRow("a", 10), makeRow("b", 9), makeRow("c", 100)});
    model.sort(1);
    QCOMPARE(namesOf(model), (QStringList{"b", "a", "c"}));
    model.sort(1, Qt::DescendingOrder);
    QCOMPARE(namesOf(model), (QStringList{"c", "a", "b"}));
  }

  void aChangedRowMovesToItsPlace() {
    RowModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({makeRow("a", 1), makeRow("b", 2), makeRow("c", 3)});
    model.sort(1);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.put(makeRow("a", 9));
    QCOMPARE(namesOf(model), (QStringList{"b", "c", "a"}));
    model.put(makeRow("a", 0));
    QCOMPARE(namesOf(model), (QStringList{"a", "b", "c"}));
    model.remove(base::namedUuid("b"));
    QCOMPARE(namesOf(model), (QStringList{"a", "c"}));
    model.put(makeRow("b", 2));
    QCOMPARE(namesOf(model), (QStringList{"a", "b", "c"}));
    QCOMPARE(reset.count(), 0);
  }

  void aFilterWantsEveryWordAndForgivesCaseAndAccents() {
    RowModel model;
    model.setRows({makeRow("Café waits", 1), makeRow("Long waits", 2)});
    model.setFilterText(QStringLiteral("WAITS cafe"));
    QCOMPARE(model.rowCount(), 1);
    model.setFilterText({});
    QCOMPARE(model.rowCount(), 2);
  }

  void aChangeInsideAFilterShowsAndHidesTheRow() {
    RowModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({makeRow("a", 1), makeRow("b", 20)});
    model.setFilterText(QStringLiteral("20"));
    QCOMPARE(namesOf(model), QStringList{"b"});
    model.put(makeRow("a", 120));
    QCOMPARE(model.rowCount(), 2);
    model.put(makeRow("b", 3));
    QCOMPARE(namesOf(model), QStringList{"a"});
  }

  void anyOrderOfEditsGivesWhatOneSortGives() {
    QRandomGenerator random(7);
    RowModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.sort(1);
    model.setCondition([&model](int row) { return model.at(row).count % 3 != 0; });
    for (int i = 0; i < 400; ++i) {
      const std::string name = "r" + std::to_string(random.bounded(40));
      if (random.bounded(4) == 0)
        model.remove(base::namedUuid(name));
      else
        model.put(makeRow(name, random.bounded(1000)));
    }
    std::vector<int> counts;
    for (int i = 0; i < model.rowCount(); ++i) counts.push_back(model.shown(i).count);
    QVERIFY(std::ranges::is_sorted(counts));
    const auto expected = std::ranges::count_if(model.rows(), [](const Row& row) { return row.count % 3 != 0; });
    QCOMPARE(static_cast<long>(model.rowCount()), static_cast<long>(expected));
  }

  void theTableKeepsItsRowThroughAFilterAndCopiesWithHeaders() {
    RowModel model;
    model.setRows({makeRow("a", 1), makeRow("b", 2), makeRow("bb", 3)});
    DataTable table(QStringLiteral("Rows"));
    table.setTableModel(&model, 0);
    table.setCurrentId(base::namedUuid("b"));
    model.setFilterText(QStringLiteral("b"));
    QVERIFY(table.currentId() == base::namedUuid("b"));
    const auto copied = [&table] {
      QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
      return QGuiApplication::clipboard()->text();
    };
    QCOMPARE(copied(), QStringLiteral("Name\tCount\nb\t2\n"));
    table.clearSelection();
    QCOMPARE(copied(), QStringLiteral("Name\tCount\nb\t2\nbb\t3\n"));
    table.setColumnHidden(0, true);
    QCOMPARE(copied(), QStringLiteral("Count\n2\n3\n"));  // as it is seen
  }

  void whatIsCopiedIsATableAndNothingInItRuns() {
    RowModel model;
    model.setRows({makeRow("=1+1", 1), makeRow("<b>&\nB", 2)});
    DataTable table(QStringLiteral("Rows"));
    table.setTableModel(&model, 0);
    table.copy();
    const auto* data = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(data->text(), QStringLiteral("Name\tCount\n'=1+1\t1\n<b>& B\t2\n"));
    QCOMPARE(data->html(), QStringLiteral("<table><thead><tr><th>Name</th><th>Count</th></tr></thead><tbody>"
                                          "<tr><td>'=1+1</td><td>1</td></tr>"
                                          "<tr><td>&lt;b&gt;&amp; B</td><td>2</td></tr></tbody></table>"));
  }

  void manyRowsAreCopiedWithoutHoldingTheWindow() {
    RowModel model;
    std::vector<Row> rows;
    for (int i = 0; i < 20'000; ++i) rows.push_back(makeRow("row " + std::to_string(i), i));
    model.setRows(rows);
    DataTable table(QStringLiteral("Rows"));
    table.setTableModel(&model, 0);
    QSignalSpy copied(&table, &DataTable::copied);
    QSignalSpy dropped(&table, &DataTable::copyDropped);
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    table.copy();
    QCOMPARE(copied.count(), 0);  // it goes on behind
    QVERIFY(copied.wait());
    QCOMPARE(copied.front().front().toInt(), 20'000);
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 20'001);
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral("row 19999\t19999\n")));
    // A list that changes meanwhile is not copied half and half.
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    table.copy();
    model.setFilterText(QStringLiteral("7"));
    QCOMPARE(dropped.count(), 1);
    QTest::qWait(20);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
  }

  void fewerRowsInPlaceOfManyLeaveNoRowBehind() {
    RowModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    DataTable table(QStringLiteral("Rows"));
    table.setTableModel(&model, 0);
    model.setRows({makeRow("a", 1), makeRow("b", 2), makeRow("c", 3)});
    table.setCurrentId(base::namedUuid("c"));
    // What a view asks for while rows are replaced must be a row that the model still holds.
    int answered = 0;
    const auto asking = connect(&model, &QAbstractItemModel::modelAboutToBeReset, &table, [&] {
      QVERIFY(table.currentIndex().row() < model.sourceCount());
      QCOMPARE(table.currentId(), base::namedUuid("c"));
      ++answered;
    });
    model.setRows({makeRow("a", 1)});
    disconnect(asking);
    QCOMPARE(answered, 1);
    QVERIFY(table.currentId().isNull());
    model.setRows({makeRow("a", 1), makeRow("c", 3)});
    table.setCurrentId(base::namedUuid("c"));
    model.setRows({makeRow("c", 3)});
    QCOMPARE(table.currentId(), base::namedUuid("c"));
    model.setRows({});
    QVERIFY(table.currentId().isNull());
  }

  void enterOpensTheRow() {
    RowModel model;
    model.setRows({makeRow("a", 1), makeRow("b", 2)});
    DataTable table(QStringLiteral("Rows"));
    table.setTableModel(&model, 0);
    table.setCurrentId(base::namedUuid("a"));
    QSignalSpy opened(&table, &DataTable::opened);
    QTest::keyClick(&table, Qt::Key_Down);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QVERIFY(table.currentId() == base::namedUuid("b"));
  }
};

QTEST_MAIN(TableModelTest)
#include "table_model_test.moc"
