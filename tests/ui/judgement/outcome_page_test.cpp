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
