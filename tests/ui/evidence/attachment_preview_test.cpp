// SPDX-License-Identifier: GPL-3.0-or-later
// Previews as a person gets them, with the real waymark-preview beside the test.
#include <QApplication>
#include <QBuffer>
#include <QElapsedTimer>
#include <QLabel>
#include <QPainter>
#include <QPdfWriter>
#include <QPlainTextEdit>
#include <QSettings>
#include <QStandardPaths>

#include "evidence/attachment_preview.h"
#include "evidence_shown.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

constexpr int kAnswersWithin = 10'000;  // a busy machine starts a process slowly

QByteArray pdfOf(const QStringList& pages) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    QPainter painter(&writer);
    for (qsizetype i = 0; i < pages.size(); ++i) {
      if (i > 0) writer.newPage();
      painter.drawText(QRect(0, 0, writer.width(), writer.height()), Qt::AlignCenter, pages[i]);
    }
  }
  return buffer.data();
}

QByteArray pngOf(QSize size, Qt::GlobalColor colour) {
  QImage image(size, QImage::Format_RGB32);
  image.fill(colour);
  QBuffer buffer;
  image.save(&buffer, "PNG");
  return buffer.data();
}

struct Previewed : EvidenceInMemory {
  explicit Previewed(const std::vector<std::pair<QString, QByteArray>>& files) {
    QStringList names;
    for (const auto& [name, bytes] : files) names << file(name, bytes);
    openFirst();
    add(names);
    port.deliver();
    list()->selectRow(0);
    list()->setFocus();
  }
  [[nodiscard]] AttachmentPreview* preview() const { return field()->findChild<AttachmentPreview*>(); }
  [[nodiscard]] PreviewPicture* picture() const { return preview()->findChild<PreviewPicture*>(); }
  [[nodiscard]] QPlainTextEdit* text() const { return preview()->findChild<QPlainTextEdit*>(); }
  /// What it says instead of a picture.
  [[nodiscard]] QString note() const {
    auto* label = preview()->findChild<QLabel*>();
    return label->isVisible() ? label->text() : QString();
  }
  void wait() {
    QTRY_VERIFY_WITH_TIMEOUT((port.deliver(), preview()->isVisible() && !preview()->isBusy()), kAnswersWithin);
  }
};

}  // namespace

class AttachmentPreviewTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("preview"));
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }
  void init() { QSettings().clear(); }

  void aPictureIsShownNoLargerThanItIs() {
    Previewed shown({{QStringLiteral("wall.png"), pngOf({120, 60}, Qt::red)}});
    shown.wait();
    QVERIFY2(shown.note().isEmpty(), qPrintable(shown.note()));
    QVERIFY(shown.picture()->isVisible());
    QCOMPARE(shown.picture()->image().size(), QSize(120, 60));
    QCOMPARE(shown.picture()->image().pixelColor(60, 30), QColor(Qt::red));
    QCOMPARE(shown.picture()->accessibleName(), QStringLiteral("Preview of wall.png"));
  }

  void aLargePictureIsMadeToFit() {
    Previewed shown({{QStringLiteral("wide.png"), pngOf({6000, 3000}, Qt::blue)}});
    shown.wait();
    QVERIFY2(shown.note().isEmpty(), qPrintable(shown.note()));
    const QSize size = shown.picture()->image().size();
    QVERIFY(size.width() <= shown.preview()->width() && size.width() > 100);
    QVERIFY(std::abs(size.width() - 2 * size.height()) <= 2);
  }

  void aPdfShowsAPageAtATimeAndItsWordsToAScreenReader() {
    Previewed shown(
        {{QStringLiteral("minutes.pdf"), pdfOf({QStringLiteral("First words"), QStringLiteral("Second words")})}});
    shown.wait();
    QVERIFY2(shown.note().isEmpty(), qPrintable(shown.note()));
    QCOMPARE(shown.picture()->accessibleName(), QStringLiteral("Preview of minutes.pdf: Page 1 of 2"));
    QCOMPARE(shown.picture()->accessibleDescription(), QStringLiteral("First words"));
    const QImage first = shown.picture()->image();
    shown.picture()->setFocus();
    QTest::keyClick(shown.picture(), Qt::Key_PageDown);
    shown.wait();
    QCOMPARE(shown.picture()->accessibleName(), QStringLiteral("Preview of minutes.pdf: Page 2 of 2"));
    QCOMPARE(shown.picture()->accessibleDescription(), QStringLiteral("Second words"));
    QVERIFY(shown.picture()->image() != first);
    QTest::keyClick(shown.picture(), Qt::Key_PageDown);  // there is no third
    QVERIFY(!shown.preview()->isBusy());
    QTest::keyClick(shown.picture(), Qt::Key_PageUp);
    shown.wait();
    QCOMPARE(shown.picture()->image(), first);
  }

  void textIsReadInTheEncodingItIsIn() {
    Previewed shown({{QStringLiteral("old.txt"), "Caf\xE9 \x96 minutes"},
                     {QStringLiteral("new.txt"), "Caf\xC3\xA9 \xE2\x80\x93 minutes\x07"},
                     {QStringLiteral("long.csv"), QByteArray("\xC3\xA9").repeated(100'000)},
                     {QStringLiteral("not.txt"), QByteArray("\0\1\2\3", 4)}});
    const QString words = QStringLiteral("Café – minutes");
    for (int row = 0; row < 4; ++row) {
      const QString name = shown.list()->model()->index(row, 0).data().toString();
      shown.list()->selectRow(row);
      shown.wait();
      if (name == QLatin1String("not.txt")) {
        QVERIFY2(shown.note().startsWith(u"“not.txt” isn't text, or is damaged"), qPrintable(shown.note()));
        QVERIFY(!shown.text()->isVisible());
      } else if (name == QLatin1String("long.csv")) {
        QCOMPARE(shown.text()->toPlainText(), QString(32 * 1024, QChar(0xE9)));
        QCOMPARE(shown.note(), QStringLiteral("The first 64.0 kB of 195.3 kB."));
      } else {
        QCOMPARE(shown.text()->toPlainText(), words);
        QVERIFY(shown.note().isEmpty());
      }
    }
  }

  void whatIsDamagedOrMeantToDoHarmGetsASentence_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sentence");
    const QString broken = QStringLiteral("can't be shown: it is damaged, or not what its name says.");
    const QString large = QStringLiteral("would take too much memory or time for a preview.");
    QTest::newRow("half a picture") << "a.png" << pngOf({64, 64}, Qt::red).left(40) << broken;
    QTest::newRow("no picture") << "a.jpg" << QByteArray("Minutes") << broken;
    QTest::newRow("half a PDF") << "a.pdf" << pdfOf({QStringLiteral("x")}).left(60) << broken;
    QTest::newRow("no PDF") << "a.pdf" << QByteArray("Minutes") << broken;
    // 19 bytes that ask for 1.6 GB, under another kind's name.
    QTest::newRow("image bomb") << "a.png" << QByteArray("P6 20000 20000 255\n") << large;
    QTest::newRow("vast drawing") << "a.svg"
                                  << QByteArray(
                                         "<svg xmlns='http://www.w3.org/2000/svg' width='90000' height='90000'/>")
                                  << large;
    QTest::newRow("document") << "a.docx" << QByteArray("PK")
                              << QStringLiteral("There is no preview of this kind of file.");
  }
  void whatIsDamagedOrMeantToDoHarmGetsASentence() {
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, sentence);
    Previewed shown({{name, bytes}});
    shown.wait();
    QVERIFY2(shown.note().contains(sentence), qPrintable(shown.note()));
    QVERIFY(!shown.picture()->isVisible());
  }

  void tabGoesThroughFilesAndPreviewInReadingOrder() {
    Previewed shown({{QStringLiteral("minutes.pdf"), pdfOf({QStringLiteral("One"), QStringLiteral("Two")})}});
    shown.wait();
    shown.page->activateWindow();  // the file dialog had it
    QVERIFY(QTest::qWaitForWindowActive(shown.page.get()));
    shown.list()->setFocus();
    QStringList names;
    for (int i = 0; i < 8 && QApplication::focusWidget() != nullptr; ++i) {
      names << QApplication::focusWidget()->accessibleName();
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(names, (QStringList{QStringLiteral("Attachments"), QStringLiteral("Open minutes.pdf"),
                                 QStringLiteral("Save a copy of minutes.pdf"), QStringLiteral("Remove minutes.pdf"),
                                 QStringLiteral("Preview of minutes.pdf: Page 1 of 2"),
                                 QStringLiteral("Next page (Page Down)"), QStringLiteral("Add attachments"),
                                 QStringLiteral("Add a file or link")}));
  }

  void movingOnEndsWhatIsUnderWay() {
    Previewed shown({{QStringLiteral("a.pdf"), pdfOf({QStringLiteral("First file")})},
                     {QStringLiteral("b.pdf"), pdfOf({QStringLiteral("Second file")})}});
    shown.wait();
    shown.port.holdFiles = true;
    const int now = shown.list()->currentIndex().row();
    shown.list()->selectRow(1 - now);
    QTRY_VERIFY(shown.port.heldFiles() == 1);
    shown.list()->selectRow(now);  // before it came
    QCOMPARE(shown.port.heldFiles(), 0U);
    shown.port.releaseFiles();
    shown.wait();
    const QString name = shown.list()->currentIndex().data().toString();
    QCOMPARE(shown.picture()->accessibleName(), QStringLiteral("Preview of %1: Page 1 of 1").arg(name));
    // The helper is under way: another selection ends it at once, and nothing of it comes.
    shown.list()->selectRow(1 - now);
    QTRY_VERIFY((shown.port.deliver(), shown.preview()->findChild<PreviewProcess*>()->isRunning()));
    QElapsedTimer timer;
    timer.start();
    shown.page->findChild<DataTable*>(QStringLiteral("evidence"))->selectRow(3);
    QVERIFY(!shown.preview()->isBusy());
    QVERIFY2(timer.elapsed() < 1000, "the window waited for the helper");
    QTest::qWait(300);
    QVERIFY(!shown.picture()->isVisible());
  }

  void nothingOfAPdfIsReadInTheWindowItself() {
    Previewed shown({{QStringLiteral("a.pdf"), pdfOf({QStringLiteral("x")})}});
    shown.wait();
    QVERIFY(shown.picture()->isVisible());
    QFile maps(QStringLiteral("/proc/self/maps"));
    QVERIFY(maps.open(QIODevice::ReadOnly));
    QVERIFY(!maps.readAll().contains("poppler"));
  }

  void copiesForPreviewsGoWithThePage() {
    QTemporaryDir place;
    qputenv("TMPDIR", place.path().toUtf8());
    const auto left = [&] { return QDir(place.path()).entryList({QStringLiteral("waymark-files-*")}, QDir::Dirs); };
    {
      Previewed shown({{QStringLiteral("a.txt"), "a"}});
      shown.wait();
      QCOMPARE(left().size(), 1);
    }
    QVERIFY(left().isEmpty());
    qunsetenv("TMPDIR");
  }

  void anAnswerThatTheHelperWouldNotGiveIsRefused() {
    PreviewAnswer answer;
    answer.state = PreviewAnswer::State::Shown;
    answer.pages = 3;
    answer.text = QStringLiteral("Words");
    answer.image = QImage(5, 4, QImage::Format_RGB32);
    answer.image.fill(Qt::green);
    const QByteArray bytes = packed(answer);
    const auto read = unpacked(bytes);
    QVERIFY(read.has_value());
    QCOMPARE(read->pages, 3);
    QCOMPARE(read->text, answer.text);
    QCOMPARE(read->image, answer.image);
    for (qsizetype length = 0; length < bytes.size(); ++length) QVERIFY(!unpacked(bytes.left(length)));
    QVERIFY(!unpacked(bytes + 'x'));
    for (qsizetype field = 0; field < 6; ++field) {  // each number of the header, as large as it can be
      QByteArray altered = bytes;
      altered.replace(4 * field, 4, QByteArray(4, '\xFF'));
      QVERIFY2(!unpacked(altered), qPrintable(QString::number(field)));
    }
  }
};

QTEST_MAIN(AttachmentPreviewTest)
#include "attachment_preview_test.moc"
