// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

#include "bridge/text.h"
#include "evidence/coverage_view.h"
#include "evidence/evidence_editor.h"
#include "evidence/evidence_form.h"
#include "evidence/evidence_model.h"
#include "evidence/evidence_page.h"
#include "evidence/evidence_words.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/detail_panel.h"
#include "widgets/field.h"
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
  [[nodiscard]] std::size_t count() const { return state.workspace().all<domain::Evidence>().size(); }
};

domain::ChangeSet emptyWorkspace() {
  domain::Area area;
  area.id = {base::namedUuid("area")};
  area.name = "Testshire";
  area.frameworkId = "area-send-2025";
  return {"start", {domain::made(area)}};
}

void show(QWidget& page) {
  page.resize(1240, 800);
  page.show();
  page.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&page));
}

void type(const QString& text) {
  QTest::keyClicks(QApplication::focusWidget(), text);
}
void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
  QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

void showCoverage(const QWidget& page) {
  for (auto* button : page.findChildren<QAbstractButton*>())
    if (button->text() == QLatin1String("Coverage")) QTest::keyClick(button, Qt::Key_Space);
}

/// What Tab visits from here on, until it is back.
QList<QWidget*> tabbed(QWidget* from) {
  QList<QWidget*> stops;
  from->setFocus();
  for (auto* at = QApplication::focusWidget(); at != nullptr && !stops.contains(at); at = QApplication::focusWidget()) {
    stops.append(at);
    press(Qt::Key_Tab);
  }
  return stops;
}

QStringList said(const Navigator& navigator, const std::function<void()>& doing) {
  QStringList sentences;
  const auto connection = QObject::connect(&navigator, &Navigator::said, &navigator,
                                           [&](MessageKind, const QString& text) { sentences << text; });
  doing();
  QObject::disconnect(connection);
  return sentences;
}

}  // namespace

class EvidencePageTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("evidence"));
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }
  void init() { QSettings().clear(); }

  void theModelHoldsWhatItPromises() {
    Window window(demonstration());
    EvidenceModel model(window.state);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.shownCount(), static_cast<int>(window.count()));
    for (int column = 0; column < model.columnCount(); ++column) {
      model.sort(column, Qt::DescendingOrder);
      model.sort(column, Qt::AscendingOrder);
    }
    EvidenceFilter filter;
    filter.finding = domain::Finding::Concern;
    filter.review = domain::ReviewState::Accepted;
    model.setFilter(filter);
    QVERIFY(model.shownCount() > 0 && model.shownCount() < static_cast<int>(window.count()));
    for (int row = 0; row < model.shownCount(); ++row) {
      QVERIFY(model.shown(row).value.finding == domain::Finding::Concern);
      QVERIFY(model.shown(row).value.review == domain::ReviewState::Accepted);
    }
  }

  void aFindingIsLoggedByKeysAloneAndStandsInTheList() {
    Window window(demonstration());
    EvidencePage page(window.context());
    show(page);
    const auto before = window.count();
    page.openArgument(QStringLiteral("new"));  // Ctrl+N
    type(QStringLiteral("Therapists in the north tell families within a week who will see their child."));
    press(Qt::Key_Tab);
    type(QStringLiteral("s"));  // strength
    press(Qt::Key_Tab);
    type(QStringLiteral("m"));  // many
    press(Qt::Key_Tab);
    type(QStringLiteral("h"));  // high
    press(Qt::Key_Tab);
    type(QStringLiteral("E3"));
    press(Qt::Key_Return, Qt::ControlModifier);
    window.port.deliver();
    QCOMPARE(window.count(), before + 1);
    QCOMPARE(window.port.applied.back().name, std::string("log evidence"));
    const auto& logged = window.state.workspace().all<domain::Evidence>().rows().back().value;
    QVERIFY(logged.finding == domain::Finding::Strength);
    QVERIFY(logged.reach == domain::Reach::Many);
    QVERIFY(logged.impact == domain::Impact::High);
    QCOMPARE(logged.criterion.text(), std::string("E3"));
    auto* table = page.findChild<DataTable*>(QStringLiteral("evidence"));
    page.setFilter(QStringLiteral("therapists north week"));
    QCOMPARE(table->tableModel()->shownCount(), 1);
    window.state.undo();
    window.port.deliver();
    QCOMPARE(table->tableModel()->shownCount(), 0);
    QCOMPARE(window.count(), before);
  }

  void saveAndNextKeepsPartnerPersonAndSource() {
    Window window(demonstration());
    EvidencePage page(window.context());
    show(page);
    EvidenceFilter preset;
    preset.partner = window.state.workspace().all<domain::Partner>().rows()[5].value.id;
    preset.source = domain::SourceKind::ParentVoice;
    page.openArgument(QStringLiteral("new"));
    auto* form = page.findChild<EvidenceForm*>();
    auto* editor = page.findChild<EvidenceEditor*>();
    editor->startNew(preset);
    auto draft = form->draft();
    draft.evidence.summary = "Parents say the new leaflet is clear.";
    draft.evidence.criterion = *base::ShortCode::make("E2");
    form->show(EvidenceForm::Mode::Log, draft);
    emit form->saveAndNextAsked();
    window.port.deliver();
    QVERIFY(editor->isLogging());
    QVERIFY(form->draft().evidence.summary.empty());
    QVERIFY(form->draft().evidence.partner == preset.partner);
    QVERIFY(form->draft().evidence.source == preset.source);
    QVERIFY(form->draft().evidence.id != draft.evidence.id);
  }

  void whatIsMissingIsSaidAtTheFieldAndNothingIsWritten() {
    Window window(demonstration());
    EvidencePage page(window.context());
    show(page);
    page.openArgument(QStringLiteral("new"));
    const auto writes = window.port.applied.size();
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(window.port.applied.size(), writes);
    QVERIFY(!QApplication::focusWidget()->accessibleDescription().isEmpty());
  }

  void aDraftOutlivesTheClosingOfThePanelAndAFailedSaving() {
    Window window(demonstration());
    EvidencePage page(window.context());
    show(page);
    auto* table = page.findChild<DataTable*>(QStringLiteral("evidence"));
    page.openArgument(QStringLiteral("new"));
    auto* form = page.findChild<EvidenceForm*>();
    type(QStringLiteral("Half a thought"));
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QVERIFY(form->mode() == EvidenceForm::Mode::Edit);
    page.openArgument(QStringLiteral("new"));
    QCOMPARE(form->draft().evidence.summary, std::string("Half a thought"));
    auto draft = form->draft();
    draft.evidence.criterion = *base::ShortCode::make("L1");
    form->show(EvidenceForm::Mode::Log, draft);
    const auto before = window.count();
    window.port.refuse = base::Error{base::Code::DiskFull, {}, {{"file", "test.waymark"}}};
    emit form->saveAsked();
    window.port.deliver();
    QCOMPARE(window.count(), before);
    QCOMPARE(form->draft().evidence.summary, std::string("Half a thought"));
  }

  void editingInPlaceWritesInTheOrderOfRevisions() {
    Window window(demonstration());
    EvidencePage page(window.context());
    show(page);
    auto* table = page.findChild<DataTable*>(QStringLiteral("evidence"));
    table->setCurrentIndex(table->model()->index(0, 0));
    auto* form = page.findChild<EvidenceForm*>();
    const domain::EvidenceId id{table->currentId()};
    auto draft = form->draft();
    draft.evidence.detail = "First.";
    form->show(EvidenceForm::Mode::Edit, draft);
    emit form->edited();
    draft.evidence.detail = "First. Second.";
    form->show(EvidenceForm::Mode::Edit, draft);
    emit form->edited();  // before the first is stored
    window.port.deliver();
    QCOMPARE(window.state.find<domain::Evidence>(id)->value.detail, std::string("First. Second."));
    QCOMPARE(window.state.undoName(), QStringLiteral("edit evidence"));
  }

  void deletingTakesItsLinksAlongAndUndoBringsBothBack() {
    Window window(demonstration());
    EvidencePage page(window.context());
    show(page);
    page.openArgument(QStringLiteral("new"));
    auto* editor = page.findChild<EvidenceEditor*>();
    const auto links = window.state.workspace().all<domain::FileLink>().size();
    QVERIFY(links > 0);
    const auto evidence = window.state.workspace().all<domain::FileLink>().rows().front().value.evidence;
    const auto sentences = said(window.navigator, [&] { editor->remove({evidence.uuid}); });
    window.port.deliver();
    QCOMPARE(sentences.size(), 1);
    QVERIFY(window.state.find<domain::Evidence>(evidence) == nullptr);
    QVERIFY(window.state.workspace().all<domain::FileLink>().size() < links);
    window.state.undo();
    window.port.deliver();
    QVERIFY(window.state.find<domain::Evidence>(evidence) != nullptr);
    QCOMPARE(window.state.workspace().all<domain::FileLink>().size(), links);
  }

  void aHoleOfTheMapOpensTheFormWithItsFieldsSet() {
    Window window(emptyWorkspace());
    domain::Evidence evidence;
    evidence.id = {base::namedUuid("e")};
    evidence.summary = "Something";
    evidence.criterion = *base::ShortCode::make("E1");
    evidence.source = domain::SourceKind::Data;
    window.state.apply(QStringLiteral("log"), domain::made(evidence));
    window.port.deliver();
    EvidencePage page(window.context());
    show(page);
    showCoverage(page);
    auto* view = page.findChild<CoverageView*>();
    auto* map = view->findChild<QTableView*>();
    auto* model = qobject_cast<CoverageModel*>(map->model());
    model->recompute();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const int child = static_cast<int>(domain::SourceKind::ChildVoice) + 1;
    QVERIFY(model->isHole(model->index(0, child)));
    QVERIFY(!model->isHole(model->index(0, static_cast<int>(domain::SourceKind::Data) + 1)));
    map->setCurrentIndex(model->index(0, child));
    QTest::keyClick(map, Qt::Key_Return);
    auto* form = page.findChild<EvidenceForm*>();
    QVERIFY(form->mode() == EvidenceForm::Mode::Log);
    QCOMPARE(form->draft().evidence.criterion.text(), std::string("E1"));
    QVERIFY(form->draft().evidence.source == domain::SourceKind::ChildVoice);
    // A cell that has findings shows them.
    map->setCurrentIndex(model->index(0, static_cast<int>(domain::SourceKind::Data) + 1));
    QTest::keyClick(map, Qt::Key_Return);
    QCOMPARE(page.findChild<DataTable*>(QStringLiteral("evidence"))->tableModel()->shownCount(), 1);
  }

  void whatIsNotSeenIsMadeWhenItIsAskedForAndTabComesToThePanelLast() {
    Window window(demonstration());
    EvidencePage page(window.context());
    show(page);
    QVERIFY(page.findChild<EvidenceForm*>() == nullptr);
    QVERIFY(page.findChild<CoverageView*>() == nullptr);
    page.openArgument(QStringLiteral("new"));
    showCoverage(page);  // made after the form
    auto* map = page.findChild<CoverageView*>()->findChild<QTableView*>();
    auto* panel = page.findChild<DetailPanel*>();
    const auto stops = tabbed(map);
    QVERIFY(panel->isVisible() && stops.size() > 10);
    QVERIFY2(panel->isAncestorOf(stops.value(1)), "Tab goes from the map to the panel");
    for (auto* in : page.findChild<EvidenceForm*>()->findChildren<NotesField*>())
      QVERIFY2(stops.contains(in), "and through the form");
  }

  void everyFieldHasANameAndReadOnlySaysWhy() {
    Window window(emptyWorkspace());
    window.port.readOnlyWhy = base::Error{base::Code::InUse, {}, {{"file", "test.waymark"}, {"who", "Ann"}}};
    window.state.open("test.waymark");
    window.port.deliver();
    EvidencePage page(window.context());
    show(page);
    for (auto* child : page.findChildren<QWidget*>())
      if ((child->focusPolicy() & Qt::TabFocus) && child->isVisible())
        QVERIFY2(!child->accessibleName().isEmpty() || !child->property("text").toString().isEmpty(),
                 child->metaObject()->className());
    const auto sentences = said(window.navigator, [&] { page.openArgument(QStringLiteral("new")); });
    QCOMPARE(sentences.size(), 1);
    QVERIFY(sentences.front().contains(QStringLiteral("Ann")));
  }

  void filteringTwentyThousandRowsIsMeasured() {
    auto first = emptyWorkspace();
    const auto demo = demonstration();
    std::vector<domain::Evidence> samples;
    for (const auto& change : demo.changes)
      if (const auto* evidence = std::get_if<domain::Evidence>(&*change.after)) samples.push_back(*evidence);
    for (std::size_t i = 0; i < 20'000; ++i) {
      auto evidence = samples[i % samples.size()];
      evidence.id = {base::namedUuid("row " + std::to_string(i))};
      evidence.partner.reset();
      evidence.givenBy.reset();
      evidence.earlierFindings.clear();
      evidence.priorities.clear();
      first.changes.push_back(domain::made(std::move(evidence)));
    }
    Window window(std::move(first));
    QElapsedTimer timer;
    timer.start();
    EvidenceModel model(window.state);
    qInfo("20,000 findings into the model: %.1f ms", static_cast<double>(timer.nsecsElapsed()) / 1e6);
    QTest::qWait(1500);  // the search texts are folded while nothing else happens
    for (const auto* word : {"w", "wa", "wai", "wait", "waiti", "waiting", "waiting s", "waiting speech"}) {
      timer.restart();
      model.setFilterText(QLatin1String(word));
      qInfo("filter “%s”: %.2f ms, %d rows", word, static_cast<double>(timer.nsecsElapsed()) / 1e6, model.shownCount());
    }
    timer.restart();
    model.setFilterText({});
    model.sort(EvidenceModel::ReviewBy, Qt::AscendingOrder);
    qInfo("sort by a date: %.2f ms", static_cast<double>(timer.nsecsElapsed()) / 1e6);
    QCOMPARE(model.shownCount(), 20'000);
  }
};

QTEST_MAIN(EvidencePageTest)
#include "evidence_page_test.moc"
