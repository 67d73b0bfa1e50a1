// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace moves to a newer version of its framework in Settings, by keyboard: a preview first, one undo after.
#include "settings/move_view.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/text.h"
#include "framework/draft_folder.h"
#include "memory_port.h"
#include "settings/pack_versions.h"
#include "settings/settings_page.h"
#include "shell/action_catalogue.h"
#include "shell/app_state.h"
#include "widgets/data_table.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;
using framework::SourceWord;

namespace {

/// Settings of the demonstration, with a version 1.1 that renames E1, takes L6 out, and adds X1.
struct Window {
  QTemporaryDir folder;
  MemoryPort port;
  framework::Library library{fromQt(folder.path())};
  AppState state{port, library, base::systemNow};
  Navigator navigator;
  ActionCatalogue actions;
  std::unique_ptr<SettingsPage> page;

  Window() {
    publish();
    state.create("test.waymark", demonstration());
    port.deliver();
    port.applied.clear();
    page = std::make_unique<SettingsPage>(PageContext{state, navigator, actions});
    page->resize(1400, 1000);
    page->show();
    page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(page.get()));
  }
  void publish() {
    const framework::DraftFolder drafts(library);
    for (const auto& pack : library.list().packs) {
      if (pack.id != "area-send-2025") continue;
      const auto file = drafts.copy(pack, pack.id, "1.1");
      auto draft = drafts.open(*file);
      const auto edit = [&](const std::string& path, const framework::DraftValues& values) {
        QVERIFY(draft->edit(path, values, SourceWord::StillHolds, "edit").has_value());
      };
      edit("/criteria/0", {{"title", "Needs are known early"}});
      for (const auto& row : draft->rows())
        if (row.part == "tasks" || row.part == "information")
          for (const auto& field : draft->fields(row.path))
            if (field.name == "criteria" && toQt(field.text).split(u'\n').contains(QStringLiteral("L6"))) {
              auto ids = toQt(field.text).split(u'\n');
              ids.removeAll(QStringLiteral("L6"));
              edit(row.path, {{"criteria", fromQt(ids.join(u'\n'))}});
            }
      for (const auto& row : draft->rows())
        if (row.part == "criteria" && row.id == "L6") {
          QVERIFY(draft->removeRow(row.path, "remove").has_value());
          break;
        }
      const auto added = draft->addRow("criteria", base::dayOf(2027, 1, 8), "add");
      edit(*added, {{"id", "X1"},
                    {"group", "leadership"},
                    {"number", "12"},
                    {"title", "Something new"},
                    {"short_title", "New"},
                    {"good_looks_like", "a"},
                    {"typical_evidence", "b"},
                    {"source", "HB"}});
      for (const auto& group : draft->rows())
        if (group.part == "criteria_groups") edit(*added, {{"group", group.id}});
      QVERIFY(drafts.save(*file, *draft).has_value());
      const auto published = drafts.publish(*file);
      QVERIFY2(published.has_value(), published ? "" : std::string(published.error().value("path")).c_str());
      return;
    }
  }
  template <class T>
  T* named(const QString& name) {
    for (auto* one : page->findChildren<T*>())
      if (one->accessibleName() == name && one->isVisible()) return one;
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
  void openPreview() {
    auto* table = named<DataTable>(QStringLiteral("Frameworks and versions"));
    table->setFocus();
    press(Qt::Key_Home, Qt::ControlModifier);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
      if (table->currentIndex().siblingAtColumn(PackVersionModel::Version).data().toString() == QStringLiteral("1.1"))
        break;
      press(Qt::Key_Down);
    }
    button("Move this workspace to it")->setFocus();
    press(Qt::Key_Space);
  }
  QStringList texts() {
    QStringList all;
    for (auto* label : page->findChildren<QLabel*>())
      if (label->isVisible()) all.append(label->text());
    return all;
  }
  [[nodiscard]] int findingsOn(const char* criterion) const {
    int count = 0;
    for (const auto& row : state.workspace().all<domain::Evidence>())
      if (row.value.criterion.text() == criterion) ++count;
    return count;
  }
};

bool sameValues(const domain::Workspace& a, const domain::Workspace& b) {
  bool same = true;
  domain::forEachKind([&]<class T>() {
    same = same && std::ranges::equal(a.all<T>(), b.all<T>(), {}, &domain::Stored<T>::value, &domain::Stored<T>::value);
  });
  return same;
}

}  // namespace

class MoveViewTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }

  void thePreviewSaysWhatIsKeptRenamedNewAndGoneAndStayingChangesNothing() {
    Window window;
    window.openPreview();
    auto* table = window.named<DataTable>(QStringLiteral("What the move does to each row"));
    QVERIFY(table != nullptr);
    QVERIFY(window.button("Stay on this version")->hasFocus());  // Enter alone moves nothing
    const auto criteria = static_cast<int>(window.state.pack().criteria.size());
    const QString counts =
        QStringLiteral("Criteria: %1 kept, 1 renamed, 1 new, 1 gone.").arg(criteria - 2);
    QVERIFY(window.texts().join(u'\n').contains(counts));
    QStringList rows;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
      QStringList cells;
      for (int column = 0; column < 5; ++column) cells.append(table->model()->index(row, column).data().toString());
      rows.append(cells.join(u'|'));
    }
    const auto on = window.findingsOn("L6");
    QVERIFY(on > 1);
    const QString gone = rows.filter(QStringLiteral("Gone")).join(u'\n');
    QVERIFY(gone.contains(QStringLiteral("Criterion|Gone|L6 ")));
    QVERIFY(gone.contains(QStringLiteral("%1 findings").arg(on)));
    QVERIFY(rows.filter(QStringLiteral("Renamed")).join(u'\n').contains(QStringLiteral("|E1 Needs are known early|")));
    QVERIFY(rows.filter(QStringLiteral("|New|")).join(u'\n').contains(QStringLiteral("X1 Something new")));
    Window::press(Qt::Key_Space);
    window.port.deliver();
    QVERIFY(window.port.applied.empty());
    QCOMPARE(window.state.pack().version, std::string("1.0"));
    QVERIFY(window.named<DataTable>(QStringLiteral("Frameworks and versions"))->hasFocus());
  }

  void theWorkspaceMovesInOneStepWithItsEvidenceAndOneUndoTakesItBack() {
    Window window;
    const auto before = window.state.workspace();
    const auto onGone = window.findingsOn("L6");
    const auto onPlace = window.findingsOn("L5");
    window.openPreview();
    auto* move = window.button("Move the workspace");
    QVERIFY(!move->isEnabled());  // not before it is said where the evidence goes
    const auto question = QStringLiteral("L6 is gone. Where does what lies on it go?");
    QTRY_VERIFY(window.named<QComboBox>(question) != nullptr);
    auto* place = window.named<QComboBox>(question);
    place->setFocus();
    while (!place->currentText().startsWith(QStringLiteral("L5 "))) Window::press(Qt::Key_Down);
    QVERIFY(move->isEnabled());
    move->setFocus();
    Window::press(Qt::Key_Space);
    window.port.deliver();
    QCOMPARE(window.port.applied.size(), std::size_t{1});
    QCOMPARE(window.state.pack().version, std::string("1.1"));
    QCOMPARE(window.state.planPack().version, std::string("1.1"));
    QCOMPARE(window.state.area().frameworkVersion, std::string("1.1"));
    QCOMPARE(window.findingsOn("L6"), 0);
    QCOMPARE(window.findingsOn("L5"), onGone + onPlace);
    QCOMPARE(window.state.workspace().all<domain::Evidence>().size(), before.all<domain::Evidence>().size());
    QCOMPARE(window.state.workspace().all<domain::SavedView>().size(), before.all<domain::SavedView>().size());
    QVERIFY(window.state.undoName().contains(QStringLiteral("version 1.1")));
    window.state.undo();
    window.port.deliver();
    QCOMPARE(window.state.pack().version, std::string("1.0"));
    QVERIFY(sameValues(window.state.workspace(), before));
  }

  void aWorkspaceThatCanOnlyBeReadDoesntMove() {
    Window window;
    window.port.readOnlyWhy = base::Error{base::Code::ReadOnly, {}, {{"file", "x"}, {"why", "y"}}};
    window.state.open("test.waymark");
    window.port.deliver();
    window.openPreview();
    QVERIFY(window.named<DataTable>(QStringLiteral("What the move does to each row")) == nullptr);
  }
};

QTEST_MAIN(MoveViewTest)
#include "move_view_test.moc"
