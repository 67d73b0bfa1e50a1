// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldwork/fieldwork_page.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <map>
#include <set>

#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "fieldwork/fieldwork_words.h"
#include "fieldwork/papers_view.h"
#include "fieldwork/place_form.h"
#include "fieldwork/planned_view.h"
#include "fieldwork/session_form.h"
#include "fieldwork/setup_view.h"
#include "fieldwork/timetable_view.h"
#include "shell/list_tools.h"
#include "shell/many_bar.h"
#include "widgets/choice.h"
#include "widgets/column_scroll.h"
#include "widgets/data_table.h"
#include "widgets/detail_panel.h"
#include "widgets/follow_rows.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kSessionPanelWidth = 400;
constexpr int kProblemsSeen = 3;
constexpr int kLeastView = 360;
constexpr int kProgressEvery = 100;  // ms

QVBoxLayout* fieldworkColumn(QWidget* widget) {
  auto* column = new QVBoxLayout(widget);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  return column;
}

template <class E>
QStringList wordsOfAll(QString (*word)(E)) {
  QStringList out;
  for (std::size_t i = 0; i < base::codeCount<E>(); ++i) out << word(static_cast<E>(i));
  return out;
}

std::vector<ManyField> sessionFields(AppState& state) {
  using Session = domain::FieldworkSession;
  const auto named = [](const QString& what) {
    return [what](qsizetype count, int) {
      return FieldworkPage::tr("change %1 of %L2 sessions").arg(what).arg(count);
    };
  };
  return {manyField<Session>(
              state, FieldworkPage::tr("State"), [] { return wordsOfAll(sessionStateWord); },
              [](const Session& one) { return static_cast<int>(one.state); },
              [](Session& one, int place) { one.state = static_cast<domain::SessionState>(place); },
              named(FieldworkPage::tr("the state"))),
          manyField<Session>(
              state, FieldworkPage::tr("Arrange"), [] { return wordsOfAll(sessionPinWord); },
              [](const Session& one) { return static_cast<int>(one.pin); },
              [](Session& one, int place) { one.pin = static_cast<domain::SessionPin>(place); },
              named(FieldworkPage::tr("the pin")))};
}

}  // namespace

FieldworkPage::FieldworkPage(const PageContext& context)
    : Page(context),
      m_sessions(new SessionModel(context.state, this)),
      m_places(new PlaceModel(this)),
      m_header(new PageHeader(tr("Fieldwork"))),
      m_part(new ChoiceStrip(tr("View"),
                             {{tr("Timetable"), Timetable},
                              {tr("Sessions"), Sessions},
                              {tr("Places"), Places},
                              {tr("Hours and ways"), Setup},
                              {tr("Papers"), Papers}})),
      m_lanes(new ChoiceStrip(tr("Timetable by"), {{tr("By inspector"), static_cast<int>(TimetableLanes::Inspectors)},
                                                   {tr("By place"), static_cast<int>(TimetableLanes::Places)},
                                                   {tr("By person"), static_cast<int>(TimetableLanes::People)}})),
      m_arrange(new Button(ButtonKind::Secondary, tr("Arrange"))),
      m_cancel(new Button(ButtonKind::Secondary, tr("Cancel"))),
      m_new(new Button(ButtonKind::Primary, "add", tr("New session"))),
      m_files(new Button(ButtonKind::Secondary, tr("Files"))),
      m_progress(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_views(new QStackedWidget),
      m_timetable(new TimetableView(context.state)),
      m_scroll(new QScrollArea),
      m_sessionTable(new DataTable(tr("Sessions"))),
      m_placeTable(new DataTable(tr("Places"))),
      m_problemsTitle(makeLabel({}, {TextSize::Body, TextWeight::Strong, Role::Late})),
      m_problems(new QListWidget),
      m_empty(new EmptyState("calendar", tr("No fieldwork timetable yet"),
                             tr("The days from the start of fieldwork to the last day on site: meetings, visits, case "
                                "sampling, focus groups, the parents’ open meeting. Begin with one session."),
                             tr("Add a session"))),
      m_setup(new SetupView(context.state, context.navigator)),
      m_papers(new PapersView(context.state, context.navigator)),
      m_planned(new PlannedView),
      m_sessionForm(new SessionForm(context.state)),
      m_placeForm(new PlaceForm),
      m_forms(new QStackedWidget),
      m_soon(new QTimer(this)),
      m_ticker(new QTimer(this)),
      m_background([this] { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }) {
  m_part->setValue(Timetable);
  m_lanes->setValue(static_cast<int>(TimetableLanes::Inspectors));
  m_arrange->setToolTip(tr("Places the sessions that have no time yet, within the rules."));
  m_header->addAction(m_progress);
  m_header->addAction(m_cancel);
  m_header->addAction(m_files);
  m_header->addAction(m_arrange);
  m_header->addAction(m_new);
  m_cancel->hide();
  m_views->addWidget(makeTimetable());
  m_views->addWidget(makeSessions());
  m_views->addWidget(makePlaces());
  m_views->addWidget(m_setup);
  m_views->addWidget(m_papers);
  m_views->addWidget(m_empty);
  m_views->addWidget(m_planned);
  m_problems->setAccessibleName(tr("Clashes and what couldn’t be placed"));
  m_problems->setWordWrap(true);
  m_forms->addWidget(m_sessionForm);
  m_forms->addWidget(m_placeForm);
  auto* main = new QWidget;
  auto* column = new QVBoxLayout(main);
  column->setContentsMargins(kAround, kAround, kAround, 0);
  column->setSpacing(kBetween);
  column->addWidget(m_header);
  column->addWidget(m_part);
  column->addWidget(m_problemsTitle);
  column->addWidget(m_problems);
  column->addWidget(m_views, 1);
  // Where text is large the timetable keeps its least height and the page scrolls.
  m_views->setMinimumHeight(scaled(kLeastView));
  auto* scroll = new ColumnScroll;
  scroll->setColumn(main);
  m_splitter = new DetailSplitter(scroll, tr("Details"));
  m_splitter->setWidth(kSessionPanelWidth, QStringLiteral("fieldwork"));
  m_splitter->panel()->setContent(m_forms);
  fieldworkColumn(this)->addWidget(m_splitter);
  m_soon->setSingleShot(true);
  m_soon->setInterval(0);
  m_ticker->setInterval(kProgressEvery);
  fillFiles();
  connectParts();
  onLoaded();
}

FieldworkPage::~FieldworkPage() {
  // Children end after this class does and lose their focus then: nothing of it may come here.
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

QWidget* FieldworkPage::makeTimetable() {
  m_scroll->setWidget(m_timetable);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  auto* page = new QWidget;
  auto* column = fieldworkColumn(page);
  column->addWidget(m_lanes);
  column->addWidget(m_scroll, 1);
  return page;
}

QWidget* FieldworkPage::makeSessions() {
  using Model = SessionModel;
  m_sessionTable->setTableModel(m_sessions, Model::Title);
  ListSpec spec{"fieldwork.sessions",
                m_sessionTable,
                {Model::When, Model::Code, Model::Clashes, Model::Place, Model::State, Model::Inspectors, Model::Pin,
                 Model::People, Model::Kind}};
  spec.rowActions = [this](QMenu& menu) {
    connect(menu.addAction(tr("Open the session")), &QAction::triggered, this,
            [this] { showSession({m_sessionTable->currentId()}); });
  };
  m_sessionTools = new ListTools(state(), navigator(), std::move(spec));
  auto* page = new QWidget;
  auto* column = fieldworkColumn(page);
  column->addWidget(m_sessionTools->button(), 0, Qt::AlignRight);
  column->addWidget(m_sessionTable, 1);
  column->addWidget(new ManyBar(
      state(), m_sessionTable, [this] { return m_sessionTable->selectedIds(); }, sessionFields(state())));
  return page;
}

QWidget* FieldworkPage::makePlaces() {
  m_placeTable->setTableModel(m_places, PlaceModel::Name);
  auto* tools = new ListTools(state(), navigator(), {"fieldwork.places", m_placeTable, {}, false});
  auto* add = new Button(ButtonKind::Secondary, "add", tr("New place"));
  connect(add, &QPushButton::clicked, this, &FieldworkPage::newPlace);
  auto* page = new QWidget;
  auto* column = fieldworkColumn(page);
  auto* top = new QHBoxLayout;
  top->addWidget(add);
  top->addStretch(1);
  top->addWidget(tools->button());
  column->addLayout(top);
  column->addWidget(m_placeTable, 1);
  return page;
}

void FieldworkPage::connectParts() {
  connect(&state(), &AppState::loaded, this, &FieldworkPage::onLoaded);
  connect(&state(), &AppState::applied, this, &FieldworkPage::follow);
  connect(&state(), &AppState::timelineChanged, m_soon, qOverload<>(&QTimer::start));
  connect(&state(), &AppState::failed, this, [this] {
    m_writing = m_editWaits = false;
    m_awaited = {};
  });
  connect(m_soon, &QTimer::timeout, this, &FieldworkPage::refresh);
  connect(m_part, &ChoiceStrip::chosen, this, [this](int part) { showView(static_cast<View>(part)); });
  connect(m_lanes, &ChoiceStrip::chosen, this, &FieldworkPage::refresh);
  connect(m_new, &QPushButton::clicked, this, &FieldworkPage::newSession);
  connect(m_empty, &EmptyState::started, this, &FieldworkPage::newSession);
  connect(m_arrange, &QPushButton::clicked, this, &FieldworkPage::arrange);
  connect(m_planned, &PlannedView::applyAsked, this, &FieldworkPage::applyPlan);
  connect(m_planned, &PlannedView::cancelled, this, &FieldworkPage::endPlan);
  connect(m_planned, &PlannedView::headingGiven, this, [this](const QString& header, const QString& code) {
    m_mapping.given[fromQt(header)] = fromQt(code);
    showGrid();
  });
  connect(m_sessionForm, &SessionForm::briefingAsked, this, [this] {
    m_papers->showBriefing(m_shownSession);
    m_part->setValue(Papers);
    showView(Papers);
  });
  connect(m_cancel, &QPushButton::clicked, this, [this] {
    m_background.cancel("arrange");
    showArranging(false);
    navigator().say(MessageKind::Info, tr("Arranging was cancelled. Nothing was moved."));
  });
  connect(m_ticker, &QTimer::timeout, this, [this] {
    m_progress->setText(tr("%L1 of %L2 placed").arg(m_placed->load()).arg(m_toPlace));
  });
  connect(m_timetable, &TimetableView::currentChanged, this, [this](const domain::FieldworkSessionId& id) {
    m_chosen = id;
    if (m_splitter->isOpen() && !m_shownSession.isNull() && m_shownSession != id) showSession(id);
  });
  connect(m_timetable, &TimetableView::openedSession, this, [this](const domain::FieldworkSessionId& id) {
    showSession(id);
    m_sessionForm->focusFirst();
  });
  connect(m_timetable, &TimetableView::moveWanted, this, &FieldworkPage::move);
  connect(m_sessionTable, &DataTable::currentIdChanged, this, [this](const base::Uuid& id) {
    if (m_quiet || id.isNull() || !m_sessionTable->isVisible()) return;
    m_chosen = {id};
    m_timetable->setCurrent(m_chosen);
    if (m_splitter->isOpen() && !m_shownSession.isNull()) showSession(m_chosen);
  });
  connect(m_sessionTable, &DataTable::opened, this, [this](const base::Uuid& id) {
    showSession({id});
    m_sessionForm->focusFirst();
  });
  connect(m_placeTable, &DataTable::opened, this, [this](const base::Uuid& id) {
    showPlace({id});
    m_placeForm->focusFirst();
  });
  connect(m_problems, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
    if (const auto id = base::parseUuid(fromQt(item->data(Qt::UserRole).toString()))) showSession({*id});
  });
  for (RecordForm* form : {static_cast<RecordForm*>(m_sessionForm), static_cast<RecordForm*>(m_placeForm)}) {
    connect(form, &RecordForm::edited, this, &FieldworkPage::writeEdit);
    connect(form, &RecordForm::saveAsked, this, &FieldworkPage::save);
    connect(form, &RecordForm::removeAsked, this, &FieldworkPage::remove);
  }
}

const domain::Inspection* FieldworkPage::inspection() const {
  const auto* row = state().inspection();
  return row == nullptr ? nullptr : &row->value;
}

void FieldworkPage::onLoaded() {
  for (const char* job : {"arrange", "grid"}) m_background.cancel(job);
  showArranging(false);
  endPlan();
  m_splitter->shut();
  m_shownSession = m_chosen = {};
  m_shownPlace = {};
  m_left.clear();
  m_writing = m_editWaits = false;
  const auto& why = state().readOnlyWhy();
  const QString reason = why ? messageText(*why) : QString();
  m_sessionForm->setReadOnlyReason(reason);
  m_placeForm->setReadOnlyReason(reason);
  for (auto* button : {m_new, m_arrange, m_empty->button()}) button->setEnabled(!why);
  fillFiles();
  refresh();
}

void FieldworkPage::refresh() {
  const auto* current = inspection();
  const auto window = app::fieldworkWindow(state().timeline());
  m_view.reset();
  m_found.clear();
  if (current != nullptr && window) {
    m_view = app::fieldworkView(state().workspace(), current->id, *window, state().calendar());
    m_found = schedule::clashes(m_view->problem);
  }
  std::set<int> clashing;
  std::map<base::Uuid, int> counts;
  for (const auto& clash : m_found)
    for (const int slot : {clash.slot, clash.other}) {
      if (slot < 0) continue;
      clashing.insert(slot);
      ++counts[m_view->sessions[static_cast<std::size_t>(slot)].uuid];
    }
  std::vector<SessionRow> rows;
  int unplaced = 0;
  for (const auto& row : state().workspace().all<domain::FieldworkSession>()) {
    if (current == nullptr || row.value.inspection != current->id) continue;
    rows.push_back({row.value, counts[row.value.id.uuid]});
    unplaced += !row.value.day && row.value.state != domain::SessionState::Cancelled;
  }
  const auto total = std::ssize(rows);
  std::vector<domain::Place> places;
  for (const auto& row : state().workspace().all<domain::Place>()) places.push_back(row.value);
  m_quiet = true;
  followRows(*m_sessions, std::move(rows), [](const SessionRow& row) { return row.session.id.uuid; });
  followRows(*m_places, std::move(places), [](const domain::Place& place) { return place.id.uuid; });
  m_quiet = false;
  m_timetable->show(m_view ? &*m_view : nullptr,
                    static_cast<TimetableLanes>(m_lanes->value().value_or(0)), std::move(clashing));
  QString summary;
  if (total > 0)
    summary = tr("%1, %2, %3")
                  .arg(total == 1 ? tr("1 session") : tr("%L1 sessions").arg(total), tr("%L1 not placed").arg(unplaced),
                       m_found.size() == 1 ? tr("1 clash") : tr("%L1 clashes").arg(m_found.size()));
  if (!window) summary = tr("The days of fieldwork are known once there is a notification day.");
  m_header->setSummary(summary);
  m_arrange->setVisible(total > 0 && window.has_value() && !m_ticker->isActive() && m_plan == Plan::None);
  if (m_papers->isVisible()) m_papers->refresh();
  showView(static_cast<View>(m_part->value().value_or(Timetable)));
}

void FieldworkPage::refreshProblems() {
  // What was left out and has found its place since is no longer said.
  std::erase_if(m_left, [this](const auto& one) {
    const auto* row = state().find<domain::FieldworkSession>({one.second});
    return row == nullptr || row->value.day.has_value();
  });
  const int kept = m_problems->currentRow();
  m_problems->clear();
  const auto add = [this](const QString& text, const base::Uuid& id) {
    auto* item = new QListWidgetItem(QStringLiteral("! ") + text, m_problems);
    item->setData(Qt::UserRole, toQt(base::uuidText(id)));
  };
  for (const auto& clash : m_found)
    add(toQt(app::clashSentence(state().workspace(), *m_view, clash)),
        m_view->sessions[static_cast<std::size_t>(clash.slot)].uuid);
  for (const auto& [text, id] : m_left) add(text, id);
  m_problems->setCurrentRow(std::min(kept, m_problems->count() - 1));
  QStringList titles;
  if (!m_found.empty()) titles << (m_found.size() == 1 ? tr("1 clash") : tr("%L1 clashes").arg(m_found.size()));
  if (!m_left.empty()) titles << tr("%L1 couldn’t be placed").arg(m_left.size());
  m_problemsTitle->setText(titles.join(QStringLiteral(" · ")));
  // Beside hours and papers they would only take room.
  const auto part = m_part->value();
  const bool isSeen = !titles.isEmpty() && m_plan == Plan::None && part != Setup && part != Papers;
  m_problemsTitle->setVisible(isSeen);
  m_problems->setVisible(isSeen);
  int height = 2 * m_problems->frameWidth();
  for (int row = 0; row < std::min(m_problems->count(), kProblemsSeen); ++row) height += m_problems->sizeHintForRow(row);
  m_problems->setFixedHeight(height);
}

void FieldworkPage::showView(View view) {
  const bool isPlanned = m_plan != Plan::None;
  for (QWidget* widget : std::initializer_list<QWidget*>{m_part, m_files, m_new}) widget->setVisible(!isPlanned);
  if (isPlanned) {
    m_views->setCurrentIndex(Planned);
    return refreshProblems();
  }
  const bool empty = m_sessions->sourceCount() == 0 && view != Places && view != Setup;
  if (view == Papers && m_views->currentIndex() != Papers) m_papers->refresh();
  m_views->setCurrentIndex(empty ? Empty : view);
  refreshProblems();
}

QString FieldworkPage::accessibleSummary() const {
  return tr("%L1 sessions, %L2 clashes.").arg(m_sessions->sourceCount()).arg(m_found.size());
}

void FieldworkPage::setFilter(const QString& text) {
  m_sessions->setFilterText(text);
  m_places->setFilterText(text);
  m_setup->setFilter(text);
  if (!text.isEmpty() && m_part->value() == Timetable) {
    m_part->setValue(Sessions);  // a timetable shows everything; what is looked for stands in the list
    showView(Sessions);
  }
}

QString FieldworkPage::place() const {
  return m_chosen.isNull() ? QString() : toQt(base::uuidText(m_chosen.uuid));
}

void FieldworkPage::openArgument(const QString& argument) {
  if (argument == QLatin1String("new")) return newSession();
  if (argument.startsWith(QLatin1String("view:"))) {
    const auto view = base::parseUuid(fromQt(argument.mid(5)));
    if (!view || state().find<domain::SavedView>({*view}) == nullptr) return;
    m_part->setValue(Sessions);
    showView(Sessions);
    m_sessionTools->open({*view});
    return;
  }
  const auto id = base::parseUuid(fromQt(argument));
  if (!id || state().find<domain::FieldworkSession>({*id}) == nullptr) return;
  m_chosen = {*id};
  m_timetable->setCurrent(m_chosen);
  m_sessionTable->setCurrentId(*id);
}

void FieldworkPage::move(const domain::FieldworkSessionId& id, int day, int minute) {
  const auto* row = state().find<domain::FieldworkSession>(id);
  if (row == nullptr || !m_view || m_writing) return;
  if (state().readOnlyWhy()) return navigator().say(MessageKind::Warning, messageText(*state().readOnlyWhy()));
  const QString code = toQt(app::sessionLabel(row->value));
  if (row->value.pin == domain::SessionPin::Inspectors)
    return navigator().say(MessageKind::Info, tr("%1 is the inspectors’ own: it stays where it is. Change it in its form "
                                                 "if the lead inspector says so.").arg(code));
  if (row->value.pin == domain::SessionPin::Pinned)
    return navigator().say(MessageKind::Info, tr("%1 is pinned and stays where it is. Take the pin off in its form to "
                                                 "move it.").arg(code));
  auto after = row->value;
  constexpr int kLastQuarter = schedule::kMinutesInDay - 15;
  after.day = m_view->window.from + std::chrono::days(day);
  after.start = base::TimeOfDay{std::clamp(minute, 0, kLastQuarter)};
  m_writing = true;
  state().apply(tr("move %1 to %2").arg(code, toQt(app::sessionTime(after))), domain::edited(*row, std::move(after)));
}

bool FieldworkPage::event(QEvent* event) {
  if (event->type() == QEvent::User) {
    m_background.deliver();
    return true;
  }
  return Page::event(event);
}

void FieldworkPage::follow(const domain::ChangeSet& changes) {
  bool made = false;
  bool touched = false;
  for (const auto& change : changes.changes) {
    const auto id = domain::idOf(change.after ? *change.after : *change.before);
    made = made || (!m_awaited.isNull() && id == m_awaited);
    touched = touched || id == m_shownSession.uuid || id == m_shownPlace.uuid;
    const auto& record = change.after ? *change.after : *change.before;
    if (const auto* guest = std::get_if<domain::SessionGuest>(&record)) touched = touched || guest->session == m_shownSession;
  }
  m_writing = false;
  refresh();  // at once: what is moved shows where it lies, and its clashes
  if (m_plan == Plan::Grid) showGrid();
  if (m_plan == Plan::Invitation) showInvitation();
  if (made) {
    const base::Uuid id = std::exchange(m_awaited, {});
    if (state().find<domain::FieldworkSession>({id}) != nullptr)
      showSession({id});
    else
      showPlace({id});
  }
  if (std::exchange(m_editWaits, false)) {
    writeEdit();
    if (m_writing) return;
  }
  if (!touched) return;
  if (const auto* session = m_shownSession.isNull() ? nullptr : state().find<domain::FieldworkSession>(m_shownSession))
    m_sessionForm->show(RecordForm::Mode::Edit, session->value);
  else if (const auto* place = m_shownPlace.isNull() ? nullptr : state().find<domain::Place>(m_shownPlace))
    m_placeForm->show(RecordForm::Mode::Edit, place->value);
  else
    m_splitter->shut();
}

}  // namespace waymark::ui
