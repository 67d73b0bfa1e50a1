// SPDX-License-Identifier: GPL-3.0-or-later
// Importing lists in the window, on a real file: what was read is shown and put right, what would change is shown, one
// step takes it in and one takes it out; and what can't be read leaves the workspace as it was.
#include <QAccessible>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QMimeData>
#include <QUrl>

#include "app/identities.h"
#include "app/session.h"
#include "children/import_rows.h"
#include "children/join_form.h"
#include "children/list_import_view.h"
#include "children/template_form.h"
#include "shell/unlock_panel.h"
#include "widgets/data_table.h"
#include "widgets/style.h"
#include "../../support/made_workbook.h"
#include "workspace_shown.h"

using namespace waymark;
using namespace waymark::ui;
using Standing = SealKeeper::Standing;

namespace {

const QString kPassphrase = QStringLiteral("four words are easy");
const QByteArray kHeader =
    "Unique ID,UPN,ULN,Date of birth,Gender,Ethnicity,SEN primary need,Main education establishment - URN,"
    "Main education establishment - phase,Suspensions,Permanent exclusions,Absence,Locality\r\n";
const QByteArray kFirst = "A1,H801200001001,,09/03/2014,1,WBRI,ASD,123456,2,0,0,1.5,North\r\n";
const QByteArray kSecond = "A2,,,31/02/2015,2,WBRI,SLCN,123456,2,0,0,2.5,South\r\n";

/// A workbook with one sheet, called List_1, of these lines' cells.
QByteArray workbookOf(const QList<QByteArray>& lines) {
  QByteArray rows;
  for (const auto& line : lines) {
    rows += "<row>";
    for (const auto& cell : line.trimmed().split(','))
      rows += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
    rows += "</row>";
  }
  const auto bytes = made::zipped(made::xlsxParts({rows.toStdString()}));
  return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

struct Importing : WorkspaceShown {
  Importing() {
    if (!make()) qFatal("no workspace");
    setUp();
  }
  /// The seal, without the window's forms: they have a test of their own.
  void setUp() {
    bool done = false;
    state.use<std::string>(
        {}, app::SessionUse::Writing,
        [](app::Session& session, base::Stamp now, const app::WorkControl&) {
          return app::setUpSeal(session, fromQt(kPassphrase), now, {1, std::uint64_t{1} << 20U});
        },
        &window, [&](base::Result<std::string> key) { done = key.has_value(); });
    if (!QTest::qWaitFor([&] { return done; })) qFatal("no seal");
    state.seal().refresh();
    if (!stands(Standing::Locked)) qFatal("not locked");
  }
  bool unlock() {
    auto opener = std::make_shared<HeldOpener>();
    opener->opener.passphrase = fromQt(kPassphrase);
    state.seal().unlock(std::move(opener), QStringLiteral("To import"));
    return stands(Standing::Unlocked);
  }
  ListImportView* view() {
    window.showPage(QStringLiteral("children"), QStringLiteral("import"));
    return window.findChild<ListImportView*>();
  }
  QString write(const char* name, const QByteArray& bytes) const {
    const QString path = folder.filePath(QLatin1String(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("not written");
    return path;
  }
  bool source(const QString& name) const {
    auto* combo = named<QComboBox>(QStringLiteral("Where they come from"));
    if (combo == nullptr) return false;
    combo->lineEdit()->setFocus();
    combo->lineEdit()->selectAll();
    QTest::keyClicks(combo->lineEdit(), name);
    if (!type(QStringLiteral("The day they show"), QStringLiteral("1 Sep 2025"))) return false;
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    return true;
  }
  /// Chosen, as the dialog would give them; true once what would change is shown.
  bool read(const QString& file) {
    view()->take({pathFrom(file)});
    return QTest::qWaitFor([&] { return canImport(); });
  }
  bool canImport() const {
    for (auto* found : window.findChildren<QPushButton*>())
      if (found->isVisible() && found->isEnabled() && found->text().startsWith(QStringLiteral("Import "))  &&
          found->text() != QStringLiteral("Import nothing"))
        return true;
    return false;
  }
  bool show(const QString& part) const {
    for (auto* found : window.findChildren<QAbstractButton*>())
      if (found->isVisible() && found->text() == part) {
        found->setFocus();
        QTest::keyClick(found, Qt::Key_Space);
        return true;
      }
    return false;
  }
  QStringList rows(const QString& table, int column) const {
    QStringList texts;
    auto* found = named<DataTable>(table);
    for (int row = 0; found != nullptr && row < found->model()->rowCount(); ++row)
      texts << found->model()->index(row, column).data().toString();
    return texts;
  }
  [[nodiscard]] std::size_t extracts() const { return state.workspace().all<domain::ListExtract>().size(); }
  [[nodiscard]] std::size_t children() const { return state.workspace().all<domain::Child>().size(); }
};

}  // namespace

class ListImportTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light); }

  void aListComesInAsOneStepAndGoesOutAsOne() {
    Importing shown;
    QVERIFY(shown.unlock());
    const auto file = shown.write("support.csv", kHeader + kFirst + kSecond);
    shown.view();
    QVERIFY(shown.source(QStringLiteral("Census")));
    QVERIFY(shown.read(file));
    QVERIFY(shown.says(QStringLiteral("No earlier extract is there: all of it is new.")));
    QVERIFY(shown.says(QStringLiteral("1 cell couldn’t be read")));
    QCOMPARE(shown.rows(QStringLiteral("Columns of the files"), ColumnModel::How).front(),
             QStringLiteral("The template’s header"));
    QVERIFY(shown.show(QStringLiteral("To know")));
    const auto notes = shown.rows(QStringLiteral("What to know of the files"), NoteModel::Where);
    QVERIFY2(notes.contains(QStringLiteral("The file, cell D3")), qPrintable(notes.join(u'|')));
    QCOMPARE(shown.extracts(), std::size_t{0});
    const QString before = shown.state.undoName();
    QVERIFY(shown.press(QStringLiteral("Import the list")));
    QTRY_COMPARE(shown.extracts(), std::size_t{1});
    QCOMPARE(shown.children(), std::size_t{2});
    QTRY_VERIFY(shown.message().contains(QStringLiteral("Imported a list with 2 rows")));
    QVERIFY(!shown.state.undoName().contains(QStringLiteral("H801200001001")));
    shown.state.undo();
    QTRY_COMPARE(shown.extracts(), std::size_t{0});
    QCOMPARE(shown.children(), std::size_t{0});
    QCOMPARE(shown.state.undoName(), before);
  }

  void theNextExtractShowsWhoIsNewWhoHasGoneAndWhatChanged() {
    Importing shown;
    QVERIFY(shown.unlock());
    shown.view();
    QVERIFY(shown.source(QStringLiteral("Census")));
    QVERIFY(shown.read(shown.write("one.csv", kHeader + kFirst + kSecond)));
    QVERIFY(shown.press(QStringLiteral("Import the list")));
    QTRY_COMPARE(shown.extracts(), std::size_t{1});
    shown.view();
    QCOMPARE(shown.named<QComboBox>(QStringLiteral("Where they come from"))->currentText(), QStringLiteral("Census"));
    QByteArray moved = kFirst;
    moved.replace("ASD", "SLCN");
    moved.replace("09/03/2014", "10/03/2014");
    QVERIFY(shown.read(shown.write("two.csv", kHeader + moved + "A3,,,01/02/2015,2,WBRI,SLCN,123456,2,0,0,2.5,South\r\n")));
    QVERIFY(shown.says(QStringLiteral("1 new, 1 gone, 1 changed, 0 the same")));
    QVERIFY(shown.show(QStringLiteral("Changed")));
    QCOMPARE(shown.rows(QStringLiteral("What would change"), ChangeModel::Child), (QStringList{QStringLiteral("C-00001"), QStringLiteral("C-00001")}));
    QCOMPARE(shown.rows(QStringLiteral("What would change"), ChangeModel::Field),
             (QStringList{QStringLiteral("Date of birth"), QStringLiteral("SEN primary need")}));
    QCOMPARE(shown.rows(QStringLiteral("What would change"), ChangeModel::Was),
             (QStringList{QStringLiteral("(not shown)"), QStringLiteral("ASD")}));
    QCOMPARE(shown.rows(QStringLiteral("What would change"), ChangeModel::Now),
             (QStringList{QStringLiteral("(not shown)"), QStringLiteral("SLCN")}));
    QVERIFY(shown.show(QStringLiteral("Gone")));
    QCOMPARE(shown.rows(QStringLiteral("What would change"), ChangeModel::Child), QStringList{QStringLiteral("C-00002")});
    QVERIFY(shown.show(QStringLiteral("New")));
    QCOMPARE(shown.rows(QStringLiteral("What would change"), ChangeModel::Row), QStringList{QStringLiteral("3")});
    QVERIFY(shown.press(QStringLiteral("Import nothing")));
    QCOMPARE(shown.extracts(), std::size_t{1});
  }

  void twoHeadersAndAnotherListsNameAreSaidAndRead() {
    Importing shown;
    QVERIFY(shown.unlock());
    const auto file = shown.write("odd.xlsx", workbookOf({"Support this autumn", kHeader, kHeader, kFirst}));
    shown.view();
    QVERIFY(shown.source(QStringLiteral("Census")));
    QVERIFY(shown.read(file));
    QVERIFY(shown.show(QStringLiteral("To know")));
    const QString notes = shown.rows(QStringLiteral("What to know of the files"), NoteModel::What).join(u'\n');
    QVERIFY2(notes.contains(QStringLiteral("Sheet “List_1”, row 3 is a second header. It was left out.")), qPrintable(notes));
    QVERIFY2(notes.contains(QStringLiteral("Sheet “List_1” holds List_2 by its header")), qPrintable(notes));
    QVERIFY(shown.says(QStringLiteral(": 1 row.")));
  }

  void whatIsShownFitsInLargeTextAndHasNames() {
    Importing shown;
    QVERIFY(shown.unlock());
    shown.view();
    QVERIFY(shown.source(QStringLiteral("Census")));
    QVERIFY(shown.read(shown.write("support.csv", kHeader + kFirst + kSecond)));
    auto& application = *static_cast<QApplication*>(QCoreApplication::instance());
    for (const int percent : {200, 100}) {
      applyTextSize(application, percent);
      QTest::qWait(0);
      for (const auto* label : shown.view()->findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty()) continue;
        QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
      }
      for (const auto* widget : shown.view()->findChildren<QWidget*>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)) continue;
        if (qobject_cast<QComboBox*>(widget->parentWidget()) != nullptr) continue;  // the box has the name
        auto* accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
      }
    }
  }

  void aHeaderIsSaidOnceAndKnownNextTime() {
    Importing shown;
    QVERIFY(shown.unlock());
    QByteArray header = kHeader;
    header.replace("SEN primary need", "Broad area");
    const auto file = shown.write("odd.csv", header + kFirst);
    shown.view();
    QVERIFY(shown.source(QStringLiteral("Census")));
    QVERIFY(shown.read(file));
    auto* table = shown.named<DataTable>(QStringLiteral("Columns of the files"));
    const auto headers = shown.rows(QStringLiteral("Columns of the files"), ColumnModel::Header);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(static_cast<int>(headers.indexOf(QStringLiteral("Broad area"))), 0));
    QTest::keyClick(table, Qt::Key_Return);
    auto* combo = shown.named<QComboBox>(QStringLiteral("“Broad area” is"));
    QVERIFY(combo != nullptr && combo->hasFocus());
    QCOMPARE(combo->currentText(), QStringLiteral("Left out: it isn’t read"));
    QTest::keyClicks(combo, QStringLiteral("SEN primary"));
    QTRY_VERIFY(shown.rows(QStringLiteral("Columns of the files"), ColumnModel::How).contains(QStringLiteral("Said by you")));
    QTRY_VERIFY(shown.canImport());
    QVERIFY(shown.press(QStringLiteral("Import the list")));
    QTRY_COMPARE(shown.extracts(), std::size_t{1});
    QCOMPARE(shown.state.workspace().all<domain::ListMapping>().size(), std::size_t{1});
    QVERIFY(shown.read(file));
    QVERIFY(shown.rows(QStringLiteral("Columns of the files"), ColumnModel::How).contains(QStringLiteral("Said by you")));
    QVERIFY(shown.says(QStringLiteral("0 new, 0 gone, 0 changed, 1 the same")));
  }

  void aFileThatNoHeaderTellsIsSaidByHandAndKnownNextTime() {
    Importing shown;
    QVERIFY(shown.unlock());
    const QByteArray rows = "Our pupils,,\r\nPupil,Number,Broad area,Bus pass\r\nx,H801200001001,ASD,yes\r\n";
    const auto file = shown.write("ours.csv", rows);
    auto* view = shown.view();
    QVERIFY(shown.source(QStringLiteral("Our system")));
    view->take({pathFrom(file)});
    QTRY_VERIFY(shown.says(QStringLiteral("Which list is it?")));
    // The row with the most texts is offered.
    auto* header = shown.named<QComboBox>(QStringLiteral("Row with the headers"));
    QCOMPARE(header->currentText(), QStringLiteral("Row 2: Pupil, Number, Broad area, Bus pass"));
    auto* list = shown.named<QComboBox>(QStringLiteral("It is"));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_End);
    QVERIFY(shown.press(QStringLiteral("Say what its columns are")));
    QTRY_VERIFY(shown.says(QStringLiteral("without one no child is known again")));
    QVERIFY(!shown.canImport());
    const auto assign = [&](const char* column, const char* is) {
      auto* table = shown.named<DataTable>(QStringLiteral("Columns of the files"));
      const auto at = shown.rows(QStringLiteral("Columns of the files"), ColumnModel::Header).indexOf(QLatin1String(column));
      table->setFocus();
      table->setCurrentIndex(table->model()->index(static_cast<int>(at), 0));
      QTest::keyClick(table, Qt::Key_Return);
      QTest::keyClicks(QApplication::focusWidget(), QLatin1String(is));
    };
    assign("Number", "UPN");
    QTRY_VERIFY(shown.canImport());
    assign("Broad area", "SEN primary");
    QTRY_VERIFY(shown.rows(QStringLiteral("Columns of the files"), ColumnModel::GoesTo).contains(QStringLiteral("SEN primary need")));
    QTRY_VERIFY(shown.canImport());
    QVERIFY(shown.press(QStringLiteral("Import the list")));
    QTRY_COMPARE(shown.extracts(), std::size_t{1});
    QCOMPARE(shown.state.workspace().all<domain::ListExtract>().rows()[0].value.list, std::string("List_2"));
    QCOMPARE(shown.children(), std::size_t{1});
    // The same headers from there need no word; from elsewhere they do.
    QVERIFY(shown.read(shown.write("next.csv", rows + "y,H801200001002,SLCN,no\r\n")));
    QVERIFY(shown.says(QStringLiteral("1 new, 0 gone, 0 changed, 1 the same")));
    QVERIFY(shown.press(QStringLiteral("Import nothing")));
    QVERIFY(shown.source(QStringLiteral("Another")));
    view->take({pathFrom(file)});
    QTRY_VERIFY(shown.says(QStringLiteral("Which list is it?")));
    QVERIFY(shown.press(QStringLiteral("Import nothing")));
    QVERIFY(shown.button(QStringLiteral("Choose files…"))->isEnabled());
    // A row of a child's is offered as no header, and what was read goes with the key.
    view->take({pathFrom(file)});
    QTRY_VERIFY(shown.says(QStringLiteral("Which list is it?")));
    auto* offered = shown.named<QComboBox>(QStringLiteral("Row with the headers"));
    QCOMPARE(offered->count(), 1);
    shown.state.seal().lock();
    QVERIFY(!shown.says(QStringLiteral("Which list is it?")));
    QCOMPARE(offered->count(), 0);
  }

  void columnsOfAnotherSystemAreLookedAtThenComeInWithTheListAsOneStep() {
    Importing shown;
    QVERIFY(shown.unlock());
    shown.view();
    QVERIFY(shown.source(QStringLiteral("Census")));
    QVERIFY(shown.read(shown.write("support.csv", kHeader + kFirst + kSecond)));
    QVERIFY(shown.press(QStringLiteral("Add columns from another file…")));
    QVERIFY(shown.says(QStringLiteral("Columns from another file")));
    auto* source = shown.named<QComboBox>(QStringLiteral("Where the file comes from"));
    QVERIFY(source != nullptr);
    QVERIFY(shown.press(QStringLiteral("Choose the file…")));
    QVERIFY(shown.says(QStringLiteral("Say where the file comes from.")));
    source->setEditText(QStringLiteral("Social care"));
    auto* form = shown.window.findChild<JoinForm*>();
    const auto care = shown.write("care.csv", "Pupil number,Team name\r\nH801200001001,CIN\r\nH801200001999,CP\r\n");
    form->take(pathFrom(care));
    // Its headers say nothing: they are shown, to be said.
    QTRY_VERIFY(shown.says(QStringLiteral("“care.csv” adds nothing yet")));
    const auto assign = [&](const char* column, const char* is) {
      auto* table = shown.named<DataTable>(QStringLiteral("Columns of the files"));
      const auto at = shown.rows(QStringLiteral("Columns of the files"), ColumnModel::Header).indexOf(QLatin1String(column));
      table->setFocus();
      table->setCurrentIndex(table->model()->index(static_cast<int>(at), 0));
      QTest::keyClick(table, Qt::Key_Return);
      QTest::keyClicks(QApplication::focusWidget(), QLatin1String(is));
    };
    assign("Pupil number", "UPN");
    QTRY_VERIFY(shown.says(QStringLiteral("“care.csv” fits 1 rows by UPN")));
    assign("Team name", "Which");
    QTRY_VERIFY(shown.says(QStringLiteral("1 cells filled. 1 of its rows are no child of the list. Of 1 children of the list it says nothing.")));
    QTRY_VERIFY(shown.canImport());
    QVERIFY(shown.show(QStringLiteral("To know")));
    const auto notes = shown.rows(QStringLiteral("What to know of the files"), NoteModel::Where);
    QVERIFY2(notes.contains(QStringLiteral("care.csv, row 3")), qPrintable(notes.join(u'|')));
    QCOMPARE(notes.last(), QStringLiteral("The file, row 3"));
    QCOMPARE(shown.extracts(), std::size_t{0});
    QVERIFY(shown.press(QStringLiteral("Import the list")));
    QTRY_COMPARE(shown.extracts(), std::size_t{1});
    const auto& extract = shown.state.workspace().all<domain::ListExtract>().rows()[0].value;
    QCOMPARE(extract.fileName, std::string("support.csv + care.csv"));
    const auto& kept = shown.state.workspace().all<domain::ListMapping>().rows();
    QCOMPARE(kept.size(), std::size_t{1});
    QCOMPARE(kept[0].value.source, std::string("Social care"));
    // Next time its headers are known, and it can be left out again.
    const QString fits = QStringLiteral("“care.csv” fits 1 rows by UPN; 1 cells filled");
    QVERIFY(shown.read(shown.write("support.csv", kHeader + kFirst + kSecond)));
    shown.press(QStringLiteral("Add columns from another file…"));
    shown.named<QComboBox>(QStringLiteral("Where the file comes from"))->setEditText(QStringLiteral("social care"));
    form->take(pathFrom(care));
    QTRY_VERIFY(shown.says(fits));
    QTRY_VERIFY(shown.says(QStringLiteral("0 new, 0 gone, 0 changed, 2 the same")));
    // What isn't there leaves the import as it was.
    shown.press(QStringLiteral("Add columns from another file…"));
    form->take(shown.file("nothing.csv"));
    QTRY_VERIFY(shown.message().contains(QStringLiteral("nothing.csv")));
    QVERIFY(shown.press(QStringLiteral("Back to the import")));
    QVERIFY(shown.canImport());
    QVERIFY(shown.says(fits));
    QVERIFY(shown.press(QStringLiteral("Leave out “care.csv”")));
    QTRY_VERIFY(!shown.says(fits));
    QTRY_VERIFY(shown.canImport());
    shown.state.undo();
    QTRY_COMPARE(shown.extracts(), std::size_t{0});
    QCOMPARE(shown.state.workspace().all<domain::ListMapping>().size(), std::size_t{0});
  }

  void columnsThatComeLaterAreAddedToTheListsThatAreHere() {
    Importing shown;
    QVERIFY(shown.unlock());
    shown.view();
    QVERIFY(shown.source(QStringLiteral("School census")));
    QVERIFY(shown.button(QStringLiteral("Add columns to the lists that are here…")) == nullptr);
    QVERIFY(shown.read(shown.write("support.csv", kHeader + kFirst + kSecond)));
    QVERIFY(shown.press(QStringLiteral("Import the list")));
    QTRY_COMPARE(shown.extracts(), std::size_t{1});
    const auto children = shown.children();
    shown.view();
    QVERIFY(shown.press(QStringLiteral("Add columns to the lists that are here…")));
    QVERIFY(shown.says(QStringLiteral("Columns from another file")));
    shown.named<QComboBox>(QStringLiteral("Where the file comes from"))->setEditText(QStringLiteral("Social care"));
    auto* form = shown.window.findChild<JoinForm*>();
    const auto care = shown.write("care.csv", "UPN,Known to social care,Team,Absence\r\n"
                                              "H801200001001,Yes,CIN,9\r\nH801200001999,Yes,CP,9\r\n");
    form->take(pathFrom(care));
    QTRY_VERIFY(shown.says(QStringLiteral("“care.csv” fits 1 rows by UPN; 1 cells filled. 1 of its rows are no child of the list.")));
    QVERIFY(shown.says(QStringLiteral("1 cells say something else than the list, which keeps its own value.")));
    // Only what the file's headers are can be said.
    const QString columns = QStringLiteral("Columns of the files");
    QCOMPARE(shown.rows(columns, ColumnModel::Header), (QStringList{"UPN", "Known to social care", "Team", "Absence"}));
    QTRY_VERIFY(shown.canImport());
    QVERIFY(shown.show(QStringLiteral("Changed")));
    const QString changes = QStringLiteral("What would change");
    QCOMPARE(shown.rows(changes, ChangeModel::Field), QStringList{QStringLiteral("Known to children's social care?")});
    QCOMPARE(shown.rows(changes, ChangeModel::Was), QStringList{QStringLiteral("(empty)")});
    QVERIFY(shown.show(QStringLiteral("To know")));
    QVERIFY(shown.rows(QStringLiteral("What to know of the files"), NoteModel::Where).contains(QStringLiteral("care.csv, row 3")));
    QCOMPARE(shown.extracts(), std::size_t{1});
    QVERIFY(shown.press(QStringLiteral("Import the columns")));
    QTRY_COMPARE(shown.extracts(), std::size_t{2});
    QVERIFY(shown.message().contains(QStringLiteral("Filled 1 cells")));
    QCOMPARE(shown.children(), children);
    const auto& extract = shown.state.workspace().all<domain::ListExtract>().rows()[1].value;
    QCOMPARE(extract.fileName, std::string("support.csv + care.csv"));
    QCOMPARE(extract.source, std::string("School census"));
    shown.state.undo();
    QTRY_COMPARE(shown.extracts(), std::size_t{1});
    // Locked, nothing of the file stays.
    shown.view();
    QVERIFY(shown.press(QStringLiteral("Add columns to the lists that are here…")));
    form->take(pathFrom(care));
    QTRY_VERIFY(shown.canImport());
    shown.state.seal().lock();
    QVERIFY(shown.rows(columns, ColumnModel::Header).isEmpty());
    QVERIFY(!shown.button(QStringLiteral("Add columns to the lists that are here…"))->isEnabled());
  }

  void aDefinitionIsMadeFromATemplateAndListsAreReadByIt() {
    Importing shown;
    QVERIFY(shown.unlock());
    auto* view = shown.view();
    const QByteArray header = "Unique ID,Forename,Date of birth,Hours of support\r\n";
    view->takeTemplate(pathFrom(shown.write("template.xlsx", workbookOf({header}))));
    QTRY_VERIFY(shown.says(QStringLiteral("A list definition from a template")));
    const QString columns = QStringLiteral("Columns of the template");
    QCOMPARE(shown.rows(columns, TemplateModel::Header),
             (QStringList{"Unique ID", "Forename", "Date of birth", "Hours of support"}));
    QCOMPARE(shown.rows(columns, TemplateModel::Is),
             (QStringList{"An id, suggested", "Not said yet", "A date, suggested", "Not said yet"}));
    QCOMPARE(shown.rows(columns, TemplateModel::Seal).count(QStringLiteral("No")), 1);
    QVERIFY(shown.press(QStringLiteral("Keep the definition")));
    QVERIFY(shown.says(QStringLiteral("Say what the lists are called.")));
    QVERIFY(shown.type(QStringLiteral("What the lists are called"), QStringLiteral("Lists of 2026")));
    QVERIFY(shown.press(QStringLiteral("Keep the definition")));
    QVERIFY(shown.says(QStringLiteral("Say what “Forename” is first: 2 columns aren’t said yet.")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
    QVERIFY(shown.press(QStringLiteral("Keep the definition")));
    QVERIFY(shown.says(QStringLiteral("Say what “Hours of support” is first.")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
    QCOMPARE(shown.rows(columns, TemplateModel::Is).count(QStringLiteral("Text")), 2);
    shown.state.seal().lock();  // what is asked names no child
    QVERIFY(shown.says(QStringLiteral("A list definition from a template")));
    QVERIFY(shown.unlock());
    QVERIFY(shown.press(QStringLiteral("Keep the definition")));
    QTRY_COMPARE(shown.extracts(), std::size_t{1});
    QTRY_VERIFY(shown.message().contains(QStringLiteral("Kept “Lists of 2026”")));
    auto* what = shown.named<QComboBox>(QStringLiteral("What the files hold"));
    QCOMPARE(what->currentText(), QStringLiteral("Lists of 2026"));
    QTRY_VERIFY(shown.button(QStringLiteral("Choose files…"))->isEnabled());
    QVERIFY(shown.source(QStringLiteral("Case system")));
    QVERIFY(shown.read(shown.write("own.csv", header + "A1,Kim,09/03/2014,twelve\r\n")));
    QVERIFY(shown.press(QStringLiteral("Import the list")));
    QTRY_COMPARE(shown.extracts(), std::size_t{2});
    QCOMPARE(shown.state.workspace().all<domain::ListExtract>().rows()[1].value.definition, std::string("lists-of-2026"));
    // The page shows them by it, without the name.
    DataTable* children = nullptr;
    QTRY_VERIFY((children = shown.window.findChild<DataTable*>(QStringLiteral("children"))) != nullptr &&
                children->model()->rowCount() == 1);
    QStringList titles;
    for (const auto& column : children->tableModel()->columns()) titles << column.title;
    QVERIFY(titles.contains(QStringLiteral("Hours of support")));
    QVERIFY(!titles.contains(QStringLiteral("Forename")));
    shown.state.undo();
    QTRY_COMPARE(shown.extracts(), std::size_t{1});
    shown.state.undo();
    QTRY_COMPARE(shown.extracts(), std::size_t{0});
    QTRY_COMPARE(what->findText(QStringLiteral("Lists of 2026")), -1);
    // What has no headers is met with a sentence.
    view->takeTemplate(pathFrom(shown.write("empty.xlsx", workbookOf({"a\r\n"}))));
    QTRY_VERIFY(shown.message().contains(QStringLiteral("has a row of headers")));
  }

  void theSettingsRegisterComesInWithoutTheKey() {
    Importing shown;
    const auto file = shown.write("edubasealldata.csv",
                                  "URN,EstablishmentName,TypeOfEstablishment (name),PhaseOfEducation (name),"
                                  "EstablishmentStatus (name),CloseDate\r\n"
                                  "123456,Mill Lane School,Community school,Primary,Open,\r\n"
                                  "123457,Old Hall,Community school,Primary,Closed,31-08-2024\r\n");
    auto* view = shown.view();
    auto* what = shown.named<QComboBox>(QStringLiteral("What the files hold"));
    what->setFocus();
    QTest::keyClick(what, Qt::Key_End);
    QVERIFY(shown.button(QStringLiteral("Choose files…"))->isEnabled());
    QVERIFY(shown.type(QStringLiteral("The day they show"), QStringLiteral("1 Sep 2025")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    view->take({pathFrom(file)});
    QTRY_VERIFY(shown.canImport());
    QVERIFY(shown.says(QStringLiteral("2 schools, early years settings and colleges.")));
    QVERIFY(shown.press(QStringLiteral("Import the register")));
    QTRY_COMPARE(shown.extracts(), std::size_t{1});
    const auto& kept = shown.state.workspace().all<domain::ListExtract>().rows().front().value;
    QVERIFY(kept.sealedSha256.empty());
    QCOMPARE(kept.rows, 2);
    QCOMPARE(shown.children(), std::size_t{0});
  }

  void droppedFilesWaitForTheKeyAndGoWithIt() {
    Importing shown;
    const auto file = shown.write("support.csv", kHeader + kFirst);
    auto* view = shown.view();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(view, &enter);
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(view, &drop);
    QCOMPARE(drop.dropAction(), Qt::CopyAction);
    QVERIFY(shown.window.findChild<UnlockPanel*>()->isVisible());
    QVERIFY(shown.says(QStringLiteral("Chosen: support.csv")));
    QVERIFY(!shown.canImport());
    QVERIFY(shown.unlock());
    QVERIFY(shown.says(QStringLiteral("Say where the files come from.")));
    QVERIFY(shown.source(QStringLiteral("Census")));
    QTRY_VERIFY(shown.canImport());
    shown.state.seal().lock();
    QVERIFY(!shown.canImport());
    QVERIFY(shown.rows(QStringLiteral("Columns of the files"), ColumnModel::Header).isEmpty());
    QCOMPARE(view->findChild<ChangeModel*>()->sourceCount(), 0);
    QVERIFY(shown.says(QStringLiteral("Who the children are is locked.")));
  }

  void readingIsCancelledAtOnceAndNothingOfItComesAfter() {
    Importing shown;
    QVERIFY(shown.unlock());
    QByteArray rows = kHeader;
    for (int i = 0; i < 600'000; ++i) rows += "B" + QByteArray::number(i) + ",,,09/03/2014,1,WBRI,ASD,123456,2,0,0,1.5,N\r\n";
    const auto file = shown.write("long.csv", rows);
    auto* view = shown.view();
    QVERIFY(shown.source(QStringLiteral("Census")));
    view->take({pathFrom(file)});
    QVERIFY(!shown.button(QStringLiteral("Choose files…"))->isEnabled());
    QTRY_VERIFY(shown.button(QStringLiteral("Cancel")) != nullptr);
    QTRY_VERIFY(shown.says(QStringLiteral("rows so far")));
    QVERIFY(shown.press(QStringLiteral("Cancel")));
    QVERIFY(shown.button(QStringLiteral("Cancel")) == nullptr);
    QVERIFY(shown.button(QStringLiteral("Choose files…"))->isEnabled());
    QTest::qWait(300);
    QVERIFY(!shown.canImport());
    QCOMPARE(shown.extracts(), std::size_t{0});
  }

  void whatCantBeReadSaysSoAndLeavesTheWorkspaceAsItWas_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* tag, const QByteArray& bytes, const char* name, const char* words) {
      QTest::newRow(tag) << bytes << QString::fromUtf8(name) << QString::fromUtf8(words);
    };
    row("an unclosed quote", kHeader + "A1,\"H801200001001,,09/03/2014\r\n" + kSecond, "quote.csv", "quote");
    row("not a workbook", "PK\x03\x04 nothing behind it", "list.xlsx", "");
    row("empty", "", "empty.csv", "");
    const auto bytes = [](const std::string& text) { return QByteArray(text.data(), static_cast<qsizetype>(text.size())); };
    row("a zip bomb", bytes(made::zipped(made::xlsxParts({"<row>" + std::string(40'000'000, ' ') + "</row>"}))),
        "bomb.xlsx", "hundreds of times its size");
    row("a password", bytes(made::zipped({{"encrypted-package", "\x01"}})), "locked.ods", "password");
  }
  void whatCantBeReadSaysSoAndLeavesTheWorkspaceAsItWas() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    QFETCH(QString, words);
    Importing shown;
    QVERIFY(shown.unlock());
    const auto file = shown.write(name.toUtf8().constData(), bytes);
    auto* view = shown.view();
    QVERIFY(shown.source(QStringLiteral("Census")));
    view->take({pathFrom(file)});
    QTRY_VERIFY2(shown.message().contains(words) && shown.message().contains(name), qPrintable(shown.message()));
    QVERIFY(!shown.canImport());
    QCOMPARE(shown.extracts(), std::size_t{0});
    QCOMPARE(shown.children(), std::size_t{0});
    QVERIFY(shown.button(QStringLiteral("Choose files…"))->isEnabled());
  }
};

QTEST_MAIN(ListImportTest)
#include "list_import_test.moc"
