// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/inspection_list.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

#include "bridge/text.h"
#include "memory_port.h"
#include "shell/app_state.h"
#include "shell/page.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct Window {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  Navigator navigator;
  InspectionList list{state, navigator};

  Window() {
    state.create("test.waymark", demonstration());
    port.deliver();
    list.resize(1240, 700);
    list.show();
  }
  template <class T>
  T* named(const char* name) {
    for (auto* one : list.findChildren<T*>())
      if (one->accessibleName() == QLatin1String(name)) return one;
    return nullptr;
  }
  QPushButton* button(const char* text) {
    for (auto* one : list.findChildren<QPushButton*>())
      if (one->text() == QLatin1String(text)) return one;
    return nullptr;
  }
  [[nodiscard]] const domain::Table<domain::Inspection>& inspections() const {
    return state.workspace().all<domain::Inspection>();
  }
  /// Adds one by keyboard and selects its row.
  domain::InspectionId add(const char* title, const char* pack, const char* day) {
    QTest::keyClicks(named<QLineEdit>("Title"), QLatin1String(title));
    auto* framework = named<QComboBox>("Framework");
    framework->setCurrentIndex(framework->findData(QLatin1String(pack)));
    auto* date = named<DateField>("Day of the call, meeting or visit");
    QTest::keyClicks(date, QLatin1String(day));
    QTest::keyClick(date, Qt::Key_Return);
    QTest::keyClick(button("Add inspection"), Qt::Key_Space);
    port.deliver();
    const auto id = inspections().rows().back().value.id;
    list.findChild<DataTable*>()->setCurrentId(id.uuid);
    return id;
  }
  QString cell(const domain::InspectionId& id, int column) {
    auto* table = list.findChild<DataTable*>();
    auto* model = table->model();
    for (int row = 0; row < model->rowCount(); ++row)
      if (model->index(row, 0).data().toString() == toQt(inspections().find(id)->value.title))
        return model->index(row, column).data().toString();
    return {};
  }
};

}  // namespace

class InspectionListTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }

  void everyInspectionOfTheWorkspaceIsListed() {
    Window window;
    QCOMPARE(window.list.findChild<DataTable*>()->model()->rowCount(),
             static_cast<int>(window.inspections().size()));
    const auto* plan = window.state.inspection();
    QVERIFY(plan != nullptr);
    QVERIFY(window.cell(plan->value.id, InspectionModel::State).contains(QStringLiteral("in the plan")));
  }

  void oneIsAddedOnAnyPackAsOneUndoStep() {
    Window window;
    const auto before = window.inspections().size();
    const auto id = window.add("Local area inspection 2019", "local-area-2016", "4 Mar 2019");
    QCOMPARE(window.inspections().size(), before + 1);
    const auto& made = window.inspections().find(id)->value;
    QCOMPARE(made.frameworkId, std::string("local-area-2016"));
    QCOMPARE(made.notified, std::optional(base::dayOf(2019, 3, 4)));
    QVERIFY(made.frameworkVersion == "1.0");
    QCOMPARE(window.cell(id, InspectionModel::State), QStringLiteral("Over, outcome awaited"));
    QCOMPARE(window.port.applied.size(), std::size_t{1});
  }

  void withoutATitleNothingIsAdded() {
    Window window;
    QTest::keyClick(window.button("Add inspection"), Qt::Key_Space);
    QVERIFY(window.port.applied.empty());
  }

  void itsOutcomeAndDayAreSetTogetherAndItsPlanFollows() {
    Window window;
    const auto id = window.add("Local area inspection 2019", "local-area-2016", "4 Mar 2019");
    auto* outcome = window.named<QComboBox>("Published outcome");
    QVERIFY(outcome->isVisible());
    outcome->setCurrentIndex(outcome->findData(QStringLiteral("statement_required")));
    auto* day = window.named<DateField>("Published on");
    QTest::keyClicks(day, QStringLiteral("17 May 2019"));
    QTest::keyClick(day, Qt::Key_Return);
    QTest::keyClick(window.button("Set the outcome"), Qt::Key_Space);
    window.port.deliver();
    QCOMPARE(window.port.applied.size(), std::size_t{2});
    QCOMPARE(window.inspections().find(id)->value.publishedOutcome, std::string("statement_required"));
    QCOMPARE(window.cell(id, InspectionModel::State), QStringLiteral("Published"));
    QCOMPARE(window.cell(id, InspectionModel::Outcome), QStringLiteral("a written statement of action required"));
    QCOMPARE(window.cell(id, InspectionModel::Published), QStringLiteral("Fri 17 May 2019"));
  }

  void anOutcomeBeforeTheInspectionIsRefusedBesideItsField() {
    Window window;
    window.add("Local area inspection 2019", "local-area-2016", "4 Mar 2019");
    auto* outcome = window.named<QComboBox>("Published outcome");
    outcome->setCurrentIndex(1);
    auto* day = window.named<DateField>("Published on");
    QTest::keyClicks(day, QStringLiteral("1 Mar 2019"));
    QTest::keyClick(day, Qt::Key_Return);
    const auto before = window.port.applied.size();
    QTest::keyClick(window.button("Set the outcome"), Qt::Key_Space);
    window.port.deliver();
    QCOMPARE(window.port.applied.size(), before);
  }

  void aMeetingHasNoOutcomeToSet() {
    Window window;
    const auto id = window.add("Engagement meeting", "area-send-engagement", "4 Mar 2024");
    QVERIFY(!window.named<QComboBox>("Published outcome")->isVisible());
    QCOMPARE(window.cell(id, InspectionModel::State), QStringLiteral("Over"));
  }
};

QTEST_MAIN(InspectionListTest)
#include "inspection_list_test.moc"
