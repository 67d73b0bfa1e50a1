// SPDX-License-Identifier: GPL-3.0-or-later
// Putting lists right in the window, on a real file and by keyboard: a cell corrected and taken back, what comes of it
// with the next extract, who a child is only where the seal is open, rules off and on.
#include <QComboBox>
#include <QSettings>
#include <QStandardPaths>

#include "children/children_words.h"
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
  /// The row of a rule in the list of rules, or -1.
  [[nodiscard]] int rule(const QString& code) const {
    const auto* rules = table("rules");
    for (int row = 0; rules != nullptr && row < rules->model()->rowCount(); ++row)
      if (rules->model()->index(row, 0).data().toString() == code) return row;
    return -1;
  }
};

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
};

QTEST_MAIN(ChildrenMendTest)
#include "children_mend_test.moc"
