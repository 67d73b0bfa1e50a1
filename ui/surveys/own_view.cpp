// SPDX-License-Identifier: GPL-3.0-or-later
#include "surveys/own_view.h"

#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/list_tools.h"
#include "surveys/results_view.h"
#include "surveys/survey_import.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/detail_panel.h"
#include "widgets/field.h"
#include "widgets/follow_rows.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/marks.h"
#include "widgets/roving_keys.h"

namespace waymark::ui {

namespace {

enum OwnPlace { kOwnEmpty, kOwnShown, kOwnImport };
enum OwnPart { kResultsPart, kCommentsPart };

QString voiceWords(const std::optional<domain::SourceKind>& voice) {
  if (voice == domain::SourceKind::ParentVoice) return OwnSurveyView::tr("Parent or carer");
  if (voice == domain::SourceKind::ChildVoice) return OwnSurveyView::tr("Child or young person");
  if (voice == domain::SourceKind::PractitionerVoice) return OwnSurveyView::tr("Practitioner");
  return {};
}

QString quoteWords(domain::Answer answer) {
  return answer == domain::Answer::Yes  ? OwnSurveyView::tr("May be quoted")
         : answer == domain::Answer::No ? OwnSurveyView::tr("Not to be quoted")
                                        : OwnSurveyView::tr("Not asked");
}

}  // namespace

CommentsModel::CommentsModel(const AppState& state, QObject* parent)
    : VectorModel(named({{tr("Comment"), 400},
                         {tr("Question"), 176},
                         {tr("Voice"), 136},
                         {tr("Quoting"), 136},
                         {tr("Criteria"), 112},
                         {tr("Evidence"), 96, Qt::AlignRight},
                         {tr("Answer"), 88, Qt::AlignRight}},
                        {"text", "question", "voice", "may_quote", "criteria", "evidence", "answer"}),
                  parent),
      m_state(state) {}

QVariant CommentsModel::cell(int sourceRow, int column, int role) const {
  const auto& comment = at(sourceRow).value;
  if (role == Qt::ToolTipRole) return column == Text ? toQt(comment.text) : QVariant();
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case Text:
      return toQt(comment.text);
    case Question: {
      const auto* question = m_mapping.find(comment.question);
      return question == nullptr ? QString() : toQt(question->title);
    }
    case Voice:
      return voiceWords(comment.voice);
    case MayQuote:
      return quoteWords(comment.mayQuote);
    case Criteria: {
      QStringList codes;
      for (const auto& code : comment.criteria) codes << toQt(code.text());
      return codes.join(QStringLiteral(", "));
    }
    case Made: {
      const auto made = app::evidenceFrom(m_state.workspace(), comment.id).size();
      return made == 0 ? QString() : tr("%L1").arg(made);
    }
    default:
      return tr("%L1").arg(comment.answer);
  }
}

bool CommentsModel::less(int sourceA, int sourceB, int column) const {
  if (column == Answer) return at(sourceA).value.answer < at(sourceB).value.answer;
  return TableModel::less(sourceA, sourceB, column);
}

OwnSurveyView::OwnSurveyView(const PageContext& context)
    : SurveyView(context),
      m_stack(new QStackedWidget),
      m_empty(new EmptyState("evidence", tr("No survey of your own yet"),
                             tr("Answers of a survey that you or your partners ran, from a sheet: one row an answer. "
                                "Closed questions become counts by question and group; what people wrote is looked "
                                "through for personal data, and can become evidence."),
                             tr("Read answers…"))),
      m_import(new SurveyImportView(context)),
      m_which(new FormCombo),
      m_bring(new Button(ButtonKind::Primary, "import", tr("Read answers…"))),
      m_delete(new Button(ButtonKind::Quiet, "trash", tr("Delete this survey"))),
      m_facts(makeLabel({})),
      m_part(new ChoiceStrip(tr("Part of the survey"), {{tr("Results"), kResultsPart}, {tr("Comments"), kCommentsPart}})),
      m_parts(new QStackedWidget),
      m_results(new SurveyResultsView(context)),
      m_comments(new CommentsModel(state(), this)),
      m_commentTable(new DataTable(tr("Comments"))),
      m_splitter(new DetailSplitter(m_commentTable, tr("Comment"))),
      m_text(makeLabel({})),
      m_mayQuote(makeLabel({}, {TextSize::Body, TextWeight::Strong})),
      m_criterion(new FormCombo),
      m_also(new ChipSet(tr("Bears on these too"))),
      m_finding(new ChoiceStrip(tr("What it is"),
                                {{tr("Strength"), 0, {}, Mark::Strength}, {tr("Mixed"), 1, {}, Mark::Mixed}, {tr("Concern"), 2, {}, Mark::Concern}})),
      m_summary(new NotesField(4)),
      m_code(new Button(ButtonKind::Primary, tr("Make it evidence"))),
      m_made(new Button(ButtonKind::Quiet, "evidence", tr("Open the evidence"))),
      m_raise(new Button(ButtonKind::Quiet, tr("Raise a concern about a child…"))) {
  m_commentTable->setObjectName(QStringLiteral("survey-comments"));
  m_commentTable->setTableModel(m_comments, CommentsModel::Text);
  ListSpec spec{"surveys.own",
                m_commentTable,
                {CommentsModel::Criteria, CommentsModel::MayQuote, CommentsModel::Question, CommentsModel::Made,
                 CommentsModel::Voice, CommentsModel::Answer}};
  m_commentTools = new ListTools(state(), navigator(), std::move(spec));
  m_which->setAccessibleName(tr("Survey"));
  m_which->setMinimumContentsLength(30);
  m_part->setValue(kResultsPart);
  m_splitter->panel()->setContent(makeCoding());
  m_splitter->panel()->setTitle(tr("Comment"));

  auto* commentPart = new QWidget;
  auto* commentColumn = new QVBoxLayout(commentPart);
  commentColumn->setContentsMargins(0, 0, 0, 0);
  commentColumn->setSpacing(kInside);
  commentColumn->addWidget(m_commentTools->button(), 0, Qt::AlignRight);
  m_splitter->setMinimumHeight(scaled(kSurveyLeast));
  commentColumn->addWidget(m_splitter, 1);
  m_parts->addWidget(m_results);
  m_parts->addWidget(commentPart);
  auto* shown = new QWidget;
  auto* column = new QVBoxLayout(shown);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  auto* top = new FlowBox(kInside, kInside);
  for (QWidget* part : {static_cast<QWidget*>(m_which), static_cast<QWidget*>(m_bring), static_cast<QWidget*>(m_part),
                        static_cast<QWidget*>(m_delete)})
    top->add(part);
  column->addWidget(top);
  column->addWidget(m_facts);
  column->addWidget(m_parts, 1);
  m_stack->addWidget(m_empty);
  m_stack->addWidget(shown);
  m_stack->addWidget(m_import);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(kAround, 0, kAround, kBetween);
  outer->addWidget(m_stack);

  connect(m_delete, &QPushButton::clicked, this, &OwnSurveyView::deleteSurvey);
  connect(m_raise, &QPushButton::clicked, this, &OwnSurveyView::raiseConcern);
  for (auto* button : {m_bring, m_empty->button()})
    connect(button, &QPushButton::clicked, m_import, &SurveyImportView::choose);
  connect(m_import, &SurveyImportView::shown, this, [this] { m_stack->setCurrentIndex(kOwnImport); });
  connect(m_import, &SurveyImportView::cancelled, this, [this] {
    m_stack->setCurrentIndex(kOwnEmpty);
    refresh();
  });
  connect(m_import, &SurveyImportView::finished, this, [this](const base::Uuid& id) {
    m_stack->setCurrentIndex(kOwnEmpty);
    m_shown = id;
    refresh();
  });
  connect(m_which, &QComboBox::activated, this, [this](int at) {
    const auto id = base::parseUuid(fromQt(m_which->itemData(at).toString()));
    m_shown = id.value_or(base::Uuid{});
    showSurvey();
  });
  connect(m_part, &ChoiceStrip::chosen, m_parts, &QStackedWidget::setCurrentIndex);
  connect(m_commentTable, &DataTable::opened, this, &OwnSurveyView::openComment);
  connect(m_commentTable, &DataTable::currentIdChanged, this, [this](const base::Uuid& id) {
    if (m_splitter->isOpen() && !id.isNull()) openComment(id);
  });
  connect(m_code, &QPushButton::clicked, this, &OwnSurveyView::code);
  connect(m_made, &QPushButton::clicked, this, [this] {
    const auto made = app::evidenceFrom(state().workspace(), {m_comment});
    if (!made.empty()) navigator().go(QStringLiteral("evidence"), toQt(base::uuidText(made.back()->id.uuid)));
  });
  connect(&state(), &AppState::loaded, this, [this] {
    m_shown = m_comment = m_read = {};
    m_splitter->shut();
    m_stack->setCurrentIndex(kOwnEmpty);
    refresh();
  });
  connect(&state(), &AppState::applied, this, [this](const domain::ChangeSet& changes) {
    refresh();
    for (const auto& change : changes.changes)
      if (change.after && std::holds_alternative<domain::Area>(*change.after)) return m_results->showReport();
  });
  refresh();
}

QWidget* OwnSurveyView::makeCoding() {
  auto* coding = new QWidget;
  auto* column = new QVBoxLayout(coding);
  column->setContentsMargins(kBetween, 0, kBetween, kBetween);
  column->setSpacing(kInside);
  column->addWidget(m_text);
  column->addWidget(m_mayQuote);
  column->addWidget(new FormRow(tr("Criterion"), m_criterion));
  column->addWidget(new FormRow(tr("Bears on these too"), m_also));
  column->addWidget(new FormRow(tr("What it is"), m_finding));
  column->addWidget(new FormRow(tr("In words of our own"), m_summary,
                                tr("Needed where the words may not be quoted; else theirs are taken.")));
  auto* row = new FlowBox(kInside, kInside);
  row->add(m_code);
  row->add(m_made);
  row->add(m_raise);
  column->addWidget(row);
  column->addStretch(1);
  return coding;
}

void OwnSurveyView::raiseConcern() {
  const auto* shown = survey();
  const auto* comment = state().find<domain::SurveyComment>({m_comment});
  if (shown == nullptr || comment == nullptr) return;
  navigator().go(QStringLiteral("touch"), QStringLiteral("raise:") + tr("“%1”, answer %2, a comment")
                                              .arg(toQt(shown->title))
                                              .arg(comment->value.answer));
}

void OwnSurveyView::deleteSurvey() {
  const auto* row = state().find<domain::OwnSurvey>({m_shown});
  if (row == nullptr) return;
  const QString title = toQt(row->value.title);
  state().apply(app::withoutSurvey(state().workspace(), *row));
  navigator().sayUndoable(tr("“%1” is deleted with its comments. Evidence made of them stays.").arg(title));
}

const domain::OwnSurvey* OwnSurveyView::survey() const {
  const auto* row = state().find<domain::OwnSurvey>({m_shown});
  return row == nullptr ? nullptr : &row->value;
}

void OwnSurveyView::refresh() {
  const auto& all = state().workspace().all<domain::OwnSurvey>().rows();
  if (survey() == nullptr) m_shown = all.empty() ? base::Uuid{} : all.back().value.id.uuid;
  m_which->clear();
  for (const auto& row : all) m_which->addItem(toQt(row.value.title), toQt(base::uuidText(row.value.id.uuid)));
  m_which->setCurrentIndex(std::max(0, m_which->findData(toQt(base::uuidText(m_shown)))));
  const auto& why = state().readOnlyWhy();
  for (auto* button : {m_bring, m_empty->button(), m_code, m_delete}) {
    button->setEnabled(!why);
    button->setToolTip(why ? messageText(*why) : QString());
  }
  showSurvey();
  emit summaryChanged();
}

void OwnSurveyView::showSurvey() {
  const auto* shown = survey();
  if (m_stack->currentIndex() != kOwnImport) m_stack->setCurrentIndex(shown == nullptr ? kOwnEmpty : kOwnShown);
  if (shown == nullptr) return;
  std::vector<domain::Stored<domain::SurveyComment>> comments;
  for (const auto& row : state().workspace().all<domain::SurveyComment>())
    if (row.value.survey == shown->id) comments.push_back(row);
  followRows(*m_comments, std::move(comments), [](const auto& row) { return row.value.id; });
  if (!m_comment.isNull() && state().find<domain::SurveyComment>({m_comment}) == nullptr) {
    m_comment = {};
    m_splitter->shut();
  } else if (!m_comment.isNull()) {
    m_made->setVisible(!app::evidenceFrom(state().workspace(), {m_comment}).empty());
  }
  if (m_read == shown->id.uuid) return;
  m_read = shown->id.uuid;
  const auto mapping = app::mappingOf(*shown);
  if (!mapping) return navigator().say(MessageKind::Error, messageText(mapping.error()));
  m_comments->setMapping(*mapping);
  m_results->setSurvey(*shown, *mapping);
  QStringList facts;
  const QString rate = toQt(app::responseRate(*shown));
  facts << (rate.isEmpty() ? tr("%L1 answers; it isn’t known how many were asked.").arg(shown->answers)
                           : tr("%L1 answers, a rate of %2.").arg(shown->answers).arg(rate));
  if (shown->opened && shown->closed) facts << tr("%1 to %2.").arg(longDate(shown->opened), longDate(shown->closed));
  if (!shown->audience.empty()) facts << toQt(shown->audience) + u'.';
  facts << tr("%L1 comments, %L2 of them redacted; %L3 dropped for personal data.")
               .arg(mapping->comments.kept)
               .arg(mapping->comments.redacted)
               .arg(mapping->comments.dropped);
  if (mapping->comments.tooShort > 0)
    facts << tr("%L1 of three letters and fewer were left out.").arg(mapping->comments.tooShort);
  m_facts->setText(facts.join(u' '));
  state().use<lists::SurveyAnswers>(
      {}, app::SessionUse::Reading,
      [survey = *shown](app::Session& session, base::Stamp, const app::WorkControl&) {
        return app::answersOf(session, survey);
      },
      this, [this, id = shown->id.uuid](base::Result<lists::SurveyAnswers> answers) {
        if (id != m_read) return;
        if (!answers) return navigator().say(MessageKind::Error, messageText(answers.error()));
        m_results->setAnswers(std::move(*answers));
      });
}

void OwnSurveyView::activated() {
  if (m_stack->currentIndex() == kOwnShown) m_which->setFocus();
}

void OwnSurveyView::setFilter(const QString& text) {
  m_comments->setFilterText(text);
  m_results->setFilter(text);
}

void OwnSurveyView::openArgument(const QString& argument) {
  if (argument.startsWith(QLatin1String("view:"))) {
    m_part->setValue(kCommentsPart);
    m_parts->setCurrentIndex(kCommentsPart);
    if (const auto id = base::parseUuid(fromQt(argument.mid(5)))) m_commentTools->open({*id});
    return;
  }
  const auto id = base::parseUuid(fromQt(argument));
  if (!id) return;
  const auto* comment = state().find<domain::SurveyComment>({*id});
  const auto wanted = comment != nullptr ? comment->value.survey : domain::OwnSurveyId{*id};
  if (state().find<domain::OwnSurvey>(wanted) == nullptr) return;
  m_shown = wanted.uuid;
  refresh();
  if (comment == nullptr) return;
  m_part->setValue(kCommentsPart);
  m_parts->setCurrentIndex(kCommentsPart);
  m_commentTable->setCurrentId(*id);
  openComment(*id);
}

QString OwnSurveyView::place() const {
  return m_shown.isNull() ? QString() : toQt(base::uuidText(m_shown));
}

QString OwnSurveyView::summary() const {
  const auto& all = state().workspace().all<domain::OwnSurvey>();
  if (all.empty()) return {};
  std::size_t coded = 0;
  for (const auto& row : state().workspace().all<domain::SurveyComment>()) coded += !row.value.criteria.empty();
  return tr("%1, %L2 of %L3 comments coded")
      .arg(all.size() == 1 ? tr("1 survey") : tr("%L1 surveys").arg(all.size()))
      .arg(coded)
      .arg(state().workspace().all<domain::SurveyComment>().size());
}

void OwnSurveyView::openComment(const base::Uuid& id) {
  const auto* row = state().find<domain::SurveyComment>({id});
  if (row == nullptr) return;
  const bool isOther = m_comment != id;
  m_comment = id;
  m_text->setText(toQt(row->value.text));
  m_mayQuote->setText(quoteWords(row->value.mayQuote));
  m_made->setVisible(!app::evidenceFrom(state().workspace(), row->value.id).empty());
  if (isOther) {
    std::vector<Choice> criteria;
    m_criterion->clear();
    for (const auto& each : state().pack().criteria) {
      m_criterion->addItem(toQt(each.id.text() + " " + each.shortTitle), toQt(each.id.text()));
      criteria.push_back({toQt(each.id.text()), static_cast<int>(criteria.size()), toQt(each.shortTitle)});
    }
    m_also->setChoices(std::move(criteria));
    RovingKeys::install(m_also);
    m_finding->setValue(1);
    m_summary->setText({});
  }
  m_splitter->open();
}

void OwnSurveyView::code() {
  const auto* row = state().find<domain::SurveyComment>({m_comment});
  if (row == nullptr || state().readOnlyWhy()) return;
  app::CommentCoding coding;
  if (const auto first = base::ShortCode::make(fromQt(m_criterion->currentData().toString()))) coding.criteria = {*first};
  for (const int at : m_also->values()) {
    const auto& code = state().pack().criteria[static_cast<std::size_t>(at)].id;
    if (std::ranges::find(coding.criteria, code) == coding.criteria.end()) coding.criteria.push_back(code);
  }
  coding.finding = static_cast<domain::Finding>(m_finding->value().value_or(1));
  coding.summary = fromQt(m_summary->toPlainText());
  auto set = app::codeComment(state().workspace(), state().pack(), *row, coding, state().ids(), state().now());
  if (!set) return navigator().say(MessageKind::Error, messageText(set.error()));
  set->name = fromQt(tr("code a comment as evidence"));
  state().apply(std::move(*set));
  navigator().sayUndoable(tr("Logged as evidence for %1, as a draft.").arg(m_criterion->currentText()));
  m_summary->setText({});
}

}  // namespace waymark::ui
