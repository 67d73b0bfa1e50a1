// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/outcome_top.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>

#include "bridge/text.h"
#include "judgement/different_view.h"
#include "judgement/outcome_words.h"
#include "judgement/strip_plot.h"
#include "judgement/sureness.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {
constexpr int kBeside = 860;  // from here the published picture stands at the right
constexpr int kRightWidth = 380;
constexpr int kTableWidth = 540;  // outcomes are named in full
constexpr int kTableHeight = 280;
}  // namespace

/// The strip plot as a table.
class PublishedModel final : public VectorModel<app::PublishedScore> {
 public:
  explicit PublishedModel(QObject* parent)
      : VectorModel({{StripPlot::tr("Area"), 160},
                     {StripPlot::tr("Published outcome"), 300},
                     {StripPlot::tr("Score"), 72, Qt::AlignRight}},
                    parent) {}
  void set(const std::vector<app::PublishedScore>& scores, const framework::Pack& pack) {
    m_outcomes.clear();
    for (const auto& outcome : pack.outcomes) m_outcomes.push_back(toQt(outcome.title));
    setRows(scores);
  }

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override {
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const auto& score = at(sourceRow);
    if (column == 0) return toQt(score.area);
    if (column == 1) return m_outcomes[static_cast<std::size_t>(score.outcome)];
    return QLocale().toString(score.score, 'f', 2);
  }
  [[nodiscard]] base::Uuid rowId(const app::PublishedScore& score) const override {
    return base::namedUuid("published." + score.code);
  }
  [[nodiscard]] bool less(int a, int b, int column) const override {
    if (column == 2) return at(a).score < at(b).score;
    if (column == 1) return at(a).outcome < at(b).outcome;
    return at(a).area < at(b).area;
  }

 private:
  std::vector<QString> m_outcomes;
};

OutcomeTop::OutcomeTop(OutcomeModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_row(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      m_sentence(makeLabel({}, {TextSize::Heading})),
      m_enough(makeLabel({}, {TextSize::Heading})),
      m_publishedOutcome(makeLabel({}, {TextSize::Body, TextWeight::Strong})),
      m_view(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Accent})),
      m_statement(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_basis(new ChoiceStrip(tr("Assessed from"),
                              {{tr("All but rejected findings"), static_cast<int>(Basis::AllButRejected),
                                tr("Drafts, findings in review and accepted ones")},
                               {tr("Accepted findings only"), static_cast<int>(Basis::AcceptedOnly), {}}})),
      m_sureButton(new Button(ButtonKind::Secondary, tr("Show how sure"))),
      m_viewButton(new Button(ButtonKind::Secondary, tr("Record a different view…"))),
      m_sureness(new Sureness),
      m_sureNote(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_plot(new StripPlot),
      m_tableButton(new Button(ButtonKind::Quiet, tr("As a table"))),
      m_table(new DataTable(tr("Published inspections"))),
      m_tableModel(new PublishedModel(this)) {
  m_row->setContentsMargins(0, 0, 0, 0);
  m_row->setSpacing(2 * kAround);
  m_row->addWidget(makeLeft(), 1);
  m_right = makeRight();
  m_row->addWidget(m_right);
}

QWidget* OutcomeTop::makeLeft() {
  m_sentence->setTextFormat(Qt::RichText);
  m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_basis->setValue(static_cast<int>(m_model.basis()));
  connect(m_basis, &ChoiceStrip::chosen, this, [this](int value) { m_model.setBasis(static_cast<Basis>(value)); });
  connect(m_sureButton, &QPushButton::clicked, this, &OutcomeTop::showSureness);
  connect(m_viewButton, &QPushButton::clicked, this, &OutcomeTop::differentViewAsked);
  m_sureButton->setCheckable(true);
  m_sureness->hide();
  m_sureNote->hide();
  m_view->hide();
  m_publishedOutcome->hide();
  auto* buttons = new FlowBox(kInside, kInside);
  buttons->add(m_sureButton);
  buttons->add(m_viewButton);
  auto* left = new QWidget;
  auto* column = new QVBoxLayout(left);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_sentence);
  column->addWidget(m_enough);
  column->addWidget(m_publishedOutcome);
  column->addWidget(m_view);
  column->addSpacing(4);
  column->addWidget(m_statement);
  column->addSpacing(kInside);
  column->addWidget(m_basis);
  column->addWidget(buttons);
  column->addWidget(m_sureness);
  column->addWidget(m_sureNote);
  column->addStretch(1);
  return left;
}

QWidget* OutcomeTop::makeRight() {
  m_table->setTableModel(m_tableModel, 1);
  fixTextHeight(m_table, kTableHeight);
  m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_table->hide();
  m_tableButton->setCheckable(true);
  connect(m_tableButton, &QPushButton::toggled, this, [this](bool asTable) {
    m_table->setVisible(asTable);
    m_plot->setVisible(!asTable);
    m_tableButton->setText(asTable ? tr("As a picture") : tr("As a table"));
    arrange();
  });
  auto* right = new QWidget;
  auto* title = makeLabel(tr("Published inspections on the same scale"), {TextSize::Body, TextWeight::Strong});
  auto* head = new QHBoxLayout;
  head->setContentsMargins(kInside, 0, 0, 0);
  head->addWidget(title, 1);
  head->addWidget(m_tableButton);
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addLayout(head);
  column->addWidget(m_plot);
  column->addWidget(m_table);
  column->addStretch(1);
  return right;
}

void OutcomeTop::showSureness() {
  const bool on = m_sureButton->isChecked();
  m_sureButton->setText(on ? tr("Hide how sure") : tr("Show how sure"));
  m_sureness->setVisible(on);
  m_sureNote->setVisible(on);
  if (on) m_model.askForRanges();
}

QString OutcomeTop::sentence() const {
  return m_sentence->accessibleName();
}

void OutcomeTop::refresh(const AppState& state) {
  const auto& assessment = m_model.assessment();
  const auto& pack = state.pack();
  m_sentence->setText(outcomeSentence(assessment, pack));
  m_sentence->setAccessibleName(plainSentence(assessment, pack));
  m_enough->setText(enoughSentence(assessment));
  m_statement->setText(pack.givesOutcome()
                           ? tr("This is the partnership’s own working view. It is learnt from reports written after "
                                "inspectors had decided; inspectors decide otherwise, by no formula.")
                           : tr("This is the partnership’s own working view; inspectors decide otherwise."));
  m_sureButton->setVisible(pack.givesOutcome());
  if (!pack.givesOutcome() && m_sureButton->isChecked()) m_sureButton->click();
  m_viewButton->setVisible(!pack.outcomes.empty());
  const auto* inspection = state.realInspection();
  const auto* published = inspection == nullptr ? nullptr : pack.outcome(inspection->value.publishedOutcome);
  m_publishedOutcome->setVisible(published != nullptr);
  if (published != nullptr)
    m_publishedOutcome->setText(
        inspection->value.kind == domain::InspectionKind::Published
            ? tr("Published outcome: %1. The view above comes from a model that has not seen this inspection.")
                  .arg(toQt(published->title))
            : tr("Published outcome: %1.").arg(toQt(published->title)));
  const auto views = viewsOn(state, domain::OverrideSubject::Outcome, {});
  m_view->setVisible(!views.empty());
  if (!views.empty())
    m_view->setText(tr("%1 sees it differently: %2. “%3”")
                        .arg(toQt(views.front()->value.by), viewText(state, views.front()->value),
                             toQt(views.front()->value.reason)));
  m_sureness->set(assessment, pack);
  m_sureNote->setText(
      assessment.probabilities.empty() ? tr("There is not enough evidence for percentages.")
      : m_model.isWhatIf()             ? tr("In a what-if there is no range.")
      : assessment.ranges.empty()
          ? tr("Working out the range…")
          : tr("The range says how far the picture hangs on which findings happened to be logged; it knows nothing of "
               "what isn’t logged. A partnership’s own findings are often kinder than inspectors’, and nothing here "
               "corrects for that. Keep the percentages to this page."));
  const auto& others = m_model.published();
  m_right->setVisible(!others.empty());
  m_plot->set(others, assessment.findings > 0 ? std::optional(assessment.score) : std::nullopt, pack);
  m_tableModel->set(others, pack);
}

void OutcomeTop::resizeEvent(QResizeEvent*) {
  arrange();
}

void OutcomeTop::arrange() {
  const bool beside = width() >= scaled(kBeside);
  m_row->setSpacing(beside ? 2 * kAround : kAround);
  m_row->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  const int right = m_tableButton->isChecked() ? kTableWidth : kRightWidth;
  m_right->setMinimumWidth(beside ? right : 0);
  m_right->setMaximumWidth(beside ? right : QWIDGETSIZE_MAX);
}

}  // namespace waymark::ui
