// SPDX-License-Identifier: GPL-3.0-or-later
#include "surveys/said_view.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "base/text.h"
#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/list_tools.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/detail_panel.h"
#include "widgets/field.h"
#include "widgets/follow_rows.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/roving_keys.h"

namespace waymark::ui {

SaidModel::SaidModel(const AppState& state, QObject* parent)
    : VectorModel(named({{tr("You said"), 320}, {tr("We did"), 320}, {tr("Who acts"), 176}, {tr("Told on"), 136}, {tr("Criteria"), 112}},
                        {"said", "did", "who", "told", "criteria"}),
                  parent),
      m_state(state) {}

QVariant SaidModel::cell(int sourceRow, int column, int role) const {
  const auto& item = at(sourceRow).value;
  if (role == Qt::ToolTipRole) return column == Said ? toQt(item.said) : column == Did ? toQt(item.did) : QVariant();
  if (role == TextRole && column == Did && item.did.empty()) return static_cast<int>(Role::Muted);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case Said:
      return toQt(item.said);
    case Did:
      return item.did.empty() ? tr("nothing yet") : toQt(item.did);
    case Who: {
      const auto* partner = item.partner ? m_state.find<domain::Partner>(*item.partner) : nullptr;
      return partner == nullptr ? QString() : toQt(partner->value.name);
    }
    case Told:
      return item.toldOn ? longDate(item.toldOn) : tr("not told yet");
    default: {
      QStringList codes;
      for (const auto& code : item.criteria) codes << toQt(code.text());
      return codes.join(QStringLiteral(", "));
    }
  }
}

bool SaidModel::less(int sourceA, int sourceB, int column) const {
  if (column == Told) return at(sourceA).value.toldOn < at(sourceB).value.toldOn;
  return TableModel::less(sourceA, sourceB, column);
}

SaidForm::SaidForm(AppState& state, QWidget* parent)
    : RecordForm(tr("You said, we did"), tr("Delete"), parent),
      m_state(state),
      m_said(new NotesField(3)),
      m_did(new NotesField(4)),
      m_survey(new IdCombo(tr("No survey"))),
      m_who(new IdCombo(tr("Nobody yet"))),
      m_told(new DateField(state.now().today)),
      m_criteria(new ChipSet(tr("Criteria"))) {
  m_saidRow = add(tr("You said"), m_said, tr("As they would say it, without a name."));
  add(tr("We did"), m_did, tr("Empty while nothing has been done."));
  add(tr("Said in"), m_survey);
  add(tr("Who acts"), m_who);
  add(tr("Told on"), m_told, tr("The day on which those who said it were told."));
  add(tr("Criteria"), m_criteria);
  setMode(Mode::New);
}

void SaidForm::show(Mode mode, const domain::YouSaid& item) {
  const bool other = item.id != m_given.id || mode != this->mode();
  m_given = item;
  if (other) {
    std::vector<std::pair<base::Uuid, QString>> partners;
    for (const auto& row : m_state.workspace().all<domain::Partner>())
      partners.emplace_back(row.value.id.uuid, toQt(row.value.name));
    m_who->setEntries(std::move(partners));
    std::vector<std::pair<base::Uuid, QString>> surveys;
    for (const auto& row : m_state.workspace().all<domain::OwnSurvey>())
      surveys.emplace_back(row.value.id.uuid, toQt(row.value.title));
    m_survey->setEntries(std::move(surveys));
    std::vector<Choice> criteria;
    for (const auto& each : m_state.pack().criteria)
      criteria.push_back({toQt(each.id.text()), static_cast<int>(criteria.size()), toQt(each.shortTitle)});
    m_criteria->setChoices(std::move(criteria));
    RovingKeys::install(m_criteria);
  }
  if (other || !m_said->hasFocus()) m_said->setText(toQt(item.said));
  if (other || !m_did->hasFocus()) m_did->setText(toQt(item.did));
  m_survey->setId(item.survey ? std::optional(item.survey->uuid) : std::nullopt);
  m_who->setId(item.partner ? std::optional(item.partner->uuid) : std::nullopt);
  m_told->setDay(item.toldOn);
  std::vector<int> places;
  const auto& all = m_state.pack().criteria;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (std::ranges::find(item.criteria, all[i].id) != item.criteria.end()) places.push_back(static_cast<int>(i));
  m_criteria->setValues(places);
  m_saidRow->setError({});
  setMode(mode);
}

domain::YouSaid SaidForm::value() const {
  domain::YouSaid item = m_given;
  item.said = fromQt(m_said->toPlainText().trimmed());
  item.did = fromQt(m_did->toPlainText().trimmed());
  const auto survey = m_survey->id();
  item.survey = survey ? std::optional(domain::OwnSurveyId{*survey}) : std::nullopt;
  const auto who = m_who->id();
  item.partner = who ? std::optional(domain::PartnerId{*who}) : std::nullopt;
  item.toldOn = m_told->day();
  item.criteria.clear();
  for (const int at : m_criteria->values()) item.criteria.push_back(m_state.pack().criteria[static_cast<std::size_t>(at)].id);
  return item;
}

bool SaidForm::check() {
  const bool isSaid = !m_said->toPlainText().trimmed().isEmpty();
  m_saidRow->setError(isSaid ? QString() : tr("Write what was said."));
  if (!isSaid) m_said->setFocus();
  return isSaid && m_told->isRight();
}

void SaidForm::focusFirst() {
  m_said->setFocus();
}

SaidView::SaidView(const PageContext& context)
    : SurveyView(context),
      m_model(new SaidModel(state(), this)),
      m_table(new DataTable(tr("You said, we did"))),
      m_form(new SaidForm(state())),
      m_splitter(new DetailSplitter(m_table, tr("You said, we did"))),
      m_empty(new EmptyState("partners", tr("Nothing here yet"),
                             tr("What families, children and young people said, what was done about it, who acts, and "
                                "when they were told. It goes back to them as a list."),
                             tr("Add what was said"))),
      m_new(new Button(ButtonKind::Primary, "add", tr("Add what was said"))) {
  m_table->setObjectName(QStringLiteral("you-said"));
  m_table->setTableModel(m_model, SaidModel::Said);
  ListSpec spec{"surveys.said", m_table, {SaidModel::Did, SaidModel::Who, SaidModel::Told, SaidModel::Criteria}};
  m_tools = new ListTools(state(), navigator(), std::move(spec));
  m_splitter->panel()->setContent(m_form);
  auto* row = new QHBoxLayout;
  row->setSpacing(kInside);
  row->addWidget(m_new);
  row->addStretch(1);
  row->addWidget(m_tools->button());
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, 0, kAround, kBetween);
  column->setSpacing(kInside);
  column->addLayout(row);
  m_splitter->setMinimumHeight(scaled(kSurveyLeast));
  column->addWidget(m_splitter, 1);
  column->addWidget(m_empty, 1);
  connect(m_new, &QPushButton::clicked, this, &SaidView::startNew);
  connect(m_empty, &EmptyState::started, this, &SaidView::startNew);
  connect(m_table, &DataTable::opened, this, [this](const base::Uuid& id) {
    open(id);
    m_form->focusFirst();
  });
  connect(m_table, &DataTable::currentIdChanged, this, [this](const base::Uuid& id) {
    if (m_splitter->isOpen() && !id.isNull()) open(id);
  });
  connect(m_splitter, &DetailSplitter::shutByPerson, this, [this] {
    m_shown = {};
    refresh();
  });
  connect(m_form, &RecordForm::saveAsked, this, &SaidView::save);
  connect(m_form, &RecordForm::edited, this, &SaidView::writeEdit);
  connect(m_form, &RecordForm::removeAsked, this, &SaidView::remove);
  connect(&state(), &AppState::loaded, this, [this] {
    m_shown = m_awaited = {};
    m_splitter->shut();
    refresh();
  });
  connect(&state(), &AppState::applied, this, &SaidView::refresh);
  connect(&state(), &AppState::failed, this, [this] { m_awaited = {}; });
  refresh();
}

void SaidView::refresh() {
  const auto& rows = state().workspace().all<domain::YouSaid>().rows();
  followRows(*m_model, rows, [](const auto& row) { return row.value.id; });
  if (!m_awaited.isNull() && state().find<domain::YouSaid>({m_awaited}) != nullptr) {
    const auto made = std::exchange(m_awaited, {});
    m_table->setCurrentId(made);
    open(made);
  } else if (!m_shown.isNull()) {
    if (const auto* row = state().find<domain::YouSaid>({m_shown})) {
      m_form->show(RecordForm::Mode::Edit, row->value);
    } else {
      m_shown = {};
      m_splitter->shut();
    }
  }
  const bool isEmpty = rows.empty() && !m_splitter->isOpen();
  m_splitter->setVisible(!isEmpty);
  m_empty->setVisible(isEmpty);
  const auto& why = state().readOnlyWhy();
  m_new->setEnabled(!why);
  m_empty->button()->setEnabled(!why);
  m_form->setReadOnlyReason(why ? messageText(*why) : QString());
  emit summaryChanged();
}

void SaidView::activated() {
  if (m_table->isVisible()) m_table->setFocus();
}

void SaidView::setFilter(const QString& text) {
  m_model->setFilterText(text);
}

void SaidView::openArgument(const QString& argument) {
  if (argument.startsWith(QLatin1String("view:"))) {
    if (const auto id = base::parseUuid(fromQt(argument.mid(5)))) m_tools->open({*id});
    return;
  }
  if (const auto id = base::parseUuid(fromQt(argument))) {
    m_table->setCurrentId(*id);
    open(*id);
  }
}

QString SaidView::place() const {
  return m_shown.isNull() ? QString() : toQt(base::uuidText(m_shown));
}

QString SaidView::summary() const {
  const auto& rows = state().workspace().all<domain::YouSaid>().rows();
  if (rows.empty()) return {};
  const auto open = std::ranges::count_if(rows, [](const auto& row) { return row.value.did.empty(); });
  return tr("%L1 said, %L2 without an answer yet").arg(rows.size()).arg(open);
}

void SaidView::open(const base::Uuid& id) {
  const auto* row = state().find<domain::YouSaid>({id});
  if (row == nullptr) return;
  m_shown = id;
  m_form->show(RecordForm::Mode::Edit, row->value);
  m_splitter->panel()->setTitle(tr("You said, we did"));
  m_splitter->open();
}

void SaidView::startNew() {
  m_shown = {};
  domain::YouSaid fresh;
  fresh.id = state().newId<domain::YouSaidTag>();
  m_form->show(RecordForm::Mode::New, fresh);
  m_splitter->panel()->setTitle(tr("What was said"));
  m_splitter->setVisible(true);
  m_empty->setVisible(false);
  m_splitter->open();
  m_form->focusFirst();
}

void SaidView::save() {
  if (state().readOnlyWhy() || !m_awaited.isNull() || !m_form->check()) return;
  auto item = m_form->value();
  m_awaited = item.id.uuid;
  state().apply(tr("write down what was said"), domain::made(domain::Record{std::move(item)}));
}

void SaidView::writeEdit() {
  const auto* row = state().find<domain::YouSaid>({m_shown});
  if (row == nullptr || m_form->mode() != RecordForm::Mode::Edit || state().readOnlyWhy()) return;
  auto now = m_form->value();
  if (now == row->value || !m_form->check()) return;
  state().apply(tr("edit “You said, we did”"), domain::edited(*row, std::move(now)));
}

void SaidView::remove() {
  const auto* row = state().find<domain::YouSaid>({m_shown});
  if (row == nullptr || state().readOnlyWhy()) return;
  state().apply(tr("delete what was said"), domain::removed(*row));
  navigator().sayUndoable(tr("Deleted. Ctrl+Z brings it back."));
}

}  // namespace waymark::ui
