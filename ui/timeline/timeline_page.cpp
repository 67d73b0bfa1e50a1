// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeline_page.h"

#include <QDateTime>
#include <QFileDialog>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QRegularExpression>
#include <QVBoxLayout>
#include <utility>

#include "app/plan_sheet.h"
#include "base/file.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "render/plan_pdf.h"
#include "shell/due_words.h"
#include "shell/list_tools.h"
#include "timeline/anchor_strip.h"
#include "timeline/due_detail.h"
#include "timeline/history_view.h"
#include "timeline/many_tasks.h"
#include "timeline/page_preview.h"
#include "timeline/plan_rows.h"
#include "timeline/reanchor_view.h"
#include "timeline/rehearsal_view.h"
#include "timeline/task_detail.h"
#include "timeline/timeline_view.h"
#include "timeline/told_form.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/column_scroll.h"
#include "widgets/detail_panel.h"
#include "widgets/label.h"
#include "widgets/marks.h"
#include "widgets/style.h"

namespace waymark::ui {

template <class F>
void TimelinePage::changeRows(F&& change) {
  const auto* current = m_model->taskAt(m_view->currentIndex());
  const std::string key = current != nullptr ? current->key : std::string();
  const auto selected = m_view->selectedTasks();
  m_view->keepFolds();
  change();
  m_view->restoreFolds();
  keepPlace(key);
  if (selected.size() > 1 && m_view->selectedTasks() != selected) m_view->selectTasks(selected);
}

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
  m_tools = makeTools();
  column->addWidget(m_tools);
  column->addWidget(m_view, 1);
  column->addWidget(new ManyBar(
      state(), m_view, [this] { return m_view->selectedTasks(); }, taskFields(state(), *m_model)));
  m_view->setMinimumHeight(scaled(240));  // a heading and a few rows
  auto* scroll = new ColumnScroll;
  scroll->setColumn(list);
  m_splitter = new DetailSplitter(scroll, tr("Task"));
  m_splitter->setWidth(380, QStringLiteral("timeline"));
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(m_splitter);

  connect(&state(), &AppState::loaded, this, &TimelinePage::onLoaded);
  connect(&state(), &AppState::applied, this, &TimelinePage::onApplied);
  connect(&state(), &AppState::timelineChanged, this, &TimelinePage::onTimelineChanged);
  connect(&state(), &AppState::clockChanged, this, [this] {
    changeRows([this] { m_model->refresh(); });
    m_view->viewport()->update();
  });
  connect(m_view, &TimelineView::currentTaskChanged, this, [this](const QString& key) {
    if (showsTask() && !key.isEmpty()) showDetail(key);
  });
  connect(m_view, &TimelineView::taskOpened, this, &TimelinePage::showDetail);
  connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex& index) {
    if (const auto* task = m_model->taskAt(index)) showDetail(toQt(task->key));
  });
  connect(m_view, &TimelineView::stateCycled, this, &TimelinePage::cycleState);
  connect(m_view, &TimelineView::moveWanted, this, &TimelinePage::moveTask);
  connect(m_view, &TimelineView::moveRefused, this, &TimelinePage::refuseMove);
  connect(m_anchors, &AnchorStrip::proposed, this, &TimelinePage::showReanchoring);
  connect(m_anchors, &AnchorStrip::withdrawn, this, [this] {
    if (qobject_cast<ReanchorView*>(m_splitter->panel()->content()) != nullptr) shutPanel();
  });
  connect(m_anchors, &AnchorStrip::toldAsked, this, &TimelinePage::showTold);
  connect(m_anchors, &AnchorStrip::historyAsked, this, &TimelinePage::showHistory);
  connect(m_anchors, &AnchorStrip::rehearsalsAsked, this, &TimelinePage::showRehearsals);
  connect(m_splitter, &DetailSplitter::shutByPerson, this, [this] {
    m_anchors->dropProposal();
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
                                               {tr("Day"), static_cast<int>(Span::Day)},
                                               {tr("Week"), static_cast<int>(Span::Week)},
                                               {tr("Three weeks"), static_cast<int>(Span::ThreeWeeks)},
                                               {tr("After"), static_cast<int>(Span::After)}});
  m_spans->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  auto* earlier = makeIconButton("chevron-left", tr("Earlier: a day or a week"));
  auto* later = makeIconButton("chevron-right", tr("Later: a day or a week"));
  row->addWidget(earlier);
  row->addWidget(m_spans);
  row->addWidget(later);
  connect(m_spans, &ChoiceStrip::chosen, this, [this](int span) { showSpan(static_cast<Span>(span)); });
  connect(earlier, &QPushButton::clicked, this, [this] { shift(Direction::Earlier); });
  connect(later, &QPushButton::clicked, this, [this] { shift(Direction::Later); });
  return ranges;
}

QWidget* TimelinePage::makeTools() {
  auto* tools = new QWidget;
  auto* row = new QHBoxLayout(tools);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kInside);
  m_groups = new ChoiceStrip(tr("Group by"), {{tr("Phase"), static_cast<int>(Grouping::Phase)},
                                              {tr("Owner"), static_cast<int>(Grouping::Owner)},
                                              {tr("Partner"), static_cast<int>(Grouping::Partner)},
                                              {tr("State"), static_cast<int>(Grouping::State)}});
  m_groups->setValue(static_cast<int>(Grouping::Phase));
  m_groups->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  m_critical =
      new ChipSet(tr("Show only"),
                  {{tr("Critical order"), 1,
                    tr("Only the chain of tasks with the least room towards fieldwork and the inspectors on site")}});
  m_critical->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  auto* choices = new FlowBox(kBetween, kInside);  // with large text they take a second line
  choices->add(m_groups);
  choices->add(m_critical);
  auto* caption = makeLabel(tr("Group by"), {TextSize::Small, TextWeight::Regular, Role::Muted});
  caption->setMinimumHeight(kControlHeight);
  row->addWidget(caption, 0, Qt::AlignTop);
  row->addWidget(choices, 1);
  m_calendarFile = new Button(ButtonKind::Quiet, "calendar", tr("Calendar file…"));
  m_calendarFile->setToolTip(tr("Save dated tasks for Outlook and phones (.ics): everybody’s, or one person’s"));
  m_calendarFile->setMenu(new QMenu(m_calendarFile));
  m_print = new Button(ButtonKind::Quiet, "file", tr("Print…"));
  m_print->setToolTip(tr("See these days as one A4 page and save it as a PDF, ready to print"));
  m_list = makeListTools();
  for (auto* button : {m_list->button(), m_calendarFile, m_print}) choices->add(button);
  connect(m_calendarFile->menu(), &QMenu::aboutToShow, this, &TimelinePage::fillCalendarMenu);
  connect(m_print, &QPushButton::clicked, this, &TimelinePage::showPage);
  connect(m_groups, &ChoiceStrip::chosen, this, [this](int grouping) { group(static_cast<Grouping>(grouping)); });
  connect(m_critical, &ChipSet::changed, this, [this] {
    changeRows([this] {
      m_model->setShown(m_critical->values().empty() ? TimelineModel::Shown::All : TimelineModel::Shown::Critical);
    });
    if (!m_critical->values().empty()) m_view->expandAll();
  });
  return tools;
}

void TimelinePage::group(Grouping grouping) {
  changeRows([&] { m_model->setGrouping(grouping); });
  // Other groups have no folds to keep: those with work in view are open.
  m_view->unfoldPhases();
}

void TimelinePage::moveTask(const QString& key, base::Day day) {
  const auto* task = m_model->find(fromQt(key));
  if (task == nullptr || task->also || task->due == day || state().inspection() == nullptr) return;
  state().apply(taskMoveChange(state(), *task, day));
}

ListTools* TimelinePage::makeListTools() {
  ListSpec spec{"timeline"};
  spec.other.view = m_view;
  spec.other.sheet = [this](OtherList::Rows rows) {
    return planRows(*m_model, rows == OtherList::Rows::All ? std::nullopt : std::optional(m_view->selectedTasks()));
  };
  spec.other.words = [this] { return m_words; };
  spec.filter = [this] { return PlanView{m_span, m_model->grouping(), !m_critical->values().empty()}.state(); };
  spec.setFilter = [this](const QJsonObject& kept) {
    QStringList unknown;
    const auto wanted = PlanView::from(kept, unknown);
    m_critical->setValues(wanted.criticalOnly ? std::vector{1} : std::vector<int>{});
    m_model->setShown(wanted.criticalOnly ? TimelineModel::Shown::Critical : TimelineModel::Shown::All);
    m_groups->setValue(static_cast<int>(wanted.grouping));
    group(wanted.grouping);
    showSpan(wanted.span);
    return unknown;
  };
  spec.rowActions = [this](QMenu& menu) {
    const auto* task = m_model->taskAt(m_view->currentIndex());
    if (task == nullptr) return;
    const QString key = toQt(task->key);
    connect(menu.addAction(tr("Open its details")), &QAction::triggered, this, [this, key] { showDetail(key); });
    if (task->also) {
      const auto due = task->also->due;
      connect(menu.addAction(tr("Open where it is worked on")), &QAction::triggered, this,
              [this, due] { goToDue(navigator(), due); });
      auto* done = menu.addAction(tr("Mark done"));
      done->setEnabled(!state().readOnlyWhy() && due.kind != app::DueKind::Session);
      connect(done, &QAction::triggered, this, [this, key] { markDone(key); });
      return;
    }
    for (std::size_t i = 0; i < base::codeCount<domain::TaskState>(); ++i) {
      const auto wanted = static_cast<domain::TaskState>(i);
      auto* action = menu.addAction(wordOf(markOf(wanted)));
      action->setCheckable(true);
      action->setChecked(task->state == wanted);
      action->setEnabled(!state().readOnlyWhy());
      connect(action, &QAction::triggered, this, [this, key, wanted] {
        const auto* now = m_model->find(fromQt(key));
        if (now != nullptr && now->state != wanted) state().apply(taskStateChange(state(), *now, wanted));
      });
    }
  };
  auto* tools = new ListTools(state(), navigator(), std::move(spec));
  connect(m_view, &TimelineView::copyAsked, tools, &ListTools::copy);
  return tools;
}

void TimelinePage::fillCalendarMenu() {
  auto* menu = m_calendarFile->menu();
  menu->clear();
  const auto offer = [this](QMenu* into, const QString& text, const app::PlanAudience& audience, const QString& whose) {
    connect(into->addAction(QString(text).replace(u'&', QLatin1String("&&"))), &QAction::triggered, this,
            [this, audience, whose] { askForCalendar(audience, whose); });
  };
  offer(menu, tr("Everybody’s tasks…"), {}, {});
  auto* people = menu->addMenu(tr("One person’s tasks"));
  for (const auto& [person, revision] : state().workspace().all<domain::Person>())
    if (std::ranges::any_of(state().plan().tasks,
                            [&](const auto& task) { return task.due && task.owner == person.id; }))
      offer(people, toQt(person.name), {person.id, {}}, toQt(person.name));
  auto* partners = menu->addMenu(tr("One organisation’s tasks"));
  for (const auto& [partner, revision] : state().workspace().all<domain::Partner>())
    if (std::ranges::any_of(state().plan().tasks, [&](const auto& task) {
          return task.due && app::partnerOf(state().workspace(), task) == partner.id;
        }))
      offer(partners, toQt(partner.name), {{}, partner.id},
            toQt(partner.shortName.empty() ? partner.name : partner.shortName));
  people->setEnabled(!people->isEmpty());
  partners->setEnabled(!partners->isEmpty());
}

void TimelinePage::askForCalendar(const app::PlanAudience& audience, const QString& whose) {
  auto* dialog = new QFileDialog(this, tr("Save the calendar file"), {}, tr("Calendar files (*.ics)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("ics"));
  QString name = tr("inspection-plan") + (whose.isEmpty() ? QString() : u'-' + whose.toLower());
  name.replace(QRegularExpression(QStringLiteral("[^\\w]+")), QStringLiteral("-"));
  dialog->selectFile(name + QStringLiteral(".ics"));
  connect(dialog, &QFileDialog::fileSelected, this,
          [this, audience](const QString& file) { writeCalendar(file, audience); });
  dialog->open();
}

void TimelinePage::writeCalendar(const QString& file, const app::PlanAudience& audience) {
  const auto* inspection = state().inspection();
  if (inspection == nullptr) return;
  // The real time: the demonstration's clock stands still, and a newer file must win over an older one.
  const base::Stamp written{std::chrono::seconds{QDateTime::currentSecsSinceEpoch()}};
  const auto saved =
      app::planCalendar(state().workspace(), inspection->value, state().planPack(), state().plan(), audience, written)
          .and_then([&](const std::string& text) { return base::writeFileSafely(pathFrom(file), text); });
  if (!saved) {
    navigator().say(MessageKind::Error, messageText(saved.error()));
    return;
  }
  navigator().say(
      MessageKind::Done,
      tr("The calendar file is saved. Open it in Outlook or send it on; a newer one moves what has moved."));
}

void TimelinePage::showPage() {
  const auto* inspection = state().inspection();
  const auto days = m_view->days();
  if (inspection == nullptr || !days) return;
  auto* preview =
      new PagePreview(app::planSheet(state().workspace(), inspection->value, state().planPack(), state().plan(),
                                     state().calendar(), *days, state().now(), sheetGroups(m_model->grouping())),
                      this);
  connect(preview, &PagePreview::saveAsked, this, [this, preview](const QString& file) {
    const auto saved = savePlanPdf(preview->sheet(), pathFrom(file));
    navigator().say(saved ? MessageKind::Done : MessageKind::Error,
                    saved ? tr("The page is saved as a PDF, ready to print.") : messageText(saved.error()));
  });
  preview->open();
}

void TimelinePage::refuseMove(const QString& key) {
  const auto* task = m_model->find(fromQt(key));
  if (task == nullptr) return;
  if (task->also)
    return navigator().say(MessageKind::Info, tr("“%1” is no task of the plan: its day is set where it is worked on.")
                                                  .arg(toQt(task->title)));
  navigator().say(MessageKind::Info,
                  tr("“%1” stays on its day: inspectors or the law set it. If they gave another day, write it down in "
                     "What inspectors told us, or type it in the task’s details.")
                      .arg(toQt(task->title)));
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
  m_anchors->setForm(height() < scaled(kLowPage) ? AnchorStrip::Form::Line : AnchorStrip::Form::Fields);
}

void TimelinePage::onLoaded() {
  shutPanel();
  m_planOf = state().inspection() != nullptr ? std::optional(state().inspection()->value.id) : std::nullopt;
  m_anchors->dropProposal();
  m_model->rebuild();
  showSpan(Span::ThreeWeeks);
  showSummary();
}

void TimelinePage::onApplied(const domain::ChangeSet& changes) {
  Q_UNUSED(changes);
  changeRows([this] { m_model->refresh(); });
  showSummary();
  refreshDetail();
}

void TimelinePage::onTimelineChanged() {
  // Another plan is shown: what stood in the panel was about the one before, but for the rehearsals themselves.
  const auto* inspection = state().inspection();
  const auto planOf = inspection != nullptr ? std::optional(inspection->value.id) : std::nullopt;
  if (std::exchange(m_planOf, planOf) != planOf &&
      qobject_cast<RehearsalView*>(m_splitter->panel()->content()) == nullptr)
    shutPanel();
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
  const auto days = daysOf(span, state().timeline(), state().now().today);
  m_ranges->setVisible(days.has_value());
  m_calendarFile->setVisible(days.has_value());
  m_print->setVisible(days.has_value());
  showDays(days);
  m_view->unfoldPhases();
}

void TimelinePage::showDays(const std::optional<base::DateRange>& days) {
  // A day or a week shows what is at work then; longer spans show the whole plan.
  const bool isShort = m_span == Span::Day || m_span == Span::Week;
  changeRows([&] { m_model->setDaysShown(isShort ? days : std::nullopt); });
  m_view->setDays(days);
}

void TimelinePage::shift(Direction direction) {
  const auto days = m_view->days();
  if (!days) return;
  if (m_span == Span::Day) {
    const auto day = nextWorkingDay(days->from, direction, state().calendar());
    showDays(base::DateRange{day, day});
  } else {
    const std::chrono::days by{direction == Direction::Later ? 7 : -7};
    showDays(base::DateRange{days->from + by, days->to + by});
  }
  if (m_span == Span::Day || m_span == Span::Week) m_view->unfoldPhases();
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
  int also = 0;
  for (const auto& task : m_model->tasks()) {
    if (task.state == domain::TaskState::NotNeeded) continue;
    if (task.also) {
      ++also;
      continue;
    }
    ++total;
    if (task.state == domain::TaskState::Done) ++done;
    if (task.late) ++late;
    if (task.dueToday && !task.late) ++today;
  }
  QString text = tr("%1 of %2 tasks done").arg(done).arg(total);
  if (late > 0) text += QStringLiteral(" · ") + tr("%1 late").arg(late);
  if (today > 0) text += QStringLiteral(" · ") + tr("%1 due today").arg(today);
  if (also > 0) text += QStringLiteral(" · ") + tr("%1 due beside the plan").arg(also);
  return text;
}

void TimelinePage::setFilter(const QString& text) {
  m_words = text;
  m_model->setFilterText(text);
  if (text.trimmed().isEmpty())
    m_view->unfoldPhases();
  else
    m_view->expandAll();
}

QString TimelinePage::place() const {
  return showsTask() && m_splitter->panel()->content() == m_detail ? toQt(m_detail->key()) : QString();
}

std::vector<PagePlace> TimelinePage::places() {
  return {{"told", tr("What inspectors told us"), tr("team, facts, surveys, due days and hours")},
          {"history", tr("Deferral or pause"), tr("requested, granted, refused, paused, resumed; history")},
          {"rehearsals", tr("Rehearsals"), tr("the same plan on a mock date; what slipped")}};
}

void TimelinePage::openArgument(const QString& argument) {
  if (state().inspection() != nullptr) {
    if (argument == QLatin1String("told")) return showTold();
    if (argument == QLatin1String("history")) return showHistory();
    if (argument == QLatin1String("rehearsals")) return showRehearsals();
  }
  if (argument.startsWith(QLatin1String("view:"))) {
    if (const auto view = base::parseUuid(fromQt(argument.mid(5)))) m_list->open({*view});
    return;
  }
  auto index = m_model->indexOf(fromQt(argument));
  if (!index.isValid() && m_model->find(fromQt(argument)) != nullptr) {
    // It is in the plan, but not among the rows that are shown.
    m_critical->setValues({});
    m_model->setShown(TimelineModel::Shown::All);
    showSpan(Span::ThreeWeeks);
    index = m_model->indexOf(fromQt(argument));
  }
  if (!index.isValid()) return;
  m_view->expand(index.parent());
  m_view->setCurrentIndex(index);
  m_view->scrollTo(index);
  showDetail(argument);
}

void TimelinePage::showDetail(const QString& key) {
  const auto* task = m_model->find(fromQt(key));
  if (task == nullptr) return;
  if (task->also) return showDue(*task);
  if (m_detail == nullptr || m_splitter->panel()->content() != m_detail) {
    m_anchors->dropProposal();
    m_detail = new TaskDetail(state());
    m_splitter->panel()->setTitle(tr("Task"));
    m_splitter->panel()->setContent(m_detail);
    connect(m_detail, &TaskDetail::taskWanted, this, &TimelinePage::openArgument);
  }
  m_detail->show(*task);
  if (!m_splitter->isOpen()) {
    m_splitter->open();
    m_view->setNarrow(true);
  }
}

bool TimelinePage::showsTask() const {
  const auto* shown = m_splitter->isOpen() ? m_splitter->panel()->content() : nullptr;
  return shown != nullptr && (shown == m_detail || shown == m_dueDetail);
}

void TimelinePage::showDue(const PlanTask& row) {
  if (m_dueDetail == nullptr || m_splitter->panel()->content() != m_dueDetail) {
    m_dueDetail = new DueDetail(state());
    connect(m_dueDetail, &DueDetail::openAsked, this, [this] {
      if (const auto* now = m_model->find(m_dueDetail->key())) goToDue(navigator(), now->also->due);
    });
    connect(m_dueDetail, &DueDetail::doneAsked, this, [this] { markDone(toQt(m_dueDetail->key())); });
    m_anchors->dropProposal();
    showPanel(m_dueDetail, tr("Due beside the plan"));
  }
  m_dueDetail->show(row);
}

void TimelinePage::markDone(const QString& key) {
  const auto* row = m_model->find(fromQt(key));
  if (row != nullptr && row->also && !state().readOnlyWhy()) markDueDone(state(), navigator(), row->also->due);
}

void TimelinePage::showPanel(QWidget* content, const QString& title) {
  m_splitter->panel()->setTitle(title);
  m_splitter->panel()->setContent(content);
  m_splitter->open();
  m_view->setNarrow(true);
}

void TimelinePage::shutPanel() {
  m_splitter->shut();
  m_view->setNarrow(false);
}

void TimelinePage::showReanchoring(const app::Proposal& proposal) {
  auto* shown = qobject_cast<ReanchorView*>(m_splitter->panel()->content());
  if (shown == nullptr || !m_splitter->isOpen()) {
    shown = new ReanchorView(state());
    connect(shown, &ReanchorView::moved, this, [this] {
      m_anchors->dropProposal();
      shutPanel();
    });
    connect(shown, &ReanchorView::kept, this, [this] {
      m_anchors->dropProposal();
      shutPanel();
      m_anchors->focusNotified();
    });
    showPanel(shown, tr("Move the plan?"));
  }
  shown->show(proposal);
  shown->focusReason();
}

void TimelinePage::showTold() {
  auto* form = new ToldForm(state());
  m_anchors->dropProposal();
  connect(form, &ToldForm::refused, this,
          [this](const base::Error& error) { navigator().say(MessageKind::Error, messageText(error)); });
  showPanel(form, tr("What inspectors told us"));
  form->focusFilter();
}

void TimelinePage::showHistory() {
  auto* view = new HistoryView(state());
  m_anchors->dropProposal();
  showPanel(view, tr("Deferral or pause"));
  view->focusFirst();
}

void TimelinePage::showRehearsals() {
  auto* view = new RehearsalView(state());
  m_anchors->dropProposal();
  showPanel(view, tr("Rehearsals"));
  view->focusFirst();
}

void TimelinePage::refreshDetail() {
  if (!showsTask()) return;
  if (m_detail != nullptr && m_splitter->panel()->content() == m_detail) {
    if (const auto* task = m_model->find(m_detail->key())) m_detail->show(*task);
    return;
  }
  // What is done is no longer due.
  if (const auto* row = m_model->find(m_dueDetail->key()))
    m_dueDetail->show(*row);
  else
    shutPanel();
}

void TimelinePage::cycleState(const QString& key) {
  const auto* task = m_model->find(fromQt(key));
  if (task == nullptr || state().inspection() == nullptr) return;
  if (task->also) return markDone(key);
  const int next = (static_cast<int>(task->state) + 1) % static_cast<int>(base::codeCount<domain::TaskState>());
  state().apply(taskStateChange(state(), *task, static_cast<domain::TaskState>(next)));
}

}  // namespace waymark::ui
