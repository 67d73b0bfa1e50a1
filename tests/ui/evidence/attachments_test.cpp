// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QUrl>

#include "bridge/workbench_bridge.h"
#include "evidence/attachment_opener.h"
#include "evidence/evidence_editor.h"
#include "evidence_shown.h"
#include "shell/status_bar.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

constexpr qint64 kMegabyte = 1'048'576;

void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
  QTest::keyClick(widget, key, modifiers);
}

QStringList leftIn(const QString& folder) {
  return QDir(folder).entryList({QStringLiteral("waymark-files-*")}, QDir::AllEntries | QDir::NoDotAndDotDot);
}

}  // namespace

class AttachmentsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("attachments"));
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }
  void init() {
    QSettings().clear();
    m_temporary = std::make_unique<QTemporaryDir>();
    qputenv("TMPDIR", m_temporary->path().toUtf8());
  }

  void aFileIsAddedTakenOutAndBroughtBackByKeyboard() {
    EvidenceInMemory shown;
    shown.openFirst();
    shown.add({shown.file(QStringLiteral("minutes.pdf"))});
    shown.port.deliver();
    QCOMPARE(shown.stored().size(), 1U);
    const auto attachment = shown.stored().front();
    QCOMPARE(attachment.name, std::string("minutes.pdf"));
    QCOMPARE(attachment.mediaType, std::string("application/pdf"));
    QCOMPARE(attachment.bytes, 20);
    QCOMPARE(attachment.addedBy, std::string("Priya Shah"));
    QCOMPARE(attachment.evidence, std::optional(shown.first()));
    QCOMPARE(shown.port.contents.at(attachment.sha256), QByteArray("Minutes of the board"));
    QCOMPARE(shown.state.undoName(), QStringLiteral("attach minutes.pdf"));
    QCOMPARE(shown.said.last(), QStringLiteral("Attached “minutes.pdf”. Ctrl+Z takes it back."));
    QCOMPARE(shown.list()->model()->rowCount(), 1);
    const QString read = shown.list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(read.startsWith(QLatin1String("minutes.pdf, PDF, 20 bytes, added ")), qPrintable(read));
    QVERIFY2(read.endsWith(QLatin1String(" by Priya Shah")), qPrintable(read));

    shown.list()->setFocus();
    press(shown.list(), Qt::Key_Delete);
    shown.port.deliver();
    QVERIFY(shown.stored().empty());
    QVERIFY(shown.list()->isHidden());
    QCOMPARE(shown.said.last(), QStringLiteral("Removed “minutes.pdf”. Ctrl+Z brings it back."));
    shown.state.undo();
    shown.port.deliver();
    QCOMPARE(shown.stored(), std::vector{attachment});
    QCOMPARE(shown.list()->model()->rowCount(), 1);
  }

  void severalFilesAreOneUndoStepAndOneThatIsThereIsNotAttachedAgain() {
    EvidenceInMemory shown;
    shown.openFirst();
    const QStringList files{shown.file(QStringLiteral("a.txt"), "a"), shown.file(QStringLiteral("b.txt"), "b"),
                            shown.file(QStringLiteral("c.txt"), "c")};
    shown.add(files);
    shown.port.deliver();
    QCOMPARE(shown.stored().size(), 3U);
    QCOMPARE(shown.state.undoName(), QStringLiteral("attach 3 files"));
    shown.add({files.front()});
    shown.port.deliver();
    QCOMPARE(shown.stored().size(), 3U);
    QCOMPARE(shown.said.last(), QStringLiteral("This finding has “a.txt” already."));
    shown.state.undo();
    shown.port.deliver();
    QVERIFY(shown.stored().empty());
  }

  void filesOfANewFindingAreStoredWithItInOneStep() {
    EvidenceInMemory shown;
    shown.page->openArgument(QStringLiteral("new"));
    shown.add({shown.file(QStringLiteral("minutes.pdf"))});
    shown.port.deliver();
    QVERIFY(shown.stored().empty());
    QCOMPARE(shown.list()->model()->rowCount(), 1);
    QCOMPARE(shown.said.last(), QStringLiteral("Attached “minutes.pdf”: kept when the finding is saved."));
    shown.fillNew();
    press(QApplication::focusWidget(), Qt::Key_S, Qt::ControlModifier);
    shown.port.deliver();
    QCOMPARE(shown.port.applied.size(), 1U);
    QCOMPARE(shown.port.applied.front().changes.size(), 2U);
    QCOMPARE(shown.stored().size(), 1U);
    const auto finding = *shown.stored().front().evidence;
    QVERIFY(shown.state.find<domain::Evidence>(finding) != nullptr);
    shown.state.undo();
    shown.port.deliver();
    QVERIFY(shown.stored().empty());
    QVERIFY(shown.state.find<domain::Evidence>(finding) == nullptr);
  }

  void aFileThatComesInAfterItsFindingWasSavedIsAttachedToIt() {
    EvidenceInMemory shown;
    shown.page->openArgument(QStringLiteral("new"));
    shown.port.holdFiles = true;
    shown.add({shown.file(QStringLiteral("film.mp4"))});
    shown.fillNew();
    press(QApplication::focusWidget(), Qt::Key_S, Qt::ControlModifier);
    shown.port.releaseFiles();
    shown.port.deliver();
    QCOMPARE(shown.stored().size(), 1U);
    const auto* finding = shown.state.find<domain::Evidence>(*shown.stored().front().evidence);
    QVERIFY(finding != nullptr);
    QCOMPARE(finding->value.summary, std::string("Joint plans are late"));
  }

  void filesOfADraftThatWasNotSavedComeBackWithIt() {
    EvidenceInMemory shown;
    shown.page->openArgument(QStringLiteral("new"));
    shown.add({shown.file(QStringLiteral("minutes.pdf"))});
    shown.port.deliver();
    shown.fillNew();
    shown.port.refuse = base::Error{base::Code::DiskFull, "", {{"file", "test.waymark"}}};
    press(QApplication::focusWidget(), Qt::Key_S, Qt::ControlModifier);
    shown.port.deliver();
    QCOMPARE(shown.list()->model()->rowCount(), 1);
    shown.port.refuse.reset();
    shown.page->findChild<EvidenceForm*>()->focusFirst();
    press(QApplication::focusWidget(), Qt::Key_S, Qt::ControlModifier);
    shown.port.deliver();
    QCOMPARE(shown.stored().size(), 1U);
  }

  void deletingAFindingTakesItsFilesInTheSameStep() {
    EvidenceInMemory shown;
    shown.openFirst();
    shown.add({shown.file(QStringLiteral("a.txt"), "a"), shown.file(QStringLiteral("b.txt"), "b")});
    shown.port.deliver();
    const auto before = shown.stored();
    const auto finding = shown.first();
    QCOMPARE(before.size(), 2U);
    shown.page->findChild<EvidenceEditor*>()->remove({finding.uuid});
    shown.port.deliver();
    QVERIFY(shown.state.find<domain::Evidence>(finding) == nullptr);
    QVERIFY(shown.stored().empty());
    shown.state.undo();
    shown.port.deliver();
    QVERIFY(shown.state.find<domain::Evidence>(finding) != nullptr);
    QCOMPARE(shown.stored().size(), 2U);
  }

  void whatCannotBeAddedIsSaidInASentence() {
    EvidenceInMemory shown;
    shown.openFirst();
    auto* editor = shown.page->findChild<EvidenceEditor*>();
    const auto saysOf = [&](const QString& file) {
      editor->addFiles({{pathFrom(file)}});
      shown.port.deliver();
      return shown.said.last();
    };
    QFile large(shown.folder.filePath(QStringLiteral("film.mp4")));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(300 * kMegabyte));
    QCOMPARE(
        saysOf(large.fileName()),
        QStringLiteral("“film.mp4” is larger than 250 MB, the most an attachment can have, so it was not added. Put "
                       "it where your colleagues can reach it and add a link to it instead."));
    QVERIFY(saysOf(shown.folder.filePath(QStringLiteral("gone.pdf"))).startsWith(u"“gone.pdf” isn't there any more"));
    QVERIFY(saysOf(shown.folder.path()).contains(u"can't be read (it is a folder), so it was not added"));
    shown.port.refuseFile = base::Error{base::Code::DiskFull, "", {{"file", "test.waymark"}}};
    QCOMPARE(saysOf(shown.file(QStringLiteral("minutes.pdf"))),
             QStringLiteral("The disk is full, so “minutes.pdf” was not added. Everything that was saved is kept; free "
                            "some space and add it again."));
    QVERIFY(shown.stored().empty());
    shown.port.refuseFile.reset();
    editor->addFiles({{pathFrom(large.fileName())}, {pathFrom(shown.file(QStringLiteral("ok.txt")))}});
    shown.port.deliver();
    QVERIFY(shown.said.last().startsWith(u"Attached “ok.txt”. Ctrl+Z takes it back. “film.mp4” is larger than 250 MB"));
    QCOMPARE(shown.stored().size(), 1U);
  }

  void aLargeFileShowsItsProgressAndCanBeCancelled() {
    EvidenceInMemory shown;
    shown.openFirst();
    StatusBar bar(shown.state);
    bar.resize(900, 32);
    bar.show();
    shown.port.holdFiles = true;
    shown.page->findChild<EvidenceEditor*>()->addFiles(
        {{pathFrom(shown.file(QStringLiteral("film.mp4")))}, {pathFrom(shown.file(QStringLiteral("b.txt")))}});
    shown.port.progress(1, 4);
    QPushButton* cancel = nullptr;
    for (auto* button : bar.findChildren<QPushButton*>())
      if (button->text() == QLatin1String("Cancel")) cancel = button;
    QVERIFY(cancel != nullptr);
    QTRY_VERIFY(cancel->isVisible());
    QCOMPARE(shown.state.jobs().front().name, QStringLiteral("Adding film.mp4"));
    press(cancel, Qt::Key_Space);
    shown.port.deliver();
    QVERIFY(shown.state.jobs().empty());
    QCOMPARE(shown.said.last(), QStringLiteral("Cancelled: “film.mp4” was not added."));
    QVERIFY(shown.stored().empty());
  }

  void openingGivesTheDesktopAReadOnlyCopyThatGoesWithTheWindow() {
    EvidenceInMemory shown;
    shown.openFirst();
    shown.add({shown.file(QStringLiteral("minutes.pdf"))});
    shown.port.deliver();
    QList<QUrl> opened;
    shown.page->findChild<AttachmentOpener*>()->setOpenWith([&](const QUrl& address) {
      opened << address;
      return true;
    });
    shown.list()->setFocus();
    press(shown.list(), Qt::Key_Return);
    shown.port.deliver();
    QCOMPARE(opened.size(), 1);
    const QFileInfo copy(opened.front().toLocalFile());
    QCOMPARE(copy.fileName(), QStringLiteral("minutes.pdf"));
    QCOMPARE(copy.permissions() &
                 (QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions(QFile::ReadOwner));
    for (QDir folder = copy.dir(); folder.path() != m_temporary->path(); folder.cdUp()) {
      QVERIFY(folder.path().startsWith(m_temporary->path()));
      QCOMPARE(QFileInfo(folder.path()).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther),
               QFile::Permissions());
    }
    // Twice is the same copy.
    press(shown.list(), Qt::Key_Return);
    shown.port.deliver();
    QCOMPARE(opened, QList<QUrl>(2, opened.front()));
    shown.page.reset();
    QVERIFY(!QFileInfo::exists(copy.filePath()));
    QVERIFY(leftIn(m_temporary->path()).isEmpty());
  }

  void aProgramIsNeverOpenedAndSavingACopyIsOffered() {
    EvidenceInMemory shown;
    shown.openFirst();
    shown.add({shown.file(QStringLiteral("setup.exe"), "MZ")});
    shown.add({shown.file(QStringLiteral("letter.pdf"), "#!/bin/sh\nrm -rf /\n")});  // not what its name says
    shown.port.deliver();
    bool wasOpened = false;
    shown.page->findChild<AttachmentOpener*>()->setOpenWith([&](const QUrl&) { return wasOpened = true; });
    for (const auto& attachment : shown.stored()) {
      shown.list()->setCurrentId(attachment.id.uuid);
      shown.list()->setFocus();
      press(shown.list(), Qt::Key_Return);
      shown.port.deliver();
      QVERIFY2(shown.said.last().startsWith(u'“' + toQt(attachment.name) +
                                            QStringLiteral("” is a program or can start one")),
               qPrintable(shown.said.last()));
      QCOMPARE(QApplication::focusWidget(), shown.button(QStringLiteral("Save a copy…")));
    }
    QVERIFY(!wasOpened);
    press(QApplication::focusWidget(), Qt::Key_Space);
    auto* dialog = shown.field()->findChild<QFileDialog*>();
    QVERIFY(dialog != nullptr);
    auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    const QString target = shown.folder.filePath(QStringLiteral("out.pdf"));
    name->setText(target);
    press(name, Qt::Key_Return);
    shown.port.deliver();
    QFile out(target);
    QVERIFY(out.open(QIODevice::ReadOnly));
    QCOMPARE(out.readAll(), QByteArray("#!/bin/sh\nrm -rf /\n"));
    QVERIFY((out.permissions() & QFile::ExeOwner) == 0);
  }

  void whatNothingOpensAndWhatIsDamagedIsSaid() {
    EvidenceInMemory shown;
    shown.openFirst();
    shown.add({shown.file(QStringLiteral("minutes.odd"))});
    shown.port.deliver();
    shown.page->findChild<AttachmentOpener*>()->setOpenWith([](const QUrl&) { return false; });
    shown.list()->setFocus();
    press(shown.list(), Qt::Key_Return);
    shown.port.deliver();
    QVERIFY(shown.said.last().startsWith(u"Nothing on this computer opens “minutes.odd”."));
    shown.port.contents.clear();
    press(shown.list(), Qt::Key_Return);
    shown.port.deliver();
    QVERIFY(shown.said.last().startsWith(u"The bytes of “minutes.odd” in the workspace are damaged or missing"));
  }

  void inAWorkspaceThatCanOnlyBeReadFilesAreOpenedAndNotChanged() {
    EvidenceInMemory shown;
    shown.openFirst();
    shown.add({shown.file(QStringLiteral("minutes.pdf"))});
    shown.port.deliver();
    shown.port.readOnlyWhy = base::Error{base::Code::InUse, "", {{"file", "test.waymark"}, {"who", "Sam"}}};
    shown.state.open("test.waymark");
    shown.port.deliver();
    shown.openFirst();
    QVERIFY(!shown.button(QStringLiteral("Add…"))->isEnabled());
    QVERIFY(!shown.button(QStringLiteral("Remove"))->isEnabled());
    QVERIFY(shown.button(QStringLiteral("Open"))->isEnabled());
    QVERIFY(shown.button(QStringLiteral("Save a copy…"))->isEnabled());
    const auto before = shown.port.applied.size();
    shown.list()->setFocus();
    press(shown.list(), Qt::Key_Delete);
    shown.port.deliver();
    QCOMPARE(shown.port.applied.size(), before);
  }

  void aRealWorkspaceRefusesWhatIsTooLargeAndWhatChangesWhileItIsRead() {
    EvidenceShown<WorkbenchBridge> shown(QStringLiteral("Priya Shah"));
    shown.state.create(pathFrom(shown.folder.filePath(QStringLiteral("a.waymark"))), demonstration());
    QTRY_VERIFY(shown.state.isOpen());
    shown.show();
    shown.openFirst();
    QFile large(shown.folder.filePath(QStringLiteral("film.mp4")));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(300 * kMegabyte));
    shown.add({large.fileName()});
    QTRY_COMPARE(shown.said.size(), 1);
    QVERIFY(shown.said.last().startsWith(u"“film.mp4” is larger than 250 MB"));

    QFile growing(shown.folder.filePath(QStringLiteral("growing.csv")));
    QVERIFY(growing.open(QIODevice::WriteOnly) && growing.write(QByteArray(40 * kMegabyte, 'x')) == 40 * kMegabyte);
    growing.flush();
    bool grew = false;
    connect(&shown.state, &AppState::jobsChanged, this, [&] {
      if (grew || shown.state.jobs().empty() || shown.state.jobs().front().done == 0) return;
      grew = growing.write("more") == 4 && growing.flush();
    });
    shown.add({growing.fileName()});
    QTRY_COMPARE_WITH_TIMEOUT(shown.said.size(), 2, 30'000);
    QVERIFY(grew);
    QVERIFY2(shown.said.last().startsWith(u"“growing.csv” can't be read (it changed while it was read), so it was not"),
             qPrintable(shown.said.last()));
    QVERIFY(shown.stored().empty());

    shown.add({shown.file(QStringLiteral("minutes.txt"))});
    QTRY_COMPARE(shown.stored().size(), 1U);
    QString opened;
    shown.page->findChild<AttachmentOpener*>()->setOpenWith([&](const QUrl& address) {
      opened = address.toLocalFile();
      return true;
    });
    shown.list()->setFocus();
    press(shown.list(), Qt::Key_Return);
    QTRY_VERIFY(!opened.isEmpty());
    QFile copy(opened);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), QByteArray("Minutes of the board"));
  }

 private:
  std::unique_ptr<QTemporaryDir> m_temporary;
};

QTEST_MAIN(AttachmentsTest)
#include "attachments_test.moc"
