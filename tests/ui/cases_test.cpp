// SPDX-License-Identifier: GPL-3.0-or-later
// The page Tracked children on a real file with the demonstration's lists, by keyboard: behind the door, agreement,
// documents and originals, people and meeting, chronology, findings, replacement, the practice sample.
#include <QAbstractButton>
#include <QFile>
#include <QSignalSpy>

#include "app/tracked_children.h"
#include "bridge/dates.h"
#include "cases/case_detail.h"
#include "cases/cases_page.h"
#include "cases/documents_part.h"
#include "restricted_shown.h"
#include "shell/list_tools.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/label.h"

using namespace waymark;
using namespace waymark::ui;
using domain::RestrictedPart;

namespace {

constexpr auto kCases = RestrictedPart::TrackedChildren;

struct Cases : RestrictedShown {
  bool come() {
    window.showPage(QStringLiteral("cases"));
    return demonstrate() && unlock(app::kDemonstrationPassphrase) && enter(kCases);
  }
  [[nodiscard]] auto tracked() const {
    return app::trackedChildren(state.workspace(), state.realInspection()->value.id);
  }
  /// The first of those in their place.
  [[nodiscard]] domain::TrackedChild first() const {
    for (const auto* row : tracked())
      if (row->value.state == domain::TrackedState::Chosen) return row->value;
    qFatal("nobody is tracked");
  }
  [[nodiscard]] domain::TrackedChild now(const domain::TrackedChild& one) const {
    return state.find<domain::TrackedChild>(one.id)->value;
  }
  /// On the lists, and not tracked.
  [[nodiscard]] domain::Child untracked() const {
    const auto& children = state.workspace().all<domain::Child>().rows();
    for (auto row = children.rbegin(); row != children.rend(); ++row)
      if (app::trackedByCode(state.workspace(), state.realInspection()->value.id, row->value.caseCode) == nullptr)
        return row->value;
    qFatal("every child is tracked");
  }
  [[nodiscard]] DataTable* list() const { return part<DataTable>("cases"); }
  CaseDetail* detail() const { return window.findChild<CaseDetail*>(); }
  bool open(const domain::TrackedChild& one) const {
    list()->setFocus();
    list()->setCurrentId(one.id.uuid);
    QTest::keyClick(list(), Qt::Key_Return);
    return detail()->isVisible();
  }
  bool toPart(const char* words) const {
    for (auto* button : part<ChoiceStrip>("case-parts")->findChildren<QAbstractButton*>())
      if (button->text() == QLatin1String(words)) {
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        return true;
      }
    return false;
  }
  bool down(const char* combo, int times = 1) const {
    auto* found = part<FormCombo>(combo);
    if (found == nullptr) return false;
    found->setFocus();
    for (int i = 0; i < times; ++i) QTest::keyClick(found, Qt::Key_Down);
    return true;
  }
  template <class Field>
  bool write(const char* field, const QString& text) const {
    auto* found = part<Field>(field);
    if (found == nullptr || !found->isEnabled()) return false;
    found->setFocus();
    found->selectAll();
    QTest::keyClicks(found, text);
    QTest::keyClick(found, Qt::Key_Tab);
    return true;
  }
  bool press(const char* button) const {
    auto* found = part<QPushButton>(button);
    if (found == nullptr || !found->isEnabled()) return false;
    found->setFocus();
    QTest::keyClick(found, Qt::Key_Space);
    return true;
  }
  bool press(const QString& text) const { return WorkspaceShown::press(text); }
  [[nodiscard]] app::SealedTexts texts(const base::Uuid& id, const std::string& sealed) const {
    return app::openTexts(state.seal().key().get(), id, sealed).value_or(app::SealedTexts{});
  }
  bool undo() {
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    return true;
  }
  /// Somewhere on the page, whatever kind of field it is in.
  [[nodiscard]] bool holdsText(const QString& words) const {
    const auto* page = window.findChild<CasesPage*>();
    for (auto* label : page->findChildren<QLabel*>())
      if (label->text().contains(words)) return true;
    for (auto* line : page->findChildren<QLineEdit*>())
      if (line->text().contains(words)) return true;
    for (auto* notes : page->findChildren<QPlainTextEdit*>())
      if (notes->toPlainText().contains(words)) return true;
    for (auto* table : page->findChildren<DataTable*>())
      for (int row = 0; row < table->model()->rowCount(); ++row)
        for (int column = 0; column < table->model()->columnCount(); ++column)
          if (table->model()->index(row, column).data().toString().contains(words)) return true;
    return false;
  }
};

}  // namespace

class CasesTest : public QObject {
  Q_OBJECT
 private slots:
  void nothingOfAChildIsOnThePageWhileTheDoorIsShut() {
    Cases shown;
    shown.window.showPage(QStringLiteral("cases"));
    QVERIFY(shown.demonstrate());
    QVERIFY(shown.door() != nullptr);
    QVERIFY(shown.list() == nullptr);
    const QString code = toQt(shown.first().caseCode);
    QVERIFY(!shown.holdsText(code));
    QVERIFY(shown.unlock(app::kDemonstrationPassphrase));
    QVERIFY(shown.list() == nullptr);  // the passphrase isn't enough
    QVERIFY(!shown.holdsText(code));
    QVERIFY(shown.enter(kCases));
    QVERIFY(shown.list() != nullptr);
    QCOMPARE(shown.list()->tableModel()->sourceCount(), 7);
    QVERIFY(shown.open(shown.first()));
    QVERIFY(shown.holdsText(QStringLiteral("Tobias Fennimore")));
    for (const char* part : {"Documents", "People and meeting", "Chronology"}) QVERIFY(shown.toPart(part));
    QVERIFY(shown.holdsText(QStringLiteral("Maeve Tranter")));
    QVERIFY(shown.holdsText(QStringLiteral("Referred to speech")));
    QVERIFY(shown.lock());
    QVERIFY(shown.list() == nullptr);
    QVERIFY(!shown.detail()->isVisible());
    QTest::qWait(50);  // what was taken off is deleted
    for (const char* words : {"Fennimore", "Tranter", "Referred to speech"})
      QVERIFY2(!shown.holdsText(QLatin1String(words)), words);
    QVERIFY(!shown.holdsText(code));
  }

  void anAgreementHasAllItsFactsAndEachStepIsUndone() {
    Cases shown;
    QVERIFY(shown.come());
    domain::TrackedChild child;
    for (const auto* row : shown.tracked())
      if (row->value.agreement == domain::Agreement::NotAsked && row->value.state == domain::TrackedState::Chosen)
        child = row->value;
    QVERIFY(!child.id.isNull());
    QVERIFY(shown.open(child));
    QVERIFY(shown.down("case-agreement", 1));
    QVERIFY(QTest::qWaitFor([&] { return shown.now(child).agreement == domain::Agreement::Asked; }));
    QCOMPARE(shown.now(child).askedOn, std::optional(shown.state.now().today));
    QVERIFY(shown.down("case-agreement", 1));
    QVERIFY(QTest::qWaitFor([&] { return shown.now(child).agreement == domain::Agreement::Given; }));
    // Before it was asked for: said beside the field, and not saved.
    const auto answered = shown.now(child).answeredOn;
    QVERIFY(shown.write<DateField>("case-answered", QStringLiteral("1 Sep 2026")));
    QVERIFY(shown.says(QStringLiteral("That is before it was asked for")));
    QTest::qWait(100);
    QCOMPARE(shown.now(child).answeredOn, answered);
    QVERIFY(shown.write<DateField>("case-answered", longDate(answered)));
    QVERIFY(shown.write<NotesField>("case-child-view", QStringLiteral("Drew her week with Zebrawood")));
    QVERIFY(shown.write<QLineEdit>("case-interpreter", QStringLiteral("Quillfeather, BSL")));
    QVERIFY(shown.write<QLineEdit>("case-advocate", QStringLiteral("From SENDIASS")));
    QVERIFY(QTest::qWaitFor(
        [&] { return shown.texts(child.id.uuid, shown.now(child).sealed)["advocate"] == "From SENDIASS"; }));
    const auto texts = shown.texts(child.id.uuid, shown.now(child).sealed);
    QCOMPARE(texts.at("child_view"), std::string("Drew her week with Zebrawood"));
    QCOMPARE(texts.at("interpreter"), std::string("Quillfeather, BSL"));
    QVERIFY(shown.now(child).sealed.find("Zebrawood") == std::string::npos);
    QVERIFY(shown.down("case-records", 1));
    QVERIFY(QTest::qWaitFor([&] { return shown.now(child).recordsWait == domain::Answer::Yes; }));
    QVERIFY(shown.undo());
    QVERIFY(QTest::qWaitFor([&] { return shown.now(child).recordsWait == domain::Answer::NotSaid; }));
    QVERIFY(shown.undo());
    QVERIFY(QTest::qWaitFor([&] { return !shown.texts(child.id.uuid, shown.now(child).sealed).contains("advocate"); }));
    QVERIFY(QTest::qWaitFor([&] { return shown.part<QLineEdit>("case-advocate")->text().isEmpty(); }));
    // A name of the child is kept out of open words.
    QVERIFY(shown.write<NotesField>("case-names", QStringLiteral("Orla Marchbank")));
    QVERIFY(QTest::qWaitFor(
        [&] { return shown.texts(child.id.uuid, shown.now(child).sealed)["names"] == "Orla Marchbank"; }));
    const auto why = shown.now(child).why;
    QVERIFY(shown.write<NotesField>("case-why", QStringLiteral("Orla is out of school")));
    QVERIFY(shown.says(QStringLiteral("This holds a name of the child")));
    QTest::qWait(100);
    QCOMPARE(shown.now(child).why, why);
  }

  void documentsAreKeptByAgencyAndAnOriginalLeavesOnlyByItselfAndLogged() {
    Cases shown;
    QVERIFY(shown.come());
    const auto child = shown.first();
    QVERIFY(shown.open(child));
    QVERIFY(shown.toPart("Documents"));
    auto* table = shown.part<DataTable>("documents");
    QVERIFY(table != nullptr);
    const auto lineOf = [&](const char* id) {
      for (const auto& row : shown.state.workspace().all<domain::CaseDocument>())
        if (row.value.trackedChild == child.id && row.value.packDocument == id) return row.value;
      return domain::CaseDocument{};
    };
    table->setFocus();
    table->setCurrentId(base::namedUuid("case document transition-plan"));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(lineOf("transition-plan").state, domain::CaseDocumentState::Wanted);
    QVERIFY(shown.down("document-state", 1));
    QVERIFY(QTest::qWaitFor([&] { return lineOf("transition-plan").state == domain::CaseDocumentState::Asked; }));
    QVERIFY(shown.write<DateField>("document-due", QStringLiteral("13 Nov 2026")));
    QVERIFY(QTest::qWaitFor([&] { return lineOf("transition-plan").due == base::dayOf(2026, 11, 13); }));
    QFile original(shown.folder.filePath(QStringLiteral("quillpaper.pdf")));
    QVERIFY(original.open(QIODevice::WriteOnly));
    original.write("%PDF the plan of Tobias");
    original.close();
    auto* documents = shown.detail()->documents();
    QSignalSpy finished(documents, &DocumentsPart::finished);
    documents->attach(original.fileName());
    QVERIFY(QTest::qWaitFor([&] { return !lineOf("transition-plan").sealedSha256.empty(); }));
    QCOMPARE(lineOf("transition-plan").state, domain::CaseDocumentState::Received);
    QVERIFY(QTest::qWaitFor([&] { return shown.says(QStringLiteral("quillpaper.pdf")); }));
    const auto accesses = shown.accesses();
    const QString out = shown.folder.filePath(QStringLiteral("out.pdf"));
    documents->giveOut(out);
    QVERIFY(QTest::qWaitFor([&] { return finished.size() == 2; }));
    QFile written(out);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), QByteArray("%PDF the plan of Tobias"));
    QCOMPARE(shown.accesses(), accesses + 1);
    QVERIFY(shown.isLogged(("An original of " + child.caseCode + " was given out by Miriam Hale").c_str()));
    documents->giveOut(out);  // never over a file that is there, and then nothing is logged
    QVERIFY(QTest::qWaitFor([&] { return finished.size() == 3; }));
    QCOMPARE(shown.accesses(), accesses + 1);
    // One beyond the checklist.
    QVERIFY(shown.press(QStringLiteral("A document beyond the checklist")));
    QVERIFY(shown.write<QLineEdit>("document-title", QStringLiteral("Mediation certificate")));
    QVERIFY(shown.press(QStringLiteral("Save")));
    const auto isThere = [&] {
      return std::ranges::any_of(shown.state.workspace().all<domain::CaseDocument>(),
                                 [](const auto& row) { return row.value.title == "Mediation certificate"; });
    };
    QVERIFY(QTest::qWaitFor(isThere));
    QVERIFY(shown.press(QStringLiteral("Take out the document")));
    QVERIFY(QTest::qWaitFor([&] { return !isThere(); }));
    QVERIFY(shown.undo());
    QVERIFY(QTest::qWaitFor(isThere));
  }

  void whatIsCopiedOrExportedBehindTheDoorIsLogged() {
    Cases shown;
    QVERIFY(shown.come());
    const QString from = QStringLiteral("Tracked children, opened as Miriam Hale: ");
    const auto copyFrom = [&](const char* table) {
      auto* rows = shown.part<DataTable>(table);
      if (rows == nullptr || rows->model()->rowCount() == 0) return false;
      rows->selectRow(0);
      rows->setFocus();
      const auto before = shown.accesses();
      QTest::keyClick(rows, Qt::Key_C, Qt::ControlModifier);
      return QTest::qWaitFor([&] { return shown.accesses() == before + 1; }) &&
             shown.isLogged((from + QStringLiteral("1 row copied")).toUtf8().constData());
    };
    QVERIFY(copyFrom("cases"));
    QVERIFY(shown.open(shown.first()));
    QVERIFY(shown.toPart("Documents"));
    QVERIFY(copyFrom("documents"));
    const QString file = shown.folder.filePath(QStringLiteral("documents.csv"));
    for (auto* tools : shown.part<DataTable>("documents")->findChildren<ListTools*>()) tools->exportTo(file);
    QVERIFY(QTest::qWaitFor([&] {
      return shown.isLogged((from + QStringLiteral("the list written to a file")).toUtf8().constData());
    }));
    QVERIFY(QFile::exists(file));
  }

  void practitionersTheMeetingAndTheChronologyAreWrittenDown() {
    Cases shown;
    QVERIFY(shown.come());
    const auto child = shown.first();
    QVERIFY(shown.open(child));
    QVERIFY(shown.toPart("People and meeting"));
    const auto people = [&] { return app::practitionersOf(shown.state.workspace(), child.id).size(); };
    const auto before = people();
    QVERIFY(shown.press(QStringLiteral("Add a practitioner")));
    QVERIFY(shown.write<QLineEdit>("practitioner-role", QStringLiteral("Health visitor")));
    QVERIFY(shown.write<QLineEdit>("practitioner-name", QStringLiteral("Odette Zebrawood")));
    QVERIFY(shown.press(QStringLiteral("Save")));
    QVERIFY(QTest::qWaitFor([&] { return people() == before + 1; }));
    QVERIFY(QTest::qWaitFor([&] { return shown.part<FormCombo>("practitioner-attendance") != nullptr; }));
    QVERIFY(shown.down("practitioner-attendance", 2));
    QVERIFY(QTest::qWaitFor([&] {
      return std::ranges::any_of(app::practitionersOf(shown.state.workspace(), child.id), [](const auto* row) {
        return row->value.role == "Health visitor" && row->value.attendance == domain::Attendance::Coming;
      });
    }));
    // A session of the timetable is the meeting.
    const auto free = std::ranges::find_if(shown.state.workspace().all<domain::FieldworkSession>(),
                                           [](const auto& row) { return !row.value.trackedChild; });
    QVERIFY(free != shown.state.workspace().all<domain::FieldworkSession>().end());
    const auto session = free->value;
    auto* combo = shown.part<IdCombo>("case-session");
    combo->setFocus();
    QTest::keyClicks(combo->lineEdit(), toQt(session.code));
    QTest::keyClick(combo->lineEdit(), Qt::Key_Return);
    QVERIFY(combo->id().has_value());
    const domain::FieldworkSessionId chosen{*combo->id()};
    QVERIFY(shown.press("case-session-link"));
    QVERIFY(QTest::qWaitFor(
        [&] { return shown.state.find<domain::FieldworkSession>(chosen)->value.trackedChild == child.id; }));
    QVERIFY(shown.undo());
    QVERIFY(QTest::qWaitFor([&] { return !shown.state.find<domain::FieldworkSession>(chosen)->value.trackedChild; }));

    QVERIFY(shown.toPart("Chronology"));
    const auto events = [&] { return app::chronologyOf(shown.state.workspace(), child.id); };
    const auto lines = events().size();
    QVERIFY(shown.press(QStringLiteral("Add a line")));
    QVERIFY(shown.press(QStringLiteral("Save")));
    QVERIFY(shown.says(QStringLiteral("Say on which day.")));
    QCOMPARE(events().size(), lines);
    QVERIFY(shown.write<DateField>("event-day", QStringLiteral("3 Mar 2026")));
    QVERIFY(shown.write<NotesField>("event-what", QStringLiteral("Seen by Quillfeather")));
    QVERIFY(shown.press(QStringLiteral("Save")));
    QVERIFY(QTest::qWaitFor([&] { return events().size() == lines + 1; }));
    const auto now = events();
    const auto at =
        std::ranges::find_if(now, [](const auto* row) { return row->value.day == base::dayOf(2026, 3, 3); });
    QVERIFY((*at)->value.sealed.find("Quillfeather") == std::string::npos);
    QCOMPARE(shown.texts((*at)->value.id.uuid, (*at)->value.sealed).at("what"), std::string("Seen by Quillfeather"));
  }

  void aFindingBecomesEvidenceByCaseCodeAndAnotherChildTakesThePlace() {
    Cases shown;
    QVERIFY(shown.come());
    const auto child = shown.first();
    QVERIFY(shown.open(child));
    QVERIFY(shown.toPart("Findings"));
    const auto evidence = [&] { return shown.state.workspace().all<domain::Evidence>().size(); };
    const auto before = evidence();
    QVERIFY(shown.write<NotesField>("finding-summary", QStringLiteral("Tobias waited two terms")));
    QVERIFY(shown.press("finding-log"));
    QVERIFY(shown.says(QStringLiteral("holds a name of this child")));
    QVERIFY(shown.write<NotesField>("finding-summary", QStringLiteral("Therapy was two terms late")));
    QVERIFY(shown.press("finding-log"));
    QVERIFY(QTest::qWaitFor([&] { return evidence() == before + 1; }));
    const auto made = shown.state.workspace().all<domain::Evidence>().rows().back().value;
    QCOMPARE(made.fromCase, std::optional(child.id));
    QCOMPARE(made.summary, std::string("Therapy was two terms late"));

    QVERIFY(shown.toPart("Replacement"));
    QVERIFY(shown.write<QLineEdit>("replacing-code", QStringLiteral("Tobias Fennimore")));
    QVERIFY(shown.press("replacing-replace"));
    QVERIFY(shown.says(QStringLiteral("Say why")));
    QVERIFY(shown.write<QLineEdit>("replacing-why", QStringLiteral("The family said no")));
    QVERIFY(shown.press("replacing-replace"));
    QVERIFY(QTest::qWaitFor([&] { return shown.says(QStringLiteral("A case code has a number and no space")); }));
    QCOMPARE(shown.now(child).state, domain::TrackedState::Chosen);
    const auto known = shown.untracked();
    QVERIFY(shown.write<QLineEdit>("replacing-code", toQt(known.caseCode)));
    QVERIFY(shown.press("replacing-replace"));
    QVERIFY(QTest::qWaitFor([&] { return shown.now(child).state == domain::TrackedState::Replaced; }));
    QCOMPARE(shown.now(child).replacedWhy, std::string("The family said no"));
    const auto* by = app::trackedByCode(shown.state.workspace(), child.inspection, known.caseCode);
    QVERIFY(by != nullptr);
    QCOMPARE(by->value.place, child.place);
    QCOMPARE(by->value.replaces, std::optional(child.id));
    QCOMPARE(by->value.child, std::optional(known.id));
    QVERIFY(shown.undo());
    QVERIFY(QTest::qWaitFor([&] { return shown.now(child).state == domain::TrackedState::Chosen; }));
    QVERIFY(app::trackedByCode(shown.state.workspace(), child.inspection, known.caseCode) == nullptr);
  }

  void aSeventhChildOnlyWarnsAndTheSameSeedDrawsTheSameSample() {
    Cases shown;
    QVERIFY(shown.come());
    const auto chosen = [&] {
      return std::ranges::count_if(shown.tracked(),
                                   [](const auto* row) { return row->value.state == domain::TrackedState::Chosen; });
    };
    QCOMPARE(chosen(), 6);
    const auto known = shown.untracked();
    QVERIFY(shown.write<QLineEdit>("cases-code", toQt(known.caseCode).toLower()));
    QTest::keyClick(shown.part<QLineEdit>("cases-code"), Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([&] { return chosen() == 7; }));
    QVERIFY(shown.message().contains(QStringLiteral("is child 7; inspectors usually follow 6")));
    QVERIFY(QTest::qWaitFor([&] { return shown.detail()->isVisible(); }));  // it opens
    const auto inspection = shown.state.realInspection()->value.id;
    const auto* seventh = app::trackedByCode(shown.state.workspace(), inspection, known.caseCode);
    QVERIFY(std::ranges::any_of(shown.state.workspace().all<domain::CaseDocument>(),
                                [&](const auto& row) { return row.value.trackedChild == seventh->value.id; }));

    shown.window.showPage(QStringLiteral("cases"), QStringLiteral("practice"));
    const auto sample = [&] {
      std::vector<std::string> codes;
      for (const auto* row : app::practiceChildren(shown.state.workspace(), inspection))
        codes.push_back(row->value.caseCode);
      return codes;
    };
    const auto demonstrated = sample();
    const auto draw = [&](const char* seed, const std::vector<std::string>& old) {
      if (!shown.write<QLineEdit>("cases-seed", QLatin1String(seed)) || !shown.press("cases-draw")) return false;
      return QTest::qWaitFor([&] { return sample() != old; }, 10'000);
    };
    QVERIFY(draw("7", demonstrated));
    const auto seven = sample();
    QCOMPARE(seven.size(), std::size_t{6});
    for (const auto* row : app::practiceChildren(shown.state.workspace(), inspection))
      QVERIFY(row->value.why.find("seed 7") != std::string::npos);
    QVERIFY(draw("8", seven));
    const auto eight = sample();
    QVERIFY(draw("7", eight));
    QCOMPARE(sample(), seven);
    QVERIFY(shown.undo());
    QVERIFY(QTest::qWaitFor([&] { return sample() == eight; }));
  }
};

QTEST_MAIN(CasesTest)
#include "cases_test.moc"
