// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/request_list.h"

#include <QJsonObject>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/text.h"
#include "requests/request_many.h"
#include "shell/list_tools.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/filter_chip.h"
#include "widgets/follow_rows.h"

namespace waymark::ui {

namespace {

constexpr int kFurtherAsks = -1;  // the group that isn't one
constexpr int kNobodyYet = -1;

base::Uuid idOfRequestRow(const app::RequestRow& row) {
  return row.id().uuid;
}

template <class Id>
std::optional<int> placeAmong(const std::vector<Id>& ids, const Id& id) {
  const auto at = std::ranges::find(ids, id);
  return at == ids.end() ? std::nullopt : std::optional(static_cast<int>(at - ids.begin()));
}

template <class Id>
std::optional<int> placeAmong(const std::vector<Id>& ids, const QString& text) {
  const auto uuid = base::parseUuid(fromQt(text));
  return uuid ? placeAmong(ids, Id{*uuid}) : std::nullopt;
}

template <class T, class Id>
std::vector<FilterChip::Entry> namedEntries(const AppState& state, const std::vector<Id>& ids) {
  std::vector<FilterChip::Entry> entries;
  for (int i = 0; i < static_cast<int>(ids.size()); ++i)
    if (const auto* row = state.find<T>(ids[static_cast<std::size_t>(i)])) entries.push_back({toQt(row->value.name), i});
  std::ranges::sort(entries, {}, &FilterChip::Entry::text);
  return entries;
}

}  // namespace

RequestList::RequestList(AppState& state, Navigator& navigator)
    : m_state(state),
      m_navigator(navigator),
      m_models{new RequestsModel(state, this), new RequestsModel(state, this)},
      m_chips(new FlowBox(6, 6)),
      m_stateChip(new FilterChip(tr("State"), tr("Any state"))),
      m_owner(new FilterChip(tr("Owner"), tr("Any owner"))),
      m_partner(new FilterChip(tr("Organisation"), tr("Any organisation"))),
      m_group(new FilterChip(tr("Group"), tr("Any group"))),
      m_when(new FilterChip(tr("Due"), tr("Whenever due"))),
      m_clear(new Button(ButtonKind::Quiet, tr("Clear filters"))),
      m_stack(new QStackedWidget) {
  using Model = RequestsModel;
  for (auto* chip : {m_when, m_stateChip, m_owner, m_partner, m_group}) {
    m_chips->add(chip);
    connect(chip, &FilterChip::chosen, this, &RequestList::applyFilters);
  }
  m_chips->add(m_clear);
  m_clear->hide();
  std::vector<FilterChip::Entry> states;
  for (std::size_t i = 0; i < base::codeCount<domain::RequestState>(); ++i)
    states.push_back({requestStateWord(static_cast<domain::RequestState>(i)), static_cast<int>(i)});
  m_stateChip->setEntries(std::move(states));
  m_when->setEntries({{tr("Late"), Late},
                      {tr("In the next %1 hours").arg(app::kSoonHours), Soon},
                      {tr("Not ready yet"), NotReady},
                      {tr("Not answered yet"), Open}});
  m_tables[Register] = makeTable(Register, tr("Readiness register"), "requests.register",
                                 {Model::Code, Model::Ready, Model::Owner, Model::Place, Model::Due, Model::Refreshed,
                                  Model::Days, Model::Gap, Model::Partner, Model::Group, Model::Standing,
                                  Model::Deputy, Model::Criteria, Model::Officer, Model::Received, Model::AskedBy,
                                  Model::Versions});
  m_tables[Log] = makeTable(Log, tr("Request log"), "requests.log",
                            {Model::Code, Model::Due, Model::Standing, Model::Owner, Model::Partner, Model::Officer,
                             Model::Received, Model::Versions, Model::AskedBy, Model::Group, Model::Deputy,
                             Model::Criteria, Model::Ready, Model::Place, Model::Gap, Model::Days, Model::Refreshed});
  auto* buttons = new QStackedWidget;
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  m_chips->add(buttons);  // wraps with them where text is large
  column->addWidget(m_chips);
  column->addWidget(m_stack, 1);
  buttons->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
  for (const auto view : {Register, Log}) {
    auto* table = m_tables[view];
    auto* page = new QWidget;
    auto* listColumn = new QVBoxLayout(page);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(kInside);
    listColumn->addWidget(table, 1);
    listColumn->addWidget(new ManyBar(
        m_state, table, [table] { return table->selectedIds(); }, requestFields(m_state, *m_models[view])));
    m_stack->addWidget(page);
    buttons->addWidget(m_tools[view]->button());
    connect(table, &DataTable::currentIdChanged, this, [this, table](const base::Uuid& id) {
      if (!m_quiet && table->isVisible()) emit currentChanged(id);
    });
    connect(table, &DataTable::opened, this, &RequestList::opened);
  }
  connect(m_stack, &QStackedWidget::currentChanged, buttons, &QStackedWidget::setCurrentIndex);
  connect(m_clear, &QPushButton::clicked, this, [this] {
    clearFilters();
    m_when->setFocus(Qt::OtherFocusReason);
  });
}

DataTable* RequestList::makeTable(View view, const QString& name, const char* id, std::vector<int> byImportance) {
  auto* table = new DataTable(name);
  table->setTableModel(m_models[view], RequestsModel::Title);
  ListSpec spec{id, table, std::move(byImportance)};
  spec.filter = [this] { return filterState(); };
  spec.setFilter = [this](const QJsonObject& filter) { return setFilterState(filter); };
  spec.rowActions = [this, table](QMenu& menu) {
    connect(menu.addAction(tr("Open the request")), &QAction::triggered, this,
            [this, table] { emit opened(table->currentId()); });
  };
  m_tools[view] = new ListTools(m_state, m_navigator, std::move(spec));
  return table;
}

QJsonObject RequestList::filterState() const {
  QJsonObject filter;
  if (const auto value = m_stateChip->value())
    filter.insert(QStringLiteral("state"),
                  toQt(base::codeText(static_cast<domain::RequestState>(*value))));
  if (const auto value = m_when->value()) filter.insert(QStringLiteral("when"), *value);
  // By what they are, not by their place in the menu.
  if (const auto place = m_owner->value())
    filter.insert(QStringLiteral("owner"),
                  *place == kNobodyYet ? QString()
                                       : toQt(base::uuidText(m_people[static_cast<std::size_t>(*place)].uuid)));
  if (const auto place = m_partner->value())
    filter.insert(QStringLiteral("partner"), toQt(base::uuidText(m_partners[static_cast<std::size_t>(*place)].uuid)));
  if (const auto place = m_group->value())
    filter.insert(QStringLiteral("group"), *place == kFurtherAsks ? QString() : m_groups[*place]);
  return filter;
}

QStringList RequestList::setFilterState(const QJsonObject& filter) {
  QStringList unknown;
  for (auto* chip : {m_stateChip, m_when, m_owner, m_partner, m_group}) chip->setValue(std::nullopt);
  for (auto at = filter.begin(); at != filter.end(); ++at) {
    const QString text = at.value().toString();
    FilterChip* chip = nullptr;
    std::optional<int> value;
    if (at.key() == QLatin1String("state")) {
      chip = m_stateChip;
      if (const auto state = base::parseCode<domain::RequestState>(fromQt(text))) value = static_cast<int>(*state);
    } else if (at.key() == QLatin1String("when")) {
      chip = m_when;
      if (const int when = at.value().toInt(-1); when >= Late && when <= Open) value = when;
    } else if (at.key() == QLatin1String("owner")) {
      chip = m_owner;
      value = text.isEmpty() ? std::optional(kNobodyYet) : placeAmong(m_people, text);
    } else if (at.key() == QLatin1String("partner")) {
      chip = m_partner;
      value = placeAmong(m_partners, text);
    } else if (at.key() == QLatin1String("group")) {
      chip = m_group;
      if (const auto place = m_groups.indexOf(text); place >= 0) value = static_cast<int>(place);
      if (text.isEmpty()) value = kFurtherAsks;
    }
    if (value)
      chip->setValue(value);
    else
      unknown << at.key();
  }
  applyFilters();
  return unknown;
}

void RequestList::setRows(const std::vector<app::RequestRow>& rows) {
  m_quiet = true;
  for (auto* model : m_models) followRows(*model, rows, idOfRequestRow);
  m_quiet = false;
  refreshChoices();
}

const app::RequestRow* RequestList::row(const base::Uuid& id) const {
  const int at = m_models[Register]->find(id);
  return at < 0 ? nullptr : &m_models[Register]->at(at);
}

RequestList::View RequestList::view() const {
  return static_cast<View>(m_stack->currentIndex());
}

void RequestList::showView(View view) {
  m_stack->setCurrentIndex(view);
}

bool RequestList::open(const domain::SavedViewId& id) {
  for (const auto view : {Register, Log}) {
    if (!m_tools[view]->open(id)) continue;
    showView(view);
    return true;
  }
  return false;
}

void RequestList::setWords(const QString& text) {
  for (auto* model : m_models) model->setFilterText(text);
}

void RequestList::clearFilters() {
  for (auto* chip : {m_stateChip, m_when, m_owner, m_partner, m_group}) chip->setValue(std::nullopt);
  applyFilters();
}

void RequestList::showOnly(When when) {
  clearFilters();
  m_when->setValue(when);
  applyFilters();
}

void RequestList::setCurrent(const base::Uuid& id) {
  if (m_models[Register]->viewRowOf(id) < 0) clearFilters();
  m_quiet = true;
  for (auto* table : m_tables) table->setCurrentId(id);
  m_quiet = false;
}

void RequestList::refreshChoices() {
  // A choice stays on what it means while the menus' rows move.
  const auto owner = m_owner->value();
  const auto partner = m_partner->value();
  const auto group = m_group->value();
  const auto keptOwner =
      owner.value_or(kNobodyYet) >= 0 ? std::optional(m_people[static_cast<std::size_t>(*owner)]) : std::nullopt;
  const auto keptPartner = partner ? std::optional(m_partners[static_cast<std::size_t>(*partner)]) : std::nullopt;
  const QString keptGroup = group.value_or(kFurtherAsks) >= 0 ? m_groups[*group] : QString();
  m_people.clear();
  m_partners.clear();
  m_groups.clear();
  for (const auto& row : rows()) {
    if (row.owner && !placeAmong(m_people, *row.owner)) m_people.push_back(*row.owner);
    if (row.partner && !placeAmong(m_partners, *row.partner)) m_partners.push_back(*row.partner);
    if (!row.group.empty() && !m_groups.contains(toQt(row.group))) m_groups << toQt(row.group);
  }
  auto people = namedEntries<domain::Person>(m_state, m_people);
  people.push_back({tr("Nobody yet"), kNobodyYet});
  m_owner->setEntries(std::move(people));
  m_partner->setEntries(namedEntries<domain::Partner>(m_state, m_partners));
  std::vector<FilterChip::Entry> groups;
  for (int i = 0; i < m_groups.size(); ++i) groups.push_back({m_groups[i], i});
  groups.push_back({tr("Further asks"), kFurtherAsks});
  m_group->setEntries(std::move(groups));
  if (keptOwner) m_owner->setValue(placeAmong(m_people, *keptOwner));
  if (keptPartner) m_partner->setValue(placeAmong(m_partners, *keptPartner));
  if (!keptGroup.isEmpty()) {
    const auto place = m_groups.indexOf(keptGroup);
    m_group->setValue(place < 0 ? std::nullopt : std::optional(static_cast<int>(place)));
  }
}

void RequestList::applyFilters() {
  struct Wanted {
    std::optional<domain::RequestState> state;
    std::optional<When> when;
    bool byOwner = false;
    std::optional<domain::PersonId> owner;  // with byOwner: none is nobody yet
    std::optional<domain::PartnerId> partner;
    std::optional<std::string> group;  // "" is a further ask
  } wanted;
  if (const auto value = m_stateChip->value()) wanted.state = static_cast<domain::RequestState>(*value);
  if (const auto value = m_when->value()) wanted.when = static_cast<When>(*value);
  if (const auto place = m_owner->value()) {
    wanted.byOwner = true;
    if (*place != kNobodyYet) wanted.owner = m_people[static_cast<std::size_t>(*place)];
  }
  if (const auto place = m_partner->value()) wanted.partner = m_partners[static_cast<std::size_t>(*place)];
  if (const auto place = m_group->value()) wanted.group = *place == kFurtherAsks ? "" : fromQt(m_groups[*place]);
  const bool any = wanted.state || wanted.when || wanted.byOwner || wanted.partner || wanted.group;
  m_clear->setVisible(any);
  for (auto* model : m_models) {
    if (!any) {
      model->setCondition({});
      continue;
    }
    model->setCondition([this, model, wanted](int sourceRow) {
      const auto& row = model->at(sourceRow);
      if (wanted.state && row.state() != *wanted.state) return false;
      if (wanted.byOwner && row.owner != wanted.owner) return false;
      if (wanted.partner && row.partner != wanted.partner) return false;
      if (wanted.group && row.group != *wanted.group) return false;
      if (!wanted.when) return true;
      switch (*wanted.when) {
        case Late:
          return app::isLate(row, m_state.now());
        case Soon:
          return app::isDueWithin(row, m_state.now(), app::kSoonHours);
        case NotReady:
          return !app::isReady(row);
        case Open:
          return app::isOpen(row);
      }
      return true;
    });
  }
}

}  // namespace waymark::ui
