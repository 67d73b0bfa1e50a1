// SPDX-License-Identifier: GPL-3.0-or-later
// The Requests page on a real file, by keyboard: register and log, a new request from anywhere, sending, returning,
// many at once, a sheet out and in, the printed log and the bundle.
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFile>
#include <QPlainTextEdit>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

#include "app/requests.h"
#include "bridge/text.h"
#include "requests/ready_bar.h"
#include "requests/requests_page.h"
#include "shell/many_bar.h"
#include "shell/quick_request.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "workspace_shown.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct RequestsShown : WorkspaceShown {
  RequestsShown() {
    QSettings().clear();
    if (!make()) qFatal("no workspace");
    window.showPage(QStringLiteral("requests"));
  }
  RequestsPage* page() { return window.findChild<RequestsPage*>(); }
  RequestForm* form() { return window.findChild<RequestForm*>(); }
  DataTable* list() { return named<DataTable>(QStringLiteral("Request log")); }
  std::vector<app::RequestRow> rows() {
    return app::requestsFor(state.workspace(), state.inspection()->value, state.planPack(), state.calendar(),
                            state.now());
  }
  app::RequestRow row(std::string_view code) {
    const auto all = rows();
    const auto* found = app::findRequest(all, code);
    if (found == nullptr) qFatal("no such request");
    return *found;
  }
  void choose(std::string_view code) {
    list()->setFocus();
    list()->setCurrentId(row(code).id().uuid);
    QTest::keyClick(list(), Qt::Key_Return);
  }
  /// A choice of a field of the panel, by its words.
  bool pick(const QString& field, const QString& words) {
    auto* combo = named<QComboBox>(field);
    if (combo == nullptr) return false;
    combo->setFocus();
    if (combo->isEditable()) {
      combo->lineEdit()->selectAll();
      combo->setCompleter(nullptr);  // its list would take the focus, which nobody gives back offscreen
      QTest::keyClicks(combo->lineEdit(), words);
      QTest::keyClick(combo->lineEdit(), Qt::Key_Tab);
      return combo->currentText() == words;
    }
    const int at = combo->findText(words);
    if (at < 0) return false;
    combo->setCurrentIndex(at);
    emit combo->activated(at);
    return true;
  }
  bool write(const QString& field, const QString& words) {
    auto* notes = named<QPlainTextEdit>(field);
    if (notes == nullptr) return false;
    notes->setFocus();
    QTest::keyClicks(notes, words);
    QTest::keyClick(notes, Qt::Key_Tab);
    return true;
  }
  QuickRequest* dialog() { return window.findChild<QuickRequest*>(); }
  bool openQuick() {
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    if (!QTest::qWaitFor([&] { return dialog() != nullptr && dialog()->isVisible(); })) return false;
    dialog()->activateWindow();  // offscreen nobody else does
    return QTest::qWaitForWindowActive(dialog());
  }
  QString dialogWords() {
    QStringList words;
    if (dialog() != nullptr)
      for (const auto* line : dialog()->findChildren<QLineEdit*>())
        words << line->accessibleName() + u'=' + line->text() + u' ' + line->accessibleDescription();
    return words.join(u';');
  }
  void typeQuick(const QString& field, const QString& text) {
    for (auto* line : dialog()->findChildren<QLineEdit*>()) {
      if (line->accessibleName() != field) continue;
      line->setFocus();
      QTest::keyClicks(line, text);
      return;
    }
    qFatal("no such field");
  }
  QString path(const char* name) const { return folder.filePath(QLatin1String(name)); }
  QString fileOf(const char* name, const QByteArray& bytes) const {
    QFile out(path(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size()) qFatal("no file");
    return path(name);
  }
  static QByteArray bytes(const QString& name) {
    QFile in(name);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
  }
};

}  // namespace

class RequestsTest final : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("requests"));
  }

  void theSameRowsAreTheRegisterAndTheLog() {
    RequestsShown shown;
    const int all = static_cast<int>(shown.rows().size());
    QVERIFY(all >= 53);
    QCOMPARE(shown.list()->model()->rowCount(), all);
    QVERIFY(shown.page()->accessibleSummary().contains(QStringLiteral("of %1 answered").arg(all)));
    QCOMPARE(shown.window.findChild<ReadyBar*>()->accessibleName(), shown.page()->accessibleSummary());
    auto* strip = shown.page()->findChild<ChoiceStrip*>();
    strip->setFocus();
    for (auto* button : strip->findChildren<QAbstractButton*>())
      if (button->text() == QStringLiteral("Readiness register")) QTest::keyClick(button, Qt::Key_Space);
    auto* registered = shown.named<DataTable>(QStringLiteral("Readiness register"));
    QVERIFY(registered != nullptr);
    QCOMPARE(registered->model()->rowCount(), all);
    shown.page()->setFilter(QStringLiteral("self-evaluation"));
    QVERIFY(registered->model()->rowCount() < all);
    QVERIFY(registered->model()->rowCount() > 0);
  }

  void aRequestIsLoggedFromAnywhereInSeconds() {
    RequestsShown shown;
    shown.window.showPage(QStringLiteral("today"));
    const auto before = shown.rows().size();
    QVERIFY(shown.openQuick());
    QTest::keyClick(shown.dialog()->focusWidget(), Qt::Key_Return);  // nothing is asked yet
    QVERIFY(shown.dialog()->isVisible());
    QVERIFY(shown.says(QStringLiteral("Say what is asked")));
    shown.typeQuick(QStringLiteral("What is asked"), QStringLiteral("Minutes of the joint commissioning group"));
    shown.typeQuick(QStringLiteral("Due"), QStringLiteral("10 Nov 2026"));
    QTest::keyClick(shown.dialog()->focusWidget(), Qt::Key_Return);  // the demonstration’s today is the 11th
    QVERIFY(shown.dialog()->isVisible());
    QVERIFY(shown.says(QStringLiteral("before")));
    for (auto* line : shown.dialog()->findChildren<QLineEdit*>())
      if (line->accessibleName() == QStringLiteral("Due")) line->clear();
    shown.typeQuick(QStringLiteral("Due"), QStringLiteral("11 Nov 2026"));
    shown.typeQuick(QStringLiteral("At"), QStringLiteral("1pm"));
    for (auto* combo : shown.dialog()->findChildren<QComboBox*>()) {
      combo->setFocus();
      combo->setCompleter(nullptr);
      QTest::keyClicks(combo->lineEdit(), QStringLiteral("Miriam H"));
      QTest::keyClick(combo->lineEdit(), Qt::Key_Return);
    }
    QTRY_VERIFY2(shown.rows().size() == before + 1, qPrintable(shown.dialogWords()));
    QTRY_VERIFY(shown.dialog() == nullptr);
    QCOMPARE(shown.window.currentPageId(), QStringLiteral("requests"));
    const auto made = shown.rows().back();
    QCOMPARE(made.title, std::string("Minutes of the joint commissioning group"));
    QVERIFY(made.due == base::dayOf(2026, 11, 11));
    QCOMPARE(made.dueTime->minutes, 13 * 60);
    QVERIFY(made.request.owner.has_value());
    QCOMPARE(shown.state.find<domain::Person>(*made.request.owner)->value.name, std::string("Miriam Hale"));
    QTRY_VERIFY(shown.list()->currentId() == made.id().uuid);
    QVERIFY(shown.form()->isVisible());
    QCOMPARE(shown.state.undoName(), QStringLiteral("log ") + toQt(made.code));
    // Due within four hours, and so in that filter.
    shown.page()->openArgument(QStringLiteral("filter:soon"));
    bool isThere = false;
    for (int i = 0; i < shown.list()->model()->rowCount(); ++i)
      isThere = isThere || shown.list()->tableModel()->idAt(i) == made.id().uuid;
    QVERIFY(isThere);
    QVERIFY(shown.list()->model()->rowCount() < static_cast<int>(before));
    shown.state.undo();
    QTRY_COMPARE(shown.rows().size(), before);
  }

  void theRegisterSaysWhatAnItemLacksUntilItHasIt() {
    RequestsShown shown;
    shown.choose("I-53");
    QVERIFY(shown.says(QStringLiteral("Lacks")));
    QVERIFY(shown.write(QStringLiteral("Where it is"), QStringLiteral("Shared drive, Teams")));
    QTRY_COMPARE(shown.row("I-53").request.location, std::string("Shared drive, Teams"));
    QCOMPARE(shown.state.undoName(), QStringLiteral("change I-53"));
    QVERIFY(shown.row("I-53").met.contains(app::ReadyCheck::Place));
    QVERIFY(shown.type(QStringLiteral("Working days to produce"), QStringLiteral("2")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTRY_COMPARE(shown.row("I-53").request.workingDays, 2);
    QVERIFY(app::isReady(shown.row("I-53")));
    QTRY_VERIFY(shown.says(QStringLiteral("Ready.")));
  }

  void whatIsSentIsKeptWithItsHashAndOnlyOnceItIsSignedOff() {
    RequestsShown shown;
    const auto file = shown.fileOf("Care teams.csv", "team,site\nNorth,Kellbridge\n");
    shown.choose("I-53");
    QVERIFY(shown.pick(QStringLiteral("State"), QStringLiteral("Sent")));
    QVERIFY(shown.says(QStringLiteral("No file of it was sent yet")));
    QVERIFY(shown.pick(QStringLiteral("State"), QStringLiteral("Awaiting sign-off")));
    QVERIFY(shown.says(QStringLiteral("Name who is to sign it off first")));
    QVERIFY(shown.pick(QStringLiteral("To be signed off by"), QStringLiteral("Ngozi Okafor")));
    QTRY_VERIFY(shown.row("I-53").request.signOff.has_value());
    QVERIFY(shown.pick(QStringLiteral("State"), QStringLiteral("Awaiting sign-off")));
    QTRY_VERIFY(shown.row("I-53").state() == domain::RequestState::AwaitingSignOff);
    shown.page()->sendFile(file);
    QVERIFY(shown.press(QStringLiteral("It was sent")));
    QVERIFY(shown.says(QStringLiteral("It doesn’t go out before it is signed off")));
    QCheckBox* tick = nullptr;
    for (auto* box : shown.form()->findChildren<QCheckBox*>())
      if (box->isVisible() && box->text() == QStringLiteral("Ngozi Okafor has signed it off")) tick = box;
    QVERIFY(tick != nullptr);
    QCOMPARE(shown.window.focusWidget(), tick);
    QTest::keyClick(tick, Qt::Key_Space);
    QVERIFY(tick->isChecked());
    QVERIFY(shown.press(QStringLiteral("It was sent")));
    QTRY_VERIFY2(shown.row("I-53").versions.size() == 1, qPrintable(shown.message()));
    const auto sent = shown.row("I-53");
    QVERIFY(sent.state() == domain::RequestState::Sent);
    QCOMPARE(sent.versions[0].name, std::string("Care teams.csv"));
    QCOMPARE(sent.versions[0].bytes, 27);
    QCOMPARE(sent.versions[0].sha256,
             std::string("7d4e7305a46c6a77c41a5da09be26e4c6ea5c672876eddd74c0fc29df713605e"));
    QVERIFY(sent.versions[0].note.find("Signed off by Ngozi Okafor") != std::string::npos);
    QTRY_VERIFY(shown.says(QStringLiteral("SHA-256")));

    QVERIFY(shown.pick(QStringLiteral("State"), QStringLiteral("Returned")));
    QVERIFY(shown.says(QStringLiteral("Say why it came back")));
    QVERIFY(shown.row("I-53").state() == domain::RequestState::Sent);
    QVERIFY(shown.write(QStringLiteral("Why it came back"), QStringLiteral("The south is missing")));
    QTRY_VERIFY(shown.row("I-53").state() == domain::RequestState::Returned);
    QCOMPARE(shown.row("I-53").request.returnedReason, std::string("The south is missing"));
    QVERIFY(app::isOpen(shown.row("I-53")));

    shown.page()->files().print(shown.path("log.pdf"));
    QVERIFY(shown.message().contains(QStringLiteral("ready to print")));
    QVERIFY(RequestsShown::bytes(shown.path("log.pdf")).startsWith("%PDF"));
    shown.page()->files().writeBundle(shown.path("sent.zip"));
    QTRY_VERIFY(shown.message().contains(QStringLiteral("sent.zip, with an index and checksums")));
    const auto zip = RequestsShown::bytes(shown.path("sent.zip"));
    QVERIFY(zip.startsWith("PK"));
    QVERIFY(zip.contains("I-53 v1 Care teams.csv"));
  }

  void aVersionThatCantBeReadChangesNothing() {
    RequestsShown shown;
    shown.choose("I-52");
    shown.page()->sendFile(shown.path("gone.csv"));
    QVERIFY(shown.press(QStringLiteral("It was sent")));
    QTRY_VERIFY(!shown.message().isEmpty());
    QVERIFY(shown.row("I-52").versions.empty());
    QVERIFY(shown.row("I-52").state() == domain::RequestState::ToDo);
  }

  void manyAreGivenToOnePersonAtOnceAndTakenBackAtOnce() {
    RequestsShown shown;
    const auto before = shown.row("I-40").request.owner;
    shown.list()->setFocus();
    shown.list()->setCurrentId(shown.row("I-40").id().uuid);
    QTest::keyClick(shown.list(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(shown.list(), Qt::Key_Down, Qt::ShiftModifier);
    const auto ids = shown.list()->selectedIds();
    QCOMPARE(ids.size(), std::size_t{3});
    ManyBar* bar = nullptr;
    QTRY_VERIFY([&] {
      for (auto* one : shown.page()->findChildren<ManyBar*>())
        if (one->isVisible()) bar = one;
      return bar != nullptr;
    }());
    int place = 0;
    for (const auto& person : shown.state.workspace().all<domain::Person>()) {
      if (person.value.name == "Ana Ferreira") break;
      ++place;
    }
    bar->choose(0, place);
    QTRY_COMPARE(shown.state.undoName(), QStringLiteral("set the owner of 3 requests"));
    for (const auto& id : ids) {
      const auto* request = shown.state.find<domain::Request>({id});
      QVERIFY(request != nullptr);
      QCOMPARE(shown.state.find<domain::Person>(*request->value.owner)->value.name, std::string("Ana Ferreira"));
    }
    shown.state.undo();
    QTRY_VERIFY(shown.row("I-40").request.owner == before);
  }

  void aSheetGoesOutAndComesBackRowByRow() {
    RequestsShown shown;
    shown.page()->files().writeSheet(shown.path("requests.csv"));
    QTRY_VERIFY(shown.message().contains(QStringLiteral("requests are in requests.csv")));
    const auto sheet = RequestsShown::bytes(shown.path("requests.csv"));
    QVERIFY(sheet.contains("What is asked"));
    const auto id = QByteArray::fromStdString(base::uuidText(shown.row("I-51").id().uuid));
    QVERIFY(sheet.contains(id));
    const auto before = shown.rows().size();
    const auto back = shown.fileOf("back.csv",
                                   "Id,What is asked,Gap,Due\n" + id +
                                       ",List of education settings,Colleges are missing,\n"
                                       ",Attendance of the Kellbridge pupils,,13 Nov 2026\n"
                                       "0193e000-0000-7000-8000-00000000dead,Another area’s,,\n"
                                       ",Asked for the day before it came,,10 Nov 2026\n");
    shown.page()->files().readSheet(back);
    QTRY_VERIFY(shown.named<DataTable>(QStringLiteral("Rows of the sheet")) != nullptr);
    auto* rows = shown.named<DataTable>(QStringLiteral("Rows of the sheet"));
    QCOMPARE(rows->model()->rowCount(), 4);
    QVERIFY(shown.says(QStringLiteral("1 to add, 1 to change")));
    QString problems;
    for (int i = 0; i < 4; ++i) problems += rows->model()->index(i, RequestImportModel::Words).data().toString() + u'\n';
    QVERIFY2(problems.contains(QStringLiteral("of another workspace")), qPrintable(problems));
    QVERIFY2(problems.contains(QStringLiteral("before")), qPrintable(problems));
    QVERIFY(shown.press(QStringLiteral("Bring in 2 rows")));
    QTRY_COMPARE(shown.rows().size(), before + 1);
    QCOMPARE(shown.row("I-51").request.gap, std::string("Colleges are missing"));
    shown.state.undo();
    QTRY_COMPARE(shown.rows().size(), before);
  }

  void aReturnHasTheColumnsOfItsDefinition() {
    RequestsShown shown;
    shown.page()->openArgument(QStringLiteral("return:residential-special-schools"));
    QVERIFY(shown.says(QStringLiteral("The columns are assumed")));
    QVERIFY(shown.press(QStringLiteral("Add the first line")));
    QVERIFY(shown.type(QStringLiteral("Child"), QStringLiteral("Jo Smith")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    const auto& lines = shown.state.workspace().all<domain::ReturnRow>();
    QVERIFY(shown.says(QStringLiteral("School")));
    QVERIFY(shown.write(QStringLiteral("School"), QStringLiteral("Moor Edge")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(shown.says(QStringLiteral("never a name")));
    QVERIFY(lines.empty());
    QVERIFY(shown.type(QStringLiteral("Child"), QStringLiteral("c-00421")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(lines.size(), std::size_t{1});
    auto* table = shown.named<DataTable>(QStringLiteral("Residential special schools"));
    QVERIFY(table != nullptr);
    const int columns = static_cast<int>(app::returnForm("residential-special-schools")->columns.size());
    QCOMPARE(table->model()->columnCount(), columns + 1);
    QCOMPARE(table->model()->index(0, ReturnLinesModel::FirstCell).data().toString(), QStringLiteral("C-00421"));
    QVERIFY(shown.type(QStringLiteral("Last visit"), QStringLiteral("5 Nov 2026")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTRY_VERIFY(lines.rows().front().value.cells.find("2026-11-05") != std::string::npos);
    const auto file = shown.path("return.csv");
    shown.page()->files().writeReturn(*app::returnForm("residential-special-schools"), file);
    QTRY_VERIFY(shown.message().contains(QStringLiteral("1 lines are in return.csv")));
    auto sheet = RequestsShown::bytes(file);
    sheet += ",C-00500,Hartwell House\n";
    shown.page()->files().readReturn(*app::returnForm("residential-special-schools"),
                                     shown.fileOf("back.csv", sheet));
    QTRY_VERIFY(shown.says(QStringLiteral("1 to add, 0 to change, 1 as they are")));
    QVERIFY(shown.press(QStringLiteral("Bring in 1 row")));
    QTRY_COMPARE(lines.size(), std::size_t{2});
    shown.state.undo();
    QTRY_COMPARE(lines.size(), std::size_t{1});
  }

  void aFilterNarrowsTheLogUntilItIsCleared() {
    RequestsShown shown;
    const int all = shown.list()->model()->rowCount();
    shown.page()->openArgument(QStringLiteral("filter:late"));
    QVERIFY(shown.list()->model()->rowCount() < all);
    for (int i = 0; i < shown.list()->model()->rowCount(); ++i)
      QVERIFY(shown.list()->model()->index(i, RequestsModel::Standing).data().toString().contains(
          QStringLiteral("late")));
    QVERIFY(shown.press(QStringLiteral("Clear filters")));
    QCOMPARE(shown.list()->model()->rowCount(), all);
  }
};

QTEST_MAIN(RequestsTest)
#include "requests_test.moc"
