// SPDX-License-Identifier: GPL-3.0-or-later
// A framework is copied, edited row by row and published in Settings, by keyboard alone.
#include "settings/draft_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/text.h"
#include "memory_port.h"
#include "settings/pack_versions.h"
#include "settings/settings_page.h"
#include "shell/action_catalogue.h"
#include "shell/app_state.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct Window {
  QTemporaryDir folder;
  MemoryPort port;
  framework::Library library{fromQt(folder.path())};
  AppState state{port, library, base::systemNow};
  Navigator navigator;
  ActionCatalogue actions;
  std::unique_ptr<SettingsPage> page;
  QStringList said;

  Window() {
    state.create("test.waymark", demonstration());
    port.deliver();
    page = std::make_unique<SettingsPage>(PageContext{state, navigator, actions});
    QObject::connect(&navigator, &Navigator::said, page.get(),
                     [this](MessageKind, const QString& sentence) { said.append(sentence); });
    page->resize(1400, 1000);
    page->show();
    page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(page.get()));
  }
  template <class T>
  T* named(const char* name) {
    for (auto* one : page->findChildren<T*>())
      if (one->accessibleName() == QLatin1String(name) && one->isVisible()) return one;
    return nullptr;
  }
  QPushButton* button(const char* text) {
    for (auto* one : page->findChildren<QPushButton*>())
      if (one->text() == QLatin1String(text) && one->isVisible()) return one;
    return nullptr;
  }
  static void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
    QTest::keyClick(QApplication::focusWidget(), key, with);
  }
  /// Chooses a row of the list by typing nothing but arrows: its title is looked for.
  void chooseRow(const char* table, const char* title, int column) {
    auto* list = named<DataTable>(table);
    QVERIFY(list != nullptr);
    list->setFocus();
    press(Qt::Key_Home, Qt::ControlModifier);
    for (int row = 0; row < list->model()->rowCount(); ++row) {
      if (list->currentIndex().siblingAtColumn(column).data().toString() == QString::fromUtf8(title)) break;
      press(Qt::Key_Down);
    }
    QCOMPARE(list->currentIndex().siblingAtColumn(column).data().toString(), QString::fromUtf8(title));
    QTest::qWait(1);
  }
  /// Makes the draft of 1.1 and opens it.
  void makeDraft() {
    chooseRow("Frameworks and versions", "This workspace’s", PackVersionModel::State);
    auto* copy = button("Copy to a draft");
    QVERIFY(copy->isEnabled());
    copy->setFocus();
    press(Qt::Key_Space);
    QCOMPARE(named<QLineEdit>("New version")->text(), QStringLiteral("1.1"));
    QVERIFY(named<QLineEdit>("New version")->hasFocus());
    press(Qt::Key_Return);
    QVERIFY(named<DataTable>("Rows of the draft") != nullptr);
    QVERIFY(named<DataTable>("Rows of the draft")->hasFocus());
    QTest::qWait(1);
  }
  void type(const char* field, const char* text) {
    auto* line = named<QLineEdit>(field);
    if (line != nullptr) {
      line->setFocus();
      line->selectAll();
      QTest::keyClicks(line, QLatin1String(text));
      return;
    }
    auto* notes = named<QPlainTextEdit>(field);
    QVERIFY2(notes != nullptr, field);
    notes->setFocus();
    notes->selectAll();
    QTest::keyClicks(notes, QLatin1String(text));
  }
  framework::PackDraft draft() {
    const framework::DraftFolder drafts(library);
    return std::move(*drafts.open(drafts.list().drafts.front().file));
  }
  std::string value(const char* path, const char* field) {
    for (const auto& one : draft().fields(path))
      if (one.name == field) return one.text;
    return "no such field";
  }
};

constexpr const char* kE1 =
    "Children and young people's needs are identified accurately and assessed in a timely and effective way";

}  // namespace

class DraftEditorTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }

  void aDraftIsCopiedEditedCheckedAndPublishedByKeyboard() {
    Window window;
    window.makeDraft();
    window.chooseRow("Rows of the draft", kE1, 2);
    Window::press(Qt::Key_Return);  // into the form
    QVERIFY(window.named<QLineEdit>("Id")->hasFocus());
    window.type("Short title", "Needs known early");
    // A changed row must name its source.
    Window::press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(window.value("/criteria/0", "short_title"), std::string("Needs identified and assessed"));
    QVERIFY(window.named<QPlainTextEdit>("Source")->hasFocus() || window.named<QLineEdit>("Source")->hasFocus());
    window.type("Source", "HB 2027, page 12");
    Window::press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(window.value("/criteria/0", "short_title"), std::string("Needs known early"));
    QCOMPARE(window.value("/criteria/0", "source"), std::string("HB 2027, page 12"));
    QCOMPARE(window.value("/criteria/0", "verified_on"), base::isoText(window.state.now().today));

    auto* publish = window.button("Publish");
    publish->setFocus();
    Window::press(Qt::Key_Space);
    QTRY_VERIFY(window.named<DataTable>("Frameworks and versions") != nullptr);
    QVERIFY(window.said.last().contains(QStringLiteral("version 1.1, is published")));
    const auto newest = window.library.load("area-send-2025");
    QVERIFY(newest.has_value());
    QCOMPARE(newest->version, std::string("1.1"));
    QCOMPARE(newest->criteria[0].shortTitle, std::string("Needs known early"));
    QCOMPARE(window.state.pack().version, std::string("1.0"));  // this workspace moves when somebody says so
  }

  void faultsAreSentencesThatLeadToTheirRow() {
    Window window;
    window.makeDraft();
    window.chooseRow("Rows of the draft", kE1, 2);
    Window::press(Qt::Key_Return);
    window.type("Number", "0");
    window.named<QCheckBox>("")->setFocus();
    Window::press(Qt::Key_Space);  // the source says this too
    Window::press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(window.value("/criteria/0", "number"), std::string("0"));
    auto* table = window.named<DataTable>("Rows of the draft");
    table->setFocus();
    Window::press(Qt::Key_End, Qt::ControlModifier);
    QTest::qWait(1);
    auto* check = window.button("Check");
    check->setFocus();
    Window::press(Qt::Key_Space);
    QTRY_VERIFY(window.named<DataTable>("What is wrong with the draft") != nullptr);
    auto* faults = window.named<DataTable>("What is wrong with the draft");
    QTRY_VERIFY(faults->hasFocus());
    QCOMPARE(faults->model()->rowCount(), 1);
    const auto sentence = faults->model()->index(0, 1).data().toString();
    QCOMPARE(sentence, QStringLiteral("0 is out of range. Give a number from 1 to 200."));
    QCOMPARE(faults->model()->index(0, 0).data().toString(), QStringLiteral("Criterion E1 · Number"));
    Window::press(Qt::Key_Return);
    QVERIFY(window.named<QLineEdit>("Number")->hasFocus());
    QCOMPARE(table->currentIndex().siblingAtColumn(1).data().toString(), QStringLiteral("E1"));
    // Publishing it leads to the same list.
    window.button("Publish")->setFocus();
    Window::press(Qt::Key_Space);
    QTRY_VERIFY(faults->hasFocus());
    QVERIFY(window.library.load("area-send-2025")->version == "1.0");
  }

  void anEditIsTakenBackAndMadeAgainByKeyboard() {
    Window window;
    window.makeDraft();
    window.chooseRow("Rows of the draft", kE1, 2);
    Window::press(Qt::Key_Return);
    window.type("Short title", "Needs known");
    window.type("Source", "HB 2027");
    Window::press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(window.named<DataTable>("Rows of the draft")->hasFocus());
    Window::press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(window.value("/criteria/0", "short_title"), std::string("Needs identified and assessed"));
    QCOMPARE(window.port.applied.size(), std::size_t{0});  // nothing of the workspace was touched
    auto* redo = window.button("Redo");
    QVERIFY(redo->isEnabled());
    redo->setFocus();
    Window::press(Qt::Key_Space);
    QCOMPARE(window.value("/criteria/0", "short_title"), std::string("Needs known"));
  }

  void whatIsTypedIsKeptWhenAnotherRowIsChosen() {
    Window window;
    window.makeDraft();
    window.chooseRow("Rows of the draft", kE1, 2);
    Window::press(Qt::Key_Return);
    window.type("Short title", "Needs known");
    auto* table = window.named<DataTable>("Rows of the draft");
    table->setFocus();
    Window::press(Qt::Key_Down);
    QTest::qWait(1);
    // It can't be saved without its source: the row stays, with what was typed.
    QCOMPARE(window.named<QLineEdit>("Short title")->text(), QStringLiteral("Needs known"));
    QCOMPARE(table->currentIndex().siblingAtColumn(1).data().toString(), QStringLiteral("E1"));
    window.type("Source", "HB 2027");
    table->setFocus();
    Window::press(Qt::Key_Down);
    QTest::qWait(1);
    QCOMPARE(window.value("/criteria/0", "short_title"), std::string("Needs known"));
    QCOMPARE(table->currentIndex().siblingAtColumn(1).data().toString(), QStringLiteral("E2"));
    QVERIFY(window.named<QLineEdit>("Short title")->text() != QStringLiteral("Needs known"));
  }

  void aRowIsAddedToAPartAndTakenOutAgain() {
    Window window;
    window.makeDraft();
    auto* part = window.named<QComboBox>("Rows shown");
    part->setFocus();
    while (part->currentText() != QStringLiteral("Task")) Window::press(Qt::Key_Down);
    const auto tasks = window.state.pack().tasks.size();
    auto* table = window.named<DataTable>("Rows of the draft");
    QCOMPARE(table->model()->rowCount(), static_cast<int>(tasks));
    window.button("Add a row")->setFocus();
    Window::press(Qt::Key_Space);
    QTest::qWait(1);
    QVERIFY(window.named<QLineEdit>("Id")->hasFocus());
    QCOMPARE(table->model()->rowCount(), static_cast<int>(tasks) + 1);
    window.type("Id", "new-task");
    window.type("Source", "HB 2027");
    Window::press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(window.value(("/tasks/" + std::to_string(tasks)).c_str(), "id"), std::string("new-task"));
    window.button("Take the row out")->setFocus();
    Window::press(Qt::Key_Space);
    QCOMPARE(table->model()->rowCount(), static_cast<int>(tasks));
    QVERIFY(window.said.last().contains(QStringLiteral("Undo brings it back")));
    QVERIFY(table->hasFocus());
    Window::press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(table->model()->rowCount(), static_cast<int>(tasks) + 1);
  }

  void aVersionThatIsThereCantBeMadeAgainAndADraftIsDeletedOnlyOnAsking() {
    Window window;
    window.makeDraft();
    window.button("Back to Settings")->setFocus();
    Window::press(Qt::Key_Space);
    window.chooseRow("Frameworks and versions", "This workspace’s", PackVersionModel::State);
    window.button("Copy to a draft")->setFocus();
    Window::press(Qt::Key_Space);
    Window::press(Qt::Key_Return);
    QVERIFY(window.named<QLineEdit>("New version")->hasFocus());
    bool said = false;
    for (auto* label : window.page->findChildren<QLabel*>())
      said = said || label->text() == QStringLiteral("That version is there already.");
    QVERIFY(said);
    window.chooseRow("Frameworks and versions", "Draft", PackVersionModel::State);
    window.button("Delete the draft")->setFocus();
    Window::press(Qt::Key_Space);
    QVERIFY(window.button("Keep it")->hasFocus());
    Window::press(Qt::Key_Space);
    QCOMPARE(framework::DraftFolder(window.library).list().drafts.size(), std::size_t{1});
    window.button("Delete the draft")->setFocus();
    Window::press(Qt::Key_Space);
    Window::press(Qt::Key_Tab);
    QVERIFY(window.button("Delete it for good")->hasFocus());
    Window::press(Qt::Key_Space);
    QCOMPARE(framework::DraftFolder(window.library).list().drafts.size(), std::size_t{0});
  }

  void everyFieldHasANameForScreenReaders() {
    Window window;
    window.makeDraft();
    auto* table = window.named<DataTable>("Rows of the draft");
    table->setFocus();
    Window::press(Qt::Key_Home, Qt::ControlModifier);
    QSet<QString> parts;
    for (int row = 0; row < table->model()->rowCount(); ++row, Window::press(Qt::Key_Down)) {
      const QString part = table->model()->index(row, 0).data().toString();
      if (parts.contains(part)) continue;
      parts.insert(part);
      QTest::qWait(1);
      auto* editor = window.page->findChild<DraftEditor*>();
      for (auto* field : editor->findChildren<QWidget*>())
        if (field->isVisible() && (field->focusPolicy() & Qt::TabFocus) && qobject_cast<QPushButton*>(field) == nullptr &&
            qobject_cast<QCheckBox*>(field) == nullptr && field->parentWidget()->inherits("waymark::ui::FormRow"))
          QVERIFY2(!field->accessibleName().isEmpty(), qPrintable(part));
    }
    QVERIFY(parts.size() > 12);
  }
};

QTEST_MAIN(DraftEditorTest)
#include "draft_editor_test.moc"
