// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

#include "evidence/form_fields.h"
#include "evidence_shown.h"
#include "widgets/detail_panel.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

std::unique_ptr<QMimeData> mimeOf(const QStringList& files) {
  auto data = std::make_unique<QMimeData>();
  QList<QUrl> urls;
  for (const auto& file : files) urls << QUrl::fromLocalFile(file);
  data->setUrls(urls);
  return data;
}

void copyToClipboard(std::unique_ptr<QMimeData> data) {
  QGuiApplication::clipboard()->setMimeData(data.release());
}

/// As the window system does it: whoever takes the drag gets the drop.
bool drop(QWidget* target, const QMimeData& data) {
  QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(target, &enter);
  if (!enter.isAccepted()) return false;
  QDropEvent letGo(QPointF(5, 5), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(target, &letGo);
  return letGo.isAccepted() && letGo.dropAction() == Qt::CopyAction;
}

void paste() {
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_V, Qt::ControlModifier);
}

QStringList namesOf(const std::vector<domain::Attachment>& attachments) {
  QStringList names;
  for (const auto& attachment : attachments) names << toQt(attachment.name);
  return names;
}

}  // namespace

class EvidenceIntakeTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("intake"));
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }
  void init() { QSettings().clear(); }

  void filesDroppedOnTheListStartOneFindingWithAllOfThem() {
    EvidenceInMemory shown;
    auto* list = shown.page->findChild<DataTable*>(QStringLiteral("evidence"));
    const auto before = shown.findings();
    const QStringList files{shown.file(QStringLiteral("a.pdf"), "a"), shown.file(QStringLiteral("b.pdf"), "b")};
    QVERIFY(drop(list->viewport(), *mimeOf(files)));
    shown.port.deliver();
    QVERIFY(shown.form()->mode() == EvidenceForm::Mode::Log);
    QCOMPARE(shown.list()->model()->rowCount(), 2);
    QCOMPARE(shown.said.last(), QStringLiteral("Attached 2 files: kept when the finding is saved."));
    QCOMPARE(shown.findings(), before);
    shown.fillNew();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_S, Qt::ControlModifier);
    shown.port.deliver();
    QCOMPARE(shown.findings(), before + 1);
    QCOMPARE(namesOf(shown.stored()), (QStringList{QStringLiteral("a.pdf"), QStringLiteral("b.pdf")}));
    for (const auto& name : files) QVERIFY(QFile::exists(name));
  }

  void filesDroppedBesideOrOnTheFormOfAnOpenFindingAreAttachedToIt() {
    EvidenceInMemory shown;
    shown.openFirst();
    auto* list = shown.page->findChild<DataTable*>(QStringLiteral("evidence"));
    auto* summary = shown.form()->findChild<QPlainTextEdit*>();
    const QString words = summary->toPlainText();
    QVERIFY(drop(list->viewport(), *mimeOf({shown.file(QStringLiteral("a.pdf"), "a")})));
    QVERIFY(drop(summary->viewport(), *mimeOf({shown.file(QStringLiteral("b.pdf"), "b")})));
    shown.port.deliver();
    QCOMPARE(namesOf(shown.stored()), (QStringList{QStringLiteral("a.pdf"), QStringLiteral("b.pdf")}));
    for (const auto& attachment : shown.stored()) QCOMPARE(attachment.evidence, std::optional(shown.first()));
    QCOMPARE(summary->toPlainText(), words);
  }

  void whatIsDraggedOverSaysWhatLettingGoWouldDo() {
    EvidenceInMemory shown;
    const auto data = mimeOf({shown.file(QStringLiteral("a.pdf"))});
    const auto hints = [&] {
      QStringList seen;
      for (auto* child : shown.page->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
        if (child->isVisible() && child->accessibleName().startsWith(QLatin1String("Let go")))
          seen << child->accessibleName();
      return seen;
    };
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(shown.page.get(), &enter);
    QCOMPARE(hints(), QStringList{QStringLiteral("Let go to log a finding with it")});
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(shown.page.get(), &leave);
    QVERIFY(hints().isEmpty());
    shown.openFirst();
    QCoreApplication::sendEvent(shown.page.get(), &enter);
    QCOMPARE(hints(), QStringList{QStringLiteral("Let go to attach it to the finding that is open")});
  }

  void pastedFilesGoPastTheFieldThatHasTheFocusAndTextDoesNot() {
    EvidenceInMemory shown;
    shown.openFirst();
    shown.form()->focusFirst();
    auto* summary = shown.form()->findChild<QPlainTextEdit*>();
    const QString words = summary->toPlainText();
    copyToClipboard(mimeOf({shown.file(QStringLiteral("a.pdf"))}));
    paste();
    shown.port.deliver();
    QCOMPARE(shown.stored().size(), 1U);
    QCOMPARE(summary->toPlainText(), words);
    QGuiApplication::clipboard()->setText(QStringLiteral("pasted words"));
    QTest::keyClick(summary, Qt::Key_End, Qt::ControlModifier);
    paste();
    shown.port.deliver();
    QCOMPARE(summary->toPlainText(), words + QStringLiteral("pasted words"));
    QCOMPARE(shown.stored().size(), 1U);
    // The field for links takes the path of a copied file as what it is there for.
    auto* typed = shown.form()->findChild<FileLinksField*>()->findChild<QLineEdit*>();
    typed->setFocus();
    auto both = mimeOf({shown.file(QStringLiteral("b.pdf"))});
    both->setText(shown.folder.filePath(QStringLiteral("b.pdf")));  // as file managers do
    copyToClipboard(std::move(both));
    paste();
    QTest::keyClick(typed, Qt::Key_Return);
    shown.port.deliver();
    QCOMPARE(shown.stored().size(), 1U);
    QCOMPARE(shown.state.workspace().all<domain::FileLink>().rows().back().value.location,
             fromQt(shown.folder.filePath(QStringLiteral("b.pdf"))));
  }

  void pastedTextAndPicturesBecomeFilesOfANewFinding() {
    EvidenceInMemory shown;
    for (auto* button : shown.page->findChildren<QPushButton*>())
      if (button->text() == QLatin1String("New evidence")) button->setFocus();
    const QString words = QStringLiteral("“We waited 14 months.” – a parent, 3 September");
    QGuiApplication::clipboard()->setText(words);
    paste();
    QTRY_VERIFY((shown.port.deliver(), shown.field() != nullptr && shown.list()->model()->rowCount() == 1));
    QVERIFY(shown.form()->mode() == EvidenceForm::Mode::Log);
    auto attachment = shown.field()->attachments().front();
    QVERIFY(attachment.name.starts_with("Pasted text ") && attachment.name.ends_with(".txt"));
    QCOMPARE(shown.port.contents.at(attachment.sha256), words.toUtf8());
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QGuiApplication::clipboard()->setImage(picture);
    shown.form()->focusFirst();
    paste();
    QTRY_VERIFY((shown.port.deliver(), shown.list()->model()->rowCount() == 2));
    attachment = shown.field()->attachments().back();
    QCOMPARE(attachment.mediaType, std::string("image/png"));
    QCOMPARE(QImage::fromData(shown.port.contents.at(attachment.sha256)).size(), picture.size());
  }

  void aPastedWebAddressBecomesALink() {
    EvidenceInMemory shown;
    shown.openFirst();
    const auto before = shown.state.workspace().all<domain::FileLink>().size();
    shown.page->findChild<DataTable*>(QStringLiteral("evidence"))->setFocus();
    QGuiApplication::clipboard()->setText(QStringLiteral(" https://example.org/reports/autumn.pdf \n"));
    paste();
    shown.port.deliver();
    QVERIFY(shown.stored().empty());
    QCOMPARE(shown.state.workspace().all<domain::FileLink>().size(), before + 1);
    QCOMPARE(shown.state.workspace().all<domain::FileLink>().rows().back().value.location,
             std::string("https://example.org/reports/autumn.pdf"));
    QCOMPARE(shown.said.last(), QStringLiteral("Added a link to autumn.pdf."));
  }

  void aDraftThatWasBegunIsNotMixedWithWhatIsDropped() {
    EvidenceInMemory shown;
    shown.page->openArgument(QStringLiteral("new"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Begun"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!shown.page->findChild<DetailSplitter*>()->isOpen());
    QVERIFY(drop(shown.page.get(), *mimeOf({shown.file(QStringLiteral("a.pdf"))})));
    shown.port.deliver();
    auto* summary = shown.form()->findChild<QPlainTextEdit*>();
    QCOMPARE(summary->toPlainText(), QString());
    QCOMPARE(shown.list()->model()->rowCount(), 1);
    shown.openFirst();  // the dropped one is a draft now too
    shown.page->openArgument(QStringLiteral("new"));
    QCOMPARE(shown.list()->model()->rowCount(), 1);
  }

  void nothingIsTakenWhereNothingCanBeWrittenOrNothingIsThere() {
    EvidenceInMemory shown;
    shown.page->findChild<DataTable*>(QStringLiteral("evidence"))->setFocus();
    QGuiApplication::clipboard()->clear();
    paste();
    QVERIFY(shown.said.last().startsWith(u"There is nothing on the clipboard that could be attached"));
    shown.port.readOnlyWhy = base::Error{base::Code::InUse, "", {{"file", "test.waymark"}, {"who", "Sam"}}};
    shown.state.open("test.waymark");
    shown.port.deliver();
    QVERIFY(drop(shown.page.get(), *mimeOf({shown.file(QStringLiteral("a.pdf"))})));
    shown.port.deliver();
    QVERIFY(shown.said.last().startsWith(u"Sam has test.waymark open"));
    QVERIFY(shown.port.contents.empty());
  }
};

QTEST_MAIN(EvidenceIntakeTest)
#include "evidence_intake_test.moc"
