// SPDX-License-Identifier: GPL-3.0-or-later
#include "touch/touch_page.h"

#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/restricted_door.h"
#include "shell/seal_keeper.h"
#include "touch/concern_form.h"
#include "touch/embargo_bar.h"
#include "touch/named_view.h"
#include "touch/point_form.h"
#include "touch/sealed_list.h"
#include "touch/touch_rows.h"
#include "widgets/choice.h"
#include "widgets/column_scroll.h"
#include "widgets/data_table.h"
#include "widgets/detail_panel.h"
#include "widgets/follow_rows.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

using domain::RestrictedPart;

constexpr int kTouchPanelWidth = 420;

std::vector<ManyField> pointFields(AppState& state) {
  using Point = domain::InspectionPoint;
  return {manyField<Point>(
      state, TouchPage::tr("State"),
      [] {
        QStringList words;
        for (std::size_t i = 0; i < base::codeCount<domain::PointState>(); ++i)
          words << pointStateWord(static_cast<domain::PointState>(i));
        return words;
      },
      [](const Point& point) { return static_cast<int>(point.state); },
      [](Point& point, int place) { point.state = static_cast<domain::PointState>(place); },
      [](qsizetype count, int) { return TouchPage::tr("change the state of %L1 points").arg(count); })};
}

}  // namespace

TouchPage::TouchPage(const PageContext& context)
    : Page(context),
      m_points(new PointModel(context.state, this)),
      m_concerns(new ConcernModel(context.state, this)),
      m_header(new PageHeader(tr("Keeping in touch"))),
      m_part(new ChoiceStrip(
          tr("What is shown"),
          {{tr("Points"), Points}, {tr("Concerns about a child"), Concerns}, {tr("Named people"), Named}})),
      m_views(new QStackedWidget),
      m_empty(new EmptyState("touch", tr("Keeping in touch starts with the plan"),
                             tr("Points, feedback and concerns belong to an inspection. Start its plan first."),
                             tr("Go to Today"))),
      m_pointForm(new PointForm(context.state)),
      m_concernForm(new ConcernForm(context.state)),
      m_forms(new QStackedWidget) {
  makePoints();
  makeConcerns();
  m_named = new NamedView(state(), navigator());
  for (QWidget* view : std::initializer_list<QWidget*>{m_pointList, m_concernList, m_named, m_empty})
    m_views->addWidget(view);
  m_forms->addWidget(m_pointForm);
  m_forms->addWidget(m_concernForm);
  auto* main = new QWidget;
  auto* column = new QVBoxLayout(main);
  column->setContentsMargins(kAround, kAround, kAround, kBetween);
  column->setSpacing(kBetween);
  column->addWidget(m_header);
  column->addWidget(new EmbargoBar(state(), navigator(), main));
  column->addWidget(m_part);
  column->addWidget(m_views, 1);
  auto* scroll = new ColumnScroll;
  scroll->setColumn(main);
  m_splitter = new DetailSplitter(scroll, tr("Details"));
  m_splitter->setWidth(kTouchPanelWidth, QStringLiteral("touch"));
  m_splitter->panel()->setContent(m_forms);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(m_splitter);
  connectParts();
  onLoaded();
}

TouchPage::~TouchPage() {
  // Children end after this class does and lose their focus then: nothing of it may come here.
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

void TouchPage::makePoints() {
  using Model = PointModel;
  auto* table = new DataTable(tr("Points"));
  table->setObjectName(QStringLiteral("points"));
  table->setTableModel(m_points, Model::What);
  auto* empty =
      new EmptyState("touch", tr("No points yet"),
                     tr("What inspectors raise when you keep in touch, their feedback and a draft report: who "
                        "answers, by when, and what it became."),
                     tr("Write a point down"));
  ListSpec spec{"touch.points",
                table,
                {Model::Code, Model::State, Model::Due, Model::Owner, Model::Day, Model::Became, Model::Criteria,
                 Model::Kind, Model::By, Model::Answer}};
  spec.rowActions = openAction(Points, table, tr("Open the point"));
  m_pointList =
      new SealedList(state(), navigator(), RestrictedPart::KeepingInTouch,
                     {tr("What inspectors say in confidence is for the people named for it. Everybody else sees "
                         "numbers, states and days."),
                      tr("New point")},
                     table, empty, std::move(spec), pointFields(state()));
}

std::function<void(QMenu&)> TouchPage::openAction(View view, DataTable* table, const QString& text) {
  return [this, view, table, text](QMenu& menu) {
    auto* show = menu.addAction(text);
    show->setEnabled(list(view)->isOpen());
    connect(show, &QAction::triggered, this, [this, view, table] { open(view, table->currentId()); });
  };
}

void TouchPage::makeConcerns() {
  using Model = ConcernModel;
  auto* table = new DataTable(tr("Concerns about a child"));
  table->setObjectName(QStringLiteral("concerns"));
  table->setTableModel(m_concerns, Model::What);
  auto* empty =
      new EmptyState("warning", tr("No concerns about a child"),
                     tr("A concern that inspectors raise, or that somebody finds in a text: who was told, and "
                        "whether the duty team’s assurance is back. It stands first on Today until it is "
                        "closed."),
                     tr("Write a concern down"));
  ListSpec spec{
      "touch.concerns",
      table,
      {Model::Code, Model::State, Model::Due, Model::Case, Model::Owner, Model::Received, Model::Origin, Model::By}};
  spec.rowActions = openAction(Concerns, table, tr("Open the concern"));
  m_concernList =
      new SealedList(state(), navigator(), RestrictedPart::Concerns,
                     {tr("Concerns about a child are for the people named for them. Everybody else sees case "
                         "codes, states and days."),
                      tr("Raise a concern")},
                     table, empty, std::move(spec), {});
}

void TouchPage::connectParts() {
  connect(&state(), &AppState::loaded, this, &TouchPage::onLoaded);
  connect(&state(), &AppState::applied, this, &TouchPage::follow);
  connect(&state(), &AppState::clockChanged, this, &TouchPage::refresh);
  connect(&state(), &AppState::failed, this, [this] {
    m_editWaits = false;
    m_writing = m_awaited = {};
  });
  connect(&RestrictedDoors::of(state()), &RestrictedDoors::changed, this, &TouchPage::onDoor);
  connect(m_part, &ChoiceStrip::chosen, this, [this](int view) {
    m_wanted.reset();
    showView(static_cast<View>(view));
  });
  connect(m_empty, &EmptyState::started, this, [this] { navigator().go(QStringLiteral("today")); });
  connect(m_splitter, &DetailSplitter::shutByPerson, this, [this] {
    const View was = m_shownView;
    m_shown = {};
    wipe(was);
  });
  for (const View view : {Points, Concerns}) {
    connect(list(view), &SealedList::newAsked, this, [this, view] { startNew(view); });
    connect(list(view)->table(), &DataTable::currentIdChanged, this, [this, view](const base::Uuid& id) {
      if (!m_quiet && !id.isNull() && m_splitter->isOpen() && !m_shown.isNull() && m_shownView == view) open(view, id);
    });
    connect(list(view)->table(), &DataTable::opened, this, [this, view](const base::Uuid& id) {
      open(view, id);
      if (list(view)->isOpen()) form(view)->focusFirst();
    });
    connect(form(view), &RecordForm::edited, this, &TouchPage::writeEdit);
    connect(form(view), &RecordForm::saveAsked, this, &TouchPage::save);
    connect(form(view), &RecordForm::removeAsked, this, &TouchPage::remove);
  }
  connect(m_concernForm, &RecordForm::removeConfirmed, this, [this] {
    const auto* row = m_shown.isNull() ? nullptr : state().find<domain::Concern>({m_shown});
    if (row == nullptr) return;
    const auto code = row->value.code;
    state().apply(domain::ChangeSet{"take out concern " + code, {domain::removed(*row)}});
    navigator().sayUndoable(tr("Took out %1. Ctrl+Z brings it back.").arg(toQt(code)));
  });
  connect(m_pointForm, &PointForm::requestAsked, this, [this](const QString& words) {
    if (const auto* point = shownPoint())
      take(app::requestFromPoint(state().workspace(), *point, fromQt(words), state().ids(), state().now()),
           tr("%1 became a request.").arg(toQt(point->value.code)));
  });
  connect(m_pointForm, &PointForm::actionAsked, this, [this](const QString& words) {
    if (const auto* point = shownPoint())
      take(app::taskFromPoint(*point, fromQt(words), state().ids(), state().now()),
           tr("%1 became an action.").arg(toQt(point->value.code)));
  });
  connect(m_pointForm, &PointForm::evidenceAsked, this,
          [this](const QString& words, domain::Finding finding, int criterion) {
            const auto* point = shownPoint();
            const auto& criteria = state().pack().criteria;
            if (point == nullptr || criterion < 0 || criterion >= std::ssize(criteria)) return;
            take(app::evidenceFromPoint(*point, fromQt(words), finding,
                                        criteria[static_cast<std::size_t>(criterion)].id, state().ids(), state().now()),
                 tr("%1 became evidence. The embargo keeps it back until publication.").arg(toQt(point->value.code)));
          });
  connect(m_pointForm, &PointForm::becameAsked, this,
          [this](const QString& page, const QString& id) { navigator().go(page, id); });
}

SealedList* TouchPage::list(View view) const {
  return view == Concerns ? m_concernList : m_pointList;
}

RecordForm* TouchPage::form(View view) const {
  if (view == Concerns) return m_concernForm;
  return m_pointForm;
}

const domain::Stored<domain::InspectionPoint>* TouchPage::shownPoint() const {
  if (m_shownView != Points || m_shown.isNull() || !m_pointList->isOpen()) return nullptr;
  return state().find<domain::InspectionPoint>({m_shown});
}

void TouchPage::activated() {
  if (m_view != Named && m_views->currentWidget() != m_empty) list(m_view)->focusFirst();
}

void TouchPage::onLoaded() {
  m_wanted.reset();
  m_editWaits = false;
  m_writing = m_awaited = {};
  shutPanel();
  const auto& why = state().readOnlyWhy();
  for (const View view : {Points, Concerns}) form(view)->setReadOnlyReason(why ? messageText(*why) : QString());
  refresh();
}

void TouchPage::showView(View view) {
  if (m_view != view && m_splitter->isOpen()) shutPanel();
  m_view = view;
  m_part->setValue(view);
  m_views->setCurrentIndex(state().realInspection() == nullptr ? 3 : static_cast<int>(view));
}

void TouchPage::refresh() {
  m_quiet = true;
  followRows(*m_points, pointRows(state()), [](const PointRow& row) { return row.point.id.uuid; });
  followRows(*m_concerns, concernRows(state()), [](const ConcernRow& row) { return row.concern.id.uuid; });
  m_quiet = false;
  for (const View view : {Points, Concerns}) list(view)->refresh();
  m_part->setVisible(state().realInspection() != nullptr);
  m_header->setSummary(accessibleSummary());
  setAccessibleDescription(accessibleSummary());
  showView(m_view);
}

void TouchPage::follow(const domain::ChangeSet& changes) {
  constexpr std::array<std::string_view, 5> kShownHere{"request", "task", "evidence", "person", "inspection"};
  bool shown = false;
  bool made = false;
  for (const auto& change : changes.changes) {
    const auto& record = change.after ? *change.after : *change.before;
    const auto id = domain::idOf(record);
    shown = shown || id == m_shown || std::ranges::count(kShownHere, domain::kindOf(record)) > 0;
    made = made || (!m_awaited.isNull() && id == m_awaited);
    if (id == m_writing) m_writing = {};
  }
  refresh();
  if (made) {
    const auto id = std::exchange(m_awaited, {});
    open(m_shownView, id);
    return;
  }
  if (m_writing.isNull() && std::exchange(m_editWaits, false)) writeEdit();
  if (shown && !m_shown.isNull() && m_writing.isNull()) open(m_shownView, m_shown);
}

void TouchPage::onDoor(RestrictedPart part) {
  if (part == RestrictedPart::TrackedChildren) return;
  const View view = part == RestrictedPart::Concerns ? Concerns : Points;
  if (!list(view)->isOpen()) {
    const bool isLost = (m_shownView == view && m_splitter->isOpen()) &&
                        (view == Concerns ? m_concernForm->holdsNew() : m_pointForm->holdsNew());
    if (m_shownView == view) shutPanel();
    wipe(view);
    // After whatever the window itself says about locking.
    if (isLost)
      QTimer::singleShot(0, this, [this] {
        navigator().say(MessageKind::Warning,
                        tr("This part was shut before what was being written was saved, so that isn’t kept."));
      });
  }
  refresh();
  if (!m_wanted || m_wanted->view != view || !list(view)->isOpen()) return;
  const auto wanted = *std::exchange(m_wanted, {});
  if (wanted.id.isNull())
    startNew(view, wanted.where);
  else
    open(view, wanted.id);
}

void TouchPage::startNew(View view, const QString& where) {
  const auto* inspection = state().realInspection();
  if (inspection == nullptr || state().readOnlyWhy()) return;
  showView(view);
  if (!list(view)->isOpen()) {
    m_wanted = Wanted{view, {}, where};
    return list(view)->focusFirst();
  }
  m_shownView = view;
  m_shown = {};
  const auto& id = inspection->value.id;
  if (view == Points) {
    const auto point = app::newPoint(state().workspace(), id, state().ids(), state().now());
    // Who leads raises most of them; another name is typed over it.
    m_pointForm->show(RecordForm::Mode::New, point, {{"by", inspection->value.leadInspector}});
    m_splitter->panel()->setTitle(tr("New point"));
  } else {
    auto concern = app::newConcern(state().workspace(), id, state().ids(), state().now());
    if (!where.isEmpty()) concern.origin = domain::ConcernOrigin::FoundInText;
    concern.assuranceDue = state().now().today;
    m_concernForm->show(RecordForm::Mode::New, concern, {{"where", fromQt(where)}});
    m_splitter->panel()->setTitle(tr("New concern about a child"));
  }
  m_forms->setCurrentWidget(form(view));
  m_splitter->open();
  form(view)->focusFirst();
}

void TouchPage::open(View view, const base::Uuid& id) {
  if (!list(view)->isOpen()) {
    m_wanted = Wanted{view, id, {}};
    return list(view)->focusFirst();
  }
  const auto key = state().seal().key();
  const auto* point = view == Points ? state().find<domain::InspectionPoint>({id}) : nullptr;
  const auto* concern = view == Concerns ? state().find<domain::Concern>({id}) : nullptr;
  if (key == nullptr || (point == nullptr && concern == nullptr)) return shutPanel();
  const auto texts = app::openTexts(key.get(), id, point != nullptr ? point->value.sealed : concern->value.sealed);
  if (!texts) {
    shutPanel();
    return navigator().say(MessageKind::Error, messageText(texts.error()));
  }
  m_shownView = view;
  m_shown = id;
  if (point != nullptr)
    m_pointForm->show(RecordForm::Mode::Edit, point->value, *texts);
  else
    m_concernForm->show(RecordForm::Mode::Edit, concern->value, *texts);
  m_splitter->panel()->setTitle(toQt(point != nullptr ? point->value.code : concern->value.code));
  m_forms->setCurrentWidget(form(view));
  m_splitter->open();
}

void TouchPage::shutPanel() {
  m_shown = {};
  wipe(m_shownView);
  if (m_splitter->isOpen()) m_splitter->shut();
}

void TouchPage::wipe(View view) {
  if (view == Concerns)
    m_concernForm->wipe();
  else
    m_pointForm->wipe();
}

std::optional<base::Result<domain::ChangeSet>> TouchPage::kept() const {
  const auto key = state().seal().key();
  if (key == nullptr || !list(m_shownView)->isOpen() || state().readOnlyWhy()) return std::nullopt;
  const bool isNew = m_shown.isNull();
  if (m_shownView == Points) {
    const auto* before = isNew ? nullptr : state().find<domain::InspectionPoint>({m_shown});
    if (!isNew && before == nullptr) return std::nullopt;
    return app::keptPoint(before, m_pointForm->value(), m_pointForm->texts(), *key);
  }
  const auto* before = isNew ? nullptr : state().find<domain::Concern>({m_shown});
  if (!isNew && before == nullptr) return std::nullopt;
  return app::keptConcern(state().workspace(), before, m_concernForm->value(), m_concernForm->texts(), *key);
}

void TouchPage::save() {
  if (!m_shown.isNull() || !m_awaited.isNull()) return;
  if (!(m_shownView == Points ? m_pointForm->check() : m_concernForm->check())) return;
  auto set = kept();
  if (!set) return;
  if (!*set) {
    const auto& error = set->error();
    if (!(m_shownView == Points ? m_pointForm->place(error) : m_concernForm->place(error)))
      navigator().say(MessageKind::Warning, messageText(error));
    return;
  }
  m_awaited = domain::idOf(*(*set)->changes.front().after);
  const QString code = toQt(m_shownView == Points ? m_pointForm->value().code : m_concernForm->value().code);
  state().apply(std::move(**set));
  navigator().sayUndoable(tr("%1 is written down.").arg(code));
}

void TouchPage::writeEdit() {
  if (m_shown.isNull()) return;
  if (!m_writing.isNull()) {
    m_editWaits = true;
    return;
  }
  if (!(m_shownView == Points ? m_pointForm->check() : m_concernForm->check())) return;
  auto set = kept();
  if (!set) return;
  if (!*set) {
    const auto& error = set->error();
    if (!(m_shownView == Points ? m_pointForm->place(error) : m_concernForm->place(error)))
      navigator().say(MessageKind::Warning, messageText(error));
    return;
  }
  if ((*set)->changes.empty()) return;
  m_writing = m_shown;
  state().apply(std::move(**set));
}

void TouchPage::remove() {
  if (m_shownView == Concerns) {
    m_concernForm->askBeforeRemoving(tr("A concern about a child that was dealt with is closed, not taken out. Take it "
                                        "out only if it was written down by mistake."),
                                     tr("It was a mistake: take it out"));
    return;
  }
  if (const auto* point = shownPoint())
    take(app::withoutPoint(state().workspace(), *point),
         tr("Took out %1. Ctrl+Z brings it back.").arg(toQt(point->value.code)));
}

void TouchPage::take(base::Result<domain::ChangeSet> set, const QString& done) {
  if (!set) return navigator().say(MessageKind::Warning, messageText(set.error()));
  state().apply(std::move(*set));
  navigator().sayUndoable(done);
}

void TouchPage::openArgument(const QString& argument) {
  m_wanted.reset();
  if (argument == QLatin1String("points")) return showView(Points);
  if (argument == QLatin1String("concerns")) return showView(Concerns);
  if (argument == QLatin1String("named")) return showView(Named);
  if (argument == QLatin1String("new")) return startNew(Points);
  if (argument == QLatin1String("raise")) return startNew(Concerns);
  constexpr QLatin1String kRaise("raise:");
  if (argument.startsWith(kRaise)) return startNew(Concerns, argument.mid(kRaise.size()));
  if (argument.startsWith(QLatin1String("view:"))) {
    const auto view = base::parseUuid(fromQt(argument.mid(5)));
    if (!view) return;
    for (const auto& [tools, place] : {std::pair{m_pointList->tools(), Points},
                                       std::pair{m_concernList->tools(), Concerns}, std::pair{m_named->tools(), Named}})
      if (const auto* row = state().find<domain::SavedView>({*view}); row != nullptr && tools->open({*view}))
        return showView(place);
    return;
  }
  const auto id = base::parseUuid(fromQt(argument));
  if (!id) return;
  const bool isConcern = state().find<domain::Concern>({*id}) != nullptr;
  if (!isConcern && state().find<domain::InspectionPoint>({*id}) == nullptr) return;
  const View view = isConcern ? Concerns : Points;
  showView(view);
  list(view)->table()->setCurrentId(*id);
  open(view, *id);
}

QString TouchPage::place() const {
  if (m_view == Named) return QStringLiteral("named");
  return m_view == Concerns ? QStringLiteral("concerns") : QStringLiteral("points");
}

void TouchPage::setFilter(const QString& text) {
  m_quiet = true;
  m_points->setFilterText(text);
  m_concerns->setFilterText(text);
  m_named->model()->setFilterText(text);
  m_quiet = false;
}

QString TouchPage::accessibleSummary() const {
  if (state().realInspection() == nullptr) return tr("No plan has been started.");
  int open = 0;
  int late = 0;
  for (const auto& row : m_points->rows()) {
    open += row.point.state == domain::PointState::Open ? 1 : 0;
    late += app::isLate(row.point, state().now()) ? 1 : 0;
  }
  int concerns = 0;
  for (const auto& row : m_concerns->rows()) concerns += row.concern.state != domain::ConcernState::Closed ? 1 : 0;
  return tr("%1, %L2 open, %L3 late; %4 open")
      .arg(m_points->sourceCount() == 1 ? tr("1 point") : tr("%L1 points").arg(m_points->sourceCount()))
      .arg(open)
      .arg(late)
      .arg(concerns == 1 ? tr("1 concern about a child") : tr("%L1 concerns about a child").arg(concerns));
}

}  // namespace waymark::ui
