// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldwork/setup_view.h"

#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "fieldwork/setup_forms.h"
#include "shell/list_tools.h"
#include "shell/page.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/detail_panel.h"
#include "widgets/follow_rows.h"

namespace waymark::ui {

namespace {

constexpr int kSetupPanelWidth = 360;

QString kindWord(SetupKind kind) {
  switch (kind) {
    case SetupKind::Inspector:
      return SetupView::tr("Inspector");
    case SetupKind::Hours:
      return SetupView::tr("Working hours");
    case SetupKind::Absence:
      return SetupView::tr("Can’t be had");
    case SetupKind::Way:
      return SetupView::tr("Way");
  }
  return {};
}

QString spanWords(base::TimeOfDay from, base::TimeOfDay to) {
  return SetupView::tr("%1 to %2").arg(timeOfDay(from), timeOfDay(to));
}

template <class T>
QString setupName(const AppState& state, const std::optional<decltype(T::id)>& id) {
  const auto* row = id ? state.find<T>(*id) : nullptr;
  return row == nullptr ? QString() : toQt(row->value.name);
}

}  // namespace

SetupModel::SetupModel(QObject* parent)
    : VectorModel(named({{tr("What"), 140}, {tr("Who or where"), 320}, {tr("When, or how long"), 230}, {tr("Details"), 240}},
                        {"kind", "who", "when", "more"}),
                  parent) {}

QVariant SetupModel::cell(int sourceRow, int column, int role) const {
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  const auto& row = at(sourceRow);
  switch (column) {
    case Kind:
      return kindWord(row.kind);
    case Who:
      return row.who;
    case When:
      return row.when;
    default:
      return row.more;
  }
}

SetupView::SetupView(AppState& state, Navigator& navigator, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_navigator(navigator),
      m_model(new SetupModel(this)),
      m_table(new DataTable(tr("Hours, absences, ways and inspectors"))),
      m_hours(new HoursForm(state)),
      m_absence(new AbsenceForm(state)),
      m_journey(new JourneyForm(state)),
      m_inspector(new InspectorForm(state)),
      m_forms{m_hours, m_absence, m_journey, m_inspector} {
  m_table->setObjectName(QStringLiteral("fieldwork-setup"));
  m_table->setTableModel(m_model, SetupModel::Who);
  auto* tools = new ListTools(state, navigator, {"fieldwork.setup", m_table, {}, false});
  auto* list = new QWidget;
  auto* column = new QVBoxLayout(list);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  auto* top = new FlowBox(kInside, kInside);  // wraps where text is large
  const std::pair<QString, SetupKind> starts[] = {{tr("New hours"), SetupKind::Hours},
                                                  {tr("New absence"), SetupKind::Absence},
                                                  {tr("New way"), SetupKind::Way},
                                                  {tr("New inspector"), SetupKind::Inspector}};
  for (const auto& [text, kind] : starts) {
    auto* button = new Button(ButtonKind::Secondary, "add", text);
    connect(button, &QPushButton::clicked, this, [this, kind = kind] { startNew(kind); });
    top->add(button);
    m_new.push_back(button);
  }
  top->add(tools->button());
  column->addWidget(top);
  column->addWidget(m_table, 1);
  m_splitter = new DetailSplitter(list, tr("Hours and ways"));
  m_splitter->setWidth(kSetupPanelWidth, QStringLiteral("fieldwork.setup"));
  auto* forms = new QStackedWidget;
  for (auto* form : m_forms) forms->addWidget(form);
  m_splitter->panel()->setContent(forms);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, kBetween);
  outer->addWidget(m_splitter);
  connect(m_table, &DataTable::currentIdChanged, this, [this](const base::Uuid& id) {
    if (!m_quiet && !id.isNull() && m_splitter->isOpen() && m_open != nullptr && m_open->mode() == RecordForm::Mode::Edit)
      open(id);
  });
  connect(m_table, &DataTable::opened, this, [this](const base::Uuid& id) {
    open(id);
    if (m_open != nullptr) m_open->focusFirst();
  });
  connect(m_splitter, &DetailSplitter::shutByPerson, this, [this] { m_shown = {}; });
  for (auto* form : m_forms) {
    connect(form, &RecordForm::saveAsked, this, &SetupView::save);
    connect(form, &RecordForm::edited, this, &SetupView::writeEdit);
    connect(form, &RecordForm::removeAsked, this, &SetupView::remove);
  }
  connect(&m_state, &AppState::loaded, this, [this] {
    m_splitter->shut();
    m_shown = m_awaited = {};
    m_writing = m_editWaits = false;
    refresh();
  });
  connect(&m_state, &AppState::applied, this, &SetupView::follow);
  connect(&m_state, &AppState::failed, this, [this] {
    m_writing = m_editWaits = false;
    m_awaited = {};
  });
  refresh();
}

SetupView::~SetupView() {
  // Children end after this class does and lose their focus then: nothing of it may come here.
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

void SetupView::setFilter(const QString& text) {
  m_model->setFilterText(text);
}

void SetupView::refresh() {
  const auto* inspection = m_state.inspection();
  const auto& workspace = m_state.workspace();
  std::vector<SetupRow> rows;
  const auto isHere = [&](const auto& row) { return inspection != nullptr && row.value.inspection == inspection->value.id; };
  for (const auto& row : workspace.all<domain::Inspector>())
    if (isHere(row)) {
      const auto& one = row.value;
      const QString role = one.role == domain::InspectorRole::LeadInspector    ? tr("Lead inspector")
                           : one.role == domain::InspectorRole::DisciplineLead ? tr("Discipline lead")
                                                                               : tr("Team inspector");
      const QString body = one.body == domain::InspectorBody::Cqc ? tr("CQC") : tr("Ofsted");
      rows.push_back({one.id.uuid, SetupKind::Inspector, toQt(one.name), QStringLiteral("%1, %2").arg(role, body), toQt(one.notes)});
    }
  for (const auto& row : workspace.all<domain::FieldworkHours>())
    if (isHere(row)) {
      const auto& one = row.value;
      const QString pause = one.breakStarts && one.breakMinutes > 0
                                ? tr("break %1").arg(spanWords(*one.breakStarts, {one.breakStarts->minutes + one.breakMinutes}))
                                : tr("no break");
      rows.push_back({one.id.uuid, SetupKind::Hours, one.day ? longDate(*one.day) : tr("Every day without hours of its own"),
                      spanWords(one.starts, one.ends), pause});
    }
  for (const auto& row : workspace.all<domain::Unavailable>())
    if (isHere(row)) {
      const auto& one = row.value;
      const QString who = setupName<domain::Person>(m_state, one.person) + setupName<domain::Inspector>(m_state, one.inspector) +
                          setupName<domain::Place>(m_state, one.place);
      constexpr base::TimeOfDay kMidnight{0};
      constexpr base::TimeOfDay kLast{24 * 60 - 1};
      const QString when = !one.from && !one.to ? tr("all day")
                                                : spanWords(one.from.value_or(kMidnight), one.to.value_or(kLast));
      rows.push_back({one.id.uuid, SetupKind::Absence, who, shortDate(one.day) + QStringLiteral(", ") + when, toQt(one.why)});
    }
  for (const auto& row : workspace.all<domain::Journey>()) {
    const auto& one = row.value;
    rows.push_back({one.id.uuid, SetupKind::Way,
                    tr("%1 – %2").arg(setupName<domain::Place>(m_state, one.from), setupName<domain::Place>(m_state, one.to)),
                    tr("%L1 minutes").arg(one.minutes), {}});
  }
  m_quiet = true;
  followRows(*m_model, std::move(rows), [](const SetupRow& row) { return row.id; });
  m_quiet = false;
  const auto& why = m_state.readOnlyWhy();
  const QString reason = why ? messageText(*why) : QString();
  for (auto* button : m_new) button->setEnabled(!why && inspection != nullptr);
  for (auto* form : m_forms) form->setReadOnlyReason(reason);
}

void SetupView::openForm(RecordForm* form, const QString& title) {
  m_open = form;
  static_cast<QStackedWidget*>(form->parentWidget())->setCurrentWidget(form);
  m_splitter->panel()->setTitle(title);
  m_splitter->open();
}

void SetupView::open(const base::Uuid& id) {
  constexpr auto kEdit = RecordForm::Mode::Edit;
  if (const auto* hours = m_state.find<domain::FieldworkHours>({id})) {
    m_hours->show(kEdit, hours->value);
    openForm(m_hours, kindWord(SetupKind::Hours));
  } else if (const auto* absence = m_state.find<domain::Unavailable>({id})) {
    m_absence->show(kEdit, absence->value);
    openForm(m_absence, kindWord(SetupKind::Absence));
  } else if (const auto* journey = m_state.find<domain::Journey>({id})) {
    m_journey->show(kEdit, journey->value);
    openForm(m_journey, kindWord(SetupKind::Way));
  } else if (const auto* inspector = m_state.find<domain::Inspector>({id})) {
    m_inspector->show(kEdit, inspector->value);
    openForm(m_inspector, kindWord(SetupKind::Inspector));
  } else {
    return;
  }
  m_shown = id;
}

void SetupView::startNew(SetupKind kind) {
  const auto* inspection = m_state.inspection();
  if (inspection == nullptr || m_state.readOnlyWhy()) return;
  constexpr auto kNew = RecordForm::Mode::New;
  m_shown = {};
  if (kind == SetupKind::Hours) {
    domain::FieldworkHours hours;
    hours.id = m_state.newId<domain::FieldworkHoursTag>();
    hours.inspection = inspection->value.id;
    m_hours->show(kNew, hours);
    openForm(m_hours, tr("New hours"));
  } else if (kind == SetupKind::Absence) {
    domain::Unavailable span;
    span.id = m_state.newId<domain::UnavailableTag>();
    span.inspection = inspection->value.id;
    m_absence->show(kNew, span);
    openForm(m_absence, tr("New absence"));
  } else if (kind == SetupKind::Way) {
    domain::Journey journey;
    journey.id = m_state.newId<domain::JourneyTag>();
    m_journey->show(kNew, journey);
    openForm(m_journey, tr("New way"));
  } else {
    domain::Inspector inspector;
    inspector.id = m_state.newId<domain::InspectorTag>();
    inspector.inspection = inspection->value.id;
    m_inspector->show(kNew, inspector);
    openForm(m_inspector, tr("New inspector"));
  }
  m_open->focusFirst();
}

void SetupView::apply(const QString& name, domain::Change change) {
  m_writing = true;
  m_state.apply(name, std::move(change));
}

void SetupView::save() {
  if (m_state.readOnlyWhy() || m_writing || m_open == nullptr) return;
  const auto make = [this](auto* form, const QString& name) {
    if (!form->check()) return;
    auto value = form->value();
    m_awaited = value.id.uuid;
    apply(name, domain::made(domain::Record{std::move(value)}));
  };
  if (m_open == m_hours) make(m_hours, tr("add working hours"));
  if (m_open == m_absence) make(m_absence, tr("add an absence"));
  if (m_open == m_journey) make(m_journey, tr("add a way between two places"));
  if (m_open == m_inspector) make(m_inspector, tr("add an inspector"));
}

template <class T, class Form>
bool SetupView::writeFrom(Form* form) {
  const auto* row = m_open != form || m_shown.isNull() ? nullptr : m_state.find<T>({m_shown});
  if (row == nullptr) return false;
  auto now = form->value();
  if (now != row->value && form->check()) apply(tr("edit the fieldwork’s hours and ways"), domain::edited(*row, std::move(now)));
  return true;
}

void SetupView::writeEdit() {
  if (m_open == nullptr || m_open->mode() != RecordForm::Mode::Edit) return;
  if (m_writing) {
    m_editWaits = true;
    return;
  }
  if (writeFrom<domain::FieldworkHours>(m_hours) || writeFrom<domain::Unavailable>(m_absence)) return;
  if (!writeFrom<domain::Journey>(m_journey)) writeFrom<domain::Inspector>(m_inspector);
}

void SetupView::remove() {
  if (m_shown.isNull() || m_state.readOnlyWhy()) return;
  domain::ChangeSet set{fromQt(tr("take out hours or ways of fieldwork")), {}};
  if (const auto* hours = m_state.find<domain::FieldworkHours>({m_shown})) set.changes.push_back(domain::removed(*hours));
  if (const auto* absence = m_state.find<domain::Unavailable>({m_shown})) set.changes.push_back(domain::removed(*absence));
  if (const auto* journey = m_state.find<domain::Journey>({m_shown})) set.changes.push_back(domain::removed(*journey));
  if (const auto* inspector = m_state.find<domain::Inspector>({m_shown})) {
    set.name = fromQt(tr("take out %1").arg(toQt(inspector->value.name)));
    // Sessions go on without them; their absences go with them.
    for (const auto& row : m_state.workspace().all<domain::FieldworkSession>()) {
      auto after = row.value;
      if (std::erase(after.inspectors, inspector->value.id) > 0) set.changes.push_back(domain::edited(row, std::move(after)));
    }
    for (const auto& row : m_state.workspace().all<domain::Unavailable>())
      if (row.value.inspector == inspector->value.id) set.changes.push_back(domain::removed(row));
    set.changes.push_back(domain::removed(*inspector));
  }
  if (set.changes.empty()) return;
  m_state.apply(std::move(set));
  m_navigator.sayUndoable(tr("Taken out. Ctrl+Z brings it back."));
}

void SetupView::follow(const domain::ChangeSet& changes) {
  bool touched = false;
  bool made = false;
  for (const auto& change : changes.changes) {
    const auto& record = change.after ? *change.after : *change.before;
    const auto id = domain::idOf(record);
    touched = touched || id == m_shown;
    made = made || (!m_awaited.isNull() && id == m_awaited);
  }
  m_writing = false;
  refresh();
  if (made) {
    const auto id = std::exchange(m_awaited, {});
    m_quiet = true;
    m_table->setCurrentId(id);
    m_quiet = false;
    open(id);
  }
  if (std::exchange(m_editWaits, false)) writeEdit();
  if (!touched || m_writing || m_shown.isNull()) return;
  if (m_model->find(m_shown) >= 0) return open(m_shown);
  m_shown = {};
  m_splitter->shut();
}

}  // namespace waymark::ui
