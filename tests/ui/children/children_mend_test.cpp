// SPDX-License-Identifier: GPL-3.0-or-later
// Putting lists right in the window, on a real file and by keyboard: a cell corrected and taken back, what comes of it
// with the next extract, who a child is only where the seal is open, rules off and on.
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>

#include "app/kept_lists.h"
#include "base/file.h"
#include "children/fix_view.h"
#include "children/problem_models.h"
#include "exchange/sheet_rows.h"
#include "../made_lists.h"
#include "../workspace_shown.h"
#include "widgets/data_table.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;
using Standing = SealKeeper::Standing;

namespace {

struct Mending : WorkspaceShown {
  lists::Definition definition = lists::builtInDefinition(lists::kStandardDefinition).value();

  Mending() {
    if (!make()) qFatal("no workspace");
    work([](app::Session& session, base::Stamp now) {
      return app::setUpSeal(session, kListWords.passphrase, now, kCheapCost).has_value();
    });
    state.seal().refresh();
    if (!stands(Standing::Locked)) qFatal("not locked");
  }
  void work(std::function<bool(app::Session&, base::Stamp)> what) {
    std::optional<bool> done;
    state.use<bool>(
        {}, app::SessionUse::Writing,
        [what = std::move(what)](app::Session& session, base::Stamp now, const app::WorkControl&) -> base::Result<bool> {
          return what(session, now);
        },
        &window, [&](base::Result<bool> answer) { done = answer.value_or(false); });
    if (!QTest::qWaitFor([&] { return done.has_value(); }) || !*done) qFatal("the work failed");
  }
  void import(const std::string& rows, base::Day asAt = MadeLists::kAsAt, const char* source = "case system") {
    work([&, this](app::Session& session, base::Stamp now) {
      const auto key = app::openSeal(session, kListWords).value();
      const auto read = app::readListBytes(definition, rows, "plans.csv").value();
      for (const auto& table : read.tables)
        app::importList(session, session.load().value(), key, definition, table, {source, asAt}, now).value();
      return true;
    });
  }
  bool unlock() {
    auto opener = std::make_shared<HeldOpener>();
    opener->opener = kListWords;
    state.seal().unlock(std::move(opener), QStringLiteral("To put lists right"));
    return stands(Standing::Unlocked) && idle();
  }
  /// Nothing is read or written any more, and the page shows it: a job that is asked for now comes after all others,
  /// and what they led to comes before the next.
  bool idle() {
    for (int turn = 0; turn < 4; ++turn) {
      bool done = false;
      state.use<bool>(
          {}, app::SessionUse::Reading, [](app::Session&, base::Stamp, const app::WorkControl&) -> base::Result<bool> { return true; },
          &window, [&](const base::Result<bool>&) { done = true; });
      if (!QTest::qWaitFor([&] { return done; })) return false;
      QCoreApplication::processEvents();
      QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
  }
  bool go(const QString& argument) {
    window.showPage(QStringLiteral("children"), argument);
    return idle();
  }
  bool key(Qt::Key key) {
    QTest::keyClick(QApplication::focusWidget(), key);
    return idle();
  }
  [[nodiscard]] DataTable* table(const char* name) const {
    for (auto* found : window.findChildren<DataTable*>(QLatin1String(name)))
      if (found->isVisible()) return found;
    return nullptr;
  }
  /// What the field says in the child's panel, with its pill.
  [[nodiscard]] QString field(const QString& title) const {
    const auto* fields = table("fields");
    for (int row = 0; fields != nullptr && row < fields->model()->rowCount(); ++row)
      if (fields->model()->index(row, 0).data().toString() == title) {
        const auto value = fields->model()->index(row, 1);
        const QString pill = value.data(PillRole).toString();
        return pill.isEmpty() ? value.data().toString() : value.data().toString() + QStringLiteral(" [%1]").arg(pill);
      }
    return QStringLiteral("no such field");
  }
  bool toField(const QString& title) const {
    auto* fields = table("fields");
    for (int row = 0; fields != nullptr && row < fields->model()->rowCount(); ++row)
      if (fields->model()->index(row, 0).data().toString() == title) {
        fields->setCurrentIndex(fields->model()->index(row, 0));
        fields->setFocus();
        return true;
      }
    return false;
  }
  QWidget* part(const QString& accessibleName) const { return named<QWidget>(accessibleName); }
  QPushButton* buttonNamed(const QString& name) const { return named<QPushButton>(name); }
  [[nodiscard]] const auto& corrections() const { return state.workspace().all<domain::ListCorrection>().rows(); }
  void keepRegister() {
    const auto ours = state.area().laCode;
    if (ours.empty() || ours == "885") qFatal("the area's code doesn't tell the settings apart");
    work([ours](app::Session& session, base::Stamp now) {
      const lists::SettingsRegister settings(
          {{"123456", "Oak Primary School", "Community school", "Primary", "Preston", true, {}, ours},
           {"123457", "Ash High School", "Academy", "Secondary", "Leyland", false, base::dayOf(2025, 8, 31), ours},
           {"888888", "Elm Nursery", "Local authority nursery school", "Nursery", "Chorley", true, {}, ours},
           {"999999", "Far College", "Further education", "16 plus", "Elsewhere", true, {}, "885"}});
      return app::keepSettings(session, settings, "register.csv", base::dayOf(2026, 11, 1), now).has_value();
    });
    idle();
  }
  /// What the child's panel scrolls in.
  [[nodiscard]] QScrollArea* panel() const {
    for (auto* up = table("fields")->parentWidget(); up != nullptr; up = up->parentWidget())
      if (auto* scroll = qobject_cast<QScrollArea*>(up)) return scroll;
    return nullptr;
  }
  [[nodiscard]] bool isInPanel(const QWidget* part) const {
    const auto* seen = panel()->viewport();
    return seen->rect().contains(QRect(part->mapTo(seen, QPoint()), part->size()));
  }
  FixView* fix() {
    return go(QStringLiteral("problems:fix")) ? window.findChild<FixView*>() : nullptr;
  }
  /// An answer of a strip of choices.
  bool choose(const QString& text) const {
    for (auto* found : window.findChildren<QAbstractButton*>())
      if (found->isVisible() && found->text() == text) {
        found->setFocus();
        QTest::keyClick(found, Qt::Key_Space);
        return true;
      }
    return false;
  }
  /// A workbook's rows as texts, by column.
  static QList<QStringList> rowsOf(const QString& file) {
    QList<QStringList> rows;
    const auto bytes = base::readFile(pathFrom(file), exchange::kLargestSheetFile).value();
    exchange::eachSheetRow(bytes, fromQt(file), {[](const exchange::SheetHead&) { return true; },
                                                 [&](const lists::SheetRow& row) {
                                                   QStringList cells;
                                                   for (const auto& cell : row.cells) {
                                                     while (cells.size() < static_cast<qsizetype>(cell.column)) cells << QString();
                                                     cells << toQt(cell.text);
                                                   }
                                                   rows << cells;
                                                   return true;
                                                 }})
        .value();
    return rows;
  }
  /// The sheet with corrections by reference, and a row of nobody, as CSV.
  [[nodiscard]] QString filled(const QList<QStringList>& rows, const QMap<QString, QString>& corrections) const {
    const QString path = folder.filePath(QStringLiteral("filled.csv"));
    const auto reference = rows[0].indexOf(QStringLiteral("Reference"));
    const auto correction = rows[0].indexOf(QStringLiteral("Correction"));
    const auto now = rows[0].indexOf(QStringLiteral("Now"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) qFatal("not written");
    file.write("Reference,Now,Correction\r\n");
    for (const auto& row : rows.mid(1)) {
      const QStringList cells{row.value(reference), row.value(now), corrections.value(row.value(reference), row.value(correction))};
      file.write((cells.join(u',') + QStringLiteral("\r\n")).toUtf8());
    }
    file.write("List_1/C-99999/ethnicity,,WBRI\r\n");
    return path;
  }
  /// What a row of a shown table says, cell by cell.
  [[nodiscard]] static QStringList line(const DataTable* of, int row) {
    QStringList cells;
    for (int column = 0; column < of->model()->columnCount(); ++column)
      cells << of->model()->index(row, column).data().toString();
    return cells;
  }
  /// The row of a rule in the list of rules, or -1.
  [[nodiscard]] int rule(const QString& code) const {
    const auto* rules = table("rules");
    for (int row = 0; rules != nullptr && row < rules->model()->rowCount(); ++row)
      if (rules->model()->index(row, 0).data().toString() == code) return row;
    return -1;
  }
};

/// 240 plans of which every sixth lacks the ethnicity, from C-00006 on.
std::string manyRows() {
  const std::string rows = kPlanRows;
  std::string made = rows.substr(0, rows.find("Q1,"));
  for (int i = 1; i <= 240; ++i)
    made += "R" + std::to_string(i) + ",,,09/03/2014,1," + (i % 6 == 0 ? "" : "WBRI") +
            ",01/02/2026,,,ASD,123456,primary,North,Yes\r\n";
  return made;
}

constexpr const char* kSupportRows =
    "Unique ID,UPN,ULN,Date of birth,Gender,Ethnicity,SEN primary need,Main education establishment - URN,"
    "Main education establishment - phase,Suspensions,Permanent exclusions,Absence,Disability\r\n"
    "S1,H801200001001,,09/03/2014,1,WBRI,ASD,123456,primary,0,0,1.5,Yes\r\n"
    "S2,,,09/03/2015,1,WBRI,ASD,123456,primary,0,0,1.5,No\r\n";

std::string later(const std::string& was, const std::string& now) {
  std::string rows = kPlanRows;
  if (!was.empty()) rows.replace(rows.find(was), was.size(), now);
  return rows;
}

}  // namespace

class ChildrenMendTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("children-mend"));
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }
  void init() { QSettings().clear(); }

  void aFieldIsCorrectedByKeyboardAndUndoneAndTakenBack() {
    Mending on;
    on.import(kPlanRows);
    QVERIFY(on.go(QStringLiteral("C-00002")));
    QCOMPARE(on.field(QStringLiteral("Ethnicity")), QStringLiteral("Nothing given"));
    QVERIFY(on.buttonNamed(QStringLiteral("Error: 101c Ethnicity missing. Go to the cell")) != nullptr);
    QVERIFY(on.toField(QStringLiteral("Ethnicity")));
    QVERIFY(on.key(Qt::Key_F2));
    auto* codes = qobject_cast<QComboBox*>(QApplication::focusWidget());
    QVERIFY(codes != nullptr);
    QCOMPARE(codes->accessibleName(), QStringLiteral("Ethnicity is to be"));
    const int wbri = codes->findData(QStringLiteral("WBRI"));
    QVERIFY(wbri > 0);
    codes->setCurrentIndex(wbri);
    QVERIFY(on.type(QStringLiteral("Where that is from"), QStringLiteral("the school record")));
    QVERIFY(on.key(Qt::Key_Return));
    QCOMPARE(on.corrections().size(), std::size_t{1});
    QCOMPARE(on.corrections()[0].value.corrected, std::string("WBRI"));
    QCOMPARE(on.corrections()[0].value.note, std::string("the school record"));
    QVERIFY(on.field(QStringLiteral("Ethnicity")).endsWith(QStringLiteral("[corrected]")));
    QVERIFY(on.says(QStringLiteral("the source says nothing, corrected here to “")));
    QVERIFY(on.says(QStringLiteral("Priya Shah, ")));
    QVERIFY(on.says(QStringLiteral(": the school record")));
    QVERIFY(on.buttonNamed(QStringLiteral("Error: 101c Ethnicity missing. Go to the cell")) == nullptr);
    // The focus is where it was, for the next field.
    QCOMPARE(QApplication::focusWidget(), on.table("fields"));
    QCOMPARE(on.table("fields")->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("Ethnicity"));

    QCOMPARE(on.state.undoName(), QStringLiteral("correct Ethnicity of C-00002"));
    on.state.undo();
    QVERIFY(on.idle());
    QCOMPARE(on.field(QStringLiteral("Ethnicity")), QStringLiteral("Nothing given"));
    on.state.redo();
    QVERIFY(on.idle());
    QVERIFY(on.field(QStringLiteral("Ethnicity")).endsWith(QStringLiteral("[corrected]")));

    auto* back = on.buttonNamed(QStringLiteral("Take the correction of Ethnicity back"));
    QVERIFY(back != nullptr);
    back->setFocus();
    QVERIFY(on.key(Qt::Key_Space));
    QVERIFY(on.corrections().empty());
    QCOMPARE(on.field(QStringLiteral("Ethnicity")), QStringLiteral("Nothing given"));
  }

  void whatIsNoDayOrNoCodeIsRefusedAtTheFieldAndEscLeavesAllAsItWas() {
    Mending on;
    on.import(later("SLCN", "QQQ"));
    QVERIFY(on.go(QStringLiteral("C-00003")));
    QVERIFY(on.toField(QStringLiteral("Date initial EHC plan issued")));
    QVERIFY(on.key(Qt::Key_Return));
    QVERIFY(on.type(QStringLiteral("Date initial EHC plan issued is to be"), QStringLiteral("31/02/2025")));
    QVERIFY(on.key(Qt::Key_Return));
    QVERIFY(on.says(QStringLiteral("“31/02/2025” is not a day")));
    QVERIFY(on.type(QStringLiteral("Date initial EHC plan issued is to be"), QStringLiteral("5/3/2025")));
    QVERIFY(on.key(Qt::Key_Escape));
    QVERIFY(on.corrections().empty());
    QCOMPARE(QApplication::focusWidget(), on.table("fields"));

    // The list has “QQQ”, which isn't a code: Enter alone must not empty the cell.
    QVERIFY(on.toField(QStringLiteral("SEN primary need")));
    QVERIFY(on.key(Qt::Key_F2));
    QVERIFY(on.key(Qt::Key_Return));
    QVERIFY(on.says(QStringLiteral("Choose what it is to be.")));
    QVERIFY(on.corrections().empty());
  }

  void aDayIsCorrectedAsItIsTyped() {
    Mending on;
    on.import(kPlanRows);
    QVERIFY(on.go(QStringLiteral("C-00001")));
    QVERIFY(on.toField(QStringLiteral("Date initial EHC plan issued")));
    QVERIFY(on.key(Qt::Key_F2));
    QVERIFY(on.type(QStringLiteral("Date initial EHC plan issued is to be"), QStringLiteral("5/3/2025")));
    QVERIFY(on.key(Qt::Key_Return));
    QCOMPARE(on.corrections().size(), std::size_t{1});
    QCOMPARE(on.corrections()[0].value.was, std::string("2026-02-01"));
    QCOMPARE(on.corrections()[0].value.corrected, std::string("2025-03-05"));
    QCOMPARE(on.field(QStringLiteral("Date initial EHC plan issued")), QStringLiteral("Wed 5 Mar 2025 [corrected]"));
  }

  void whatIsBeingTypedStaysWhenTheListsAreReadAgain() {
    Mending on;
    on.import(kPlanRows);
    QVERIFY(on.go(QStringLiteral("C-00001")));
    QVERIFY(on.toField(QStringLiteral("Locality")));
    QVERIFY(on.key(Qt::Key_F2));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Ea"));
    on.import(later("Q3,A123456789012,,31/02/2016,2,WBRI", "Q3,A123456789012,,31/02/2016,2,WIRI"), base::dayOf(2026, 12, 1));
    QVERIFY(on.idle());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("st"));
    QVERIFY(on.key(Qt::Key_Return));
    QCOMPARE(on.corrections().size(), std::size_t{1});
    QCOMPARE(on.corrections()[0].value.corrected, std::string("East"));
    QCOMPARE(on.field(QStringLiteral("Locality")), QStringLiteral("East [corrected]"));
  }

  void theNextExtractShowsItAgainOrClosesItOrOvertakesIt() {
    Mending on;
    on.import(kPlanRows);
    QVERIFY(on.go(QStringLiteral("C-00001")));
    QVERIFY(on.toField(QStringLiteral("Locality")));
    QVERIFY(on.key(Qt::Key_F2));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("East"));
    QVERIFY(on.key(Qt::Key_Return));
    QVERIFY(on.says(QStringLiteral("Laid over the list until its source has it.")));
    QTest::qWait(1100);  // stamps are whole seconds

    on.import(kPlanRows, base::dayOf(2026, 12, 1));
    QVERIFY(on.idle());
    QVERIFY(on.says(QStringLiteral("The extract as at Tue 1 Dec 2026 came in later and still has the old value")));
    QCOMPARE(on.field(QStringLiteral("Locality")), QStringLiteral("East [corrected]"));

    on.import(later("primary,North", "primary,West"), base::dayOf(2026, 12, 2));
    QVERIFY(on.idle());
    QCOMPARE(on.field(QStringLiteral("Locality")), QStringLiteral("West [overtaken]"));
    QVERIFY(on.says(QStringLiteral("The list says something else by now")));

    on.import(later("primary,North", "primary,East"), base::dayOf(2026, 12, 3));
    QVERIFY(on.idle());
    QVERIFY(on.corrections().empty());  // the source has it: closed by the import
    QCOMPARE(on.field(QStringLiteral("Locality")), QStringLiteral("East"));
  }

  void aProblemLeadsToTheFormForItsCell() {
    Mending on;
    on.import(kPlanRows);
    QVERIFY(on.go(QStringLiteral("C-00002")));
    auto* correct = on.buttonNamed(QStringLiteral("101c Ethnicity missing: correct Ethnicity"));
    QVERIFY(correct != nullptr);
    correct->setFocus();
    QVERIFY(on.key(Qt::Key_Space));
    QVERIFY(on.part(QStringLiteral("Correct Ethnicity of C-00002")) != nullptr);
    QVERIFY(qobject_cast<QComboBox*>(QApplication::focusWidget()) != nullptr);

    QVERIFY(on.go(QStringLiteral("problems:child")));
    auto* faults = on.table("faults");
    for (int row = 0; row < faults->model()->rowCount(); ++row)
      if (faults->model()->index(row, 4).data().toString() == QLatin1String("Initial plan in the future"))
        faults->setCurrentIndex(faults->model()->index(row, 0));
    faults->setFocus();
    QVERIFY(on.key(Qt::Key_F2));
    QVERIFY(on.part(QStringLiteral("Correct Date initial EHC plan issued of C-00002")) != nullptr);
    // The child is on the list twice: the row that the fault is in is corrected, the other stays.
    auto* day = on.named<QLineEdit>(QStringLiteral("Date initial EHC plan issued is to be"));
    QCOMPARE(day->text(), QStringLiteral("Mon 1 Feb 2027"));
    QVERIFY(on.type(QStringLiteral("Date initial EHC plan issued is to be"), QStringLiteral("1 Mar 2025")));
    QVERIFY(on.key(Qt::Key_Return));
    QCOMPARE(on.corrections().size(), std::size_t{1});
    QCOMPARE(on.corrections()[0].value.was, std::string("2027-02-01"));
    QCOMPARE(on.field(QStringLiteral("Date initial EHC plan issued")), QStringLiteral("Sun 1 Feb 2026"));  // the first row
  }

  void whoAChildIsIsCorrectedOnlyWhereItIsShownAndLiesSealedInTheFile() {
    Mending on;
    on.import(kPlanRows);
    QVERIFY(on.go(QStringLiteral("C-00002")));
    QVERIFY(on.buttonNamed(QStringLiteral("Correct UPN of C-00002")) == nullptr);
    QVERIFY(on.unlock());
    QVERIFY(on.buttonNamed(QStringLiteral("Correct UPN of C-00002")) == nullptr);
    const auto before = on.accesses();
    auto* show = on.buttonNamed(QStringLiteral("Show who C-00002 is"));
    QVERIFY(show != nullptr);
    show->setFocus();
    QVERIFY(on.key(Qt::Key_Space));
    QCOMPARE(on.accesses(), before + 1);
    QVERIFY(on.says(QStringLiteral("UPN: nothing given")));
    auto* correct = on.buttonNamed(QStringLiteral("Correct UPN of C-00002"));
    QVERIFY(correct != nullptr);
    correct->setFocus();
    QVERIFY(on.key(Qt::Key_Space));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("H801200001001"));
    QVERIFY(on.key(Qt::Key_Return));
    QCOMPARE(on.corrections().size(), std::size_t{1});
    // Sealed where it is kept, and on the page only while the child is shown.
    for (const auto* text : {&on.corrections()[0].value.was, &on.corrections()[0].value.corrected, &on.corrections()[0].value.note})
      QVERIFY(text->find("H801200001001") == std::string::npos);
    QVERIFY(on.says(QStringLiteral("UPN: H801200001001 (corrected here; the source says nothing)")));
    QCOMPARE(on.accesses(), before + 1);
    on.state.seal().lock();
    QVERIFY(on.idle());
    QVERIFY(!on.says(QStringLiteral("H801200001001")));
    QVERIFY(on.says(QStringLiteral("UPN: what the source says and what stands here lie under the seal.")));
  }

  void aFormForWhoAChildIsGoesWithTheSeal() {
    Mending on;
    on.import(kPlanRows);
    QVERIFY(on.unlock());
    QVERIFY(on.go(QStringLiteral("C-00001")));
    on.buttonNamed(QStringLiteral("Show who C-00001 is"))->setFocus();
    QVERIFY(on.key(Qt::Key_Space));
    on.buttonNamed(QStringLiteral("Correct UPN of C-00001"))->setFocus();
    QVERIFY(on.key(Qt::Key_Space));
    auto* field = on.named<QLineEdit>(QStringLiteral("UPN is to be"));
    QVERIFY(field != nullptr);
    QCOMPARE(field->text(), QStringLiteral("H801200001001"));
    on.state.seal().lock();
    QVERIFY(on.idle());
    for (const auto* line : on.window.findChildren<QLineEdit*>()) QVERIFY(line->text() != QLatin1String("H801200001001"));
  }

  void aRuleIsSwitchedOffWithAReasonStaysInSightAndComesOnAgain() {
    Mending on;
    on.import(kPlanRows);
    QVERIFY(on.go(QStringLiteral("problems")));
    auto* rules = on.table("rules");
    const int at = on.rule(QStringLiteral("101c"));
    QVERIFY(at >= 0);
    rules->setFocus();
    rules->setCurrentIndex(rules->model()->index(at, 0));
    QVERIFY(on.press(QStringLiteral("Switch rule 101c off…")));
    QVERIFY(on.key(Qt::Key_Return));  // without a reason
    QVERIFY(on.says(QStringLiteral("Say why: everybody who sees the checks sees it.")));
    QVERIFY(on.state.workspace().all<domain::RuleSwitch>().rows().empty());
    QVERIFY(on.type(QStringLiteral("Why it is switched off"), QStringLiteral("Not asked of parents here")));
    QVERIFY(on.key(Qt::Key_Return));
    QCOMPARE(on.state.workspace().all<domain::RuleSwitch>().rows().size(), std::size_t{1});
    const int off = on.rule(QStringLiteral("101c"));
    QCOMPARE(off, rules->model()->rowCount() - 1);
    QCOMPARE(rules->model()->index(off, 2).data().toString(), QStringLiteral("Off"));
    const QString told = rules->model()->index(off, 3).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(told.contains(QStringLiteral("Switched off by Priya Shah, ")) && told.contains(QStringLiteral(": Not asked of parents here")),
             qPrintable(told));
    QVERIFY(QApplication::focusWidget() == rules);
    QVERIFY(on.go(QStringLiteral("C-00002")));
    QVERIFY(on.says(QStringLiteral("Switched off, and not checked: 101c.")));
    QVERIFY(on.buttonNamed(QStringLiteral("Error: 101c Ethnicity missing. Go to the cell")) == nullptr);

    QVERIFY(on.go(QStringLiteral("problems")));
    rules->setFocus();
    rules->setCurrentIndex(rules->model()->index(on.rule(QStringLiteral("101c")), 0));
    QVERIFY(on.press(QStringLiteral("Switch rule 101c on again")));
    QVERIFY(on.idle());
    QVERIFY(on.state.workspace().all<domain::RuleSwitch>().rows().empty());
    QCOMPARE(rules->model()->index(on.rule(QStringLiteral("101c")), 4).data().toString(), QStringLiteral("1"));
  }

  void sheetsGoOutPerSchoolAndComeBackWithAPreviewAsOneStep() {
    Mending on;
    on.import(kPlanRows);
    auto* fix = on.fix();
    QVERIFY(fix != nullptr && fix->isVisible());
    QVERIFY(on.press(QStringLiteral("Write sheets for the sources…")));
    QVERIFY(on.choose(QStringLiteral("One of all")));
    const QString sheet = on.folder.filePath(QStringLiteral("fix.xlsx"));
    fix->writeTo(sheet);
    QVERIFY(on.idle());
    QVERIFY2(on.message().contains(QStringLiteral("1 sheet with ")), qPrintable(on.message()));
    QVERIFY(on.button(QStringLiteral("Choose where and write…")) == nullptr);
    auto rows = on.rowsOf(sheet);
    QVERIFY(rows.size() > 2);
    // Nobody is named in it, and another writing doesn't go over it.
    for (const auto& row : rows) QVERIFY(!row.join(u' ').contains(QStringLiteral("H801200001001")));
    fix->openForm();
    fix->writeTo(sheet);
    QVERIFY(on.idle());
    QVERIFY2(on.message().contains(QStringLiteral("fix.xlsx")), qPrintable(on.message()));
    QCOMPARE(on.rowsOf(sheet).size(), rows.size());
    QVERIFY(on.choose(QStringLiteral("One for each school")));
    const QString folder = on.folder.filePath(QStringLiteral("schools"));
    QVERIFY(QDir().mkpath(folder));
    fix->writeTo(folder);
    QVERIFY(on.idle());
    QVERIFY(QDir(folder).entryList({QStringLiteral("*.xlsx")}).size() >= 2);

    // Filled in: one good, one that can't be read, one of nobody here, the rest left blank.
    const auto filled = on.filled(rows, {{QStringLiteral("List_1/C-00002/ethnicity"), QStringLiteral("WBRI")},
                                         {QStringLiteral("List_1/C-00002/initial_plan"), QStringLiteral("soon")}});
    const auto before = on.corrections().size();
    fix->takeFrom(filled);
    QVERIFY(on.idle());
    auto* taken = on.table("taken");
    QVERIFY(taken != nullptr);
    const QAbstractItemModelTester tester(taken->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(on.corrections().size(), before);  // only shown
    QCOMPARE(taken->model()->rowCount(), 3);
    QCOMPARE(Mending::line(taken, 0)[1], QStringLiteral("Not matched"));
    QCOMPARE(Mending::line(taken, 2)[1], QStringLiteral("Corrected"));
    QCOMPARE(Mending::line(taken, 2)[2], QStringLiteral("C-00002"));
    QCOMPARE(Mending::line(taken, 2)[3], QStringLiteral("Ethnicity"));
    QVERIFY(on.says(QStringLiteral("1 to be corrected, 2 not matched, 0 say what is there already")));
    QVERIFY(QApplication::focusWidget() == on.button(QStringLiteral("Correct 1 cell")));
    QVERIFY(on.key(Qt::Key_Space));
    QCOMPARE(on.corrections().size(), before + 1);
    QVERIFY(on.says(QStringLiteral("Taken in. What became of each row is below")));
    QCOMPARE(on.table("taken")->model()->rowCount(), 3);  // its log
    QVERIFY(on.press(QStringLiteral("Back to the corrections")));
    QVERIFY(on.idle());
    auto* corrections = on.table("corrections");
    QVERIFY(corrections != nullptr);
    QCOMPARE(corrections->model()->rowCount(), 1);
    QCOMPARE(Mending::line(corrections, 0)[1], QStringLiteral("case system"));
    QCOMPARE(Mending::line(corrections, 0)[6], QStringLiteral("Stands"));
    on.state.undo();
    QVERIFY(on.idle());
    QVERIFY(on.corrections().empty());
    QCOMPARE(corrections->model()->rowCount(), 0);
  }

  void identitiesGoOutOnlyUnlockedAndWithAReasonThatIsKept() {
    Mending on;
    on.import(kPlanRows);
    auto* fix = on.fix();
    QVERIFY(on.press(QStringLiteral("Write sheets for the sources…")));
    auto* with = on.window.findChild<QCheckBox*>();
    for (auto* one : on.window.findChildren<QCheckBox*>())
      if (one->isVisible()) with = one;
    QVERIFY(!with->isEnabled());
    QVERIFY(on.unlock());
    QVERIFY(with->isEnabled());
    with->setFocus();
    QVERIFY(on.key(Qt::Key_Space));
    QVERIFY(on.choose(QStringLiteral("One of all")));
    const QString sheet = on.folder.filePath(QStringLiteral("fix.xlsx"));
    const auto before = on.accesses();
    fix->writeTo(sheet);
    QVERIFY(on.idle());
    QVERIFY(!QFile::exists(sheet));
    QVERIFY(on.says(QStringLiteral("Say why: it is written to the log before the sheets are.")));
    QVERIFY(on.type(QStringLiteral("Why identities leave the workspace"), QStringLiteral("For the school to find them")));
    fix->writeTo(sheet);
    QVERIFY(on.idle());
    QVERIFY(QFile::exists(sheet));
    QCOMPARE(on.accesses(), before + 1);
    const auto& access = on.state.workspace().all<domain::IdentityAccess>().rows().back().value;
    QCOMPARE(access.reason, std::string("For the school to find them"));
    QVERIFY(access.kind == domain::IdentityAccessKind::Exported);
    bool named = false;
    for (const auto& row : on.rowsOf(sheet)) named = named || row.join(u' ').contains(QStringLiteral("A123456789012"));
    QVERIFY(named);
  }

  void correctingARowKeepsThePlaceInTheListAndTheNextRowIsCurrent() {
    Mending on;
    on.import(manyRows());
    QVERIFY(on.go(QStringLiteral("rule:101c")));
    auto* children = on.table("children");
    QCOMPARE(children->model()->rowCount(), 40);
    children->setFocus();
    children->setCurrentIndex(children->model()->index(25, 0));
    QVERIFY(on.idle());
    QCOMPARE(children->currentIndex().data().toString(), QStringLiteral("C-00156"));
    const int place = children->verticalScrollBar()->value();
    QVERIFY(place > 0);
    QVERIFY(on.key(Qt::Key_Return));  // to the fault
    QVERIFY(on.key(Qt::Key_F2));      // to its form
    auto* codes = qobject_cast<QComboBox*>(QApplication::focusWidget());
    QVERIFY(codes != nullptr);
    codes->setCurrentIndex(codes->findData(QStringLiteral("WBRI")));
    QVERIFY(on.key(Qt::Key_Return));
    QCOMPARE(on.corrections().size(), std::size_t{1});
    QCOMPARE(children->model()->rowCount(), 39);
    QCOMPARE(children->currentIndex().row(), 25);
    QCOMPARE(children->currentIndex().data().toString(), QStringLiteral("C-00162"));
    // But for what the message about it takes of the list's height.
    QVERIFY(qAbs(children->verticalScrollBar()->value() - place) < 3 * children->rowHeight(0));
    QVERIFY(children->viewport()->rect().contains(children->visualRect(children->currentIndex()).center()));
    // Whoever is at work in the panel stays with the child there; back in the list the panel is the current row's.
    QVERIFY(on.field(QStringLiteral("Ethnicity")).endsWith(QStringLiteral("[corrected]")));
    children->setFocus();
    QVERIFY(on.idle());
    QCOMPARE(on.field(QStringLiteral("Ethnicity")), QStringLiteral("Nothing given"));

    on.state.undo();
    QVERIFY(on.idle());
    QCOMPARE(children->model()->rowCount(), 40);
    QCOMPARE(children->currentIndex().data().toString(), QStringLiteral("C-00162"));
  }

  void anotherChildBeginsAtItsHeadAndEnterShowsItsFirstFault() {
    Mending on;
    on.window.resize(1200, 560);
    on.import(kPlanRows);
    QVERIFY(on.go(QStringLiteral("C-00001")));
    auto* scroll = on.panel();
    scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    QVERIFY(scroll->verticalScrollBar()->value() > 0);
    auto* children = on.table("children");
    children->setFocus();
    QVERIFY(on.key(Qt::Key_Down));
    QCOMPARE(scroll->verticalScrollBar()->value(), 0);
    scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    QVERIFY(on.key(Qt::Key_Return));
    QVERIFY(on.isInPanel(QApplication::focusWidget()));
    QVERIFY(QApplication::focusWidget()->accessibleName().endsWith(QStringLiteral("Go to the cell")));
  }

  void theFormOfTheLastFieldIsSeenWhole() {
    Mending on;
    on.window.resize(1200, 640);
    on.import(kPlanRows);
    QVERIFY(on.go(QStringLiteral("C-00002")));
    for (const auto* field : {"Does the child or young person have a disability?", "Gender"}) {
      QVERIFY(on.toField(QLatin1String(field)));
      QVERIFY(on.key(Qt::Key_F2));
      auto* form = on.part(QStringLiteral("Correct %1 of C-00002").arg(QLatin1String(field)));
      QVERIFY(form != nullptr);
      QVERIFY(on.isInPanel(form));
      QVERIFY(on.key(Qt::Key_Escape));
    }
  }

  void aFieldsNameIsWrappedWhereItIsLong() {
    Mending on;
    on.import(kPlanRows);
    QVERIFY(on.go(QStringLiteral("C-00002")));
    const auto* fields = on.table("fields");
    bool anyWrapped = false;
    for (int row = 0; row < fields->model()->rowCount(); ++row) {
      const QString name = fields->model()->index(row, 0).data().toString();
      const QRect room(0, 0, fields->columnWidth(0) - 2 * kInside, 10'000);
      const int needed = fields->fontMetrics().boundingRect(room, Qt::TextWordWrap, name).height();
      QVERIFY2(fields->rowHeight(row) >= needed, qPrintable(name));
      anyWrapped = anyWrapped || needed > fields->fontMetrics().height();
    }
    QVERIFY(anyWrapped);
    // And the table is as high as its rows: the panel scrolls.
    QCOMPARE(fields->verticalScrollBar()->maximum(), 0);
  }

  void enterAndF2OnAFaultOpenTheFormForItsCell() {
    Mending on;
    on.import(kPlanRows);
    QVERIFY(on.go(QStringLiteral("C-00002")));
    struct Press {
      const char* button;
      Qt::Key key;
    };
    for (const auto& [name, key] : {Press{"101c Ethnicity missing: correct Ethnicity", Qt::Key_Return},
                                    Press{"101c Ethnicity missing: correct Ethnicity", Qt::Key_F2},
                                    Press{"Error: 101c Ethnicity missing. Go to the cell", Qt::Key_F2}}) {
      auto* button = on.buttonNamed(QLatin1String(name));
      QVERIFY(button != nullptr);
      button->setFocus();
      QVERIFY(on.key(key));
      QVERIFY2(on.part(QStringLiteral("Correct Ethnicity of C-00002")) != nullptr, name);
      QVERIFY(on.key(Qt::Key_Escape));
    }
    auto* go = on.buttonNamed(QStringLiteral("Error: 101c Ethnicity missing. Go to the cell"));
    go->setFocus();
    QVERIFY(on.key(Qt::Key_Return));
    QCOMPARE(QApplication::focusWidget(), on.table("fields"));
  }

  void aListWithoutAPlansDatesIsNoLineOfItsHistory() {
    Mending on;
    on.import(kPlanRows);
    on.import(kSupportRows);
    const auto history = [&]() -> DataTable* { return on.named<DataTable>(QStringLiteral("The plan’s dates by extract, the newest first")); };
    QVERIFY(on.go(QStringLiteral("C-00001")));  // on both
    QTRY_VERIFY(history() != nullptr);
    QCOMPARE(history()->model()->rowCount(), 1);
    QVERIFY(on.says(QStringLiteral("One extract has the plan’s dates of this child")));
    QVERIFY(on.go(QStringLiteral("C-00006")));  // on SEN support alone
    QTRY_VERIFY(on.says(QStringLiteral("No extract has a plan’s dates of this child.")));
    QVERIFY(history() == nullptr);
    QVERIFY(on.go(QStringLiteral("C-00001")));
    on.import(later("01/02/2026,,,ASD", "01/02/2025,,,ASD"), base::dayOf(2026, 12, 1));
    QVERIFY(on.idle());
    QTRY_VERIFY(history() != nullptr && history()->model()->rowCount() == 2);
    QCOMPARE(history()->model()->index(0, 1).data(PillRole).toString(), QStringLiteral("changed"));
    QVERIFY(history()->model()->index(1, 1).data(PillRole).toString().isEmpty());
  }

  void inASmallWindowARowStillSaysWhoseItIsAndNoNumberIsCut() {
    Mending on;
    on.window.resize(720, 450);  // as at 200%
    on.import(later("Q2,,1000000043", "Q2,A80120000100,1000000044"));
    QVERIFY(on.go(QStringLiteral("C-00002")));
    QVERIFY(!on.table("children")->isColumnHidden(0));
    // Nothing in the panel is wider than the panel.
    const auto* scroll = on.panel();
    for (const auto* part : scroll->widget()->findChildren<QWidget*>())
      if (part->isVisible() && qobject_cast<const QAbstractScrollArea*>(part->parentWidget()->parentWidget()) == nullptr) {
        const int right = part->mapTo(scroll->widget(), QPoint(part->width(), 0)).x();
        QVERIFY2(right <= scroll->viewport()->width(), qPrintable(QLatin1String(part->metaObject()->className()) + u' ' + part->accessibleName()));
      }
    QVERIFY(on.go(QStringLiteral("problems")));
    auto* rules = on.table("rules");
    QCOMPARE(rules->horizontalScrollBar()->maximum(), 0);
    QVERIFY(!rules->isColumnHidden(RuleModel::Rows));
    QVERIFY(!rules->isColumnHidden(RuleModel::Code));
  }

  void theListOfChildrenShowsAndSortsByWhatTheRegisterSaysOfTheirSettings() {
    Mending on;
    on.import(kPlanRows);
    on.keepRegister();
    QVERIFY(on.go(QStringLiteral("children")));
    auto* children = on.table("children");
    const auto column = [&](const char* id) {
      const auto& columns = children->tableModel()->columns();
      const auto at = std::ranges::find_if(columns, [&](const Column& one) { return QLatin1String(one.id) == QLatin1String(id); });
      return static_cast<int>(at - columns.begin());
    };
    const auto cell = [&](int row, const char* id) { return children->model()->index(row, column(id)).data().toString(); };
    QCOMPARE(cell(0, "setting_name"), QStringLiteral("Oak Primary School"));
    QCOMPARE(cell(0, "setting_phase"), QStringLiteral("Primary"));
    QCOMPARE(cell(0, "setting_type"), QStringLiteral("Community school"));
    QCOMPARE(cell(0, "setting_locality"), QStringLiteral("Preston"));
    QCOMPARE(cell(1, "setting_locality"), QStringLiteral("Leyland"));
    for (const auto* id : {"setting_locality", "setting_type"}) {
      children->horizontalHeader()->setSortIndicator(column(id), Qt::AscendingOrder);
      QCOMPARE(cell(0, "case"), QStringLiteral("C-00002"));  // Academy, Leyland
      children->horizontalHeader()->setSortIndicator(column(id), Qt::DescendingOrder);
      QCOMPARE(children->model()->index(children->model()->rowCount() - 1, column(id)).data().toString(),
               QLatin1String(id) == QLatin1String("setting_type") ? QStringLiteral("Academy") : QStringLiteral("Leyland"));
    }
    // And by them the list is narrowed.
    QVERIFY(on.go(QStringLiteral("filter:setting_phase=Secondary")));
    QCOMPARE(children->model()->rowCount(), 1);
    QCOMPARE(cell(0, "case"), QStringLiteral("C-00002"));
    QVERIFY(on.go(QStringLiteral("filter:setting_locality=Preston")));
    QCOMPARE(children->model()->rowCount(), 5);
  }

  void anEmptyPartOfProblemsSaysWhatItIsForAndHasTheButtonThatStartsIt() {
    Mending on;
    on.import(kPlanRows);
    QVERIFY(on.fix() != nullptr);
    QVERIFY(on.idle());
    QVERIFY(on.table("corrections") == nullptr);
    QVERIFY(on.says(QStringLiteral("Nothing is corrected here yet")));
    // The button that writes the sheets has its picture.
    const auto image = on.button(QStringLiteral("Write sheets for the sources…"))->icon().pixmap(20, 20).toImage();
    bool painted = false;
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x) painted = painted || qAlpha(image.pixel(x, y)) > 128;
    QVERIFY(painted);
    QVERIFY(on.press(QStringLiteral("Show the problems by child")));
    QVERIFY(on.idle());
    QCOMPARE(QApplication::focusWidget(), on.table("faults"));
    QVERIFY(on.go(QStringLiteral("problems:returns")));
    QVERIFY(on.table("returns") == nullptr);
    QVERIFY(on.says(QStringLiteral("No settings register yet")));
  }

  void theRowOfViewsStaysWhereItIsWhateverTheViewSumsUp() {
    Mending on;
    on.import(kPlanRows);
    const auto top = [&](const char* view) {
      if (!on.go(QLatin1String(view))) return -1;
      for (auto* found : on.window.findChildren<QAbstractButton*>())
        if (found->isVisible() && found->text() == QLatin1String("Where the area stands"))
          return found->mapTo(&on.window, QPoint()).y();
      return -1;
    };
    const int usual = top("children");
    QVERIFY(usual > 0);
    for (const auto* view : {"problems", "clocks", "breakdown", "import", "standing", "measures", "submissions"})
      QCOMPARE(top(view), usual);
  }

  void theSettingIsNamedInThePanelAndThoseThatReturnedNothingAreListed() {
    Mending on;
    on.import(kPlanRows);
    QVERIFY(on.go(QStringLiteral("problems:returns")));
    QVERIFY(on.button(QStringLiteral("Bring the settings register in")) != nullptr);
    on.keepRegister();
    auto* returns = on.table("returns");
    QVERIFY(returns != nullptr);
    // Of the area's own authority, open, and with no child.
    QStringList names;
    for (int row = 0; row < returns->model()->rowCount(); ++row) names << Mending::line(returns, row)[0];
    QCOMPARE(names, QStringList{QStringLiteral("Elm Nursery")});
    QVERIFY(on.go(QStringLiteral("C-00001")));
    QVERIFY(on.says(QStringLiteral("At Oak Primary School, Community school, Primary, Preston")));
    QVERIFY(on.go(QStringLiteral("C-00002")));
    QVERIFY(on.says(QStringLiteral("At Ash High School, Academy, Secondary, Leyland, closed Sun 31 Aug 2025")));
  }
};

QTEST_MAIN(ChildrenMendTest)
#include "children_mend_test.moc"
