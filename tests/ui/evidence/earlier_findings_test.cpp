// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <algorithm>

#include "bridge/text.h"
#include "evidence/earlier_view.h"
#include "evidence/evidence_editor.h"
#include "evidence/evidence_form.h"
#include "evidence/evidence_model.h"
#include "evidence/evidence_page.h"
#include "evidence/filter_bar.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/detail_panel.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct Shown {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  Navigator navigator;
  QStringList said;
  std::unique_ptr<EvidencePage> page;

  explicit Shown(domain::ChangeSet first) {
    state.create("test.waymark", std::move(first));
    port.deliver();
    QObject::connect(&navigator, &Navigator::said, &navigator,
                     [this](MessageKind, const QString& sentence) { said << sentence; });
    page = std::make_unique<EvidencePage>(PageContext{state, navigator, actions});
    page->resize(1240, 800);
    page->show();
    page->activateWindow();
    if (!QTest::qWaitForWindowActive(page.get())) qFatal("no window");
  }
  [[nodiscard]] const std::vector<domain::Stored<domain::EarlierFinding>>& findings() const {
    return state.workspace().all<domain::EarlierFinding>().rows();
  }
  [[nodiscard]] const std::vector<domain::Stored<domain::Priority>>& priorities() const {
    return state.workspace().all<domain::Priority>().rows();
  }
  [[nodiscard]] DataTable* table(const char* name) const {
    return page->findChild<DataTable*>(QString::fromLatin1(name));
  }
  [[nodiscard]] DetailSplitter* splitter() const { return page->findChild<DetailSplitter*>(); }
  void deliver() {
    port.deliver();
    QCoreApplication::processEvents();  // the lists follow once the event loop is free
  }
};

domain::ChangeSet emptyWorkspace() {
  domain::Area area;
  area.id = {base::namedUuid("area")};
  area.name = "Testshire";
  area.frameworkId = "area-send-2025";
  domain::Partner council;
  council.id = {base::namedUuid("council")};
  council.name = "Testshire Council";
  domain::Partner board;
  board.id = {base::namedUuid("board")};
  board.name = "Test Integrated Care Board";
  return {"start", {domain::made(area), domain::made(council), domain::made(board)}};
}

void type(const QString& text) {
  QTest::keyClicks(QApplication::focusWidget(), text);
}
void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
  QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}
/// Tab until the focus is on the button with these words, as a person does.
bool tabTo(const QString& words) {
  for (int i = 0; i < 60; ++i) {
    const auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget());
    if (button != nullptr && button->text().contains(words)) return true;
    press(Qt::Key_Tab);
  }
  return false;
}

int linkedTo(const AppState& state, const domain::EarlierFindingId& id) {
  int count = 0;
  for (const auto& row : state.workspace().all<domain::Evidence>())
    count += std::ranges::find(row.value.earlierFindings, id) != row.value.earlierFindings.end();
  return count;
}

}  // namespace

class EarlierFindingsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("earlier"));
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }
  void init() { QSettings().clear(); }

  void theViewIsMadeWhenItIsFirstShownAndTheStripChoosesItByKeys() {
    Shown shown(demonstration());
    QVERIFY(shown.page->findChild<EarlierView*>() == nullptr);
    for (auto* strip : shown.page->findChildren<ChoiceStrip*>())
      if (strip->accessibleName() == QLatin1String("View")) strip->findChildren<QAbstractButton*>().first()->setFocus();
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    press(Qt::Key_Space);
    QVERIFY(shown.page->findChild<EarlierView*>() != nullptr);
    QVERIFY(shown.table("earlier")->hasFocus());
    QCOMPARE(shown.page->accessibleSummary(), QStringLiteral("6 earlier findings, 5 priorities."));
  }

  void theModelsHoldWhatTheyPromiseAndCountWhatIsLinked() {
    Shown shown(demonstration());
    shown.page->openArgument(QStringLiteral("earlier"));
    for (const auto* name : {"earlier", "priorities"}) {
      auto* model = shown.table(name)->tableModel();
      const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
      for (int column = 0; column < model->columnCount(); ++column) model->sort(column, Qt::DescendingOrder);
    }
    const auto* model = qobject_cast<EarlierFindingModel*>(shown.table("earlier")->tableModel());
    int all = 0;
    for (const auto& row : model->rows()) {
      QCOMPARE(row.linked.all(), linkedTo(shown.state, row.finding.id));
      all += row.linked.all();
    }
    QVERIFY(all > 0);
  }

  void rejectedEvidenceIsCountedApart() {
    auto first = emptyWorkspace();
    domain::Priority priority;
    priority.id = {base::namedUuid("p")};
    priority.title = "Shorter waits";
    first.changes.push_back(domain::made(priority));
    const std::array reviews{domain::ReviewState::Accepted, domain::ReviewState::Draft, domain::ReviewState::Rejected};
    for (const auto review : reviews) {
      domain::Evidence evidence;
      evidence.id = {base::namedUuid("e" + std::to_string(static_cast<int>(review)))};
      evidence.summary = "Something";
      evidence.criterion = *base::ShortCode::make("E1");
      evidence.finding = domain::Finding::Concern;
      evidence.review = review;
      evidence.priorities = {priority.id};
      first.changes.push_back(domain::made(evidence));
    }
    Shown shown(std::move(first));
    const auto counts = linkedEvidence(shown.state.workspace())[priority.id.uuid];
    QCOMPARE(counts.concerns, 2);
    QCOMPARE(counts.rejected, 1);
    QCOMPARE(linkedSentence(counts), QStringLiteral("▼ 2 concerns · 1 rejected (not counted)"));
  }

  void anEarlierFindingIsAddedByKeysAloneFromTheEmptyList() {
    Shown shown(emptyWorkspace());
    shown.page->openArgument(QStringLiteral("earlier"));
    QVERIFY(tabTo(QStringLiteral("Add an earlier finding")));
    press(Qt::Key_Space);
    type(QStringLiteral("Leaders do not know how long children wait."));
    press(Qt::Key_Tab);
    press(Qt::Key_Up);  // from improvement to priority action
    press(Qt::Key_Tab);
    press(Qt::Key_Tab);  // no inspection is in the workspace
    type(QStringLiteral("Area SEND inspection, May 2024"));
    press(Qt::Key_Tab);
    type(QStringLiteral("3 Jul 2024"));
    press(Qt::Key_Tab);
    type(QStringLiteral("E1"));
    press(Qt::Key_Tab);
    press(Qt::Key_Down);
    press(Qt::Key_Return, Qt::ControlModifier);
    shown.deliver();
    QCOMPARE(shown.findings().size(), std::size_t{1});
    const auto& made = shown.findings().front().value;
    QCOMPARE(made.text, std::string("Leaders do not know how long children wait."));
    QVERIFY(made.kind == domain::EarlierFindingKind::PriorityAction);
    QCOMPARE(made.fromInspection, std::string("Area SEND inspection, May 2024"));
    QVERIFY(made.publishedOn == base::parseDay("2024-07-03"));
    QVERIFY(made.criterion == base::ShortCode::make("E1").value());
    QCOMPARE(made.responsible.size(), std::size_t{1});
    QCOMPARE(shown.state.undoName(), QStringLiteral("add an earlier finding"));
    QVERIFY(shown.table("earlier")->hasFocus());
    QCOMPARE(shown.table("earlier")->currentId(), made.id.uuid);
    shown.state.undo();
    shown.deliver();
    QVERIFY(shown.findings().empty());
    QVERIFY(!shown.splitter()->isOpen());
  }

  void anEarlierFindingIsFiledUnderAPastInspectionByKeys() {
    auto first = demonstration();
    const auto add = [&](const char* title, base::Day notified, domain::InspectionKind kind) {
      domain::Inspection inspection;
      inspection.id = {base::namedUuid(title)};
      inspection.title = title;
      inspection.kind = kind;
      inspection.frameworkId = "area-send-2023";
      inspection.notified = notified;
      first.changes.push_back(domain::made(inspection));
    };
    add("Inspection of 2024", base::dayOf(2024, 5, 13), domain::InspectionKind::Inspection);
    add("Rehearsal of 2024", base::dayOf(2024, 3, 4), domain::InspectionKind::Rehearsal);
    add("Inspection to come", base::dayOf(2029, 5, 14), domain::InspectionKind::Inspection);
    Shown shown(std::move(first));
    const auto id = shown.findings()[2].value.id;
    shown.page->openArgument(toQt(base::uuidText(id.uuid)));
    press(Qt::Key_Return);
    press(Qt::Key_Tab);
    press(Qt::Key_Tab);
    auto* combo = qobject_cast<QComboBox*>(QApplication::focusWidget());
    QVERIFY(combo != nullptr);
    for (int i = 0; i < combo->count(); ++i) {
      QVERIFY2(!combo->itemText(i).contains(QStringLiteral("Rehearsal of 2024")), "a rehearsal writes no letter");
      QVERIFY2(!combo->itemText(i).contains(QStringLiteral("to come")), "nor does what has not been");
    }
    type(QStringLiteral("2024"));
    if (auto* names = QApplication::activePopupWidget()) QTest::keyClick(names, Qt::Key_Escape);
    press(Qt::Key_Tab);
    shown.deliver();
    QVERIFY(shown.state.find<domain::EarlierFinding>(id)->value.inspection ==
            domain::InspectionId{base::namedUuid("Inspection of 2024")});
    const auto* model = shown.table("earlier")->tableModel();
    const int row = model->viewRowOf(id.uuid);
    QCOMPARE(model->index(row, EarlierFindingModel::From).data().toString(), QStringLiteral("Inspection of 2024"));
    shown.state.undo();
    shown.deliver();
    QVERIFY(!shown.state.find<domain::EarlierFinding>(id)->value.inspection);
  }

  void aPriorityIsEditedInPlaceAndTheEditIsOneNamedStep() {
    Shown shown(demonstration());
    const auto id = shown.priorities()[1].value.id;
    shown.page->openArgument(toQt(base::uuidText(id.uuid)));
    QCOMPARE(shown.table("priorities")->currentId(), id.uuid);
    press(Qt::Key_Return);  // into the form
    qobject_cast<QLineEdit*>(QApplication::focusWidget())->selectAll();
    type(QStringLiteral("Plans on time"));
    press(Qt::Key_Tab);
    shown.deliver();
    QCOMPARE(shown.state.find<domain::Priority>(id)->value.title, std::string("Plans on time"));
    QCOMPARE(shown.state.undoName(), QStringLiteral("edit a priority"));
    shown.state.undo();
    shown.deliver();
    QCOMPARE(shown.state.find<domain::Priority>(id)->value.title, std::string("EHC plans on time and worth having"));
    QCOMPARE(shown.page->findChild<PriorityForm*>()->value().title, std::string("EHC plans on time and worth having"));
  }

  void whatIsMissingIsSaidAtTheFieldAndNothingIsWritten() {
    Shown shown(emptyWorkspace());
    shown.page->openArgument(QStringLiteral("earlier:new"));
    const auto writes = shown.port.applied.size();
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(shown.port.applied.size(), writes);
    QVERIFY(!QApplication::focusWidget()->accessibleDescription().isEmpty());
  }

  void aFormThatWasBegunIsThereAgainAndARefusedSaveKeepsIt() {
    Shown shown(demonstration());
    shown.page->openArgument(QStringLiteral("earlier:new"));
    type(QStringLiteral("Half a thought"));
    shown.page->openArgument(toQt(base::uuidText(shown.findings()[2].value.id.uuid)));
    auto* form = shown.page->findChild<EarlierFindingForm*>();
    QVERIFY(form->mode() == RecordForm::Mode::Edit);
    shown.page->openArgument(QStringLiteral("earlier:new"));
    QCOMPARE(form->value().text, std::string("Half a thought"));
    shown.port.refuse = base::Error{base::Code::DiskFull, {}, {{"file", "test.waymark"}}};
    press(Qt::Key_Return, Qt::ControlModifier);
    shown.deliver();
    QCOMPARE(form->value().text, std::string("Half a thought"));
    shown.port.refuse.reset();
    press(Qt::Key_Return, Qt::ControlModifier);
    shown.deliver();
    QCOMPARE(shown.findings().back().value.text, std::string("Half a thought"));
    shown.page->openArgument(QStringLiteral("earlier:new"));
    QVERIFY(form->value().text.empty());
  }

  void deletingALinkedOneAsksFirstAndUndoBringsItBackWithItsLinks() {
    Shown shown(demonstration());
    const auto id = shown.findings()[2].value.id;
    const int links = linkedTo(shown.state, id);
    QVERIFY(links > 1);
    shown.page->openArgument(toQt(base::uuidText(id.uuid)));
    press(Qt::Key_Return);
    QVERIFY(tabTo(QStringLiteral("Delete")));
    const auto writes = shown.port.applied.size();
    press(Qt::Key_Space);
    shown.deliver();
    QCOMPARE(shown.port.applied.size(), writes);  // asked, nothing done
    QCOMPARE(qobject_cast<QPushButton*>(QApplication::focusWidget())->text(), QStringLiteral("Keep it"));
    QVERIFY(QApplication::focusWidget()->accessibleDescription().contains(QString::number(links)));
    QVERIFY(tabTo(QStringLiteral("take out %1 links").arg(links)));
    press(Qt::Key_Space);
    shown.deliver();
    QVERIFY(shown.state.find<domain::EarlierFinding>(id) == nullptr);
    QCOMPARE(linkedTo(shown.state, id), 0);
    QCOMPARE(shown.said.size(), 1);
    QVERIFY(shown.said.front().contains(QStringLiteral("%1 pieces of evidence").arg(links)));
    QVERIFY(!shown.splitter()->isOpen());
    QVERIFY(shown.table("earlier")->hasFocus());
    shown.state.undo();
    shown.deliver();
    QVERIFY(shown.state.find<domain::EarlierFinding>(id) != nullptr);
    QCOMPARE(linkedTo(shown.state, id), links);
  }

  void keepingItLeavesEverythingAsItWas() {
    Shown shown(demonstration());
    const auto id = shown.findings()[2].value.id;
    shown.page->openArgument(toQt(base::uuidText(id.uuid)));
    press(Qt::Key_Return);
    QVERIFY(tabTo(QStringLiteral("Delete")));
    press(Qt::Key_Space);
    press(Qt::Key_Space);  // Keep it
    shown.deliver();
    QVERIFY(shown.state.find<domain::EarlierFinding>(id) != nullptr);
    QCOMPARE(qobject_cast<QPushButton*>(QApplication::focusWidget())->text(), QStringLiteral("Delete"));
  }

  void theLinkedEvidenceIsShownInTheListWithItsChipSet() {
    Shown shown(demonstration());
    const auto id = shown.findings()[2].value.id;
    shown.page->openArgument(toQt(base::uuidText(id.uuid)));
    shown.page->findChild<EarlierFindingForm*>()->focusFirst();
    press(Qt::Key_Backtab);
    press(Qt::Key_Backtab);
    QVERIFY(tabTo(QStringLiteral("Show in the list")));
    press(Qt::Key_Space);
    auto* list = shown.table("evidence");
    QVERIFY(list->isVisible() && list->hasFocus());
    QCOMPARE(list->tableModel()->shownCount(), linkedTo(shown.state, id));
    QVERIFY(shown.page->findChild<EvidenceFilterBar*>()->filter().earlierFinding == id);
  }

  void evidenceIsLoggedForAPriorityWithTheLinkAlreadySet() {
    Shown shown(demonstration());
    const auto id = shown.priorities()[3].value.id;  // one criterion
    shown.page->openArgument(toQt(base::uuidText(id.uuid)));
    const auto* model = qobject_cast<PriorityModel*>(shown.table("priorities")->tableModel());
    const int before = model->at(3).linked.strengths;
    shown.page->findChild<PriorityForm*>()->focusFirst();
    press(Qt::Key_Backtab);
    QVERIFY(tabTo(QStringLiteral("Log evidence for it")));
    press(Qt::Key_Space);
    type(QStringLiteral("Every Year 9 review now names a job coach."));
    press(Qt::Key_Tab);
    type(QStringLiteral("s"));
    press(Qt::Key_S, Qt::ControlModifier);
    shown.deliver();
    const auto& logged = shown.state.workspace().all<domain::Evidence>().rows().back().value;
    QCOMPARE(logged.summary, std::string("Every Year 9 review now names a job coach."));
    QVERIFY(logged.priorities == std::vector{id});
    QCOMPARE(logged.criterion.text(), std::string("E4"));
    QCOMPARE(model->at(3).linked.strengths, before + 1);
    QVERIFY(shown.table("priorities")->isVisible());
  }

  void theFiltersWordsLookInBothLists() {
    Shown shown(demonstration());
    shown.page->setFilter(QStringLiteral("neurodevelopmental"));
    shown.page->openArgument(QStringLiteral("earlier"));  // made after the words were typed
    QCOMPARE(shown.table("earlier")->tableModel()->shownCount(), 1);
    QCOMPARE(shown.table("priorities")->tableModel()->shownCount(), 2);
    shown.page->setFilter({});
    QCOMPARE(shown.table("earlier")->tableModel()->shownCount(), 6);
  }

  void theViewIsReachedBeforeAnyEvidenceIsThere() {
    Shown shown(emptyWorkspace());
    shown.page->openArgument(QStringLiteral("earlier"));
    auto* view = shown.page->findChild<EarlierView*>();
    QVERIFY(view->isVisible());
    QVERIFY(QApplication::focusWidget() != nullptr && view->isAncestorOf(QApplication::focusWidget()));
    for (const auto* label : view->findChildren<QLabel*>())
      if (label->isVisible() && label->wordWrap())
        QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                 qPrintable(label->text()));  // none is cut off
    for (auto* child : shown.page->findChildren<QWidget*>())
      if ((child->focusPolicy() & Qt::TabFocus) && child->isVisible())
        QVERIFY2(!child->accessibleName().isEmpty() || !child->property("text").toString().isEmpty(),
                 child->metaObject()->className());
  }

  void aChipWhosePartnerIsDeletedIsTakenBackAndNeverNamesAnother() {
    Shown shown(demonstration());
    const auto partner = shown.state.workspace().all<domain::Partner>().rows()[2];
    const auto next = shown.state.workspace().all<domain::Partner>().rows()[3].value.id;
    shown.page->openArgument(QStringLiteral("filter:") + toQt(base::uuidText(next.uuid)));
    auto* bar = shown.page->findChild<EvidenceFilterBar*>();
    const int ofNext = shown.table("evidence")->tableModel()->shownCount();
    shown.state.apply({"take out an organisation", {domain::removed(partner)}});  // one before it
    shown.deliver();
    QVERIFY(bar->filter().partner == next);
    QCOMPARE(shown.table("evidence")->tableModel()->shownCount(), ofNext);
    shown.state.apply({"take out an organisation", {domain::removed(*shown.state.find<domain::Partner>(next))}});
    shown.deliver();
    QVERIFY(bar->filter().isEmpty());
    QVERIFY(!shown.table("evidence")->tableModel()->isFiltered());
  }
};

QTEST_MAIN(EarlierFindingsTest)
#include "earlier_findings_test.moc"
