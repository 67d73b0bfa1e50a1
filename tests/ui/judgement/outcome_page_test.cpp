// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include "bridge/text.h"
#include "judgement/area_section.h"
#include "judgement/assessment_json.h"
#include "judgement/criterion_detail.h"
#include "judgement/criterion_row.h"
#include "judgement/different_view.h"
#include "judgement/finding_link.h"
#include "judgement/outcome_page.h"
#include "judgement/outcome_top.h"
#include "judgement/sureness.h"
#include "judgement/what_if_banner.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "widgets/choice.h"
#include "widgets/detail_panel.h"
#include "widgets/label.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct Window {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  Navigator navigator;
  OutcomePage page;

  explicit Window(domain::ChangeSet first) : page(PageContext{state, navigator, actions}) {
    state.create("test.waymark", std::move(first));
    port.deliver();
    page.resize(1240, 900);
    page.show();
    page.activated();
  }
  QPushButton* button(const QString& text) {
    for (auto* one : page.findChildren<QPushButton*>())
      if (one->text() == text) return one;
    return nullptr;
  }
  CriterionRow* row(const char* id) {
    for (auto* one : page.findChildren<CriterionRow*>())
      if (one->criterion() == *base::ShortCode::make(id)) return one;
    return nullptr;
  }
};

/// The demonstration under another pack, with an area of each kind and what is linked to them.
domain::ChangeSet under(const char* pack) {
  auto set = demonstration();
  std::erase_if(set.changes, [](const domain::Change& change) { return domain::kindOf(*change.after) == "snapshot"; });
  for (auto& change : set.changes) {
    if (auto* area = std::get_if<domain::Area>(&*change.after)) area->frameworkId = pack;
    if (auto* inspection = std::get_if<domain::Inspection>(&*change.after)) inspection->frameworkId = pack;
  }
  for (const auto kind : {domain::EarlierFindingKind::PriorityAction, domain::EarlierFindingKind::SignificantConcern}) {
    const std::string key(base::codeText(kind));
    domain::EarlierFinding finding;
    finding.id = {base::namedUuid("area." + key)};
    finding.kind = kind;
    finding.text = "Waits for therapies";
    finding.publishedOn = base::dayOf(2019, 5, 17);
    set.changes.push_back(domain::made(finding));
    for (const auto source : {domain::SourceKind::Data, domain::SourceKind::ChildVoice, domain::SourceKind::ParentVoice}) {
      domain::Evidence evidence;
      evidence.id = {base::namedUuid("evidence." + key + std::string(base::codeText(source)))};
      evidence.summary = "Waits have halved";
      evidence.finding = domain::Finding::Strength;
      evidence.source = source;
      evidence.criterion = *base::ShortCode::make("E1");
      evidence.coversTo = base::dayOf(2025, 6, 30);
      evidence.loggedOn = base::dayOf(2025, 7, 1);
      evidence.earlierFindings = {finding.id};
      set.changes.push_back(domain::made(evidence));
    }
  }
  return set;
}

}  // namespace

class OutcomePageTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("outcome"));
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }
  void init() { QSettings().clear(); }

  void thePageOpensOnOneSentenceWithoutAPercentage() {
    Window window(demonstration());
    QVERIFY(window.page.accessibleSummary().startsWith(QStringLiteral("On the evidence logged, most like ")));
    QCOMPARE(window.page.findChildren<CriterionRow*>().size(), 11);
    QVERIFY(!window.page.findChild<Sureness*>()->isVisible());
    for (const auto* label : window.page.findChildren<QLabel*>())
      if (label->isVisible()) QVERIFY2(!label->text().contains(u'%'), qPrintable(label->text()));
  }

  void howSureIsOneKeyAwayAndTheRangesCome() {
    Window window(demonstration());
    auto* button = window.button(QStringLiteral("Show how sure"));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(window.page.findChild<Sureness*>()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!window.page.model().assessment().ranges.empty(), 20'000);
    QVERIFY(window.page.findChild<Sureness*>()->accessibleDescription().contains(QStringLiteral("range")));
  }

  void onlyTheAreasOfTheLetterThatIsFollowedUpHaveARow() {
    auto set = under("area-send-monitoring");
    const auto letter = [&](const char* name, int year) {
      domain::Inspection inspection;
      inspection.id = {base::namedUuid(name)};
      inspection.title = name;
      inspection.frameworkId = "area-send-2023";
      inspection.notified = base::dayOf(year, 5, 8);
      set.changes.push_back(domain::made(inspection));
      domain::EarlierFinding finding;
      finding.id = {base::namedUuid(std::string("named in ") + name)};
      finding.kind = domain::EarlierFindingKind::PriorityAction;
      finding.text = name;
      finding.inspection = inspection.id;
      set.changes.push_back(domain::made(finding));
    };
    letter("Inspection of 2019", 2019);
    letter("Inspection of 2024", 2024);
    Window window(std::move(set));
    QCOMPARE(window.page.model().areas().size(), 1U);
    QVERIFY(window.page.model().areas().front().area.uuid == base::namedUuid("named in Inspection of 2024"));
    QStringList said;
    for (const auto* label : window.page.findChild<AreaSection*>()->findChildren<QLabel*>()) said << label->text();
    const QString all = said.join(u'\n');
    QVERIFY2(all.contains(QStringLiteral("Of the letter or report on: Inspection of 2024.")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("1 earlier finding is left out")), qPrintable(all));
  }

  void anInspectionThatJudgesAreasHasARowForEachWithItsVerdict() {
    Window window(under("area-send-monitoring"));
    auto* areas = window.page.findChild<AreaSection*>();
    QVERIFY(areas->isVisible());
    QCOMPARE(window.page.model().areas().size(), 1U);
    QCOMPARE(window.page.model().areas().front().verdict, framework::Progress::Made);
    QVERIFY2(areas->summary().contains(QStringLiteral("Effective action: 1")), qPrintable(areas->summary()));
    QVERIFY(window.page.accessibleSummary().contains(areas->summary()));
    QCOMPARE(areas->findChildren<FindingLink*>().size(), 2);
    QSignalSpy went(&window.navigator, &Navigator::requested);
    auto* open = window.button(QStringLiteral("Show its evidence (3)"));
    QVERIFY(open != nullptr);
    open->setFocus();
    QTest::keyClick(open, Qt::Key_Space);
    QCOMPARE(went.count(), 1);
    QCOMPARE(went.front()[0].toString(), QStringLiteral("evidence"));
    QCOMPARE(went.front()[1].toString(), QStringLiteral("filter:") +
                                             toQt(base::uuidText(base::namedUuid("area.priority_action"))));
  }

  void theInspectionsOwnPackJudgesTheAreasBesideTheAreasPack() {
    auto set = under("area-send-monitoring");
    for (auto& change : set.changes)
      if (auto* area = std::get_if<domain::Area>(&*change.after)) area->frameworkId = "area-send-2025";
    Window window(std::move(set));
    QVERIFY(window.page.findChild<AreaSection*>()->isVisible());
    QVERIFY(window.page.accessibleSummary().startsWith(QStringLiteral("On the evidence logged, most like ")));
  }

  void aVerdictFollowsTheEvidence() {
    Window window(under("wsoa-revisit"));
    const auto verdict = [&] {
      for (const auto& area : window.page.model().areas())
        if (area.area.uuid == base::namedUuid("area.significant_concern")) return area.verdict;
      return framework::Progress::NotMade;
    };
    QCOMPARE(window.page.model().areas().size(), 3U);  // the demonstration has two of its own
    QCOMPARE(verdict(), framework::Progress::Made);
    auto change = *window.state.find<domain::Evidence>({base::namedUuid("evidence.significant_concerndata")});
    auto after = change.value;
    after.coversTo = base::dayOf(2018, 1, 31);
    window.state.apply(QStringLiteral("older"), domain::edited(change, after));
    window.port.deliver();
    QCOMPARE(verdict(), framework::Progress::NotEnoughEvidence);
  }

  void aPackWithoutAGradeSaysSoAndThePageStands_data() {
    QTest::addColumn<QString>("pack");
    for (const char* pack : {"area-send-monitoring", "area-send-engagement", "area-send-thematic", "local-area-2016",
                             "wsoa-revisit"})
      QTest::newRow(pack) << QString::fromLatin1(pack);
  }
  void aPackWithoutAGradeSaysSoAndThePageStands() {
    QFETCH(QString, pack);
    Window window(under(qPrintable(pack)));
    QVERIFY(window.page.accessibleSummary().startsWith(QStringLiteral("Inspections of this kind give no graded outcome")));
    QVERIFY(!window.button(QStringLiteral("Show how sure"))->isVisible());
    QCOMPARE(window.page.findChildren<CriterionRow*>().size(),
             static_cast<int>(window.state.pack().criteria.size()));
    QCOMPARE(window.page.findChild<AreaSection*>()->isVisible(), window.state.pack().judgedAreas.has_value());
    QTest::keyClick(window.button(QStringLiteral("What if…")), Qt::Key_Space);
    QVERIFY(window.page.model().isWhatIf());
    QTest::keyClick(window.page.findChild<CriterionRow*>(), Qt::Key_Return);
    QVERIFY(!window.page.grab().isNull());
  }

  void anEmptyWorkspaceSaysWhatThePageIsFor() {
    domain::Area area;
    area.id = {base::namedUuid("area")};
    area.name = "Testshire";
    area.frameworkId = "area-send-2025";
    Window window({"start", {domain::made(area)}});
    QVERIFY(window.page.findChild<EmptyState*>()->isVisible());
    QSignalSpy went(&window.navigator, &Navigator::requested);
    QTest::keyClick(window.page.findChild<EmptyState*>()->button(), Qt::Key_Space);
    QCOMPARE(went.count(), 1);
    QCOMPARE(went.front()[1].toString(), QStringLiteral("new"));
  }

  void aFewFindingsGiveNoOutcome() {
    auto set = demonstration();
    int kept = 0;
    std::erase_if(set.changes, [&](const domain::Change& change) {
      const auto kind = domain::kindOf(*change.after);
      if (kind == "file_link" || kind == "snapshot") return true;
      return kind == "evidence" && ++kept > 3;
    });
    Window window(std::move(set));
    QVERIFY(window.page.accessibleSummary().startsWith(QStringLiteral("There is not enough evidence")));
  }

  void acceptedOnlyIsAnotherPicture() {
    Window window(demonstration());
    const auto all = window.page.model().assessment().findings;
    auto* basis = window.page.findChild<OutcomeTop*>()->findChild<ChoiceStrip*>();
    auto* accepted = basis->findChildren<QRadioButton*>().last();
    accepted->setFocus();
    QTest::keyClick(accepted, Qt::Key_Space);
    QVERIFY(window.page.model().assessment().findings < all);
  }

  void arrowsMoveAmongTheCriteriaAndEnterOpensOne() {
    Window window(demonstration());
    window.page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window.page));
    auto* first = window.row("E1");
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Down);
    QTRY_VERIFY(window.row("E2")->hasFocus());
    QTest::keyClick(window.row("E2"), Qt::Key_Return);
    auto* splitter = window.page.findChild<DetailSplitter*>();
    QVERIFY(splitter->isOpen());
    QVERIFY(window.page.findChild<CriterionDetail*>() != nullptr);
    QVERIFY(!window.page.findChild<CriterionDetail*>()->findChildren<FindingLink*>().isEmpty());
    QTest::keyClick(splitter, Qt::Key_Escape);
    QVERIFY(!splitter->isOpen());
  }

  void aFindingGoesToEvidence() {
    Window window(demonstration());
    QSignalSpy went(&window.navigator, &Navigator::requested);
    auto* link = window.row("E1")->findChild<FindingLink*>();
    link->setFocus();
    QTest::keyClick(link, Qt::Key_Space);
    QCOMPARE(went.count(), 1);
    QCOMPARE(went.front()[0].toString(), QStringLiteral("evidence"));
    QCOMPARE(went.front()[1].toString(), toQt(base::uuidText(link->id().uuid)));
  }

  void aWhatIfMovesThePictureAndLeavesNothing() {
    Window window(demonstration());
    const auto before = window.page.model().computed();
    auto* start = window.button(QStringLiteral("What if…"));
    QTest::keyClick(start, Qt::Key_Space);
    QVERIFY(window.page.findChild<WhatIfBanner*>()->isVisible());
    auto* row = window.row("E1");
    row->setFocus();
    QTest::keyClick(row, Qt::Key_Plus);
    QTest::keyClick(row, Qt::Key_Plus);
    QVERIFY(window.page.model().assessment().score > before.score);
    QCOMPARE(window.page.model().supposals(), std::size_t{1});
    QVERIFY(window.page.model().computed() == before);
    QTest::keyClick(window.button(QStringLiteral("Leave what-if")), Qt::Key_Space);
    QVERIFY(!window.page.findChild<WhatIfBanner*>()->isVisible());
    QVERIFY(window.page.model().assessment() == before);
    QVERIFY(window.port.applied.empty());
  }

  void aFindingSwitchedOffMovesItsCriterion() {
    Window window(demonstration());
    window.page.openArgument(QStringLiteral("what-if"));
    window.page.openArgument(QStringLiteral("L5"));
    auto* detail = window.page.findChild<CriterionDetail*>();
    auto* counts = detail->findChild<QCheckBox*>();
    QVERIFY(counts != nullptr && counts->isChecked());
    counts->setFocus();
    QTest::keyClick(counts, Qt::Key_Space);
    QVERIFY(!counts->isChecked());
    QVERIFY(window.page.model().assessment().findings < window.page.model().computed().findings);
  }

  void aSnapshotKeepsThePictureAndUndoTakesItBack() {
    Window window(demonstration());
    window.page.openArgument(QStringLiteral("snapshot"));
    window.port.deliver();
    const auto& snapshots = window.state.workspace().all<domain::Snapshot>();
    QVERIFY(!snapshots.empty());
    const auto& taken = snapshots.rows().back().value;
    const auto read = judgement::parseAssessment(taken.payload, window.state.pack(), "test");
    QVERIFY(read.has_value());
    QCOMPARE(read->outcome, window.page.model().assessment().outcome);
    const auto count = snapshots.size();
    window.state.undo();
    window.port.deliver();
    QCOMPARE(window.state.workspace().all<domain::Snapshot>().size(), count - 1);
  }

  void aNamedWhatIfIsKeptAsASnapshotThatSaysSo() {
    Window window(demonstration());
    window.page.openArgument(QStringLiteral("what-if"));
    auto* name = window.page.findChild<WhatIfBanner*>()->findChild<QLineEdit*>();
    QTest::keyClicks(name, QStringLiteral("Waits halved"));
    QTest::keyClick(name, Qt::Key_Return);
    window.port.deliver();
    QCOMPARE(window.state.workspace().all<domain::Snapshot>().rows().back().value.name,
             std::string("What-if: Waits halved"));
  }

  void aDifferentViewStandsBesideTheComputedOne() {
    Window window(demonstration());
    const auto before = window.page.model().assessment();
    window.page.openArgument(QStringLiteral("E3"));
    auto* view = window.page.findChild<CriterionDetail*>()->findChild<DifferentView*>();
    auto* start = view->findChildren<QPushButton*>().first();
    for (auto* button : view->findChildren<QPushButton*>())
      if (button->text() == QStringLiteral("Record a different view")) start = button;
    QTest::keyClick(start, Qt::Key_Space);
    auto* choice = view->findChildren<QRadioButton*>().last();
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Space);
    QTest::keyClicks(view->findChild<QPlainTextEdit*>(), QStringLiteral("We have seen the new plans."));
    auto* by = view->findChild<QLineEdit*>();
    QPushButton* record = nullptr;
    for (auto* button : view->findChildren<QPushButton*>())
      if (button->text() == QStringLiteral("Record")) record = button;
    QTest::keyClick(record, Qt::Key_Space);  // nobody's name yet: refused beside the field
    QVERIFY(window.port.applied.empty());
    QTest::keyClicks(by, QStringLiteral("A director"));
    QTest::keyClick(record, Qt::Key_Space);
    window.port.deliver();
    QCOMPARE(window.port.applied.size(), std::size_t{1});
    const auto& kept = window.state.workspace().all<domain::Override>().rows().back().value;
    QCOMPARE(kept.by, std::string("A director"));
    QCOMPARE(kept.key, std::string("E3"));
    QVERIFY(window.row("E3")->accessibleDescription().contains(QStringLiteral("different view: mostly strength")));
    QVERIFY(window.page.model().assessment() == before);
  }

  void newEvidenceMovesThePicture() {
    Window window(demonstration());
    const auto before = window.page.model().assessment().findings;
    auto evidence = window.state.workspace().all<domain::Evidence>().rows().front().value;
    evidence.id = window.state.newId<domain::EvidenceTag>();
    window.state.apply(QStringLiteral("log evidence"), domain::made(evidence));
    window.port.deliver();
    QCOMPARE(window.page.model().assessment().findings, before + 1);
  }

  void everythingThatTakesTheFocusHasAName() {
    Window window(demonstration());
    window.page.openArgument(QStringLiteral("what-if"));
    window.page.openArgument(QStringLiteral("E1"));
    for (const auto* widget : window.page.findChildren<QWidget*>()) {
      if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible()) continue;
      const auto* button = qobject_cast<const QAbstractButton*>(widget);
      const bool named = !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
      QVERIFY2(named, widget->metaObject()->className());
    }
  }
};

QTEST_MAIN(OutcomePageTest)
#include "outcome_page_test.moc"
