// SPDX-License-Identifier: GPL-3.0-or-later
#include "surveys/results_view.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/list_file.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "surveys/survey_bars.h"
#include "surveys/survey_view.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/column_scroll.h"
#include "widgets/data_table.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

enum { kTrueAnswers, kSharedAnswers };
enum { kAnswerBars, kAnswerTable };

}  // namespace

FiguresModel::FiguresModel(QObject* parent)
    : VectorModel(named({{tr("Question"), 320},
                         {tr("Answer"), 200},
                         {tr("Group"), 176},
                         {tr("Answers"), 96, Qt::AlignRight},
                         {tr("Share"), 80, Qt::AlignRight}},
                        {"question", "answer", "group", "answers", "share"}),
                  parent) {}

void FiguresModel::setReport(const app::SurveyReport& report) {
  m_questions.clear();
  for (const auto& question : report.questions) m_questions.push_back(toQt(question.title));
  setRows(report.figures);
}

QVariant FiguresModel::cell(int sourceRow, int column, int role) const {
  const auto& figure = at(sourceRow);
  if (role == Qt::AccessibleTextRole && column == Answers && figure.cell.hidden) return tr("hidden");
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole) return {};
  switch (column) {
    case Question:
      return m_questions[figure.question];
    case Answer:
      return toQt(figure.answer);
    case Group:
      return figure.group.empty() ? tr("All answers") : toQt(figure.group);
    case Answers:
      return toQt(app::countText(figure));
    default:
      return toQt(app::shareText(figure));
  }
}

base::Uuid FiguresModel::rowId(const app::SurveyReport::Figure& row) const {
  return base::namedUuid(std::to_string(row.question) + "\n" + row.answer + "\n" + row.group);
}

bool FiguresModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA);
  const auto& b = at(sourceB);
  // A hidden count is 0 here: where it stands in the order tells nothing.
  if (column == Answers) return a.cell.count < b.cell.count;
  if (column == Share) return a.cell.count * std::max<std::int64_t>(b.of, 1) < b.cell.count * std::max<std::int64_t>(a.of, 1);
  return TableModel::less(sourceA, sourceB, column);
}

SurveyResultsView::SurveyResultsView(const PageContext& context)
    : m_context(context),
      m_group(new FormCombo),
      m_sharing(new ChoiceStrip(tr("Which numbers"),
                                {{tr("True numbers"), kTrueAnswers, tr("For working. Not for sharing")},
                                 {tr("For sharing"), kSharedAnswers,
                                  tr("As it would leave: small numbers hidden, small groups together")}})),
      m_form(new ChoiceStrip(tr("Shown as"), {{tr("As bars"), kAnswerBars}, {tr("As a table"), kAnswerTable}})),
      m_forms(new QStackedWidget),
      m_mark(makeLabel({}, {TextSize::Body, TextWeight::Strong})),
      m_note(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_copy(new Button(ButtonKind::Secondary, tr("Copy"))),
      m_save(new Button(ButtonKind::Secondary, "file", tr("Save…"))),
      m_bars(new SurveyBars),
      m_figures(new FiguresModel(this)),
      m_table(new DataTable(tr("Answers by question"))),
      m_background([this] { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }) {
  m_group->setAccessibleName(tr("By group"));
  m_group->setMinimumContentsLength(22);
  m_sharing->setValue(kTrueAnswers);
  m_form->setValue(kAnswerBars);
  m_table->setObjectName(QStringLiteral("survey-results"));
  m_table->setTableModel(m_figures, FiguresModel::Question);
  m_table->installEventFilter(this);
  auto* bar = new FlowBox(kBetween, kInside);
  for (QWidget* one : {static_cast<QWidget*>(m_group), static_cast<QWidget*>(m_sharing), static_cast<QWidget*>(m_form),
                       static_cast<QWidget*>(m_copy), static_cast<QWidget*>(m_save)})
    bar->add(one);
  auto* scroll = new ColumnScroll;
  scroll->setColumn(m_bars);
  m_forms->addWidget(scroll);
  m_forms->addWidget(m_table);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(bar);
  column->addWidget(m_mark);
  column->addWidget(m_note);
  m_forms->setMinimumHeight(scaled(kSurveyLeast));
  column->addWidget(m_forms, 1);
  connect(m_form, &ChoiceStrip::chosen, m_forms, &QStackedWidget::setCurrentIndex);
  connect(m_group, &QComboBox::activated, this, &SurveyResultsView::showReport);
  connect(m_sharing, &ChoiceStrip::chosen, this, &SurveyResultsView::showReport);
  connect(m_copy, &QPushButton::clicked, this, &SurveyResultsView::copy);
  connect(m_save, &QPushButton::clicked, this, &SurveyResultsView::askFile);
}

SurveyResultsView::~SurveyResultsView() {
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

void SurveyResultsView::setSurvey(const domain::OwnSurvey& survey, const lists::SurveyMapping& mapping) {
  m_survey = survey;
  m_mapping = mapping;
  m_answers = {};
  m_group->clear();
  m_group->addItem(tr("All answers together"), QString());
  for (const auto& question : m_mapping.questions)
    if (question.use == lists::SurveyColumn::Group)
      m_group->addItem(tr("By %1").arg(toQt(question.title)), toQt(question.id));
  m_report.reset();
  m_bars->show({});
  m_figures->setRows({});
  for (auto* button : {m_copy, m_save}) button->setEnabled(false);
}

void SurveyResultsView::setAnswers(lists::SurveyAnswers answers) {
  m_answers = std::move(answers);
  showReport();
}

void SurveyResultsView::showReport() {
  if (m_answers.columns.empty()) return;  // not read yet
  const auto* group = m_mapping.find(fromQt(m_group->currentData().toString()));
  m_report = app::surveyReport(m_survey, m_mapping, m_answers, group,
                               m_sharing->value() == kSharedAnswers ? app::Shown::Sharing : app::Shown::Working,
                               m_context.state.area().suppressBelow);
  m_mark->setText(toQt(m_report->mark) + u'.');
  m_note->setText(toQt(m_report->note));
  m_bars->show(surveyLanes(*m_report));
  m_figures->setReport(*m_report);
  for (auto* button : {m_copy, m_save}) button->setEnabled(true);
}

void SurveyResultsView::setFilter(const QString& text) {
  m_figures->setFilterText(text);
}

void SurveyResultsView::copy() {
  if (!m_report) return;
  const auto sheet = app::surveySheet(*m_report);
  auto* both = new QMimeData;
  both->setText(toQt(app::sheetText(sheet)));
  both->setHtml(toQt(app::sheetHtml(sheet)));
  QGuiApplication::clipboard()->setMimeData(both);
  m_context.navigator.say(MessageKind::Done, tr("Copied, marked “%1”.").arg(toQt(m_report->mark)));
}

void SurveyResultsView::askFile() {
  if (!m_report) return;
  auto* dialog = new QFileDialog(this, tr("Save the results"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);  // asks before it takes a file that is there
  const QString text = tr("Comma-separated text (*.csv)");
  dialog->setNameFilters({tr("Workbook (*.xlsx)"), text});
  dialog->setDefaultSuffix(QStringLiteral("xlsx"));
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, text](const QString& filter) {
    dialog->setDefaultSuffix(filter == text ? QStringLiteral("csv") : QStringLiteral("xlsx"));
  });
  dialog->selectFile((m_report->shown == app::Shown::Sharing ? tr("%1, for sharing") : tr("%1, true numbers"))
                         .arg(toQt(m_report->title).remove(u'/').remove(u'?')));
  connect(dialog, &QFileDialog::fileSelected, this, &SurveyResultsView::saveTo);
  dialog->open();
}

void SurveyResultsView::saveTo(const QString& file) {
  if (!m_report) return;
  const auto path = pathFrom(file);
  m_background.run(
      "save", [report = *m_report, path](const std::stop_token&) { return app::writeList(path, app::surveySheet(report)); },
      [this, mark = toQt(m_report->mark), path](base::Result<void> written) {
        m_context.navigator.say(written ? MessageKind::Done : MessageKind::Error,
                                written ? tr("Saved, marked “%1”, to %2.").arg(mark, pathText(path))
                                        : messageText(written.error()));
        emit saved();
      });
}

bool SurveyResultsView::event(QEvent* event) {
  if (event->type() == QEvent::User) {
    m_background.deliver();
    return true;
  }
  return QWidget::event(event);
}

bool SurveyResultsView::eventFilter(QObject* watched, QEvent* event) {
  // What is copied goes with its mark, whichever rows are selected.
  if (watched == m_table && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
    copy();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace waymark::ui
