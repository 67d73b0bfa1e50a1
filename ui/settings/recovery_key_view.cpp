// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/recovery_key_view.h"

#include <QBuffer>
#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QPdfWriter>
#include <QTextDocument>
#include <QVBoxLayout>

#include "base/file.h"
#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/page.h"
#include "widgets/choice.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kWordsWidth = 720;

}  // namespace

base::Result<void> saveRecoverySheet(const QString& key, const QString& workspace, const QString& day,
                                     const QString& file) {
  QBuffer bytes;
  bytes.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&bytes);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(25, 25, 25, 25), QPageLayout::Millimeter);
    writer.setTitle(RecoveryKeyView::tr("Waymark: recovery key"));
    const auto paragraph = [](const QString& text) { return QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()); };
    QTextDocument document;
    document.setDefaultFont(QFont(textFont(TextSize::Body).family(), 11));
    document.setHtml(
        QStringLiteral("<h1>%1</h1>").arg(writer.title().toHtmlEscaped()) +
        paragraph(RecoveryKeyView::tr("For the workspace “%1”. Made on %2.").arg(workspace, day)) +
        paragraph(RecoveryKeyView::tr("This key opens who the children in this workspace are: their names, dates of "
                                      "birth and pupil numbers. It is for the day on which the passphrase is lost.")) +
        QStringLiteral("<p style=\"font-size:17pt; font-weight:bold;\">%1</p>").arg(key.toHtmlEscaped()) +
        paragraph(RecoveryKeyView::tr("Lock this sheet away, apart from the passphrase. Who holds it and the workspace "
                                      "file can see who the children are. Without the passphrase and without this "
                                      "sheet nobody can, the makers of Waymark neither.")) +
        paragraph(RecoveryKeyView::tr("If it may have been seen by somebody who mustn’t: Settings, Privacy and the "
                                      "seal, New recovery key. This one then opens nothing any more but older copies "
                                      "of the file.")));
    document.print(&writer);
  }
  return base::writeFileSafely(
      pathFrom(file), std::string_view(bytes.data().constData(), static_cast<std::size_t>(bytes.data().size())));
}

RecoveryKeyView::RecoveryKeyView(AppState& state, Navigator& navigator, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_navigator(navigator),
      m_key(makeLabel({}, {TextSize::Heading, TextWeight::Strong})),
      m_sheet(new Button(ButtonKind::Primary, "file", tr("Save a sheet to print…"))),
      m_stored(new QCheckBox(tr("It is stored where the passphrase isn’t"))),
      m_done(new Button(ButtonKind::Secondary, "check", tr("Done"))) {
  setAccessibleName(tr("The recovery key"));
  auto* about = makeLabel(tr("This is the recovery key. It is shown once and kept nowhere: print it and lock it away, "
                             "apart from the passphrase. It opens who the children are if the passphrase is lost; "
                             "without both, nobody can."));
  about->setMaximumWidth(kWordsWidth);
  m_key->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_key->setAccessibleName(tr("Recovery key"));
  m_key->setMaximumWidth(kWordsWidth);
  auto* copy = new Button(ButtonKind::Secondary, "copy", tr("Copy"));
  auto* buttons = new FlowBox(kInside, kInside);
  for (auto* button : {m_sheet, copy}) buttons->add(button);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, kInside, 0, kInside);
  column->setSpacing(kInside);
  column->addWidget(about);
  column->addWidget(m_key);
  column->addWidget(buttons);
  column->addWidget(m_stored);
  column->addWidget(m_done, 0, Qt::AlignLeft);
  hide();
  connect(m_stored, &QCheckBox::toggled, m_done, &Button::setEnabled);
  connect(m_sheet, &QPushButton::clicked, this, &RecoveryKeyView::askSheet);
  connect(copy, &QPushButton::clicked, this, [this] {
    QGuiApplication::clipboard()->setText(m_key->text());
    m_navigator.say(MessageKind::Done, tr("The recovery key is on the clipboard until something else is copied. "
                                          "Programs that keep what was copied keep it too."));
  });
  connect(m_done, &QPushButton::clicked, this, [this] {
    wipe();
    emit stored();
  });
}

RecoveryKeyView::~RecoveryKeyView() {
  m_key->clear();
}

void RecoveryKeyView::show(const std::string& key) {
  m_key->setText(toQt(key));
  m_stored->setChecked(false);
  m_done->setEnabled(false);
  QWidget::show();
  m_sheet->setFocus(Qt::OtherFocusReason);
}

void RecoveryKeyView::wipe() {
  m_key->clear();
  hide();
}

void RecoveryKeyView::askSheet() {
  auto* dialog = new QFileDialog(this, tr("Save the recovery key to print"), {}, tr("PDF (*.pdf)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("pdf"));
  dialog->selectFile(tr("recovery key.pdf"));
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
    const auto saved = saveRecoverySheet(m_key->text(), toQt(m_state.area().name),
                                         longDate(m_state.now().today), file);
    m_navigator.say(saved ? MessageKind::Warning : MessageKind::Error,
                    saved ? tr("Saved. Print it, lock the sheet away, and then delete %1: who opens that file reads "
                               "the key.")
                                .arg(file)
                          : messageText(saved.error()));
  });
  dialog->open();
}

}  // namespace waymark::ui
