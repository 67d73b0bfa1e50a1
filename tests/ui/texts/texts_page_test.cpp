// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/texts_page.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <memory>
#include <poppler-document.h>
#include <poppler-page.h>

#include "app/demonstration.h"
#include "bridge/text.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "texts/text_editor.h"
#include "widgets/button.h"
#include "widgets/data_table.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct Window {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  Navigator navigator;

  Window() {
    state.create("test.waymark", *app::demonstrationArea(*framework::Library().load("area-send-2025")));
    port.deliver();
  }
  PageContext context() { return {state, navigator, actions}; }
};

void show(TextsPage& page) {
  page.resize(1300, 850);
  page.show();
  page.activated();
}

Button* buttonNamed(QWidget& page, const QString& text) {
  for (auto* button : page.findChildren<QPushButton*>())
    if (button->text() == text) return static_cast<Button*>(button);
  return nullptr;
}

/// Words with one space between, ligatures as letters: lines break elsewhere on paper.
QString oneRow(const QString& text) {
  return text.normalized(QString::NormalizationForm_KC).simplified();
}

/// What another program reads in a PDF.
QString wordsOfPdf(const QString& file) {
  const std::unique_ptr<poppler::document> document(poppler::document::load_from_file(file.toStdString()));
  QString words;
  for (int i = 0; document != nullptr && i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    const auto bytes = page->text().to_utf8();
    words += QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())) + u'\n';
  }
  return oneRow(words);
}

}  // namespace

class TextsPageTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("texts"));
  }

  void everyTextIsListedWithTheDayItGoesOut() {
    Window window;
    TextsPage page(window.context());
    show(page);
    auto* table = page.findChild<DataTable*>();
    const QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(table->model()->rowCount(), static_cast<int>(app::builtInTexts().size()));
    QCOMPARE(table->model()->index(0, TextsModel::Due).data().toString(), QStringLiteral("Mon 9 Nov, 13:00"));
    page.setFilter(QStringLiteral("bulletin"));
    QCOMPARE(table->model()->rowCount(), 1);
  }

  void whatIsWrittenIsPreviewedWithItsFieldsFilled() {
    Window window;
    TextsPage page(window.context());
    show(page);
    page.openArgument(QStringLiteral("bulletin"));
    auto* subject = page.findChild<QLineEdit*>();
    auto* preview = page.findChild<QTextBrowser*>();
    QVERIFY(subject->text().contains(QStringLiteral("{{today}}")));
    QVERIFY(preview->toPlainText().contains(QStringLiteral("Wed 11 Nov 2026")));
    subject->setFocus();
    subject->selectAll();
    QTest::keyClicks(subject, QStringLiteral("News of {{area}}"));
    QTRY_VERIFY(preview->toPlainText().startsWith(QStringLiteral("News of Harrowmere")));
  }

  void aFieldThatThereIsntSaysItsLineAndNothingCanGoOut() {
    Window window;
    TextsPage page(window.context());
    show(page);
    auto* body = page.findChild<QPlainTextEdit*>();
    auto* editor = page.findChild<TextEditor*>();
    QVERIFY(editor->filled().has_value());
    body->setPlainText(QStringLiteral("One\nTwo {{concerns}}"));
    QTRY_VERIFY(!editor->filled().has_value());
    QVERIFY(body->accessibleDescription().contains(QStringLiteral("row 2")));
    QVERIFY(!buttonNamed(page, QStringLiteral("Copy for an email"))->isEnabled());
    QVERIFY(!buttonNamed(page, QStringLiteral("Keep this wording"))->isEnabled());
  }

  void aWordingIsKeptUndoneAndTakenBack() {
    Window window;
    TextsPage page(window.context());
    show(page);
    page.openArgument(QStringLiteral("bulletin"));
    auto* body = page.findChild<QPlainTextEdit*>();
    const QString builtIn = body->toPlainText();
    body->setPlainText(QStringLiteral("Ours, {{lano_name}}."));
    auto* keep = buttonNamed(page, QStringLiteral("Keep this wording"));
    QTRY_VERIFY(keep->isEnabled());
    QTest::keyClick(keep, Qt::Key_Space);
    window.port.deliver();
    QCOMPARE(window.state.workspace().all<domain::TextTemplate>().size(), std::size_t{1});
    QVERIFY(page.accessibleSummary().contains(QStringLiteral("1 in words of our own")));
    QVERIFY(window.state.undoName().contains(QStringLiteral("Daily bulletin")));
    window.state.undo();
    window.port.deliver();
    QCOMPARE(body->toPlainText(), builtIn);
    window.state.redo();
    window.port.deliver();
    QCOMPARE(body->toPlainText(), QStringLiteral("Ours, {{lano_name}}."));
    QTest::keyClick(buttonNamed(page, QStringLiteral("Back to the built-in wording")), Qt::Key_Space);
    window.port.deliver();
    QCOMPARE(body->toPlainText(), builtIn);
    QVERIFY(window.state.workspace().all<domain::TextTemplate>().empty());
  }

  void whatWasBeingWrittenIsKeptWhenAnotherTextIsChosen() {
    Window window;
    TextsPage page(window.context());
    show(page);
    auto* body = page.findChild<QPlainTextEdit*>();
    body->setPlainText(QStringLiteral("Half a sentence"));
    auto* table = page.findChild<DataTable*>();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    window.port.deliver();
    QCOMPARE(window.state.workspace().all<domain::TextTemplate>().size(), std::size_t{1});
    QVERIFY(body->toPlainText() != QStringLiteral("Half a sentence"));
    QTest::keyClick(table, Qt::Key_Up);
    QCOMPARE(body->toPlainText(), QStringLiteral("Half a sentence"));
  }

  void aTextIsCopiedAndSavedInEveryForm() {
    Window window;
    TextsPage page(window.context());
    show(page);
    page.openArgument(QStringLiteral("children"));
    QTest::keyClick(buttonNamed(page, QStringLiteral("Copy for an email")), Qt::Key_Space);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Harrowmere")));
    QTemporaryDir folder;
    struct Form {
      const char* ending;
      const char* start;
    };
    for (const auto& form : {Form{"odt", "PK"}, {"pdf", "%PDF"}, {"html", "<!DOCTYPE html>"}, {"txt", "Tell inspectors"}}) {
      const QString file = folder.filePath(QStringLiteral("text.") + QLatin1String(form.ending));
      page.saveTo(file);
      QFile written(file);
      QVERIFY2(written.open(QIODevice::ReadOnly), form.ending);
      const QByteArray bytes = written.readAll();
      QVERIFY2(bytes.startsWith(form.start), form.ending);
      // The type of an OpenDocument file stands at its start as it is (ODF 1.2 part 3, 3.3).
      if (QLatin1String(form.ending) == QLatin1String("odt"))
        QCOMPARE(bytes.mid(30, 47), QByteArray("mimetypeapplication/vnd.oasis.opendocument.text"));
    }
  }

  void aPdfHoldsEveryLineOfItsText() {
    Window window;
    TextsPage page(window.context());
    show(page);
    QTemporaryDir folder;
    for (const auto& text : app::builtInTexts()) {
      page.openArgument(toQt(text.id));
      const auto filled = page.findChild<TextEditor*>()->filled();
      QVERIFY2(filled.has_value(), text.id.c_str());
      const QString file = folder.filePath(toQt(text.id) + QStringLiteral(".pdf"));
      page.saveTo(file);
      const QString words = wordsOfPdf(file);
      QVERIFY2(words.contains(oneRow(toQt(filled->subject))), text.id.c_str());
      for (QString line : toQt(filled->body).split(u'\n')) {
        if (line.startsWith(QLatin1String("# ")) || line.startsWith(QLatin1String("- "))) line.remove(0, 2);
        QVERIFY2(words.contains(oneRow(line)), qPrintable(toQt(text.id) + QStringLiteral(": ") + line));
      }
    }
  }

  void aFieldIsPutInFromTheMenu() {
    Window window;
    TextsPage page(window.context());
    show(page);
    auto* body = page.findChild<QPlainTextEdit*>();
    body->setPlainText({});
    auto* menu = buttonNamed(page, QStringLiteral("Insert a field"))->menu();
    emit menu->aboutToShow();
    QCOMPARE(menu->actions().size(), static_cast<qsizetype>(app::textFields().size()));
    menu->actions().front()->trigger();
    QCOMPARE(body->toPlainText(), QStringLiteral("{{area}}"));
  }
};

QTEST_MAIN(TextsPageTest)
#include "texts_page_test.moc"
