// SPDX-License-Identifier: GPL-3.0-or-later
#include "surveys/survey_import.h"
#include "surveys/survey_view.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "base/file.h"
#include "base/text.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/marks.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

enum { kMappingStep, kCommentsStep };
constexpr std::size_t kLargestSurveyFile = 100'000'000;
constexpr std::array kVoices{domain::SourceKind::ParentVoice, domain::SourceKind::ChildVoice,
                             domain::SourceKind::PractitionerVoice};

QString useWords(lists::SurveyColumn use) {
  switch (use) {
    case lists::SurveyColumn::SingleChoice:
      return SurveyImportView::tr("One choice");
    case lists::SurveyColumn::Scale:
      return SurveyImportView::tr("A scale");
    case lists::SurveyColumn::MultipleChoice:
      return SurveyImportView::tr("Several choices");
    case lists::SurveyColumn::Group:
      return SurveyImportView::tr("A group");
    case lists::SurveyColumn::FreeText:
      return SurveyImportView::tr("Free text");
    case lists::SurveyColumn::MayQuote:
      return SurveyImportView::tr("Agreement to quote");
    case lists::SurveyColumn::LeftOut:
      break;
  }
  return SurveyImportView::tr("Left out");
}

QString hitWords(const app::FoundComment& comment) {
  QStringList words;
  for (const auto& hit : comment.hits) {
    QString word = toQt(base::codeText(hit.kind)).replace(u'_', u' ');
    if (!words.contains(word)) words << word;
  }
  return words.join(QStringLiteral(", "));
}

}  // namespace

ColumnsOfSurveyModel::ColumnsOfSurveyModel(QObject* parent)
    : VectorModel(named({{tr("Column"), 320},
                         {tr("Taken as"), 152},
                         {tr("Counted as"), 320},
                         {tr("An answer"), 240},
                         {tr("Read as"), 240}},
                        {"header", "use", "options", "sample", "title"}),
                  parent) {}

QVariant ColumnsOfSurveyModel::cell(int sourceRow, int column, int role) const {
  const auto& question = at(sourceRow);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole) return {};
  switch (column) {
    case Header:
      return toQt(question.header);
    case Use:
      return useWords(question.use);
    case Title:
      return question.title == question.header ? QString() : toQt(question.title);
    case Options: {
      QStringList options;
      for (const auto& option : question.options) options << toQt(option);
      return options.join(QStringLiteral(" · "));
    }
    default:
      if (m_sheet != nullptr && question.use != lists::SurveyColumn::LeftOut)
        for (const auto& row : m_sheet->rows)
          if (const auto& cell = row.cells[static_cast<std::size_t>(sourceRow)]; !cell.empty())
            return toQt(base::elided(cell, 80));
      return QString();
  }
}

FoundCommentsModel::FoundCommentsModel(QObject* parent)
    : VectorModel(named({{tr("Row"), 72, Qt::AlignRight},
                         {tr("What happens"), 136},
                         {tr("As written"), 360},
                         {tr("As redacted"), 320},
                         {tr("Found"), 136}},
                        {"row", "fate", "text", "redacted", "why"}),
                  parent) {}

QVariant FoundCommentsModel::cell(int sourceRow, int column, int role) const {
  const auto& comment = at(sourceRow);
  if (role == MarkRole && column == Fate)
    return static_cast<int>(!comment.fate                             ? Mark::Late
                            : *comment.fate == app::CommentFate::Drop ? Mark::NotNeeded
                                                                      : Mark::Done);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole) return {};
  switch (column) {
    case Row:
      return tr("%L1").arg(comment.row);
    case Fate:
      if (!comment.fate) return tr("Decide");
      return *comment.fate == app::CommentFate::Keep   ? tr("Kept")
             : *comment.fate == app::CommentFate::Drop ? tr("Dropped")
                                                       : tr("Redacted");
    case Text:
      return toQt(comment.text);
    case Redacted:
      return toQt(lists::withoutPersonalData(comment.text, comment.hits));
    default:
      return hitWords(comment);
  }
}

SurveyImportView::SurveyImportView(const PageContext& context)
    : m_context(context),
      m_steps(new QStackedWidget),
      m_words(makeLabel({})),
      m_title(new QLineEdit),
      m_audience(new QLineEdit),
      m_opened(new DateField(context.state.now().today)),
      m_closed(new DateField(context.state.now().today)),
      m_invited(new QLineEdit),
      m_voice(new FormCombo),
      m_columns(new ColumnsOfSurveyModel(this)),
      m_columnTable(new DataTable(tr("Columns of the survey"))),
      m_use(new FormCombo),
      m_separator(new QLineEdit),
      m_question(new QLineEdit),
      m_approve(new Button(ButtonKind::Primary, tr("These columns are right"))),
      m_comments(new FoundCommentsModel(this)),
      m_commentTable(new DataTable(tr("Comments that may say who somebody is"))),
      m_open(makeLabel({})),
      m_keep(new Button(ButtonKind::Primary, tr("Keep the survey"))),
      m_background([this] { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }) {
  m_steps->addWidget(makeColumns());
  m_steps->addWidget(makeComments());
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_steps);
}

SurveyImportView::~SurveyImportView() {
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

bool SurveyImportView::event(QEvent* event) {
  if (event->type() == QEvent::User) {
    m_background.deliver();
    return true;
  }
  return QWidget::event(event);
}

QWidget* SurveyImportView::makeColumns() {
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_words);
  auto* about = new FlowBox(kBetween, kInside);
  m_voice->addItem(tr("Not said"));
  for (const auto& words : {tr("Parents and carers"), tr("Children and young people"), tr("Practitioners")})
    m_voice->addItem(words);
  about->add(new FormRow(tr("Title"), m_title));
  about->add(new FormRow(tr("Who was asked"), m_audience));
  about->add(new FormRow(tr("Opened"), m_opened));
  about->add(new FormRow(tr("Closed"), m_closed));
  about->add(new FormRow(tr("How many were asked"), m_invited));
  about->add(new FormRow(tr("Whose words"), m_voice));
  column->addWidget(about);
  m_columnTable->setObjectName(QStringLiteral("survey-columns"));
  m_columnTable->setTableModel(m_columns, ColumnsOfSurveyModel::Header);
  m_columnTable->setMinimumHeight(scaled(kSurveyLeast));
  column->addWidget(m_columnTable, 1);
  auto* row = new FlowBox(kInside, kInside);
  for (std::size_t i = 0; i < base::codeCount<lists::SurveyColumn>(); ++i)
    m_use->addItem(useWords(static_cast<lists::SurveyColumn>(i)));
  m_use->setMinimumContentsLength(18);
  row->add(new FormRow(tr("The selected column is"), m_use));
  fixTextWidth(m_separator, 64);
  row->add(new FormRow(tr("Between choices stands"), m_separator));
  row->add(new FormRow(tr("The question, as it is to be read"), m_question));
  auto* cancel = new Button(ButtonKind::Secondary, tr("Cancel"));
  row->add(m_approve);
  row->add(cancel);
  column->addWidget(row);
  connect(m_columnTable, &DataTable::currentIdChanged, this, &SurveyImportView::showUse);
  connect(m_use, &QComboBox::activated, this, [this](int at) { setUse(static_cast<lists::SurveyColumn>(at)); });
  connect(m_separator, &QLineEdit::editingFinished, this, &SurveyImportView::setSeparator);
  connect(m_question, &QLineEdit::editingFinished, this, &SurveyImportView::setQuestion);
  connect(m_approve, &QPushButton::clicked, this, &SurveyImportView::goOn);
  connect(cancel, &QPushButton::clicked, this, &SurveyImportView::cancelled);
  return page;
}

QWidget* SurveyImportView::makeComments() {
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(makeLabel(tr("These comments may say who somebody is. Names are found by titles and by a list of "
                                 "common given names, and not all of them: read the others too once they are in. What "
                                 "you drop is counted and not kept.")));
  column->addWidget(m_open);
  m_commentTable->setObjectName(QStringLiteral("survey-flagged"));
  m_commentTable->setTableModel(m_comments, FoundCommentsModel::Text);
  m_commentTable->setMinimumHeight(scaled(kSurveyLeast));
  column->addWidget(m_commentTable, 1);
  auto* row = new FlowBox(kInside, kInside);
  const auto add = [&](const QString& words, auto done) {
    auto* button = new Button(ButtonKind::Secondary, words);
    connect(button, &QPushButton::clicked, this, done);
    row->add(button);
  };
  add(tr("Keep as written"), [this] { decide(app::CommentFate::Keep); });
  add(tr("Redact"), [this] { decide(app::CommentFate::Redact); });
  add(tr("Drop"), [this] { decide(app::CommentFate::Drop); });
  row->add(m_keep);
  add(tr("Back to the columns"), [this] { m_steps->setCurrentIndex(kMappingStep); });
  add(tr("Cancel"), [this] { emit cancelled(); });
  column->addWidget(row);
  connect(m_keep, &QPushButton::clicked, this, &SurveyImportView::keep);
  return page;
}

void SurveyImportView::choose() {
  auto* dialog = new QFileDialog(this, tr("Answers of a survey"), {}, tr("Sheets (*.xlsx *.ods *.csv);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &SurveyImportView::readFile);
  dialog->open();
}

void SurveyImportView::readFile(const QString& file) {
  m_background.run(
      "survey",
      [path = pathFrom(file)](const std::stop_token&) -> base::Result<lists::SurveySheet> {
        const auto bytes = base::readFile(path, kLargestSurveyFile);
        if (!bytes) return tl::make_unexpected(bytes.error());
        return app::readSurveySheet(*bytes, path.filename().string());
      },
      [this](base::Result<lists::SurveySheet> sheet) { take(std::move(sheet)); });
}

void SurveyImportView::take(base::Result<lists::SurveySheet> sheet) {
  if (!sheet) return m_context.navigator.say(MessageKind::Error, messageText(sheet.error()));
  m_sheet = std::make_shared<const lists::SurveySheet>(std::move(*sheet));
  m_import = {};
  const auto* earlier = app::surveyWithColumns(m_context.state.workspace(), *m_sheet);
  QString words = tr("%1: %L2 answers. Look through what each column is taken for; the arrow keys go from one to the "
                     "next, and the field below changes it.")
                      .arg(toQt(m_sheet->file))
                      .arg(m_sheet->rows.size());
  if (earlier != nullptr) {
    const auto mapping = app::mappingOf(*earlier);
    m_import.mapping = lists::suggestedMapping(*m_sheet, mapping ? &*mapping : nullptr);
    words += u' ' + tr("The columns are those of “%1”, and are taken as they were there.").arg(toQt(earlier->title));
  } else {
    m_import.mapping = lists::suggestedMapping(*m_sheet);
  }
  m_words->setText(words);
  m_title->setText(toQt(std::filesystem::path(m_sheet->file).stem().string()));
  m_columns->setSheet(m_sheet);
  m_columns->setRows(m_import.mapping.questions);
  const auto voice = m_import.mapping.voice ? std::ranges::find(kVoices, *m_import.mapping.voice) : kVoices.end();
  m_voice->setCurrentIndex(voice == kVoices.end() ? 0 : static_cast<int>(voice - kVoices.begin()) + 1);
  m_steps->setCurrentIndex(kMappingStep);
  emit shown();
  m_columnTable->setCurrentIndex(m_columns->index(0, 0));
  m_columnTable->setFocus();
}

void SurveyImportView::showUse() {
  const int row = m_columns->find(m_columnTable->currentId());
  for (auto* field : {static_cast<QWidget*>(m_use), static_cast<QWidget*>(m_separator), static_cast<QWidget*>(m_question)})
    field->setEnabled(row >= 0);
  if (row < 0) return;
  const auto& question = m_columns->at(row);
  m_use->setCurrentIndex(static_cast<int>(question.use));
  m_separator->setText(toQt(question.separator));
  m_separator->setEnabled(question.use == lists::SurveyColumn::MultipleChoice);
  m_question->setText(toQt(question.title));
}

/// What is counted follows from how the column is used.
void SurveyImportView::recount(int row, lists::SurveyQuestion question) {
  const bool isCounted = question.isClosed() || question.use == lists::SurveyColumn::Group;
  question.options = isCounted ? lists::optionsOf(*m_sheet, static_cast<std::size_t>(row), question.use, question.separator)
                               : std::vector<std::string>();
  m_columns->put(std::move(question));
  showUse();
}

void SurveyImportView::setUse(lists::SurveyColumn use) {
  const int row = m_columns->find(m_columnTable->currentId());
  if (row < 0 || m_sheet == nullptr) return;
  auto question = m_columns->at(row);
  question.use = use;
  question.separator = use == lists::SurveyColumn::MultipleChoice ? (question.separator.empty() ? ";" : question.separator)
                                                                  : std::string();
  recount(row, std::move(question));
}

void SurveyImportView::setSeparator() {
  const int row = m_columns->find(m_columnTable->currentId());
  if (row < 0 || m_sheet == nullptr) return;
  auto question = m_columns->at(row);
  const auto separator = fromQt(m_separator->text().trimmed());
  if (separator.empty() || separator == question.separator || question.use != lists::SurveyColumn::MultipleChoice) return;
  question.separator = separator;
  recount(row, std::move(question));
}

void SurveyImportView::setQuestion() {
  const int row = m_columns->find(m_columnTable->currentId());
  if (row < 0) return;
  auto question = m_columns->at(row);
  const auto title = fromQt(m_question->text().trimmed());
  question.title = title.empty() ? question.header : title;
  if (question != m_columns->at(row)) m_columns->put(std::move(question));
  m_question->setText(toQt(m_columns->at(row).title));
}

void SurveyImportView::goOn() {
  m_import.sheet = *m_sheet;
  m_import.mapping.questions = m_columns->rows();
  const int voice = m_voice->currentIndex();
  m_import.mapping.voice =
      voice > 0 ? std::optional(kVoices[static_cast<std::size_t>(voice - 1)]) : std::nullopt;
  auto& survey = m_import.survey;
  survey.title = fromQt(m_title->text().trimmed());
  survey.audience = fromQt(m_audience->text().trimmed());
  survey.opened = m_opened->day();
  survey.closed = m_closed->day();
  bool isNumber = true;
  const QString invited = m_invited->text().trimmed();
  survey.invited = invited.isEmpty() ? 0 : invited.toInt(&isNumber);
  const auto say = [&](const QString& words) { m_context.navigator.say(MessageKind::Error, words); };
  if (survey.title.empty()) return say(tr("Give the survey a title."));
  if (!isNumber || survey.invited < 0) return say(tr("How many were asked is a whole number, or empty."));
  if (const auto fits = lists::checkMapping(m_import.mapping, m_sheet.get()); !fits)
    return say(messageText(fits.error()));
  m_import.comments = app::commentsIn(*m_sheet, m_import.mapping);
  std::vector<app::FoundComment> flagged;
  for (const auto& comment : m_import.comments)
    if (!comment.hits.empty()) flagged.push_back(comment);
  if (flagged.empty()) return keep();
  m_comments->setRows(std::move(flagged));
  m_steps->setCurrentIndex(kCommentsStep);
  m_commentTable->setCurrentIndex(m_comments->index(0, 0));
  m_commentTable->setFocus();
  showOpen();
}

void SurveyImportView::decide(app::CommentFate fate) {
  for (const auto& id : m_commentTable->selectedIds()) {
    const int row = m_comments->find(id);
    if (row < 0) continue;
    auto comment = m_comments->at(row);
    comment.fate = fate;
    for (auto& found : m_import.comments)
      if (found.row == comment.row && found.question == comment.question) found.fate = fate;
    m_comments->put(std::move(comment));
  }
  showOpen();
}

void SurveyImportView::showOpen() {
  const auto open = app::undecided(m_import.comments);
  m_open->setText(open == 0 ? tr("All are decided.") : tr("%L1 of %L2 still to decide.").arg(open).arg(m_comments->sourceCount()));
  m_keep->setEnabled(open == 0 && !m_context.state.readOnlyWhy());
}

void SurveyImportView::keep() {
  auto import = std::make_shared<app::SurveyImport>(m_import);
  m_context.state.use<domain::OwnSurvey>(
      tr("Keeping the survey"), app::SessionUse::Writing,
      [import](app::Session& session, base::Stamp now, const app::WorkControl&) {
        base::IdMaker ids;
        return app::keepSurvey(session, std::move(*import), ids, now);
      },
      this, [this](base::Result<domain::OwnSurvey> kept) {
        if (!kept) return m_context.navigator.say(MessageKind::Error, messageText(kept.error()));
        m_sheet.reset();
        m_import = {};
        m_context.navigator.sayUndoable(tr("“%1” is in: %L2 answers.").arg(toQt(kept->title)).arg(kept->answers));
        emit finished(kept->id.uuid);
      });
}

}  // namespace waymark::ui
