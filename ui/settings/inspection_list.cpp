// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/inspection_list.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "app/plan.h"
#include "bridge/dates.h"
#include "bridge/text.h"
#include "framework/pack_loader.h"
#include "shell/app_state.h"
#include "shell/list_tools.h"
#include "widgets/button.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

using domain::Inspection;

namespace {

constexpr int kInspectionsShown = 5;

/// The anchor on which the report or letter is out; "" where nothing is published.
std::string publicationAnchor(const framework::Pack& pack) {
  for (const char* id : {"published", "letter"})
    if (pack.anchor(id) != nullptr) return id;
  return {};
}

const domain::Stored<domain::Override>* anchorOverride(const AppState& state, domain::InspectionId inspection,
                                                       const std::string& anchor) {
  for (const auto& row : state.workspace().all<domain::Override>())
    if (row.value.inspection == inspection && row.value.subject == domain::OverrideSubject::Anchor &&
        row.value.key == anchor)
      return &row;
  return nullptr;
}

}  // namespace

InspectionModel::InspectionModel(QObject* parent)
    : VectorModel(named({{tr("Inspection"), 260},
                         {tr("Framework"), 190},
                         {tr("Call, meeting or visit"), 170},
                         {tr("State"), 200},
                         {tr("Published outcome"), 260},
                         {tr("Published on"), 140}},
                        {"title", "framework", "notified", "state", "outcome", "published"}),
                  parent) {}

QVariant InspectionModel::cell(int sourceRow, int column, int role) const {
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole) return {};
  const auto& row = at(sourceRow);
  switch (column) {
    case Title:
      return row.title;
    case Framework:
      return row.framework;
    case Notified:
      return longDate(row.notified);
    case State:
      return row.state;
    case Outcome:
      return row.outcome;
    default:
      return longDate(row.published);
  }
}

bool InspectionModel::less(int sourceA, int sourceB, int column) const {
  if (column == Notified) return at(sourceA).notified < at(sourceB).notified;
  if (column == Published) return at(sourceA).published < at(sourceB).published;
  return TableModel::less(sourceA, sourceB, column);
}

InspectionList::InspectionList(AppState& state, Navigator& navigator, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_model(new InspectionModel(this)),
      m_table(new DataTable(tr("Inspections of this workspace"))),
      m_title(new QLineEdit),
      m_framework(new FormCombo),
      m_day(new DateField(state.now().today)),
      m_titleRow(new FormRow(tr("Title"), m_title)),
      m_dayRow(new FormRow(tr("Day of the call, meeting or visit"), m_day, tr("Empty while it is awaited"))),
      m_add(new Button(ButtonKind::Secondary, "add", tr("Add inspection"))),
      m_outcomeOf(makeLabel({}, {TextSize::Body, TextWeight::Strong})),
      m_outcome(new FormCombo),
      m_published(new DateField(state.now().today)),
      m_publishedRow(new FormRow(tr("Published on"), m_published, tr("The plan then counts from it"))),
      m_set(new Button(ButtonKind::Secondary, tr("Set the outcome"))) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addWidget(makeLabel(tr("Past and present, on any framework. The plan is about the one that is awaited, else "
                                 "about the newest."),
                              {TextSize::Body, TextWeight::Regular, Role::Muted}));
  m_table->setTableModel(m_model, InspectionModel::Title);
  fixTextHeight(m_table, (kInspectionsShown + 1) * kRowHeight);
  auto* tools = new ListTools(state, navigator, {"settings.inspections", m_table, {}, false});
  column->addWidget(tools->button(), 0, Qt::AlignRight);
  column->addWidget(m_table);
  m_outcomeFields = makeOutcome();
  column->addWidget(m_outcomeFields);
  column->addWidget(makeNew());
  connect(m_table, &DataTable::currentIdChanged, this, &InspectionList::showCurrent);
  connect(&m_state, &AppState::loaded, this, [this] {
    m_packs.clear();
    refresh();
  });
  connect(&m_state, &AppState::applied, this, [this](const domain::ChangeSet& set) {
    for (const auto& change : set.changes) {
      const auto kind = domain::kindOf(change.after ? *change.after : *change.before);
      if (kind == "inspection" || kind == "override" || kind == "calendar_entry") return refresh();
    }
  });
  refresh();
}

QWidget* InspectionList::makeNew() {
  auto* holder = new QWidget;
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  auto* fields = new QHBoxLayout;
  fields->setSpacing(16);
  fields->addWidget(m_titleRow, 2, Qt::AlignTop);
  fields->addWidget(new FormRow(tr("Framework"), m_framework), 2, Qt::AlignTop);
  fields->addWidget(m_dayRow, 1, Qt::AlignTop);
  column->addLayout(fields);
  column->addWidget(m_add, 0, Qt::AlignLeft);
  for (const auto& pack : m_state.library().list().packs)
    if (m_framework->findData(toQt(pack.id)) < 0) m_framework->addItem(toQt(pack.title), toQt(pack.id));
  connect(m_add, &QPushButton::clicked, this, &InspectionList::add);
  return holder;
}

QWidget* InspectionList::makeOutcome() {
  auto* holder = new QWidget;
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addWidget(m_outcomeOf);
  auto* fields = new QHBoxLayout;
  fields->setSpacing(16);
  fields->addWidget(new FormRow(tr("Published outcome"), m_outcome), 2, Qt::AlignTop);
  fields->addWidget(m_publishedRow, 1, Qt::AlignTop);
  fields->addStretch(1);
  column->addLayout(fields);
  column->addWidget(m_set, 0, Qt::AlignLeft);
  connect(m_set, &QPushButton::clicked, this, &InspectionList::setOutcome);
  return holder;
}

const framework::Pack& InspectionList::packOf(const std::string& id, const std::string& version) {
  const auto& shown = m_state.planPack();
  if (id == shown.id && (version.empty() || framework::compareVersions(version, shown.version) == 0)) return shown;
  const auto [at, isNew] = m_packs.try_emplace({id, version});
  if (isNew)
    if (auto found = m_state.library().loadNearest(id, version)) at->second = std::move(found->pack);
  return at->second;
}

InspectionRow InspectionList::rowOf(const Inspection& inspection) {
  const auto& pack = packOf(inspection.frameworkId, inspection.frameworkVersion);
  InspectionRow row{inspection.id, toQt(inspection.title), toQt(pack.shortTitle), inspection.notified, {}, {}, {}};
  if (pack.id.empty()) row.framework = tr("%1 (can’t be read)").arg(toQt(inspection.frameworkId));
  const auto today = m_state.now().today;
  const auto plan = schedule::compute(pack, m_state.calendar(), app::planInputs(m_state.workspace(), inspection));
  const auto last = plan.day("on_site_end") ? plan.day("on_site_end") : inspection.notified;
  const auto* outcome = pack.outcome(inspection.publishedOutcome);
  if (outcome != nullptr) {
    row.outcome = toQt(outcome->title);
    row.published = plan.day(publicationAnchor(pack));
  }
  if (inspection.kind == domain::InspectionKind::Rehearsal)
    row.state = tr("Rehearsal");
  else if (outcome != nullptr)
    row.state = tr("Published");
  else if (!inspection.notified)
    row.state = tr("Awaited");
  else if (today < *inspection.notified)
    row.state = tr("To come");
  else if (last && today <= *last)
    row.state = tr("Under way");
  else
    row.state = pack.outcomes.empty() ? tr("Over") : tr("Over, outcome awaited");
  const auto* shown = m_state.realInspection();
  if (shown != nullptr && shown->value.id == inspection.id) row.state = tr("%1 · in the plan").arg(row.state);
  return row;
}

void InspectionList::refresh() {
  std::vector<InspectionRow> rows;
  for (const auto& row : m_state.workspace().all<Inspection>()) rows.push_back(rowOf(row.value));
  std::ranges::stable_sort(rows, [](const auto& a, const auto& b) {
    return a.notified.has_value() != b.notified.has_value() ? !a.notified : a.notified > b.notified;
  });
  m_model->setRows(std::move(rows));
  const bool canWrite = m_state.isOpen() && !m_state.readOnlyWhy();
  m_add->setEnabled(canWrite);
  m_day->setToday(m_state.now().today);
  m_published->setToday(m_state.now().today);
  showCurrent();
}

const domain::Stored<Inspection>* InspectionList::current() const {
  const auto id = m_table->currentId();
  return id.isNull() ? nullptr : m_state.find<Inspection>({id});
}

void InspectionList::showCurrent() {
  const auto* stored = current();
  const bool hasOutcomes =
      stored != nullptr && !packOf(stored->value.frameworkId, stored->value.frameworkVersion).outcomes.empty();
  m_outcomeFields->setVisible(hasOutcomes);
  if (!hasOutcomes) return;
  const auto& pack = packOf(stored->value.frameworkId, stored->value.frameworkVersion);
  m_outcomeOf->setText(tr("What came of “%1”").arg(toQt(stored->value.title)));
  m_outcome->clear();
  m_outcome->addItem(tr("Not published yet"), QString());
  for (const auto& outcome : pack.outcomes) m_outcome->addItem(toQt(outcome.title), toQt(outcome.id));
  m_outcome->setCurrentIndex(std::max(0, m_outcome->findData(toQt(stored->value.publishedOutcome))));
  const auto* set = anchorOverride(m_state, stored->value.id, publicationAnchor(pack));
  m_published->setDay(set == nullptr ? std::nullopt : base::parseDay(set->value.value));
  m_publishedRow->setError({});
  m_set->setEnabled(!m_state.readOnlyWhy());
}

void InspectionList::add() {
  const bool named = !m_title->text().trimmed().isEmpty();
  m_titleRow->setError(named ? QString() : tr("Give the inspection a title."));
  if (!named || !m_day->isRight()) return;
  Inspection inspection;
  inspection.id = m_state.newId<domain::InspectionTag>();
  inspection.title = fromQt(m_title->text().trimmed());
  inspection.frameworkId = fromQt(m_framework->currentData().toString());
  inspection.frameworkVersion = m_state.library().load(inspection.frameworkId).value_or(framework::Pack{}).version;
  inspection.notified = m_day->day();
  m_state.apply(tr("add the inspection “%1”").arg(m_title->text().trimmed()), domain::made(inspection));
  m_title->clear();
  m_day->setDay(std::nullopt);
  m_title->setFocus();
}

void InspectionList::setOutcome() {
  const auto* stored = current();
  if (stored == nullptr || !m_published->isRight()) return;
  const auto& pack = packOf(stored->value.frameworkId, stored->value.frameworkVersion);
  const auto outcome = fromQt(m_outcome->currentData().toString());
  const auto day = outcome.empty() ? std::nullopt : m_published->day();
  if (day && stored->value.notified && *day < *stored->value.notified)
    return m_publishedRow->setError(tr("The outcome can’t be out before the inspection."));
  m_publishedRow->setError({});
  domain::ChangeSet set{fromQt(tr("set the outcome of “%1”").arg(toQt(stored->value.title))), {}};
  if (outcome != stored->value.publishedOutcome) {
    auto after = stored->value;
    after.publishedOutcome = outcome;
    set.changes.push_back(domain::edited(*stored, std::move(after)));
  }
  const auto anchor = publicationAnchor(pack);
  const auto* known = anchorOverride(m_state, stored->value.id, anchor);
  if (day && !anchor.empty()) {
    domain::Override dated = known != nullptr ? known->value : domain::Override{};
    dated.value = base::isoText(*day);
    dated.at = m_state.now().utc;
    if (known == nullptr) {
      dated.id = m_state.newId<domain::OverrideTag>();
      dated.inspection = stored->value.id;
      dated.subject = domain::OverrideSubject::Anchor;
      dated.key = anchor;
      dated.reason = fromQt(tr("The day on which it was published"));
      set.changes.push_back(domain::made(dated));
    } else if (known->value.value != dated.value) {
      set.changes.push_back(domain::edited(*known, std::move(dated)));
    }
  } else if (known != nullptr) {
    set.changes.push_back(domain::removed(*known));
  }
  if (!set.changes.empty()) m_state.apply(std::move(set));
}

}  // namespace waymark::ui
