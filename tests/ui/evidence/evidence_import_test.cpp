// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/text.h"
#include "evidence/import_view.h"
#include "memory_port.h"
#include "widgets/data_table.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct Window {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  Navigator navigator;

  Window() {
    state.create("test.waymark", demonstration());
    port.deliver();
  }
  [[nodiscard]] std::size_t count() const { return state.workspace().all<domain::Evidence>().size(); }
};

QString written(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes) {
  QFile file(folder.filePath(name));
  if (!file.open(QIODevice::WriteOnly)) return {};
  file.write(bytes);
  return file.fileName();
}

constexpr const char* kSheet =
    "id,criterion,finding,reach,impact,source,summary\r\n"
    "X-01,E1,strength,many,high,data,Checks at two years reach nearly every child.\r\n"
    "X-02,E9,concern,some,high,data,A criterion that is not in the framework.\r\n"
    "X-03,L2,concern,some,high,parent_voice,Families hear of changes after they are made.\r\n"
    "X-04,L2,terrible,some,high,parent_voice,A finding that is none of the three.\r\n"
    "X-01,E1,strength,many,high,data,The same reference twice.\r\n";

}  // namespace

class EvidenceImportTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }

  void thePreviewSaysRowByRowWhatHappensAndOneButtonAddsTheRest() {
    const QTemporaryDir folder;
    Window window;
    ImportView view(window.state, window.navigator);
    view.resize(1000, 600);
    view.show();
    QSignalSpy previewed(&view, &ImportView::previewed);
    QSignalSpy finished(&view, &ImportView::finished);
    const auto before = window.count();
    view.read(written(folder, QStringLiteral("findings.csv"), kSheet));
    QVERIFY(previewed.wait(5000));
    auto* model = view.findChild<ImportModel*>();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model->shownCount(), 5);
    QCOMPARE(window.count(), before);  // nothing before the button
    model->showOnly(app::ImportFate::Refused);
    QCOMPARE(model->shownCount(), 3);
    for (int row = 0; row < model->shownCount(); ++row)
      QVERIFY(!model->index(row, ImportModel::Words).data().toString().isEmpty());
    model->showOnly(app::ImportFate::Add);
    QCOMPARE(model->shownCount(), 2);
    auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget());
    QVERIFY(button == nullptr || button->text() == QStringLiteral("Add 2 findings"));
    for (auto* each : view.findChildren<QPushButton*>())
      if (each->text() == QStringLiteral("Add 2 findings")) QTest::keyClick(each, Qt::Key_Space);
    window.port.deliver();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(window.count(), before + 2);
    // The same file again: all of it is there already.
    view.read(written(folder, QStringLiteral("findings.csv"), kSheet));
    QVERIFY(previewed.wait(5000));
    model->showOnly(app::ImportFate::AlreadyThere);
    QCOMPARE(model->shownCount(), 2);
    // One undo step.
    window.state.undo();
    window.port.deliver();
    QCOMPARE(window.count(), before);
  }

  void badFilesEndInASentenceAndNoPreview() {
    const QTemporaryDir folder;
    Window window;
    ImportView view(window.state, window.navigator);
    QSignalSpy said(&window.navigator, &Navigator::said);
    view.read(folder.filePath(QStringLiteral("missing.csv")));
    QVERIFY(said.wait(5000));
    QVERIFY(!said.front()[1].toString().isEmpty());
  }

  void brokenBytesAreRowsThatAreLeftOut() {
    const QTemporaryDir folder;
    Window window;
    ImportView view(window.state, window.navigator);
    QSignalSpy previewed(&view, &ImportView::previewed);
    QByteArray bytes("{\"criterion\":\"E1\",\"finding\":\"strength\",\"summary\":\"Good\"}\n{\"criterion\":\"E1\",\n");
    bytes += QByteArray("{\"criterion\":\"E1\",\"finding\":\"strength\",\"summary\":\"\xff\xfe\"}\n");
    view.read(written(folder, QStringLiteral("findings.jsonl"), bytes));
    QVERIFY(previewed.wait(5000));
    auto* model = view.findChild<ImportModel*>();
    model->showOnly(app::ImportFate::Refused);
    QVERIFY(model->shownCount() >= 2);
    model->showOnly(app::ImportFate::Add);
    QCOMPARE(model->shownCount(), 1);
  }
};

QTEST_MAIN(EvidenceImportTest)
#include "evidence_import_test.moc"
