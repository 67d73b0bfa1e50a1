// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeline_page.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "timeline/anchor_strip.h"
#include "timeline/task_detail.h"
#include "timeline/timeline_view.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/detail_panel.h"
#include "widgets/label.h"

namespace waymark::ui {

TimelinePage::TimelinePage(const PageContext& context)
    : Page(context),
      m_header(new PageHeader(tr("Timeline"))),
      m_anchors(new AnchorStrip(state())),
      m_model(new TimelineModel(state(), this)),
      m_view(new TimelineView(state(), *m_model)),
      m_splitter(nullptr) {
  auto* list = new QWidget;
  auto* column = new QVBoxLayout(list);
  column->setContentsMargins(kAround, kAround, kAround, 0);
  column->setSpacing(kBetween);
  m_ranges = makeRanges();
  m_header->addAction(m_ranges);
  column->addWidget(m_header);
  column->addWidget(m_anchors);
  column->addWidget(m_view, 1);
  m_splitter = new DetailSplitter(list, tr("Task"));
  m_splitter->setWidth(380, QStringLiteral("timeline"));
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(m_splitter);

  connect(&state(), &AppState::loaded, this, &TimelinePage::onLoaded);
  connect(&state(), &AppState::applied, this, &TimelinePage::onApplied);
  connect(&state(), &AppState::timelineChanged, this, &TimelinePage::onTimelineChanged);
  connect(&state(), &AppState::clockChanged, this, [this] {
    m_model->refresh();
    m_view->viewport()->update();
  });
  connect(m_view, &TimelineView::currentTaskChanged, this, [this](const QString& key) {
    if (m_splitter->isOpen() && !key.isEmpty()) showDetail(key);
  });
  connect(m_view, &TimelineView::taskOpened, this, &TimelinePage::showDetail);
  connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex& index) {
    if (const auto* task = m_model->taskAt(index)) showDetail(toQt(task->key));
  });
  connect(m_view, &TimelineView::stateCycled, this, &TimelinePage::cycleState);
  connect(m_splitter, &DetailSplitter::shutByPerson, this, [this] {
    m_view->setNarrow(false);
    m_view->setFocus(Qt::OtherFocusReason);
  });
  onLoaded();
}

QWidget* TimelinePage::makeRanges() {
  auto* ranges = new QWidget;
  auto* row = new QHBoxLayout(ranges);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  m_spans = new ChoiceStrip(tr("Days shown"), {{tr("Before"), static_cast<int>(Span::Before)},
                                               {tr("Three weeks"), static_cast<int>(Span::ThreeWeeks)},
                                               {tr("After"), static_cast<int>(Span::After)}});
  m_spans->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  auto* earlier = makeIconButton("chevron-left", tr("A week earlier"));
  auto* later = makeIconButton("chevron-right", tr("A week later"));
  row->addWidget(earlier);
  row->addWidget(m_spans);
  row->addWidget(later);
  connect(m_spans, &ChoiceStrip::chosen, this, [this](int span) { showSpan(static_cast<Span>(span)); });
  connect(earlier, &QPushButton::clicked, this, [this] { shift(-1); });
  connect(later, &QPushButton::clicked, this, [this] { shift(1); });
  return ranges;
}

void TimelinePage::activated() {
  m_view->fitColumns();
}

void TimelinePage::focusInEvent(QFocusEvent* event) {
  // Not a focus proxy: the Tab key would jump over what stands above the plan.
  m_view->setFocus(event->reason());
}

void TimelinePage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  constexpr int kLowPage = 560;
  m_anchors->setForm(height() < kLowPage ? AnchorStrip::Form::Line : AnchorStrip::Form::Fields);
}

void TimelinePage::onLoaded() {
  m_splitter->shut();
  m_view->setNarrow(false);
  m_anchors->refresh();
  m_model->rebuild();
  showSpan(Span::ThreeWeeks);
  showSummary();
}

void TimelinePage::onApplied(const domain::ChangeSet& changes) {
  Q_UNUSED(changes);
  const auto* current = m_model->taskAt(m_view->currentIndex());
  const std::string key = current != nullptr ? current->key : std::string();
  m_model->refresh();
  keepPlace(key);
  showSummary();
  refreshDetail();
}

void TimelinePage::onTimelineChanged() {
  const auto* current = m_model->taskAt(m_view->currentIndex());
  const std::string key = current != nullptr ? current->key : std::string();
  m_anchors->refresh();
  m_model->rebuild();
  showSpan(m_span);
  keepPlace(key);
  showSummary();
  refreshDetail();
}

void TimelinePage::keepPlace(const std::string& key) {
  if (key.empty()) return;
  const auto index = m_model->indexOf(key);
  if (index.isValid() && index != m_view->currentIndex().siblingAtColumn(0)) m_view->setCurrentIndex(index);
}

void TimelinePage::showSpan(Span span) {
  m_span = span;
  m_spans->setValue(static_cast<int>(span));
  const auto days = daysOf(span, state().timeline());
  m_ranges->setVisible(days.has_value());
  m_view->setDays(days);
  m_view->unfoldPhases();
}

void TimelinePage::shift(int weeks) {
  auto days = m_view->days();
  if (!days) return;
  const std::chrono::days by{7 * weeks};
  m_view->setDays(base::DateRange{days->from + by, days->to + by});
}

void TimelinePage::showSummary() {
  m_header->setSummary(accessibleSummary());
  m_splitter->setAccessibleDescription(accessibleSummary());
}

QString TimelinePage::accessibleSummary() const {
  int done = 0;
  int late = 0;
  int today = 0;
  int total = 0;
  for (const auto& task : m_model->tasks()) {
    if (task.state == domain::TaskState::NotNeeded) continue;
    ++total;
    if (task.state == domain::TaskState::Done) ++done;
    if (task.late) ++late;
    if (task.dueToday && !task.late) ++today;
  }
  QString text = tr("%1 of %2 tasks done").arg(done).arg(total);
  if (late > 0) text += QStringLiteral(" · ") + tr("%1 late").arg(late);
  if (today > 0) text += QStringLiteral(" · ") + tr("%1 due today").arg(today);
  return text;
}

void TimelinePage::setFilter(const QString& text) {
  m_model->setFilterText(text);
  if (text.trimmed().isEmpty())
    m_view->unfoldPhases();
  else
    m_view->expandAll();
}

QString TimelinePage::place() const {
  return m_splitter->isOpen() ? toQt(m_detail->key()) : QString();
}

void TimelinePage::openArgument(const QString& argument) {
  const auto index = m_model->indexOf(fromQt(argument));
  if (!index.isValid()) return;
  m_view->expand(index.parent());
  m_view->setCurrentIndex(index);
  m_view->scrollTo(index);
  showDetail(argument);
}

void TimelinePage::showDetail(const QString& key) {
  const auto* task = m_model->find(fromQt(key));
  if (task == nullptr) return;
  if (m_detail == nullptr) {
    m_detail = new TaskDetail(state());
    m_splitter->panel()->setContent(m_detail);
    connect(m_detail, &TaskDetail::taskWanted, this, &TimelinePage::openArgument);
  }
  m_detail->show(*task);
  if (!m_splitter->isOpen()) {
    m_splitter->open();
    m_view->setNarrow(true);
  }
}

void TimelinePage::refreshDetail() {
  if (m_detail == nullptr) return;
  if (const auto* task = m_model->find(m_detail->key())) m_detail->show(*task);
}

void TimelinePage::cycleState(const QString& key) {
  const auto* task = m_model->find(fromQt(key));
  if (task == nullptr || state().inspection() == nullptr) return;
  const int next = (static_cast<int>(task->state) + 1) % static_cast<int>(base::codeCount<domain::TaskState>());
  state().apply(taskStateChange(state(), *task, static_cast<domain::TaskState>(next)));
}

}  // namespace waymark::ui
