// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
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
    QCOMPARE(table.copiedText(), QStringLiteral("Name\tCount\nb\t2\n"));
    table.clearSelection();
    QCOMPARE(table.copiedText(), QStringLiteral("Name\tCount\nb\t2\nbb\t3\n"));
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
