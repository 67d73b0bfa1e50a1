// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/help_panel.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

#include "base/resources.h"
#include "base/text.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/action_catalogue.h"
#include "shell/app_state.h"
#include "shell/glossary.h"
#include "shell/keyboard_map.h"
#include "shell/page.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kWidth = 360;

QString pageTitle(const QString& pageId) {
  for (const auto& entry : pageEntries())
    if (QLatin1String(entry.id) == pageId) return QCoreApplication::translate("pages", entry.title);
  return HelpPanel::tr("Start page");
}

/// Headings in our sizes: Markdown's own are those of a book.
void fitHeadings(QTextDocument& document) {
  for (auto block = document.begin(); block.isValid(); block = block.next()) {
    const int level = block.blockFormat().headingLevel();
    if (level == 0) continue;
    QTextCursor cursor(block);
    cursor.select(QTextCursor::BlockUnderCursor);
    QTextCharFormat format;
    format.setFont(textFont(level == 1 ? TextSize::Heading : TextSize::Body, TextWeight::Strong));
    format.setProperty(QTextFormat::FontSizeAdjustment, 0);
    cursor.mergeCharFormat(format);
    QTextBlockFormat room = block.blockFormat();
    room.setTopMargin(level == 1 ? 0 : kBetween);
    room.setBottomMargin(kInside / 2.0);
    QTextCursor(block).setBlockFormat(room);
  }
}

}  // namespace

QString helpText(const QString& pageId, const ActionCatalogue& actions) {
  const auto bytes = base::embeddedFile("help/" + fromQt(pageId) + ".md");
  if (!bytes) return {};
  QString text = toQt(*bytes);
  for (const auto* action : actions.all())
    text.replace(u'{' + action->objectName() + u'}',
                 QStringLiteral("**%1**").arg(action->shortcut().toString(QKeySequence::NativeText)));
  return text;
}

HelpPanel::HelpPanel(AppState& state, ActionCatalogue& actions, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_actions(actions),
      m_views(new ChoiceStrip(tr("Help"), {{tr("This page"), static_cast<int>(View::Page)},
                                           {tr("Glossary"), static_cast<int>(View::Glossary)},
                                           {tr("Keys"), static_cast<int>(View::Keys)}})),
      m_filter(new QLineEdit),
      m_text(new QTextBrowser),
      m_save(new Button(ButtonKind::Secondary, "file", tr("Print…"))) {
  fixTextWidth(this, kWidth);
  setAccessibleName(tr("Help"));
  auto* close = makeIconButton("close", tr("Close the help"));
  auto* top = new QHBoxLayout;
  top->addWidget(makeLabel(tr("Help"), {TextSize::Heading, TextWeight::Strong}), 1);
  top->addWidget(close);
  m_filter->setPlaceholderText(tr("Find a term"));
  m_filter->setAccessibleName(tr("Find a term"));
  m_filter->addAction(themedIcon("search", Role::Muted), QLineEdit::LeadingPosition);
  m_text->setFrameShape(QFrame::NoFrame);
  m_text->setOpenLinks(false);
  m_text->setTabChangesFocus(true);
  m_text->document()->setDocumentMargin(0);
  m_text->setFont(textFont(TextSize::Body));
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_save->setToolTip(tr("Save all keys as a PDF for the printer"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kBetween, kBetween, kInside, kBetween);
  column->setSpacing(kInside);
  column->addLayout(top);
  column->addWidget(m_views);
  column->addWidget(m_filter);
  column->addWidget(m_save, 0, Qt::AlignLeft);
  column->addWidget(m_text, 1);

  connect(close, &QPushButton::clicked, this, &HelpPanel::closed);
  connect(m_views, &ChoiceStrip::chosen, this, [this](int view) { show(static_cast<View>(view)); });
  connect(m_filter, &QLineEdit::textChanged, this, &HelpPanel::fillGlossary);
  connect(m_save, &QPushButton::clicked, this, &HelpPanel::saveKeys);
  connect(&state, &AppState::loaded, this, &HelpPanel::fill);
}

void HelpPanel::showPageHelp(const QString& pageId) {
  m_page = pageId;
  show(View::Page);
  m_text->setFocus(Qt::OtherFocusReason);
}

void HelpPanel::showGlossary(const QString& term) {
  m_filter->setText(term);
  show(View::Glossary);
  m_filter->setFocus(Qt::OtherFocusReason);
  m_filter->selectAll();
}

void HelpPanel::showKeys() {
  show(View::Keys);
  m_text->setFocus(Qt::OtherFocusReason);
}

void HelpPanel::setPage(const QString& pageId) {
  m_page = pageId;
  if (isVisible() && m_view == View::Page) fill();
}

void HelpPanel::show(View view) {
  m_view = view;
  m_views->setValue(static_cast<int>(view));
  fill();
  setVisible(true);
}

void HelpPanel::fill() {
  m_filter->setVisible(m_view == View::Glossary);
  m_save->setVisible(m_view == View::Keys);
  switch (m_view) {
    case View::Page:
      m_text->setAccessibleName(tr("Help for %1").arg(pageTitle(m_page)));
      m_text->setMarkdown(QStringLiteral("# %1\n\n").arg(pageTitle(m_page)) + helpText(m_page, m_actions));
      break;
    case View::Glossary:
      m_text->setAccessibleName(tr("Glossary"));
      fillGlossary();
      return;
    case View::Keys:
      m_text->setAccessibleName(tr("Keyboard map"));
      m_text->setHtml(keyboardMapHtml(keyboardMap(m_actions)));
      break;
  }
  fitHeadings(*m_text->document());
  m_text->moveCursor(QTextCursor::Start);
}

void HelpPanel::fillGlossary() {
  if (m_view != View::Glossary) return;
  const std::string wanted = base::folded(fromQt(m_filter->text().trimmed()));
  QString html;
  const auto add = [&html](const Term& term) {
    html += QStringLiteral("<p style=\"margin-top:12px\"><b>%1</b><br>%2<br><small>%3</small></p>")
                .arg(term.term.toHtmlEscaped(), term.meaning.toHtmlEscaped(),
                     tr("Source: %1").arg(term.source).toHtmlEscaped());
  };
  const auto terms = termsOf(m_state.pack());
  // Terms that are called so come before those that only say so.
  for (const bool called : {true, false})
    for (const auto& term : terms) {
      const bool inName = base::folded(fromQt(term.term)).find(wanted) != std::string::npos;
      const bool inMeaning = base::folded(fromQt(term.meaning)).find(wanted) != std::string::npos;
      if (called ? inName : !inName && inMeaning) add(term);
    }
  if (html.isEmpty()) html = QStringLiteral("<p>%1</p>").arg(tr("No term has these letters."));
  m_text->setHtml(html);
}

void HelpPanel::saveKeys() {
  auto* dialog = new QFileDialog(this, tr("Save the keyboard map"), {}, tr("PDF (*.pdf)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("pdf"));
  dialog->selectFile(tr("waymark-keys.pdf"));
  connect(dialog, &QFileDialog::fileSelected, this, &HelpPanel::writeKeys);
  dialog->open();
}

void HelpPanel::writeKeys(const QString& file) {
  const auto saved = saveKeyboardMap(keyboardMap(m_actions), file);
  emit said(saved ? tr("The keyboard map is saved, ready to print.") : messageText(saved.error()), saved.has_value());
}

void HelpPanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape)
    emit closed();
  else
    QWidget::keyPressEvent(event);
}

void HelpPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && isVisible()) fill();
}

void HelpPanel::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(this);
  QPainter painter(this);
  painter.fillRect(rect(), theme.color(Role::Surface));
  painter.fillRect(QRect(0, 0, 1, height()), theme.color(Role::Hairline));
}

}  // namespace waymark::ui
