// SPDX-License-Identifier: GPL-3.0-or-later
// Keeping in touch on a real file with its seal, by keyboard: points and what they become, concerns until they are
// closed, who is named and who came in, the embargo and what lifts it.
#include <QListView>
#include <QTest>

#include "restricted_shown.h"
#include "shell/due_words.h"
#include "shell/finder.h"
#include "shell/found_model.h"
#include "shell/list_tools.h"
#include "shell/search_palette.h"
#include "touch/concern_form.h"
#include "touch/point_form.h"
#include "touch/touch_page.h"
#include "touch/touch_rows.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/detail_panel.h"
#include "widgets/field.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;
using domain::RestrictedPart;

namespace {

struct Touch : RestrictedShown {
  Touch() {
    if (!seal() || !unlock()) qFatal("no seal");
    window.showPage(QStringLiteral("touch"));
  }
  using WorkspaceShown::press;
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    auto* focus = QApplication::focusWidget();
    QTest::keyClick(focus == nullptr ? &window : focus, key, modifiers);
  }
  bool click(const char* objectName) {
    auto* button = part<QPushButton>(objectName);
    if (button == nullptr || !button->isEnabled()) return false;
    button->setFocus();
    press(Qt::Key_Space);
    return true;
  }
  /// Types over what a field of this name holds, and leaves it.
  bool write(const QString& field, const QString& text) {
    if (auto* notes = named<NotesField>(field)) {
      notes->setFocus();
      notes->selectAll();
      QTest::keyClicks(notes, text);
      press(Qt::Key_Tab);
      return true;
    }
    if (!type(field, text)) return false;
    press(Qt::Key_Tab);
    return true;
  }
  /// Keys that are sent to a field leave its list of suggestions open, and that has the keyboard then.
  bool backToWindow() {
    while (auto* popup = QApplication::activePopupWidget()) popup->close();
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window);
  }
  bool enter(RestrictedPart part) { return RestrictedShown::enter(part) && backToWindow() && isOpen(part); }
  bool choose(const QString& field, const QString& name) {
    auto* combo = named<IdCombo>(field);
    if (combo == nullptr || !combo->isEnabled()) return false;
    combo->setFocus();
    combo->lineEdit()->selectAll();
    QTest::keyClicks(combo->lineEdit(), name);
    if (!backToWindow()) return false;
    QTest::keyClick(combo->lineEdit(), Qt::Key_Return);
    return combo->id().has_value();
  }
  /// A new point by its own key, saved with Ctrl+Enter.
  bool addPoint(const QString& what) {
    const auto before = points().size();
    press(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    auto* field = part<NotesField>("point-what");
    if (field == nullptr || !field->hasFocus()) return false;
    QTest::keyClicks(field, what);
    press(Qt::Key_Return, Qt::ControlModifier);
    return QTest::qWaitFor([&] { return points().size() == before + 1; });
  }
  const domain::Table<domain::InspectionPoint>& points() const {
    return state.workspace().all<domain::InspectionPoint>();
  }
  const domain::Table<domain::Concern>& concerns() const { return state.workspace().all<domain::Concern>(); }
  app::SealedTexts texts(const base::Uuid& id, const std::string& sealed) const {
    const auto opened = app::openTexts(state.seal().key().get(), id, sealed);
    return opened ? *opened : app::SealedTexts{};
  }
  app::SealedTexts texts(const domain::InspectionPoint& point) const { return texts(point.id.uuid, point.sealed); }
  app::SealedTexts texts(const domain::Concern& concern) const { return texts(concern.id.uuid, concern.sealed); }
  /// Every text that the page shows or holds, whether it is seen or not.
  QString everything() const {
    QString all;
    auto* page = window.findChild<TouchPage*>();
    for (auto* label : page->findChildren<QLabel*>()) all += label->text() + u'\n';
    for (auto* line : page->findChildren<QLineEdit*>()) all += line->text() + u'\n';
    for (auto* notes : page->findChildren<QPlainTextEdit*>()) all += notes->toPlainText() + u'\n';
    for (auto* table : page->findChildren<DataTable*>())
      for (int row = 0; row < table->tableModel()->rowCount(); ++row)
        for (int column = 0; column < table->tableModel()->columnCount(); ++column)
          for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole)})
            all += table->tableModel()->index(row, column).data(role).toString() + u'\n';
    return all;
  }
  QStringList found(const QString& words) {
    press(Qt::Key_K, Qt::ControlModifier);
    auto* palette = window.findChild<SearchPalette*>();
    (void)QTest::qWaitFor([&] { return !palette->findChild<Finder*>()->isReading(); });
    QTest::keyClicks(window.findChild<QLineEdit*>(QStringLiteral("find")), words);
    return hits();
  }
  QStringList hits() const {
    QStringList out;
    auto* model = window.findChild<FoundModel*>();
    for (int row = 0; row < model->rowCount(); ++row)
      if (model->row(row).sort == FoundRow::Sort::Hit &&
          (model->row(row).kind == app::SearchKind::Point || model->row(row).kind == app::SearchKind::Concern))
        out << model->row(row).title;
    return out;
  }
};

}  // namespace

class TouchTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light); }

  void aPointIsWrittenDownInSecondsAnsweredAndClosedAndEachStepIsUndone() {
    Touch shown;
    QVERIFY(shown.enter(RestrictedPart::KeepingInTouch));
    QVERIFY(shown.addPoint(QStringLiteral("Waits differ in the north")));
    const auto id = shown.points().rows().front().value.id;
    const auto point = [&] { return shown.state.find<domain::InspectionPoint>(id)->value; };
    QCOMPARE(point().code, std::string("K-01"));
    QCOMPARE(point().day, shown.state.now().today);
    QCOMPARE(shown.state.undoName(), QStringLiteral("write down K-01"));
    QVERIFY(point().sealed.find("Waits") == std::string::npos);
    QCOMPARE(shown.texts(point()).at("what"), std::string("Waits differ in the north"));
    QCOMPARE(shown.texts(point()).at("by"), shown.state.realInspection()->value.leadInspector);
    // Nothing differs: nothing is written.
    QVERIFY(QTest::qWaitFor([&] { return shown.named<NotesField>(QStringLiteral("Answer")) != nullptr; }));
    shown.part<NotesField>("point-what")->setFocus();
    for (int i = 0; i < 12; ++i) shown.press(Qt::Key_Tab);
    QTest::qWait(50);
    QCOMPARE(shown.state.undoName(), QStringLiteral("write down K-01"));

    QVERIFY(shown.choose(QStringLiteral("Owner"), QStringLiteral("Petra Novak")));
    QVERIFY(QTest::qWaitFor([&] { return point().owner.has_value(); }));
    QVERIFY(shown.write(QStringLiteral("Answer due"), QStringLiteral("12 nov 2026")));
    QVERIFY(QTest::qWaitFor([&] { return point().due == base::dayOf(2026, 11, 12); }));
    QVERIFY(shown.write(QStringLiteral("At"), QStringLiteral("9.30")));
    QVERIFY(QTest::qWaitFor([&] { return point().dueTime == base::TimeOfDay{9 * 60 + 30}; }));
    QVERIFY(shown.write(QStringLiteral("Answer"), QStringLiteral("Two providers; figures sent")));
    QVERIFY(QTest::qWaitFor([&] { return point().state == domain::PointState::Answered; }));
    QCOMPARE(shown.state.undoName(), QStringLiteral("answer K-01"));
    QCOMPARE(shown.texts(point()).at("answer"), std::string("Two providers; figures sent"));
    auto* stateOf = shown.named<QComboBox>(QStringLiteral("State"));
    stateOf->setFocus();
    shown.press(Qt::Key_Down);
    QVERIFY(QTest::qWaitFor([&] { return point().state == domain::PointState::Closed; }));
    QCOMPARE(shown.state.undoName(), QStringLiteral("close K-01"));
    shown.state.undo();
    QVERIFY(QTest::qWaitFor([&] { return point().state == domain::PointState::Answered; }));
    shown.state.undo();
    QVERIFY(QTest::qWaitFor([&] { return point().state == domain::PointState::Open; }));
    QVERIFY(!shown.texts(point()).contains("answer"));

    // An answer can't be due before the meeting: said beside the field, and nothing is written.
    QVERIFY(shown.write(QStringLiteral("Answer due"), QStringLiteral("1 nov 2026")));
    QVERIFY(shown.says(QStringLiteral("due before the meeting")));
    QCOMPARE(point().due, std::optional(base::dayOf(2026, 11, 12)));
  }

  void withoutWordsNothingIsWrittenDown() {
    Touch shown;
    QVERIFY(shown.enter(RestrictedPart::KeepingInTouch));
    shown.press(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    shown.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(shown.says(QStringLiteral("Write what was raised.")));
    QVERIFY(shown.points().empty());
  }

  void aPointBecomesARequestOnceAndEvidenceThatNoListHasUntilPublication() {
    Touch shown;
    QVERIFY(shown.enter(RestrictedPart::KeepingInTouch));
    QVERIFY(shown.addPoint(QStringLiteral("How are panel decisions recorded?")));
    QVERIFY(QTest::qWaitFor([&] { return shown.part<QPushButton>("point-request") != nullptr; }));
    QVERIFY(shown.click("point-request"));
    QVERIFY(shown.says(QStringLiteral("Say it in words of your own.")));
    const auto requests = shown.state.workspace().all<domain::Request>().size();
    QVERIFY(shown.write(QStringLiteral("Words"), QStringLiteral("Panel records of six months")));
    QVERIFY(shown.click("point-request"));
    QVERIFY(QTest::qWaitFor([&] { return shown.state.workspace().all<domain::Request>().size() == requests + 1; }));
    QVERIFY(QTest::qWaitFor([&] { return shown.says(QStringLiteral("It became the request R-")); }));
    QVERIFY(!shown.part<QPushButton>("point-request")->isEnabled());
    QVERIFY(!shown.part<QPushButton>("point-action")->isEnabled());
    const auto evidence = shown.state.workspace().all<domain::Evidence>().size();
    QVERIFY(shown.write(QStringLiteral("Words"), QStringLiteral("Zebrawood finding")));
    QVERIFY(shown.click("point-evidence"));
    QVERIFY(QTest::qWaitFor([&] { return shown.state.workspace().all<domain::Evidence>().size() == evidence + 1; }));
    QVERIFY(QTest::qWaitFor([&] { return shown.says(QStringLiteral("held back by the embargo: Zebrawood finding")); }));
    QVERIFY(
        QTest::qWaitFor([&] { return shown.says(QStringLiteral("1 finding and the words of 1 request")); }));
    // What is held back by the point keeps it from being taken out.
    QVERIFY(shown.press(QStringLiteral("Take out the point")));
    QVERIFY(shown.message().contains(QStringLiteral("became a request")));
    QCOMPARE(shown.points().size(), std::size_t{1});
    const auto listed = [&] {
      shown.window.showPage(QStringLiteral("evidence"));
      int rows = 0;
      for (auto* found : shown.window.findChildren<DataTable*>())
        if (found->isVisible()) rows = std::max(rows, found->tableModel()->sourceCount());
      return static_cast<std::size_t>(rows);
    };
    QCOMPARE(listed(), evidence);

    // Publication lifts it, after a question, and Undo brings it back.
    shown.window.showPage(QStringLiteral("touch"));
    QVERIFY(shown.write(QStringLiteral("Report published on"), QStringLiteral("18 dec 2026")));
    QVERIFY(shown.press(QStringLiteral("Lift the embargo…")));
    QVERIFY(shown.says(QStringLiteral("is still to come")));
    QVERIFY(shown.write(QStringLiteral("Report published on"), QStringLiteral("11 nov 2026")));
    QVERIFY(shown.press(QStringLiteral("Lift the embargo…")));
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(shown.button(QStringLiteral("Keep the embargo"))));
    QVERIFY(shown.press(QStringLiteral("Lift it")));
    QVERIFY(QTest::qWaitFor([&] { return shown.says(QStringLiteral("the embargo is lifted. What points say")); }));
    QCOMPARE(listed(), evidence + 1);
    shown.state.undo();
    QVERIFY(QTest::qWaitFor([&] { return !shown.state.realInspection()->value.publishedOn; }));
    QCOMPARE(listed(), evidence);
  }

  void aPointIsMarkedAnsweredFromWhatIsDueByWhoCameInOnly() {
    Touch shown;
    QVERIFY(shown.enter(RestrictedPart::KeepingInTouch));
    QVERIFY(shown.addPoint(QStringLiteral("How panels decide")));
    const auto point = [&] { return shown.state.workspace().all<domain::InspectionPoint>().begin()->value; };
    app::Due due;
    due.kind = app::DueKind::Point;
    due.step = app::DueStep::AnswerPoint;
    due.key = base::uuidText(point().id.uuid);
    Navigator navigator;
    RestrictedDoors::of(shown.state).shut(RestrictedPart::KeepingInTouch);
    markDueDone(shown.state, navigator, due);
    QTest::qWait(50);
    QCOMPARE(point().state, domain::PointState::Open);
    QVERIFY(shown.enter(RestrictedPart::KeepingInTouch));
    markDueDone(shown.state, navigator, due);
    QVERIFY(QTest::qWaitFor([&] { return point().state == domain::PointState::Answered; }));
  }

  void whenTheDoorShutsNoWordIsLeftOnThePageNorInSearch() {
    Touch shown;
    QVERIFY(shown.enter(RestrictedPart::KeepingInTouch));
    QVERIFY(shown.addPoint(QStringLiteral("Quillfeather was named")));
    QVERIFY(QTest::qWaitFor([&] { return shown.everything().contains(QStringLiteral("Quillfeather")); }));
    QCOMPARE(shown.found(QStringLiteral("quillfeather")), QStringList{QStringLiteral("Quillfeather was named")});
    shown.press(Qt::Key_Return);  // lands on it
    QVERIFY(shown.part<NotesField>("point-what") != nullptr);
    QVERIFY(shown.lock());
    QVERIFY(!shown.everything().contains(QStringLiteral("Quillfeather")));
    QVERIFY(shown.everything().contains(QStringLiteral("(sealed)")));
    QVERIFY(shown.everything().contains(QStringLiteral("K-01")));
    QVERIFY(shown.part<NotesField>("point-what") == nullptr);
    QVERIFY(shown.hits().isEmpty());
    QVERIFY(shown.found(QStringLiteral("quillfeather")).isEmpty());
    shown.press(Qt::Key_Escape);
    // The seal open again isn't the door open again.
    QVERIFY(shown.unlock());
    QVERIFY(!shown.everything().contains(QStringLiteral("Quillfeather")));
    QVERIFY(shown.found(QStringLiteral("quillfeather")).isEmpty());
  }

  void whatIsBeingWrittenAsTheDoorShutsIsSaidToBeLost() {
    Touch shown;
    QVERIFY(shown.enter(RestrictedPart::KeepingInTouch));
    shown.press(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClicks(shown.part<NotesField>("point-what"), QStringLiteral("Half a sentence"));
    shown.state.seal().lock();
    QVERIFY(QTest::qWaitFor([&] { return shown.message().contains(QStringLiteral("isn’t kept")); }));
    QVERIFY(!shown.everything().contains(QStringLiteral("Half a sentence")));
    QVERIFY(shown.points().empty());
  }

  void aConcernFoundInTextWaitsForTheDoorAndIsMovedOnStepByStep() {
    Touch shown;
    shown.window.showPage(QStringLiteral("touch"), QStringLiteral("raise:In the parents’ survey, answer 12"));
    QVERIFY(shown.part<NotesField>("concern-what") == nullptr);
    QVERIFY(shown.enter(RestrictedPart::Concerns));
    auto* what = shown.part<NotesField>("concern-what");
    QVERIFY(what != nullptr);
    QVERIFY(what->hasFocus());
    QCOMPARE(shown.named<QLineEdit>(QStringLiteral("Where it was found"))->text(),
             QStringLiteral("In the parents’ survey, answer 12"));
    QTest::keyClicks(what, QStringLiteral("A child is left alone"));
    // A name can't go where everybody sees it.
    QVERIFY(shown.write(QStringLiteral("Case code"), QStringLiteral("Tobias")));
    shown.part<NotesField>("concern-what")->setFocus();
    shown.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(shown.says(QStringLiteral("No child on the lists or tracked has this code")));
    QVERIFY(shown.concerns().empty());
    auto* code = shown.named<QLineEdit>(QStringLiteral("Case code"));
    code->setFocus();
    code->selectAll();
    shown.press(Qt::Key_Delete);
    shown.part<NotesField>("concern-what")->setFocus();
    shown.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor([&] { return shown.concerns().size() == 1; }));
    const auto id = shown.concerns().rows().front().value.id;
    const auto concern = [&] { return shown.state.find<domain::Concern>(id)->value; };
    QCOMPARE(concern().code, std::string("SC-1"));
    QVERIFY(concern().origin == domain::ConcernOrigin::FoundInText);
    QCOMPARE(shown.texts(concern()).at("where"), std::string("In the parents’ survey, answer 12"));
    QVERIFY(concern().sealed.find("alone") == std::string::npos);
    using State = domain::ConcernState;
    for (const auto& [next, moment] : {std::pair{State::DutyTeamTold, &domain::Concern::toldAt},
                                       std::pair{State::Assured, &domain::Concern::assuredAt},
                                       std::pair{State::Closed, &domain::Concern::closedAt}}) {
      QVERIFY(QTest::qWaitFor([&] { return shown.part<QPushButton>("concern-step") != nullptr; }));
      QVERIFY(shown.click("concern-step"));
      QVERIFY(QTest::qWaitFor([&, next = next] { return concern().state == next; }));
      QVERIFY((concern().*moment).has_value());
      QCOMPARE(shown.state.undoName(), QStringLiteral("move on concern SC-1"));
    }
    QVERIFY(QTest::qWaitFor([&] { return shown.part<QPushButton>("concern-step") == nullptr; }));
    shown.state.undo();
    QVERIFY(QTest::qWaitFor([&] { return concern().state == State::Assured; }));
    QVERIFY(!concern().closedAt);
    QVERIFY(shown.write(QStringLiteral("Who was told"), QStringLiteral("The duty manager")));
    QVERIFY(QTest::qWaitFor([&] { return shown.texts(concern()).contains("told"); }));
    // It isn't taken out by one key.
    QVERIFY(shown.press(QStringLiteral("Take out the concern")));
    QCOMPARE(shown.concerns().size(), std::size_t{1});
    QVERIFY(shown.press(QStringLiteral("It was a mistake: take it out")));
    QVERIFY(QTest::qWaitFor([&] { return shown.concerns().empty(); }));
    shown.state.undo();
    QVERIFY(QTest::qWaitFor([&] { return shown.concerns().size() == 1; }));
  }

  void oneWhoCameInForPointsDoesNotSeeConcerns() {
    Touch shown;
    shown.window.showPage(QStringLiteral("touch"), QStringLiteral("raise"));
    QVERIFY(shown.enter(RestrictedPart::Concerns));
    QTest::keyClicks(shown.part<NotesField>("concern-what"), QStringLiteral("Seen by Quillfeather"));
    shown.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor([&] { return shown.concerns().size() == 1; }));
    RestrictedDoors::of(shown.state).shut(RestrictedPart::Concerns);
    shown.window.showPage(QStringLiteral("touch"), QStringLiteral("points"));
    QVERIFY(shown.enter(RestrictedPart::KeepingInTouch));
    shown.window.showPage(QStringLiteral("touch"), QStringLiteral("concerns"));
    QVERIFY(!shown.everything().contains(QStringLiteral("Quillfeather")));
    QVERIFY(shown.everything().contains(QStringLiteral("SC-1")));
    QVERIFY(shown.found(QStringLiteral("quillfeather")).isEmpty());
  }

  void peopleAreNamedAndTakenOffAndTheLogSaysWhoCameIn() {
    Touch shown;
    QVERIFY(shown.enter(RestrictedPart::KeepingInTouch));
    shown.window.showPage(QStringLiteral("touch"), QStringLiteral("named"));
    QVERIFY(shown.says(QStringLiteral("open in this window as Miriam Hale")));
    auto* log = shown.part<DataTable>("openings");
    QVERIFY(log != nullptr);
    const auto lines = [&] {
      QStringList all;
      for (int row = 0; row < log->tableModel()->rowCount(); ++row)
        all << log->tableModel()->index(row, OpeningModel::What).data().toString();
      return all;
    };
    QVERIFY(QTest::qWaitFor([&] { return lines().size() == 2; }));
    QVERIFY(lines().front().startsWith(QStringLiteral("opened as Miriam Hale: ")));
    QCOMPARE(lines().back(), QStringLiteral("Miriam Hale was named"));
    QVERIFY(shown.choose(QStringLiteral("Person to name for Keeping in touch"), QStringLiteral("Petra Novak")));
    auto* add = shown.named<QPushButton>(QStringLiteral("Name this person for Keeping in touch"));
    add->setFocus();
    shown.press(Qt::Key_Space);
    QVERIFY(QTest::qWaitFor([&] { return shown.namedFor(RestrictedPart::KeepingInTouch).size() == 2; }));
    QVERIFY(QTest::qWaitFor([&] { return lines().front() == QStringLiteral("Petra Novak was named"); }));
    // Who came in and is taken off is out at once.
    QPushButton* off = nullptr;
    QVERIFY(QTest::qWaitFor([&] {
      off = shown.named<QPushButton>(QStringLiteral("Take Miriam Hale off Keeping in touch"));
      return off != nullptr;
    }));
    off->setFocus();
    shown.press(Qt::Key_Space);
    QVERIFY(QTest::qWaitFor([&] { return !shown.isOpen(RestrictedPart::KeepingInTouch); }));
    QVERIFY(QTest::qWaitFor([&] {
      const auto* name = shown.named<QPushButton>(QStringLiteral("Name this person for Keeping in touch"));
      return name != nullptr && !name->isEnabled();
    }));
    shown.state.undo();
    QVERIFY(QTest::qWaitFor([&] { return shown.namedFor(RestrictedPart::KeepingInTouch).size() == 2; }));
  }

  void rowsThatAreCopiedWithTheirWordsAreLogged() {
    Touch shown;
    QVERIFY(shown.enter(RestrictedPart::KeepingInTouch));
    QVERIFY(shown.addPoint(QStringLiteral("One")));
    auto* table = shown.part<DataTable>("points");
    QVERIFY(table != nullptr);
    table->setFocus();
    shown.press(Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor([&] { return shown.isLogged("Keeping in touch, opened as Miriam Hale: 1 row copied"); }));
    const QString file = shown.folder.filePath(QStringLiteral("points.csv"));
    for (auto* tools : shown.window.findChild<TouchPage*>()->findChildren<ListTools*>())
      if (tools->parent() == table) tools->exportTo(file);
    QVERIFY(QTest::qWaitFor([&] { return shown.isLogged("opened as Miriam Hale: the list written to a file"); }));
  }

  void todaysRowsComeHereAndOpenOnceSomebodyIsLetIn() {
    Touch shown;
    domain::Concern concern;
    concern.id = {base::namedUuid("a concern of this test")};
    concern.inspection = shown.state.realInspection()->value.id;
    concern.code = "SC-9";
    concern.receivedAt = shown.state.now().utc;
    concern.sealed =
        app::sealTexts(*shown.state.seal().key(), concern.id.uuid, {{"what", "Nobody has seen the child"}});
    shown.state.apply(QStringLiteral("test"), domain::made(concern));
    QVERIFY(QTest::qWaitFor([&] { return shown.concerns().size() == 1; }));
    shown.window.showPage(QStringLiteral("touch"), toQt(base::uuidText(concern.id.uuid)));
    auto* table = shown.part<DataTable>("concerns");
    QVERIFY(table != nullptr);
    QCOMPARE(table->currentId(), concern.id.uuid);
    QVERIFY(!shown.everything().contains(QStringLiteral("Nobody has seen")));
    QVERIFY(shown.enter(RestrictedPart::Concerns));
    QVERIFY(QTest::qWaitFor([&] { return shown.part<NotesField>("concern-what") != nullptr; }));
    QCOMPARE(shown.part<NotesField>("concern-what")->toPlainText(), QStringLiteral("Nobody has seen the child"));
  }
};

QTEST_MAIN(TouchTest)
#include "touch_test.moc"
