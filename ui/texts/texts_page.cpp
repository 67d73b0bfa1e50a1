// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/texts_page.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "render/text_pdf.h"
#include "shell/list_tools.h"
#include "texts/text_editor.h"
#include "widgets/column_scroll.h"
#include "widgets/data_table.h"
#include "widgets/label.h"
#include "widgets/theme.h"

namespace waymark::ui {

namespace {

constexpr int kRowsSeen = 6;

}  // namespace

TextsPage::TextsPage(const PageContext& context)
    : Page(context),
      m_model(new TextsModel(state(), this)),
      m_header(new PageHeader(tr("Texts"))),
      m_table(new DataTable(tr("Texts"))),
      m_editor(new TextEditor(state())),
      m_empty(new EmptyState("texts", tr("Texts start with the plan"),
                             tr("Announcements, letters and the daily bulletin are filled in from the plan: its days, "
                                "its people and what inspectors told us."),
                             tr("Go to Today"))),
      m_stack(new QStackedLayout) {
  m_table->setTableModel(m_model, TextsModel::Audience);
  m_table->setFixedHeight(scaled((kRowsSeen + 1) * kRowHeight));
  m_tools = new ListTools(state(), navigator(), {"texts", m_table, {TextsModel::Title, TextsModel::Due}});
  m_header->addAction(m_tools->button());

  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(kAround, kAround, kAround, kAround);
  column->setSpacing(kBetween);
  column->addWidget(m_header);
  column->addWidget(m_table);
  column->addWidget(m_editor, 1);
  // Where text is large both keep their least height and the page scrolls.
  auto* scroll = new ColumnScroll;
  scroll->setColumn(content);
  auto* holder = new QWidget;
  holder->setLayout(m_stack);
  m_stack->addWidget(scroll);
  m_stack->addWidget(m_empty);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(holder);

  const auto stale = [this] {
    m_isStale = true;
    if (isVisible()) activated();
  };
  connect(&state(), &AppState::loaded, this, stale);
  connect(&state(), &AppState::applied, this, stale);
  connect(&state(), &AppState::timelineChanged, this, stale);
  connect(&state(), &AppState::clockChanged, this, stale);
  connect(m_table, &DataTable::currentIdChanged, this, &TextsPage::showText);
  connect(m_table, &DataTable::opened, this, [this] { m_editor->setFocus(Qt::OtherFocusReason); });
  connect(m_editor, &TextEditor::copyAsked, this, &TextsPage::copy);
  connect(m_editor, &TextEditor::documentAsked, this, &TextsPage::askForFile);
  connect(m_empty, &EmptyState::started, this, [this] { navigator().go(QStringLiteral("today")); });
}

TextsPage::~TextsPage() = default;

void TextsPage::activated() {
  if (!m_isStale) return;
  m_isStale = false;
  refresh();
}

void TextsPage::refresh() {
  m_stack->setCurrentIndex(state().inspection() == nullptr ? 1 : 0);
  if (state().inspection() == nullptr) return;
  m_model->reload();
  if (m_table->currentId().isNull()) m_table->setCurrentId(TextsModel::idOfText(app::builtInTexts().front().id));
  showText(m_table->currentId());
  m_header->setSummary(accessibleSummary());
  setAccessibleDescription(accessibleSummary());
}

void TextsPage::showText(const base::Uuid& id) {
  for (const auto& text : app::builtInTexts()) {
    if (TextsModel::idOfText(text.id) != id) continue;
    // What was being written on another text is not lost: it is kept as a change, with its undo.
    if (m_editor->text() != nullptr && m_editor->text() != &text && m_editor->isChanged()) m_editor->save();
    m_editor->show(text);
  }
}

void TextsPage::openArgument(const QString& argument) {
  activated();
  if (const auto* text = app::builtInText(fromQt(argument))) m_table->setCurrentId(TextsModel::idOfText(text->id));
}

QString TextsPage::place() const {
  return m_editor->text() == nullptr ? QString() : toQt(m_editor->text()->id);
}

void TextsPage::setFilter(const QString& text) {
  m_model->setFilterText(text);
}

QString TextsPage::accessibleSummary() const {
  int due = 0;
  int edited = 0;
  for (const auto& row : m_model->rows()) {
    due += !row.isOut && row.due && *row.due <= state().now().today ? 1 : 0;
    edited += row.isOwn ? 1 : 0;
  }
  return tr("%1 texts, %2 due by today and not sent, %3 in words of our own")
      .arg(m_model->rows().size())
      .arg(due)
      .arg(edited);
}

void TextsPage::copy() {
  if (!m_editor->filled()) return;
  QGuiApplication::clipboard()->setText(toQt(app::emailText(*m_editor->filled())));
  navigator().say(MessageKind::Done, m_editor->filled()->missing.empty()
                                         ? tr("Subject and text are on the clipboard.")
                                         : tr("Subject and text are on the clipboard. What isn’t known yet is marked "
                                              "in them: fill it in before you send."));
}

void TextsPage::askForFile() {
  if (!m_editor->filled()) return;
  auto* dialog = new QFileDialog(
      this, tr("Save the text"), {},
      tr("Text documents (*.odt);;Pages to print (*.pdf);;Web pages (*.html);;Plain text (*.txt)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("odt"));
  dialog->selectFile(toQt(m_editor->text()->id) + QStringLiteral(".odt"));
  connect(dialog, &QFileDialog::fileSelected, this, &TextsPage::saveTo);
  dialog->open();
}

void TextsPage::saveTo(const QString& file) {
  if (!m_editor->filled()) return;
  const auto& filled = *m_editor->filled();
  const bool easyRead = m_editor->text()->easyRead;
  const auto saved = file.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)
                         ? saveTextPdf({filled, easyRead}, pathFrom(file))
                         : app::saveText(filled, easyRead, fromQt(file));
  navigator().say(saved ? MessageKind::Done : MessageKind::Error,
                  saved ? tr("“%1” is saved.").arg(toQt(m_editor->text()->title)) : messageText(saved.error()));
}

}  // namespace waymark::ui
