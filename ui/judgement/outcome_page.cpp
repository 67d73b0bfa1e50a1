// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/outcome_page.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTimer>
#include <algorithm>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "judgement/area_section.h"
#include "judgement/criterion_detail.h"
#include "judgement/criterion_row.h"
#include "judgement/different_view.h"
#include "judgement/moves_section.h"
#include "judgement/outcome_top.h"
#include "judgement/outcome_words.h"
#include "judgement/reason_section.h"
#include "judgement/what_if_banner.h"
#include "shell/action_catalogue.h"
#include "widgets/clear_layout.h"
#include "widgets/detail_panel.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kSectionsBeside = 860;
constexpr std::size_t kFindingsUnderReason = 2;

}  // namespace

OutcomePage::OutcomePage(const PageContext& context)
    : Page(context),
      m_model(new OutcomeModel(state(), this)),
      m_header(new PageHeader(tr("Provisional outcome"))),
      m_whatIfButton(new Button(ButtonKind::Secondary, tr("What if…"))),
      m_snapshotButton(new Button(ButtonKind::Secondary, tr("Take a snapshot"))),
      m_banner(new WhatIfBanner),
      m_top(new OutcomeTop(*m_model)),
      m_areas(new AreaSection),
      m_scroll(new QScrollArea),
      m_stack(new QStackedLayout),
      m_empty(new EmptyState("outcome", tr("No evidence yet"),
                             tr("Once findings are logged, this page says where the area stands, why, what would "
                                "change it and how sure that is."),
                             tr("Log the first finding"))),
      m_rowsColumn(new QVBoxLayout),
      m_why(new ReasonSection(tr("Why"), tr("Nothing pulls the outcome either way yet."))),
      m_nearly(new ReasonSection(tr("What nearly changes it"),
                                 tr("No handful of findings would change the provisional outcome."))),
      m_missing(new ReasonSection(tr("What is missing"), tr("Nothing is missing that the page knows of."))),
      m_moves(new MovesSection(state())) {
  m_snapshotButton->setToolTip(tr("Freeze the picture as it stands, to compare with later (Ctrl+Shift+S)"));
  m_header->addAction(m_whatIfButton);
  m_header->addAction(m_snapshotButton);
  m_banner->hide();

  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(kAround, kAround, kAround, kAround);
  column->setSpacing(kBetween);
  column->addWidget(m_header);
  column->addWidget(m_banner);
  column->addWidget(m_top);
  column->addWidget(m_areas);
  m_rowsColumn->setContentsMargins(0, 0, 0, 0);
  m_rowsColumn->setSpacing(0);
  column->addLayout(m_rowsColumn);
  buildSections(*column);
  column->addStretch(1);
  m_scroll->setWidget(content);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_splitter = new DetailSplitter(m_scroll, tr("Details"));
  m_splitter->setWidth(380, QStringLiteral("outcome"));

  auto* holder = new QWidget;
  holder->setLayout(m_stack);
  m_stack->addWidget(m_splitter);
  m_stack->addWidget(m_empty);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(holder);

  auto* snapshot = actions().action(QStringLiteral("outcome.snapshot"));
  addAction(snapshot);
  connect(snapshot, &QAction::triggered, this, [this] {
    if (isVisible()) m_snapshotButton->click();
  });
  connect(m_whatIfButton, &QPushButton::clicked, this, &OutcomePage::startWhatIf);
  connect(m_snapshotButton, &QPushButton::clicked, this, [this] { takeSnapshot({}); });
  connect(m_banner, &WhatIfBanner::left, this, &OutcomePage::leaveWhatIf);
  connect(m_banner, &WhatIfBanner::keepAsked, this, &OutcomePage::takeSnapshot);
  connect(m_top, &OutcomeTop::differentViewAsked, this, &OutcomePage::openOutcomeView);
  connect(m_splitter, &DetailSplitter::shutByPerson, this, [this] {
    const auto shut = m_open;
    m_open = {};
    for (auto* row : m_rows) {
      row->setChecked(false);
      if (row->criterion() == shut) row->setFocus(Qt::OtherFocusReason);
    }
  });
  connect(m_empty, &EmptyState::started, this,
          [this] { navigator().go(QStringLiteral("evidence"), QStringLiteral("new")); });
  for (auto* section : {m_why, m_nearly, m_missing})
    connect(section, &ReasonSection::findingOpened, this, &OutcomePage::openFinding);
  connect(m_areas, &AreaSection::findingOpened, this, &OutcomePage::openFinding);
  connect(m_areas, &AreaSection::evidenceAsked, this, [this](domain::EarlierFindingId area) {
    navigator().go(QStringLiteral("evidence"), QStringLiteral("filter:") + toQt(base::uuidText(area.uuid)));
  });
  connect(m_areas, &AreaSection::newAreaAsked, this,
          [this] { navigator().go(QStringLiteral("evidence"), QStringLiteral("earlier:new")); });
  const auto follow = [this] {
    if (isVisible()) activated();
  };
  connect(&state(), &AppState::loaded, this, [this, follow] {
    m_open = {};
    m_detail = nullptr;
    m_outcomeView = nullptr;
    m_splitter->panel()->setContent(new QWidget);
    m_splitter->shut();
    follow();
  });
  connect(&state(), &AppState::applied, this, follow);
  connect(m_model, &OutcomeModel::changed, this, [this] {
    if (isVisible()) refresh();
  });
}

void OutcomePage::buildSections(QVBoxLayout& column) {
  auto* left = new QVBoxLayout;
  left->setSpacing(kAround);
  left->addWidget(m_why);
  left->addStretch(1);
  auto* right = new QVBoxLayout;
  right->setSpacing(kAround);
  for (QWidget* section :
       {static_cast<QWidget*>(m_nearly), static_cast<QWidget*>(m_missing), static_cast<QWidget*>(m_moves)})
    right->addWidget(section);
  right->addStretch(1);
  m_sections = new QBoxLayout(QBoxLayout::LeftToRight);
  m_sections->setSpacing(2 * kAround);
  m_sections->addLayout(left, 1);
  m_sections->addLayout(right, 1);
  column.addLayout(m_sections);
}

void OutcomePage::buildRows() {
  const auto& pack = state().pack();
  if (m_rowsFor == pack.id) return;
  m_rowsFor = pack.id;
  m_rows.clear();
  m_heads.clear();
  clearLayout(m_rowsColumn);
  for (const auto& group : pack.criteriaGroups) {
    // A heading in the framework's own words is long: it wraps.
    m_rowsColumn->addSpacing(kInside);
    m_rowsColumn->addWidget(makeLabel(toQt(group.title), {TextSize::Heading, TextWeight::Strong}));
    auto* head = new ColumnHead;
    m_heads.push_back(head);
    m_rowsColumn->addWidget(head);
    for (const auto& criterion : pack.criteria) {
      if (criterion.group != group.id) continue;
      auto* row = new CriterionRow(criterion);
      row->setCheckable(true);
      m_rows.push_back(row);
      m_rowsColumn->addWidget(row);
      connect(row, &CriterionRow::clicked, this, [this, id = criterion.id] { openCriterion(id); });
      connect(row, &CriterionRow::findingOpened, this, &OutcomePage::openFinding);
      connect(row, &CriterionRow::moved, this, [this, row](int step) { moveFocus(row, step); });
      connect(row, &CriterionRow::raised, this, [this, id = criterion.id](double step) { raise(id, step); });
    }
    m_rowsColumn->addSpacing(kInside);
  }
}

void OutcomePage::activated() {
  m_model->refresh();
  refresh();
}

void OutcomePage::refresh() {
  buildRows();
  const auto& assessment = m_model->assessment();
  const bool nothing = state().workspace().all<domain::Evidence>().empty();
  m_stack->setCurrentIndex(nothing ? 1 : 0);
  m_banner->setVisible(m_model->isWhatIf());
  m_banner->setSupposals(m_model->supposals());
  m_whatIfButton->setVisible(!m_model->isWhatIf());
  m_snapshotButton->setVisible(!m_model->isWhatIf());
  m_snapshotButton->setEnabled(state().realInspection() != nullptr && !state().readOnlyWhy());
  m_header->setSummary(tr("%1 · assessed from %2 findings · %3")
                           .arg(toQt(state().area().name))
                           .arg(assessment.findings)
                           .arg(longDate(state().now().today)));
  m_top->refresh(state());
  m_areas->set(state(), *m_model);
  m_nearly->setVisible(state().pack().givesOutcome());
  for (auto* head : m_heads) head->setWhatIf(m_model->isWhatIf());
  for (auto* row : m_rows) {
    const int place = state().pack().criterionIndex(row->criterion());
    if (place < 0 || static_cast<std::size_t>(place) >= assessment.criteria.size()) continue;
    row->update(*m_model, assessment.criteria[static_cast<std::size_t>(place)],
                newestViewText(state(), domain::OverrideSubject::Criterion, row->criterion().text()));
    row->setChecked(m_splitter->isOpen() && row->criterion() == m_open);
  }
  if (m_showsSections)
    showSections();
  else  // They stand below the fold: the first paint doesn't wait for them.
    QTimer::singleShot(0, this, &OutcomePage::showSections);
  if (m_detail != nullptr) m_detail->refresh();
  if (m_outcomeView != nullptr) m_outcomeView->refresh();
  setAccessibleDescription(accessibleSummary());
}

void OutcomePage::showSections() {
  m_showsSections = true;
  showReasons();
  m_moves->set(*m_model);
}

void OutcomePage::showReasons() {
  std::vector<const judgement::Reason*> why;
  std::vector<const judgement::Reason*> nearly;
  std::vector<const judgement::Reason*> missing;
  for (const auto& reason : m_model->assessment().reasons) {
    // Single findings are named under their criterion already.
    if (reason.rule.starts_with("finding_")) continue;
    switch (groupOf(reason)) {
      case ReasonGroup::Why:
        why.push_back(&reason);
        break;
      case ReasonGroup::NearlyChanges:
        nearly.push_back(&reason);
        break;
      case ReasonGroup::Missing:
        missing.push_back(&reason);
        break;
    }
  }
  m_why->set(why, *m_model, kFindingsUnderReason);
  m_nearly->set(nearly, *m_model, 5);
  m_missing->set(missing, *m_model, 0);
}

void OutcomePage::openCriterion(base::ShortCode id) {
  const auto* criterion = state().pack().criterion(id);
  if (criterion == nullptr) return;
  if (m_splitter->isOpen() && m_open == id && m_detail != nullptr) {
    m_open = {};
    m_splitter->shut();
    for (auto* row : m_rows) row->setChecked(false);
    return;
  }
  m_open = id;
  m_outcomeView = nullptr;
  m_detail = new CriterionDetail(state(), *m_model, *criterion);
  connect(m_detail, &CriterionDetail::findingOpened, this, &OutcomePage::openFinding);
  m_splitter->panel()->setTitle(tr("Criterion %1 (%2)").arg(criterion->number).arg(toQt(id.text())));
  m_splitter->panel()->setContent(m_detail);
  m_splitter->open();
  for (auto* row : m_rows) {
    row->setChecked(row->criterion() == id);
    // The panel takes room, the rows grow: the one that was opened stays in sight.
    if (row->criterion() == id)
      QTimer::singleShot(0, row, [this, row] { m_scroll->ensureWidgetVisible(row, 0, kAround); });
  }
}

void OutcomePage::openOutcomeView() {
  m_open = {};
  m_detail = nullptr;
  for (auto* row : m_rows) row->setChecked(false);
  auto* holder = new QWidget;
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(kAround, 0, kAround, kAround);
  column->setSpacing(kBetween);
  column->addWidget(makeLabel(tr("A different view of the outcome"), {TextSize::Heading, TextWeight::Strong}));
  column->addWidget(makeLabel(tr("It stands beside the computed one and changes nothing in it."),
                              {TextSize::Body, TextWeight::Regular, Role::Muted}));
  m_outcomeView = new DifferentView(state(), domain::OverrideSubject::Outcome, {});
  column->addWidget(m_outcomeView);
  column->addStretch(1);
  m_splitter->panel()->setTitle(tr("Outcome"));
  m_splitter->panel()->setContent(holder);
  m_splitter->open();
  if (viewsOn(state(), domain::OverrideSubject::Outcome, {}).empty()) m_outcomeView->start();
}

void OutcomePage::openFinding(domain::EvidenceId id) {
  navigator().go(QStringLiteral("evidence"), toQt(base::uuidText(id.uuid)));
}

void OutcomePage::moveFocus(const CriterionRow* from, int step) {
  const auto at = std::ranges::find(m_rows, from) - m_rows.begin() + step;
  if (at < 0 || at >= static_cast<std::ptrdiff_t>(m_rows.size())) return;
  auto* row = m_rows[static_cast<std::size_t>(at)];
  row->setFocus(Qt::TabFocusReason);
  m_scroll->ensureWidgetVisible(row, 0, kAround);
}

void OutcomePage::raise(base::ShortCode id, double step) {
  const int place = state().pack().criterionIndex(id);
  const auto& criteria = m_model->assessment().criteria;
  if (place < 0 || static_cast<std::size_t>(place) >= criteria.size()) return;
  const double now = m_model->setPosition(id).value_or(criteria[static_cast<std::size_t>(place)].position);
  m_model->supposePosition(id, now + step);
}

void OutcomePage::startWhatIf() {
  m_model->startWhatIf();
  m_banner->leaveButton()->setFocus(Qt::OtherFocusReason);
}

void OutcomePage::leaveWhatIf() {
  m_model->leaveWhatIf();
  m_whatIfButton->setFocus(Qt::OtherFocusReason);
}

void OutcomePage::takeSnapshot(const QString& name) {
  const auto* inspection = state().realInspection();
  if (inspection == nullptr) {
    navigator().say(MessageKind::Warning,
                    tr("A snapshot belongs to an inspection. Start the plan on the Today page, then take it again."));
    return;
  }
  const auto now = state().now();
  domain::Snapshot snapshot;
  snapshot.id = state().newId<domain::SnapshotTag>();
  snapshot.inspection = inspection->value.id;
  QString shown = name;
  if (shown.isEmpty()) shown = longDate(now.today) + QStringLiteral(", ") + timeOfDay(now.time);
  if (m_model->isWhatIf()) shown = tr("What-if: %1").arg(shown);
  snapshot.name = fromQt(shown);
  snapshot.takenAt = now.utc;
  snapshot.payload = m_model->payload();
  state().apply(tr("take the snapshot “%1”").arg(shown), domain::made(std::move(snapshot)));
  navigator().say(MessageKind::Done, tr("The snapshot “%1” is kept.").arg(shown));
}

QString OutcomePage::place() const {
  return m_splitter->isOpen() ? toQt(m_open.text()) : QString();
}

void OutcomePage::openArgument(const QString& argument) {
  if (argument == QLatin1String("what-if")) {
    startWhatIf();
  } else if (argument == QLatin1String("snapshot")) {
    takeSnapshot({});
  } else if (const auto id = base::ShortCode::make(fromQt(argument))) {
    if (m_open != *id || !m_splitter->isOpen()) openCriterion(*id);
  }
}

QString OutcomePage::accessibleSummary() const {
  if (m_model->assessment().criteria.empty()) return {};
  const QString areas = m_areas->summary();
  return areas.isEmpty() ? m_top->sentence() : m_top->sentence() + QLatin1Char(' ') + areas;
}

void OutcomePage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  m_sections->setDirection(width() >= scaled(kSectionsBeside) ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

}  // namespace waymark::ui
