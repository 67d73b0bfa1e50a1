// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>
#include <set>

#include "bridge/text.h"
#include "memory_port.h"
#include "partners/contact_tree.h"
#include "partners/partner_forms.h"
#include "partners/partner_models.h"
#include "partners/partners_page.h"
#include "shell/action_catalogue.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct Window {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  Navigator navigator;

  explicit Window(domain::ChangeSet first) {
    state.create("test.waymark", std::move(first));
    port.deliver();
  }
  PageContext context() { return {state, navigator, actions}; }
};

domain::ChangeSet emptyWorkspace() {
  domain::Area area;
  area.id = {base::namedUuid("area")};
  area.name = "Testshire";
  area.frameworkId = "area-send-2025";
  return {"start", {domain::made(area)}};
}

domain::Person person(const char* name, int order, const char* calledBy = nullptr) {
  domain::Person person;
  person.id = {base::namedUuid(name)};
  person.name = name;
  person.callOrder = order;
  if (calledBy != nullptr) person.calledBy = domain::PersonId{base::namedUuid(calledBy)};
  return person;
}

domain::Workspace workspaceOf(const std::vector<domain::Person>& people) {
  domain::Workspace workspace;
  for (const auto& one : people) workspace.follow(domain::made(one));
  return workspace;
}

}  // namespace

class PartnersPageTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }

  void theContactTreeIsInCallingOrderDepthFirst() {
    const auto workspace = workspaceOf(
        {person("C", 3, "A"), person("B", 2, "A"), person("D", 4, "B"), person("A", 1), person("Outside", 0)});
    const auto rows = contactTree(workspace);
    QStringList names;
    for (const auto& row : rows)
      names << QString(row.depth, u'-') + toQt(workspace.all<domain::Person>().find(row.person)->value.name);
    QCOMPARE(names, (QStringList{"A", "-B", "--D", "-C"}));
    QCOMPARE(outsideContactTree(workspace).size(), std::size_t{1});
  }

  void aCircleOfCallsLosesNobodyAndEnds() {
    const auto rows = contactTree(workspaceOf({person("A", 1, "B"), person("B", 2, "A"), person("C", 3)}));
    QCOMPARE(rows.size(), std::size_t{3});
    std::set<base::Uuid> seen;
    for (const auto& row : rows) seen.insert(row.person.uuid);
    QCOMPARE(seen.size(), std::size_t{3});
  }

  void rolesNobodyHasAreNamed() {
    Window window(emptyWorkspace());
    const auto roles = window.state.pack().ownerRoles.size();
    QCOMPARE(partnerWarnings(window.state).size(), roles);
    auto lano = person("A", 1);
    lano.roles = {"lano"};
    window.state.apply(QStringLiteral("add"), domain::made(lano));
    window.port.deliver();
    QCOMPARE(partnerWarnings(window.state).size(), roles - 1);
  }

  void leaveWithoutADeputyIsWarnedOf() {
    Window window(demonstration());
    const auto before = partnerWarnings(window.state).size();
    const domain::Stored<domain::Person>* owner = nullptr;
    for (const auto& task : window.state.plan().tasks)
      if (owner == nullptr && task.owner && task.due && *task.due >= window.state.now().today && app::isOpen(task) &&
          !task.conditional)
        owner = window.state.find<domain::Person>(*task.owner);
    QVERIFY(owner != nullptr);
    auto after = owner->value;
    after.deputy.reset();
    after.leave = {{window.state.now().today, window.state.now().today + std::chrono::days{40}}};
    window.state.apply(QStringLiteral("edit"), domain::edited(*owner, after));
    window.port.deliver();
    QVERIFY(partnerWarnings(window.state).size() > before);
  }

  void theTablesHoldWhatTheyPromise() {
    Window window(demonstration());
    PartnersPage page(window.context());
    page.resize(1240, 800);
    page.show();
    for (auto* model : page.findChildren<TableModel*>()) {
      const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
      for (int column = 0; column < model->columnCount(); ++column) model->sort(column);
    }
    auto* organisations = page.findChild<OrganisationModel*>();
    QCOMPARE(organisations->shownCount(), static_cast<int>(window.state.workspace().all<domain::Partner>().size()));
    QVERIFY(organisations->at(0).counts.people > 0);
    QVERIFY(organisations->at(0).counts.findings > 0);
  }

  void anOrganisationAndAPersonAreAddedByKeysAndTakenOutWithoutLooseEnds() {
    Window window(emptyWorkspace());
    PartnersPage page(window.context());
    page.resize(1240, 800);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    for (auto* button : page.findChildren<QPushButton*>())
      if (button->isVisible() && button->text() == QStringLiteral("Add an organisation"))
        QTest::keyClick(button, Qt::Key_Space);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Testshire Council"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    window.port.deliver();
    const auto& partners = window.state.workspace().all<domain::Partner>();
    QCOMPARE(partners.size(), std::size_t{1});
    QTest::qWait(20);
    for (auto* button : page.findChildren<QPushButton*>())
      if (button->isVisible() && button->text() == QStringLiteral("New person")) QTest::keyClick(button, Qt::Key_Space);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Ann Other"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    window.port.deliver();
    const auto& people = window.state.workspace().all<domain::Person>();
    QCOMPARE(people.size(), std::size_t{1});
    QVERIFY(people.rows().front().value.partner == partners.rows().front().value.id);
    window.state.apply(withoutPartner(window.state, partners.rows().front().value.id));
    window.port.deliver();
    QCOMPARE(partners.size(), std::size_t{0});
    QVERIFY(!people.rows().front().value.partner);
    window.state.undo();
    window.port.deliver();
    QVERIFY(people.rows().front().value.partner.has_value());
  }

  void takingAPersonOutClearsEveryMentionInOneStep() {
    Window window(demonstration());
    const auto id = window.state.workspace().all<domain::Evidence>().rows().front().value.givenBy.value();
    window.state.apply(withoutPerson(window.state, id));
    window.port.deliver();
    const auto& workspace = window.state.workspace();
    for (const auto& row : workspace.all<domain::Evidence>()) QVERIFY(row.value.givenBy != id);
    for (const auto& row : workspace.all<domain::Task>()) QVERIFY(row.value.owner != id);
    for (const auto& row : workspace.all<domain::Person>()) QVERIFY(row.value.deputy != id && row.value.calledBy != id);
    window.state.undo();
    window.port.deliver();
    QVERIFY(window.state.find<domain::Person>(id) != nullptr);
  }
};

QTEST_MAIN(PartnersPageTest)
#include "partners_page_test.moc"
