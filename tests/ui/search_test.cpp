// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K on the demonstration, by keyboard: what it finds, where Enter goes, where Esc gives the focus back to.
#include <QLineEdit>
#include <QListView>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

#include "bridge/text.h"
#include "memory_port.h"
#include "settings/settings_page.h"
#include "shell/action_catalogue.h"
#include "shell/finder.h"
#include "shell/found_model.h"
#include "shell/main_window.h"
#include "shell/search_palette.h"
#include "widgets/data_table.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct Shown {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  MainWindow window{state, actions};

  Shown() {
    window.resize(1440, 900);
    window.show();
    state.create("demonstration.waymark", demonstration());
    port.deliver();
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window);
  }
  void open() {
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette() != nullptr);
    QVERIFY(palette()->isVisible());
    QTRY_VERIFY(!palette()->findChild<Finder*>()->isReading());
  }
  [[nodiscard]] SearchPalette* palette() const { return window.findChild<SearchPalette*>(); }
  [[nodiscard]] QLineEdit* field() const { return window.findChild<QLineEdit*>(QStringLiteral("find")); }
  void type(const QString& text) const { QTest::keyClicks(field(), text); }
  void press(Qt::Key key) const { QTest::keyClick(field(), key); }
  /// The titles of one kind.
  [[nodiscard]] QStringList found(app::SearchKind kind) const {
    auto* model = window.findChild<FoundModel*>();
    QStringList titles;
    for (int row = 0; row < model->rowCount(); ++row)
      if (model->row(row).sort == FoundRow::Sort::Hit && model->row(row).kind == kind)
        titles.append(model->row(row).title);
    return titles;
  }
  [[nodiscard]] const FoundRow& current() const {
    return window.findChild<FoundModel*>()->row(palette()->findChild<QListView*>()->currentIndex().row());
  }
};

}  // namespace

class SearchTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light); }

  void escGivesTheFocusBack() {
    Shown shown;
    shown.window.showPage(QStringLiteral("evidence"));
    auto* before = QApplication::focusWidget();
    QVERIFY(before != nullptr);
    shown.open();
    QCOMPARE(QApplication::focusWidget(), shown.field());
    shown.press(Qt::Key_Escape);
    QVERIFY(!shown.palette()->isVisible());
    QCOMPARE(QApplication::focusWidget(), before);
  }

  void aFindingIsOpenedWithItSelected() {
    Shown shown;
    shown.window.showPage(QStringLiteral("today"));
    shown.open();
    const auto& rows = shown.state.workspace().all<domain::Evidence>().rows();
    const auto& wanted = rows[rows.size() / 2].value;
    shown.type(toQt(wanted.summary).left(60));
    QCOMPARE(shown.current().id, toQt(base::uuidText(wanted.id.uuid)));
    shown.press(Qt::Key_Return);
    QVERIFY(!shown.palette()->isVisible());
    QCOMPARE(shown.window.currentPageId(), QStringLiteral("evidence"));
    auto* table = shown.window.currentPage()->findChild<DataTable*>(QStringLiteral("evidence"));
    QVERIFY(table->currentId() == wanted.id.uuid);
  }

  void aSavedViewIsOpenedByItsName() {
    Shown shown;
    domain::SavedView view{shown.state.newId<domain::SavedViewTag>(), "evidence", "Waits and delays",
                           R"({"version":1,"words":"therapy"})"};
    shown.state.apply(QStringLiteral("save a view"), domain::made(view));
    shown.port.deliver();
    shown.window.showPage(QStringLiteral("today"));
    shown.open();
    shown.type(QStringLiteral("waits and del"));
    for (int i = 0; i < 20 && shown.current().title != QLatin1String("Waits and delays"); ++i)
      shown.press(Qt::Key_Down);
    QCOMPARE(shown.current().title, QStringLiteral("Waits and delays"));
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.window.currentPageId(), QStringLiteral("evidence"));
    auto* table = shown.window.currentPage()->findChild<DataTable*>(QStringLiteral("evidence"));
    QCOMPARE(table->tableModel()->filterText(), QStringLiteral("therapy"));
    QVERIFY(table->tableModel()->shownCount() > 0);
    QVERIFY(table->tableModel()->shownCount() < table->tableModel()->sourceCount());
  }

  void slipsAreForgivenAndKindsAreGrouped() {
    Shown shown;
    shown.open();
    shown.type(QStringLiteral("spech langauge"));
    QVERIFY(!shown.found(app::SearchKind::Evidence).isEmpty());
    shown.field()->clear();
    shown.type(QStringLiteral("timelin"));
    QCOMPARE(shown.current().kind, app::SearchKind::Page);
    QCOMPARE(shown.current().id, QStringLiteral("timeline"));
    QCOMPARE(shown.current().marks, (std::vector<std::pair<int, int>>{{0, 7}}));
  }

  void eachKindOpensItsPage() {
    Shown shown;
    const auto go = [&shown](const QString& text, app::SearchKind kind) {
      shown.open();
      shown.type(text);
      for (int i = 0; i < 60 && shown.current().kind != kind; ++i) shown.press(Qt::Key_Down);
      QCOMPARE(shown.current().kind, kind);
      shown.press(Qt::Key_Return);
    };
    const auto& person = shown.state.workspace().all<domain::Person>().rows().front().value;
    go(toQt(person.name), app::SearchKind::Person);
    QCOMPARE(shown.window.currentPageId(), QStringLiteral("partners"));
    go(QStringLiteral("survey links passed on"), app::SearchKind::Task);
    QCOMPARE(shown.window.currentPageId(), QStringLiteral("timeline"));
    go(QStringLiteral("carer forum work plan"), app::SearchKind::Request);
    QCOMPARE(shown.window.currentPageId(), QStringLiteral("requests"));
    go(QStringLiteral("E4"), app::SearchKind::Criterion);
    QCOMPARE(shown.window.currentPageId(), QStringLiteral("outcome"));
    go(QStringLiteral("school terms"), app::SearchKind::Setting);
    QCOMPARE(shown.window.currentPageId(), QStringLiteral("settings"));
    auto* section = shown.window.currentPage()->findChild<QWidget*>(QStringLiteral("working-days"));
    QVERIFY(section != nullptr);
    QVERIFY(!section->visibleRegion().isEmpty());
    go(QStringLiteral("handbook june 2025"), app::SearchKind::Pack);
    QCOMPARE(shown.window.currentPageId(), QStringLiteral("settings"));
    go(QStringLiteral("jsna"), app::SearchKind::Term);
    QVERIFY(shown.window.findChild<QTextBrowser*>()->toPlainText().contains(QStringLiteral("needs assessment")));
  }

  void surveysCommentsAndWhatWasSaidAreFoundAndOpenWhereTheyAre() {
    Shown shown;
    domain::OwnSurvey survey;
    survey.id = shown.state.newId<domain::OwnSurveyTag>();
    survey.title = "Quokka survey of carers";
    survey.questions = R"({"version":1,"columns":[{"header":"What would help?","id":"q1","use":"free_text"}]})";
    survey.answersSha256 = std::string(64, 'a');
    domain::SurveyComment comment;
    comment.id = shown.state.newId<domain::SurveyCommentTag>();
    comment.survey = survey.id;
    comment.answer = 2;
    comment.question = "q1";
    comment.text = "A zeppelin would be quicker than the taxi";
    domain::YouSaid said;
    said.id = shown.state.newId<domain::YouSaidTag>();
    said.said = "Letters are labyrinthine";
    shown.state.apply({"test", {domain::made(domain::Record{survey}), domain::made(domain::Record{comment}),
                                domain::made(domain::Record{said})}});
    shown.port.deliver();
    const auto go = [&shown](const QString& text, app::SearchKind kind, const base::Uuid& id) {
      shown.open();
      shown.type(text);
      QCOMPARE(shown.current().kind, kind);
      QCOMPARE(shown.current().id, toQt(base::uuidText(id)));
      shown.press(Qt::Key_Return);
      QCOMPARE(shown.window.currentPageId(), QStringLiteral("surveys"));
    };
    go(QStringLiteral("zeppelin taxi"), app::SearchKind::Comment, comment.id.uuid);
    QVERIFY(shown.window.currentPage()->place().startsWith(QStringLiteral("own:")));
    go(QStringLiteral("quokka survey"), app::SearchKind::Survey, survey.id.uuid);
    go(QStringLiteral("labyrinthine"), app::SearchKind::Survey, said.id.uuid);
    QCOMPARE(shown.window.currentPage()->place(), QStringLiteral("said:") + toQt(base::uuidText(said.id.uuid)));
    // Reworded, it is found as it stands now; taken out, not at all.
    const auto stored = *shown.state.find<domain::SurveyComment>(comment.id);
    auto after = stored.value;
    after.text = "[name] would be quicker";
    shown.state.apply(QStringLiteral("redact"), domain::edited(stored, after));
    shown.port.deliver();
    shown.open();
    shown.type(QStringLiteral("zeppelin"));
    QVERIFY(shown.found(app::SearchKind::Comment).isEmpty());
  }

  void anActionIsDone() {
    Shown shown;
    shown.open();
    shown.type(QStringLiteral("new evid"));
    QCOMPARE(shown.current().kind, app::SearchKind::Action);
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.window.currentPageId(), QStringLiteral("evidence"));
  }

  void whatIsLoggedCanBeFoundAtOnceAndWhatIsTakenOutCannot() {
    Shown shown;
    shown.open();
    shown.press(Qt::Key_Escape);
    const auto stored = shown.state.workspace().all<domain::Evidence>().rows().front();
    auto after = stored.value;
    after.summary = "Quokkas were counted";
    shown.state.apply(QStringLiteral("edit"), domain::edited(stored, after));
    shown.port.deliver();
    shown.open();
    shown.type(QStringLiteral("quokkas"));
    QCOMPARE(shown.found(app::SearchKind::Evidence), QStringList{QStringLiteral("Quokkas were counted")});
    shown.press(Qt::Key_Escape);
    const auto edited = *shown.state.find<domain::Evidence>(stored.value.id);
    shown.state.apply(QStringLiteral("remove"), domain::removed(edited));
    shown.port.deliver();
    shown.open();
    shown.type(QStringLiteral("quokkas"));
    QVERIFY(shown.found(app::SearchKind::Evidence).isEmpty());
  }

  void goingElsewhereShutsIt() {
    Shown shown;
    shown.window.showPage(QStringLiteral("evidence"));
    auto* table = shown.window.currentPage()->findChild<DataTable*>(QStringLiteral("evidence"));
    shown.open();
    table->setFocus();
    QVERIFY(!shown.palette()->isVisible());
    QCOMPARE(QApplication::focusWidget(), table);
  }

  void aScreenReaderHearsWhatIsChosen() {
    Shown shown;
    shown.open();
    shown.type(QStringLiteral("timeline"));
    QVERIFY(shown.field()->accessibleDescription().contains(QStringLiteral("Pages: Timeline")));
    shown.field()->clear();
    shown.type(QStringLiteral("qqqqqqqq"));
    QVERIFY(shown.field()->accessibleDescription().contains(QStringLiteral("Nothing found")));
    shown.press(Qt::Key_Return);  // does nothing
    QVERIFY(shown.palette()->isVisible());
  }
};

QTEST_MAIN(SearchTest)
#include "search_test.moc"
