// SPDX-License-Identifier: GPL-3.0-or-later
#include "surveys/links_view.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "app/kept_lists.h"
#include "app/texts.h"
#include "bridge/dates.h"
#include "bridge/inspection_words.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/list_tools.h"
#include "surveys/sending_form.h"
#include "surveys/total_form.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/detail_panel.h"
#include "widgets/field.h"
#include "widgets/follow_rows.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/marks.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

QString sendingWord(app::SendingState state) {
  switch (state) {
    case app::SendingState::ToPassOn:
      return LinksView::tr("To pass on");
    case app::SendingState::PassedOn:
      return LinksView::tr("Passed on");
    case app::SendingState::Confirmed:
      break;
  }
  return LinksView::tr("Confirmed");
}

QString surveyMoment(const app::SurveyMoment& moment) {
  const QString when = dueText(moment.day, moment.time);
  if (when.isEmpty()) return LinksView::tr("no day yet");
  if (moment.told != nullptr) return LinksView::tr("%1 (%2)").arg(when, toldText(moment.told->value));
  return moment.assumed ? LinksView::tr("%1 (assumed)").arg(when) : when;
}

/// "Mon 9 Nov, 15:02": the three weeks need no year.
QString momentText(base::Stamp stamp) {
  const auto local = base::nowAt(stamp);
  return dueText(local.today, local.time);
}

QString remindedWords(const std::vector<base::Day>& days) {
  QStringList words;
  for (const auto day : days) words << shortDate(day);
  return words.join(QStringLiteral(", "));
}

/// The values that settings have, in their order, as chips.
std::vector<Choice> settingChips(const lists::SettingsRegister& settings, std::string lists::Setting::*member,
                                 std::vector<std::string>& names) {
  std::set<std::string> values;
  for (const auto& one : settings.settings())
    if (one.open && !one.proposed && !(one.*member).empty()) values.insert(one.*member);
  names.assign(values.begin(), values.end());
  std::vector<Choice> choices;
  for (const auto& name : names) choices.push_back({toQt(name), static_cast<int>(choices.size())});
  return choices;
}

std::vector<std::string> chosenNames(const ChipSet* chips, const std::vector<std::string>& names) {
  std::vector<std::string> chosen;
  for (const int at : chips->values()) chosen.push_back(names[static_cast<std::size_t>(at)]);
  return chosen;
}

}  // namespace

SendingsModel::SendingsModel(const AppState& state, QObject* parent)
    : VectorModel(named({{tr("Given out by"), 280},
                         {tr("State"), 136},
                         {tr("Passed on by"), 152},
                         {tr("Passed on"), 152},
                         {tr("Confirmed by"), 152},
                         {tr("Confirmed"), 152},
                         {tr("Reminded"), 136},
                         {tr("URN"), 88},
                         {tr("Note"), 200}},
                        {"place", "state", "passed_by", "passed_at", "confirmed_by", "confirmed_at", "reminded", "urn",
                         "note"}),
                  parent),
      m_state(state) {}

QVariant SendingsModel::cell(int sourceRow, int column, int role) const {
  const auto& one = at(sourceRow).value;
  const auto now = app::stateOf(one);
  if (role == MarkRole && column == State)
    return static_cast<int>(now == app::SendingState::Confirmed  ? Mark::Done
                            : now == app::SendingState::PassedOn ? Mark::InProgress
                                                                 : Mark::NotStarted);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case Place:
      return toQt(one.recipient);
    case State:
      return sendingWord(now);
    case PassedBy: {
      const auto* person = one.passedBy ? m_state.find<domain::Person>(*one.passedBy) : nullptr;
      return person == nullptr ? QString() : toQt(person->value.name);
    }
    case PassedAt:
      return one.passedAt ? momentText(*one.passedAt) : QString();
    case ConfirmedBy:
      return toQt(one.confirmedBy);
    case ConfirmedAt:
      return one.confirmedAt ? momentText(*one.confirmedAt) : QString();
    case Reminded:
      return remindedWords(one.reminded);
    case Urn:
      return toQt(one.urn);
    default:
      return toQt(one.note);
  }
}

bool SendingsModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA).value;
  const auto& b = at(sourceB).value;
  if (column == State) return app::stateOf(a) < app::stateOf(b);
  if (column == PassedAt) return a.passedAt < b.passedAt;
  if (column == ConfirmedAt) return a.confirmedAt < b.confirmedAt;
  if (column == Reminded) return a.reminded < b.reminded;
  return TableModel::less(sourceA, sourceB, column);
}

LinksView::LinksView(const PageContext& context)
    : SurveyView(context),
      m_facts(makeLabel({})),
      m_model(new SendingsModel(state(), this)),
      m_table(new DataTable(tr("Places that give the survey out"))),
      m_splitter(new DetailSplitter(m_table, tr("Add places"))),
      m_empty(new EmptyState("evidence", tr("No surveys of inspectors here"),
                             tr("The inspectors bring surveys of their own with a full inspection. Their links, who "
                                "passes them on and how many have answered are kept here, once there is an inspection "
                                "whose framework has them. What is answered isn’t ours to see."),
                             tr("What inspectors told us"))),
      m_body(new QWidget),
      m_add(new Button(ButtonKind::Primary, "add", tr("Add places"))),
      m_passOn(new Button(ButtonKind::Secondary, tr("Passed on"))),
      m_confirm(new Button(ButtonKind::Secondary, tr("Confirmed"))),
      m_remind(new Button(ButtonKind::Secondary, tr("Reminded"))),
      m_by(new IdCombo(tr("Passed on by"))),
      m_tell(new Button(ButtonKind::Secondary, tr("Answers told…"))),
      m_texts(new Button(ButtonKind::Secondary, tr("Texts to send"))),
      m_parts(new QStackedWidget),
      m_sending(new SendingForm(state())),
      m_totals(new TotalForm(state())),
      m_register(makeLabel({})),
      m_phases(new ChipSet(tr("Phase"))),
      m_types(new ChipSet(tr("Type"))),
      m_localities(new ChipSet(tr("Locality"))),
      m_addChosen(new Button(ButtonKind::Primary, tr("Add them"))),
      m_name(new QLineEdit) {
  for (QWidget* part : {makeAdding(), static_cast<QWidget*>(m_sending), static_cast<QWidget*>(m_totals)})
    m_parts->addWidget(part);
  m_splitter->panel()->setContent(m_parts);
  m_table->setObjectName(QStringLiteral("survey-links"));
  m_table->setTableModel(m_model, SendingsModel::Place);
  ListSpec spec{"surveys.inspectors",
                m_table,
                {SendingsModel::State, SendingsModel::PassedAt, SendingsModel::ConfirmedAt, SendingsModel::Reminded,
                 SendingsModel::PassedBy, SendingsModel::ConfirmedBy, SendingsModel::Urn, SendingsModel::Note}};
  m_tools = new ListTools(state(), navigator(), std::move(spec));
  m_by->setAccessibleName(tr("Who passes the link on"));
  m_by->setMinimumContentsLength(18);
  auto* texts = new QMenu(m_texts);
  for (const auto& text : app::builtInTexts())
    if (text.id.starts_with("survey_"))
      texts->addAction(toQt(text.title), this,
                       [this, id = toQt(text.id)] { navigator().go(QStringLiteral("texts"), id); });
  m_texts->setMenu(texts);

  auto* column = new QVBoxLayout(m_body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  m_strip = new QVBoxLayout;
  column->addLayout(m_strip);
  column->addWidget(m_facts);
  auto* bar = new FlowBox(kInside, kInside);
  for (QWidget* part : {static_cast<QWidget*>(m_add), static_cast<QWidget*>(m_by), static_cast<QWidget*>(m_passOn),
                        static_cast<QWidget*>(m_confirm), static_cast<QWidget*>(m_remind),
                        static_cast<QWidget*>(m_tell), static_cast<QWidget*>(m_texts),
                        static_cast<QWidget*>(m_tools->button())})
    bar->add(part);
  column->addWidget(bar);
  m_splitter->setMinimumHeight(scaled(kSurveyLeast));
  column->addWidget(m_splitter, 1);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(kAround, 0, kAround, kBetween);
  outer->addWidget(m_body);
  outer->addWidget(m_empty);

  connect(m_add, &QPushButton::clicked, this, &LinksView::startAdding);
  connect(m_passOn, &QPushButton::clicked, this, [this] { mark(Doing::PassOn); });
  connect(m_confirm, &QPushButton::clicked, this, [this] { mark(Doing::Confirm); });
  connect(m_remind, &QPushButton::clicked, this, [this] { mark(Doing::Remind); });
  connect(m_tell, &QPushButton::clicked, this, [this] {
    openTotals({});
    m_totals->focusFirst();
  });
  connect(m_table, &DataTable::opened, this, [this](const base::Uuid& id) {
    open(id);
    m_sending->focusFirst();
  });
  connect(m_table, &DataTable::currentIdChanged, this, [this](const base::Uuid& id) {
    if (m_splitter->isOpen() && m_parts->currentIndex() == kSending && !id.isNull()) open(id);
  });
  connect(m_sending, &RecordForm::edited, this, &LinksView::writeSending);
  connect(m_sending, &RecordForm::removeAsked, this, &LinksView::removeSending);
  connect(m_totals, &TotalForm::chosen, this, &LinksView::openTotals);
  connect(m_totals, &RecordForm::saveAsked, this, &LinksView::saveTotal);
  connect(m_totals, &RecordForm::edited, this, &LinksView::writeTotal);
  connect(m_totals, &RecordForm::removeAsked, this, &LinksView::removeTotal);
  connect(m_empty, &EmptyState::started, this,
          [this] { navigator().go(QStringLiteral("timeline"), QStringLiteral("told")); });
  connect(&state(), &AppState::loaded, this, [this] {
    m_settings.reset();
    m_shown = m_totalShown = {};
    m_splitter->shut();
    build();
  });
  connect(&state(), &AppState::timelineChanged, this, &LinksView::build);
  connect(&state(), &AppState::failed, this, [this] {
    // A figure that was refused is still being written.
    if (state().find<domain::SurveyTotal>({m_totalShown}) == nullptr) m_totalShown = {};
  });
  connect(&state(), &AppState::applied, this, [this](const domain::ChangeSet& changes) {
    for (const auto& change : changes.changes) {
      const auto& record = change.after ? *change.after : *change.before;
      if (std::holds_alternative<domain::ListExtract>(record)) m_settings.reset();
    }
    refresh();
  });
  build();
}

QWidget* LinksView::makeAdding() {
  auto* adding = new QWidget;
  auto* column = new QVBoxLayout(adding);
  column->setContentsMargins(kBetween, 0, kBetween, kBetween);
  column->setSpacing(kInside);
  column->addWidget(makeLabel(tr("From the settings register"), {TextSize::Body, TextWeight::Strong}));
  column->addWidget(m_register);
  column->addWidget(new FormRow(tr("Phase"), m_phases));
  column->addWidget(new FormRow(tr("Locality"), m_localities));
  column->addWidget(new FormRow(tr("Type"), m_types));
  column->addWidget(m_addChosen, 0, Qt::AlignLeft);
  column->addWidget(makeHairline());
  column->addWidget(new FormRow(tr("A place of your own"), m_name, tr("A service, a group, a newsletter. Enter adds it.")));
  column->addStretch(1);
  for (auto* chips : {m_phases, m_types, m_localities})
    connect(chips, &ChipSet::changed, this, &LinksView::showMatches);
  connect(m_addChosen, &QPushButton::clicked, this, &LinksView::addChosen);
  connect(m_name, &QLineEdit::returnPressed, this, &LinksView::addNamed);
  return adding;
}

std::vector<app::InspectorSurvey> LinksView::surveys() const {
  const auto* inspection = state().inspection();
  if (inspection == nullptr) return {};
  return app::inspectorSurveys(state().workspace(), inspection->value, state().planPack(), state().calendar());
}

void LinksView::build() {
  const auto found = surveys();
  std::vector<std::string> ids;
  std::vector<Choice> choices;
  for (const auto& survey : found) {
    ids.push_back(survey.audience->id);
    choices.push_back({toQt(survey.audience->title), static_cast<int>(choices.size())});
  }
  if (ids != m_audiences || m_which == nullptr) {
    delete m_which;
    m_which = new ChoiceStrip(tr("Survey"), std::move(choices));
    m_strip->addWidget(m_which);
    connect(m_which, &ChoiceStrip::chosen, this, [this](int at) {
      m_audience = m_audiences[static_cast<std::size_t>(at)];
      m_shown = m_totalShown = {};
      if (m_parts->currentIndex() != kAdding) m_splitter->shut();
      refresh();
    });
    m_audiences = ids;
  }
  const auto at = std::ranges::find(m_audiences, m_audience);
  if (at == m_audiences.end()) m_audience = m_audiences.empty() ? std::string() : m_audiences.front();
  if (!m_audiences.empty())
    m_which->setValue(static_cast<int>(std::ranges::find(m_audiences, m_audience) - m_audiences.begin()));
  std::vector<std::pair<base::Uuid, QString>> people;
  for (const auto& row : state().workspace().all<domain::Person>())
    people.emplace_back(row.value.id.uuid, toQt(row.value.name));
  m_by->setEntries(std::move(people));
  m_body->setVisible(!m_audiences.empty());
  m_empty->setVisible(m_audiences.empty());
  refresh();
}

void LinksView::refresh() {
  for (const auto& survey : surveys()) {
    if (survey.audience->id != m_audience) continue;
    std::vector<domain::Stored<domain::SurveySending>> rows;
    for (const auto* row : survey.sendings) rows.push_back(*row);
    followRows(*m_model, std::move(rows), [](const auto& row) { return row.value.id; });
    QStringList lines;
    lines << (survey.link == nullptr
                  ? tr("Link: not received yet. Write it down under “What inspectors told us” on the timeline.")
                  : tr("Link: %1 (%2)").arg(toQt(survey.link->value.value), toldText(survey.link->value)));
    lines << tr("Opens %1. Closes %2.%3")
                 .arg(surveyMoment(survey.opens), surveyMoment(survey.closes),
                      survey.isClosed(state().now()) ? tr(" It is closed.") : QString());
    if (survey.closesBeforeItOpens())
      lines << tr("! As it stands it would close before it opens: ask the lead inspector when it closes.");
    QStringList totals;
    for (const auto* total : survey.totals)
      totals << tr("%L1 (%2, told by %3)")
                    .arg(total->value.responses)
                    .arg(momentText(total->value.toldAt),
                         total->value.toldBy.empty() ? tr("the lead inspector") : toQt(total->value.toldBy));
    lines << (totals.isEmpty() ? tr("Answers: nothing told yet. Only the lead inspector knows.")
                               : tr("Answers: %1").arg(totals.join(tr("; before that "))));
    lines << tr("%L1 to pass on, %L2 passed on and not confirmed (%L3 reminded), %L4 confirmed.")
                 .arg(survey.toPassOn)
                 .arg(survey.unconfirmed)
                 .arg(survey.reminded)
                 .arg(survey.confirmed);
    m_facts->setText(lines.join(u'\n'));
    m_table->setAccessibleDescription(lines.back());
  }
  const auto& why = state().readOnlyWhy();
  for (auto* button : {m_add, m_passOn, m_confirm, m_remind, m_addChosen}) {
    button->setEnabled(!why);
    button->setToolTip(why ? messageText(*why) : QString());
  }
  m_name->setEnabled(!why);
  for (auto* form : {static_cast<RecordForm*>(m_sending), static_cast<RecordForm*>(m_totals)})
    form->setReadOnlyReason(why ? messageText(*why) : QString());
  if (m_splitter->isOpen()) showPart();
  emit summaryChanged();
}

void LinksView::activated() {
  if (!m_audiences.empty()) m_table->setFocus();
}

void LinksView::setFilter(const QString& text) {
  m_model->setFilterText(text);
}

void LinksView::openArgument(const QString& argument) {
  if (argument.startsWith(QLatin1String("view:"))) {
    if (const auto id = base::parseUuid(fromQt(argument.mid(5)))) m_tools->open({*id});
    return;
  }
  const auto id = base::parseUuid(fromQt(argument));
  const auto* sending = id ? state().find<domain::SurveySending>({*id}) : nullptr;
  const std::string audience = sending != nullptr ? sending->value.audience : fromQt(argument);
  if (std::ranges::find(m_audiences, audience) == m_audiences.end()) return;
  m_audience = audience;
  build();
  if (sending == nullptr) return;
  m_table->setCurrentId(*id);
  open(*id);
}

QString LinksView::place() const {
  return toQt(m_audience);
}

QString LinksView::summary() const {
  std::size_t places = 0;
  std::size_t confirmed = 0;
  for (const auto& survey : surveys()) {
    places += survey.sendings.size();
    confirmed += survey.confirmed;
  }
  return places == 0 ? QString() : tr("%L1 of %L2 links confirmed as given out").arg(confirmed).arg(places);
}

void LinksView::mark(Doing doing) {
  if (state().readOnlyWhy()) return;
  std::vector<const domain::Stored<domain::SurveySending>*> rows;
  for (const auto& id : m_table->selectedIds())
    if (const auto* row = state().find<domain::SurveySending>({id})) rows.push_back(row);
  if (rows.empty())
    return navigator().say(MessageKind::Info, tr("Select the places first; Ctrl+A takes all that are shown."));
  const auto now = state().now();
  domain::ChangeSet set;
  QString name;
  if (doing == Doing::PassOn) {
    const auto by = m_by->id();
    set.changes = app::passOnChanges(rows, by ? std::optional(domain::PersonId{*by}) : std::nullopt, now.utc);
    name = tr("pass the link on to %L1 places").arg(set.changes.size());
  } else if (doing == Doing::Confirm) {
    // Who it was there can be written in each place's form; several at once are noted by whoever heard it.
    set.changes = app::confirmChanges(rows, state().author(), now.utc);
    name = tr("confirm %L1 places").arg(set.changes.size());
  } else {
    set.changes = app::remindChanges(rows, now.today);
    name = tr("remind %L1 places").arg(set.changes.size());
  }
  if (set.changes.empty()) return navigator().say(MessageKind::Info, tr("That stands so already for all of them."));
  set.name = fromQt(name);
  const auto count = set.changes.size();
  state().apply(std::move(set));
  navigator().sayUndoable(doing == Doing::PassOn    ? tr("Passed on to %L1 places.").arg(count)
                          : doing == Doing::Confirm ? tr("Confirmed for %L1 places.").arg(count)
                                                    : tr("Reminder noted for %L1 places.").arg(count));
}

std::vector<const domain::Stored<domain::SurveyTotal>*> LinksView::totals() const {
  for (auto& survey : surveys())
    if (survey.audience->id == m_audience) return std::move(survey.totals);
  return {};
}

void LinksView::showPart() {
  switch (m_parts->currentIndex()) {
    case kAdding:
      return showMatches();
    case kSending: {
      const auto* row = state().find<domain::SurveySending>({m_shown});
      if (row == nullptr) return m_splitter->shut();
      return m_sending->show(row->value);
    }
    default: {
      // One that was being read has gone: a new one can be written instead.
      const auto* row = m_totalShown.isNull() ? nullptr : state().find<domain::SurveyTotal>({m_totalShown});
      if (row != nullptr) return m_totals->show(totals(), row->value);
      if (m_totalShown.isNull() && m_totals->mode() == RecordForm::Mode::New && m_totals->given().audience == m_audience)
        return;  // it is being written
      openTotals({});
    }
  }
}

void LinksView::open(const base::Uuid& id) {
  const auto* row = state().find<domain::SurveySending>({id});
  if (row == nullptr) return;
  m_shown = id;
  m_sending->show(row->value);
  m_parts->setCurrentIndex(kSending);
  m_splitter->panel()->setTitle(toQt(row->value.recipient));
  m_splitter->open();
}

void LinksView::writeSending() {
  const auto* row = state().find<domain::SurveySending>({m_shown});
  if (row == nullptr || state().readOnlyWhy() || !m_sending->check()) return;
  auto now = m_sending->value();
  if (now == row->value) return;
  state().apply(tr("edit “%1”").arg(toQt(row->value.recipient)), domain::edited(*row, std::move(now)));
}

void LinksView::removeSending() {
  const auto* row = state().find<domain::SurveySending>({m_shown});
  if (row == nullptr || state().readOnlyWhy()) return;
  const QString place = toQt(row->value.recipient);
  m_splitter->shut();
  state().apply(tr("take “%1” off the list").arg(place), domain::removed(*row));
  navigator().sayUndoable(tr("“%1” is off the list.").arg(place));
}

void LinksView::openTotals(const base::Uuid& id) {
  const auto* inspection = state().inspection();
  if (inspection == nullptr || m_audience.empty()) return;
  const auto* row = id.isNull() ? nullptr : state().find<domain::SurveyTotal>({id});
  domain::SurveyTotal total;
  if (row != nullptr) {
    total = row->value;
  } else {
    total.id = state().newId<domain::SurveyTotalTag>();
    total.inspection = inspection->value.id;
    total.audience = m_audience;
    total.toldAt = state().now().utc;
  }
  m_totalShown = row == nullptr ? base::Uuid{} : id;
  m_totals->show(totals(), total);
  m_parts->setCurrentIndex(kTotals);
  m_splitter->panel()->setTitle(tr("Answers as told"));
  m_splitter->open();
}

void LinksView::saveTotal() {
  if (state().readOnlyWhy() || !m_totals->check()) return;
  auto total = m_totals->value();
  m_totalShown = total.id.uuid;
  const int responses = total.responses;
  state().apply(tr("write down %L1 answers").arg(responses), domain::made(domain::Record{std::move(total)}));
  navigator().sayUndoable(tr("%L1 answers written down.").arg(responses));
}

void LinksView::writeTotal() {
  const auto* row = state().find<domain::SurveyTotal>({m_totalShown});
  if (row == nullptr || state().readOnlyWhy() || !m_totals->check()) return;
  auto now = m_totals->value();
  if (now == row->value) return;
  state().apply(tr("correct how many have answered"), domain::edited(*row, std::move(now)));
}

void LinksView::removeTotal() {
  const auto* row = state().find<domain::SurveyTotal>({m_totalShown});
  if (row == nullptr || state().readOnlyWhy()) return;
  state().apply(tr("delete a figure of answers"), domain::removed(*row));
  navigator().sayUndoable(tr("Deleted. Ctrl+Z brings it back."));
}

void LinksView::startAdding() {
  m_parts->setCurrentIndex(kAdding);
  m_splitter->panel()->setTitle(tr("Add places"));
  m_splitter->open();
  m_name->setFocus();
  if (m_settings != nullptr) return showMatches();
  m_register->setText(tr("Reading the register…"));
  auto workspace = std::make_shared<domain::Workspace>();
  workspace->table<domain::ListExtract>() = state().workspace().all<domain::ListExtract>();
  using Kept = std::optional<lists::SettingsRegister>;
  state().use<Kept>(
      {}, app::SessionUse::Reading,
      [workspace](app::Session& session, base::Stamp, const app::WorkControl&) {
        return app::keptSettings(session, *workspace);
      },
      this, [this](base::Result<Kept> kept) {
        if (!kept) return navigator().say(MessageKind::Error, messageText(kept.error()));
        m_settings = std::make_shared<const lists::SettingsRegister>(kept->value_or(lists::SettingsRegister()));
        m_phases->setChoices(settingChips(*m_settings, &lists::Setting::phase, m_phaseNames));
        m_types->setChoices(settingChips(*m_settings, &lists::Setting::type, m_typeNames));
        m_localities->setChoices(settingChips(*m_settings, &lists::Setting::locality, m_localityNames));
        showMatches();
      });
}

app::SettingChoice LinksView::choice() const {
  return {state().area().laCode, chosenNames(m_phases, m_phaseNames), chosenNames(m_types, m_typeNames),
          chosenNames(m_localities, m_localityNames)};
}

void LinksView::showMatches() {
  if (m_settings == nullptr) return;
  if (m_settings->size() == 0) {
    m_register->setText(tr("No register is kept yet. It comes in under Children & plans, Import: the establishment file "
                           "of Get Information about Schools."));
    m_addChosen->setEnabled(false);
    return;
  }
  const auto chosen = app::chosenSettings(*m_settings, choice());
  m_register->setText(tr("%L1 open settings fit. Who is on the list already isn’t added twice.").arg(chosen.size()));
  m_addChosen->setText(tr("Add %L1 settings").arg(chosen.size()));
  m_addChosen->setEnabled(!chosen.empty() && !state().readOnlyWhy());
}

void LinksView::addChosen() {
  if (m_settings != nullptr) add(app::chosenSettings(*m_settings, choice()));
}

void LinksView::addNamed() {
  const auto name = fromQt(m_name->text().trimmed());
  if (name.empty()) return;
  add({{name, ""}});
  m_name->clear();
}

void LinksView::add(const std::vector<app::SurveyRecipient>& recipients) {
  const auto* inspection = state().inspection();
  if (inspection == nullptr || m_audience.empty() || state().readOnlyWhy()) return;
  domain::ChangeSet set;
  set.changes = app::addRecipients(state().workspace(), inspection->value.id, m_audience, recipients, state().ids(),
                                   state().now().utc);
  if (set.changes.empty()) return navigator().say(MessageKind::Info, tr("They are on the list already."));
  const auto count = set.changes.size();
  set.name = fromQt(tr("add %L1 places to the list").arg(count));
  state().apply(std::move(set));
  navigator().sayUndoable(tr("%L1 places added.").arg(count));
}

}  // namespace waymark::ui
