// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/text_editor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTextBrowser>
#include <QTimer>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kPreviewDelay = 150;  // ms after a key
constexpr int kLeastBody = 220;

}  // namespace

TextEditor::TextEditor(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_about(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_subject(new QLineEdit),
      m_body(new QPlainTextEdit),
      m_subjectRow(new FormRow(tr("Subject"), m_subject)),
      m_bodyRow(new FormRow(tr("Text"), m_body,
                            tr("{{field}} is filled in; “# ” begins a heading, “- ” a line of a list."))),
      m_preview(new QTextBrowser),
      m_missing(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Late})),
      m_fields(new Button(ButtonKind::Secondary, "add", tr("Insert a field"))),
      m_save(new Button(ButtonKind::Primary, "check", tr("Keep this wording"))),
      m_reset(new Button(ButtonKind::Quiet, "undo", tr("Back to the built-in wording"))),
      m_copy(new Button(ButtonKind::Secondary, "copy", tr("Copy for an email"))),
      m_document(new Button(ButtonKind::Secondary, "file", tr("Save as a document…"))),
      m_soon(new QTimer(this)) {
  setAccessibleName(tr("The text"));
  m_subject->setAccessibleName(tr("Subject"));
  m_body->setAccessibleName(tr("Text"));
  m_body->setTabChangesFocus(true);
  m_body->setMinimumHeight(scaled(kLeastBody));
  m_preview->setAccessibleName(tr("What goes out now"));
  m_preview->setOpenLinks(false);
  m_preview->setMinimumHeight(scaled(kLeastBody));
  m_fields->setToolTip(tr("What the program fills in from the workspace"));
  m_fields->setMenu(new QMenu(m_fields));
  m_copy->setToolTip(tr("Subject and text as they stand now, to paste into an email"));
  m_soon->setSingleShot(true);
  m_soon->setInterval(kPreviewDelay);

  auto* writing = new QVBoxLayout;
  writing->setSpacing(kInside);
  writing->addWidget(m_subjectRow);
  writing->addWidget(m_bodyRow, 1);
  auto* writes = new FlowBox(kInside, kInside);
  for (auto* button : {m_fields, m_save, m_reset}) writes->add(button);
  writing->addWidget(writes);
  auto* seeing = new QVBoxLayout;
  seeing->setSpacing(kInside);
  seeing->addWidget(makeLabel(tr("What goes out now"), {TextSize::Body, TextWeight::Strong}));
  seeing->addWidget(m_preview, 1);
  seeing->addWidget(m_missing);
  auto* sends = new FlowBox(kInside, kInside);
  for (auto* button : {m_copy, m_document}) sends->add(button);
  seeing->addWidget(sends);
  auto* sides = new QHBoxLayout;
  sides->setSpacing(kAround);
  sides->addLayout(writing, 1);
  sides->addLayout(seeing, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_about);
  column->addLayout(sides, 1);

  connect(m_subject, &QLineEdit::textChanged, m_soon, qOverload<>(&QTimer::start));
  connect(m_body, &QPlainTextEdit::textChanged, m_soon, qOverload<>(&QTimer::start));
  connect(m_soon, &QTimer::timeout, this, &TextEditor::preview);
  connect(m_fields->menu(), &QMenu::aboutToShow, this, [this] { fillFields(*m_fields->menu()); });
  connect(m_save, &QPushButton::clicked, this, &TextEditor::save);
  connect(m_reset, &QPushButton::clicked, this, &TextEditor::reset);
  connect(m_copy, &QPushButton::clicked, this, &TextEditor::copyAsked);
  connect(m_document, &QPushButton::clicked, this, &TextEditor::documentAsked);
}

bool TextEditor::isChanged() const {
  return m_text != nullptr && (fromQt(m_subject->text()) != m_shown.subject ||
                               fromQt(m_body->toPlainText()) != m_shown.body);
}

void TextEditor::show(const app::BuiltInText& text) {
  const auto wording = app::wordingOf(m_state.workspace(), text);
  const bool isSame = m_text == &text;
  const bool keeps = isSame && isChanged() && wording.subject == m_shown.subject && wording.body == m_shown.body;
  m_text = &text;
  m_shown = wording;
  m_about->setText(tr("For: %1. Built-in texts are practice, not guidance of inspectorates: read before you send.")
                       .arg(toQt(text.audience)));
  if (!keeps) {
    if (m_subject->text() != toQt(wording.subject)) m_subject->setText(toQt(wording.subject));
    if (fromQt(m_body->toPlainText()) != wording.body) m_body->setPlainText(toQt(wording.body));
  }
  m_soon->stop();
  preview();
}

void TextEditor::preview() {
  const auto* inspection = m_state.inspection();
  if (m_text == nullptr || inspection == nullptr) return;
  auto filled = app::fillText(fromQt(m_subject->text()), fromQt(m_body->toPlainText()),
                              app::fieldValues(m_state.workspace(), inspection->value, m_state.planPack(),
                                               m_state.calendar(), m_state.plan(), m_state.now()));
  const bool isSubject = !filled && filled.error().value("file") == "The subject";
  m_subjectRow->setError(isSubject ? messageText(filled.error()) : QString());
  m_bodyRow->setError(!filled && !isSubject ? messageText(filled.error()) : QString());
  m_filled.reset();
  if (filled) {
    // As it goes out, but in the window’s own typeface.
    QString html = toQt(app::textHtml(*filled, m_text->easyRead));
    html.replace(QLatin1String("font-family:Arial,sans-serif"),
                 QStringLiteral("font-family:'%1'").arg(m_preview->font().family()));
    m_preview->setHtml(html);
    QStringList titles;
    for (const auto& title : filled->missing) titles << toQt(title);
    m_missing->setVisible(!titles.isEmpty());
    m_missing->setText(tr("Not known yet: %1.").arg(titles.join(QStringLiteral(", "))));
    m_filled = *std::move(filled);
  }
  showState();
}

void TextEditor::showState() {
  const bool canWrite = !m_state.readOnlyWhy();
  m_subject->setReadOnly(!canWrite);
  m_body->setReadOnly(!canWrite);
  m_save->setEnabled(canWrite && m_filled && isChanged());
  m_reset->setEnabled(canWrite && (m_shown.own != nullptr || isChanged()));
  m_copy->setEnabled(m_filled.has_value());
  m_document->setEnabled(m_filled.has_value());
}

void TextEditor::fillFields(QMenu& menu) {
  menu.clear();
  for (const auto& field : app::textFields())
    menu.addAction(toQt(std::string(field.title)), this, [this, id = std::string(field.id)] {
      m_body->insertPlainText(QStringLiteral("{{%1}}").arg(toQt(id)));
      m_body->setFocus(Qt::OtherFocusReason);
    });
}

void TextEditor::save() {
  m_soon->stop();
  preview();
  if (!m_filled || !isChanged()) return;
  auto change = app::wordingChange(m_state.workspace(), *m_text, fromQt(m_subject->text()),
                                   fromQt(m_body->toPlainText()), m_state.author(), m_state.now().utc,
                                   m_state.newId<domain::TextTemplateTag>());
  if (change) m_state.apply(tr("word “%1” anew").arg(toQt(m_text->title)), *std::move(change));
}

void TextEditor::reset() {
  if (m_text == nullptr) return;
  auto change = app::wordingChange(m_state.workspace(), *m_text, m_text->subject, m_text->body, m_state.author(),
                                   m_state.now().utc, {});
  m_subject->setText(toQt(m_text->subject));
  m_body->setPlainText(toQt(m_text->body));
  if (change) m_state.apply(tr("take back the wording of “%1”").arg(toQt(m_text->title)), *std::move(change));
  m_body->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
