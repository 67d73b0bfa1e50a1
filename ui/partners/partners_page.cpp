// SPDX-License-Identifier: GPL-3.0-or-later
#include "partners/partners_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <map>

#include "app/restricted.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "partners/many_fields.h"
#include "partners/partner_forms.h"
#include "shell/list_tools.h"
#include "widgets/choice.h"
#include "widgets/column_scroll.h"
#include "widgets/detail_panel.h"
#include "widgets/follow_rows.h"
#include "widgets/icons.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kPanelWidth = 420;
constexpr int kListWidth = 380;
constexpr int kTwoLines = 60;

base::Uuid personOf(const ContactRow& row) {
  return row.person.uuid;
}

QVBoxLayout* columnOf(QWidget* widget, int spacing = kInside) {
  auto* column = new QVBoxLayout(widget);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(spacing);
  return column;
}

}  // namespace

PartnersPage::PartnersPage(const PageContext& context)
    : Page(context),
      m_organisations(new OrganisationModel(this)),
      m_people(new PeopleModel(context.state, PeopleModel::Kind::People, this)),
      m_owed(new OwedModel(context.state, this)),
      m_given(new GivenModel(context.state, this)),
      m_tree(new PeopleModel(context.state, PeopleModel::Kind::Tree, this)),
      m_header(new PageHeader(tr("Partners"))),
      m_view(new ChoiceStrip(tr("View"), {{tr("Organisations"), Organisations}, {tr("Contact tree"), Tree}})),
      m_newPerson(new Button(ButtonKind::Secondary, "add", tr("New person"))),
      m_newPartner(new Button(ButtonKind::Primary, "add", tr("New organisation"))),
      m_views(new QStackedWidget),
      m_organisationList(new DataTable(tr("Organisations"))),
      m_chosenName(new ElidedLabel({TextSize::Heading, TextWeight::Strong})),
      m_chosenNote(new ElidedLabel({TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_editPartner(new Button(ButtonKind::Quiet, "edit", tr("Edit organisation"))),
      m_part(new ChoiceStrip(tr("Of this organisation"),
                             {{tr("People"), People}, {tr("Tasks"), Owed}, {tr("Evidence"), Given}})),
      m_parts(new QStackedWidget),
      m_peopleTable(new DataTable(tr("People"))),
      m_owedTable(new DataTable(tr("Tasks owed"))),
      m_givenTable(new DataTable(tr("Evidence given, by criterion"))),
      m_treeTable(new DataTable(tr("Contact tree"))),
      m_outside(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_warnings(new QVBoxLayout),
      m_empty(new EmptyState("partners", tr("No partners yet"),
                             tr("Partners are the organisations that share the inspection: the council, the integrated "
                                "care boards, health providers, the parent carer forum, schools. Begin with one."),
                             tr("Add an organisation"))),
      m_partnerForm(new PartnerForm),
      m_personForm(new PersonForm(context.state)),
      m_forms(new QStackedWidget),
      m_soon(new QTimer(this)) {
  m_view->setValue(Organisations);
  m_part->setValue(People);
  m_header->addAction(m_newPerson);
  m_header->addAction(m_newPartner);
  m_views->addWidget(makeOrganisations());
  m_views->addWidget(makeTree());
  m_views->addWidget(m_empty);
  m_warnings->setSpacing(2);
  m_forms->addWidget(m_partnerForm);
  m_forms->addWidget(m_personForm);
  auto* main = new QWidget;
  auto* column = new QVBoxLayout(main);
  column->setContentsMargins(kAround, kAround, kAround, 0);
  column->setSpacing(kBetween);
  column->addWidget(m_header);
  column->addWidget(m_view);
  column->addLayout(m_warnings);
  column->addWidget(m_views, 1);
  // Where text is large the lists keep a few rows, and the page scrolls.
  auto* scroll = new ColumnScroll;
  scroll->setColumn(main);
  m_splitter = new DetailSplitter(scroll, tr("Details"));
  m_splitter->setWidth(kPanelWidth, QStringLiteral("partners"));
  m_splitter->panel()->setContent(m_forms);
  columnOf(this, 0)->addWidget(m_splitter);
  m_soon->setSingleShot(true);
  m_soon->setInterval(0);
  connectParts();
  onLoaded();
}

PartnersPage::~PartnersPage() {
  // Children end after this class does and lose their focus then: nothing of it may come here.
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

QWidget* PartnersPage::makeOrganisations() {
  m_organisationList->setTableModel(m_organisations, 0);
  m_organisationList->setItemDelegateForColumn(OrganisationModel::Name,
                                               new TwoLineDelegate(TextWeight::Strong, m_organisationList));
  m_organisationList->setLines(2, kTwoLines);
  m_peopleTable->setTableModel(m_people, PeopleModel::Third);
  m_owedTable->setTableModel(m_owed, OwedModel::Title);
  m_givenTable->setTableModel(m_given, GivenModel::Criterion);
  for (auto* table : {m_peopleTable, m_owedTable, m_givenTable}) m_parts->addWidget(table);
  auto* list = new QWidget;
  auto* listColumn = columnOf(list);
  using Organisation = OrganisationModel;
  ListSpec organisations{"partners.organisations",
                         m_organisationList,
                         {Organisation::Kind, Organisation::People, Organisation::Open, Organisation::Late,
                          Organisation::Findings, Organisation::Criteria},
                         false};
  organisations.rowActions = [this](QMenu& menu) {
    connect(menu.addAction(tr("Edit organisation")), &QAction::triggered, this, [this] { editChosen(); });
  };
  listColumn->addWidget((new ListTools(state(), navigator(), std::move(organisations)))->button(), 0, Qt::AlignRight);
  listColumn->addWidget(m_organisationList, 1);
  listColumn->addWidget(new ManyBar(
      state(), m_organisationList, [this] { return m_organisationList->selectedIds(); }, organisationFields(state())));
  auto* chosen = new QWidget;
  auto* column = columnOf(chosen);
  column->setContentsMargins(kBetween, 0, 0, 0);
  auto* top = new QHBoxLayout;
  top->addWidget(m_chosenName, 1);
  top->addWidget(m_editPartner);
  column->addLayout(top);
  auto* note = new QHBoxLayout;  // beside the note, so that the strip below has the whole width
  note->addWidget(m_chosenNote, 1);
  column->addLayout(note);
  auto* buttons = new QStackedWidget;
  for (const auto& [id, table] : {std::pair{"partners.people", m_peopleTable}, std::pair{"partners.owed", m_owedTable},
                                  std::pair{"partners.given", m_givenTable}})
    buttons->addWidget((new ListTools(state(), navigator(), {id, table, {}, false}))->button());
  connect(m_parts, &QStackedWidget::currentChanged, buttons, &QStackedWidget::setCurrentIndex);
  buttons->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
  note->addWidget(buttons);
  column->addWidget(m_part);
  column->addWidget(m_parts, 1);
  column->addWidget(new ManyBar(
      state(), m_peopleTable, [this] { return m_peopleTable->selectedIds(); }, personFields(state())));
  auto* both = new QSplitter(Qt::Horizontal);
  both->setChildrenCollapsible(false);
  both->addWidget(list);
  both->addWidget(chosen);
  list->setMinimumWidth(220);
  chosen->setMinimumWidth(260);
  both->setStretchFactor(0, 1);  // where there is little room, both give way
  both->setStretchFactor(1, 2);
  both->setSizes({kListWidth, 800});
  return both;
}

QWidget* PartnersPage::makeTree() {
  m_treeTable->setTableModel(m_tree, PeopleModel::JobTitle);
  // The order of the calls is the tree's; sorting would take it apart.
  m_treeTable->horizontalHeader()->setSectionsClickable(false);
  m_treeTable->horizontalHeader()->setSortIndicatorShown(false);
  auto* page = new QWidget;
  auto* column = columnOf(page);
  m_treeTools = new ListTools(state(), navigator(), {"partners.tree", m_treeTable});
  auto* top = new QHBoxLayout;
  top->addWidget(makeLabel(tr("Who rings whom in the first hour after the call, in this order."),
                           {TextSize::Body, TextWeight::Regular, Role::Muted}),
                 1);
  top->addWidget(m_treeTools->button());
  column->addLayout(top);
  column->addWidget(m_treeTable, 1);
  column->addWidget(new ManyBar(
      state(), m_treeTable, [this] { return m_treeTable->selectedIds(); }, personFields(state())));
  column->addWidget(m_outside);
  column->addSpacing(kInside);
  return page;
}

void PartnersPage::connectParts() {
  connect(&state(), &AppState::loaded, this, &PartnersPage::onLoaded);
  connect(&state(), &AppState::applied, this, &PartnersPage::follow);
  connect(&state(), &AppState::timelineChanged, m_soon, qOverload<>(&QTimer::start));
  connect(&state(), &AppState::failed, this, [this] {
    m_writing = m_editWaits = false;
    m_awaited = {};
  });
  connect(m_soon, &QTimer::timeout, this, &PartnersPage::refresh);
  connect(m_view, &ChoiceStrip::chosen, this, [this](int view) { showView(static_cast<View>(view)); });
  connect(m_part, &ChoiceStrip::chosen, m_parts, &QStackedWidget::setCurrentIndex);
  connect(m_newPerson, &QPushButton::clicked, this, &PartnersPage::newPerson);
  connect(m_newPartner, &QPushButton::clicked, this, &PartnersPage::newPartner);
  connect(m_empty, &EmptyState::started, this, &PartnersPage::newPartner);
  connect(m_editPartner, &QPushButton::clicked, this, &PartnersPage::editChosen);
  connect(m_organisationList, &DataTable::currentIdChanged, this, [this](const base::Uuid& id) {
    if (id.isNull()) return;
    m_chosen = {id};
    refreshChosen();
    if (m_splitter->isOpen() && !m_shownPartner.isNull()) showPartner(m_chosen);
  });
  connect(m_organisationList, &DataTable::opened, this, [this](const base::Uuid& id) {
    showPartner({id});
    m_partnerForm->focusFirst();
  });
  for (auto* table : {m_peopleTable, m_treeTable}) {
    connect(table, &DataTable::currentIdChanged, this, [this, table](const base::Uuid& id) {
      if (!m_quiet && !id.isNull() && table->isVisible()) showPerson(id);
    });
    connect(table, &DataTable::opened, this, [this](const base::Uuid& id) {
      showPerson(id);
      m_personForm->focusFirst();
    });
  }
  connect(m_owedTable, &DataTable::opened, this, [this](const base::Uuid& id) {
    if (const int row = m_owed->find(id); row >= 0)
      navigator().go(QStringLiteral("timeline"), toQt(m_owed->at(row).key));
  });
  connect(m_givenTable, &DataTable::opened, this, [this](const base::Uuid& id) {
    if (const int row = m_given->find(id); row >= 0)
      navigator().go(QStringLiteral("evidence"),
                     QStringLiteral("filter:%1,%2")
                         .arg(toQt(m_given->at(row).criterion.text()), toQt(base::uuidText(m_chosen.uuid))));
  });
  for (RecordForm* form : {static_cast<RecordForm*>(m_partnerForm), static_cast<RecordForm*>(m_personForm)}) {
    connect(form, &RecordForm::edited, this, &PartnersPage::writeEdit);
    connect(form, &RecordForm::saveAsked, this, &PartnersPage::save);
    connect(form, &RecordForm::removeAsked, this, &PartnersPage::remove);
  }
}

void PartnersPage::onLoaded() {
  m_splitter->shut();
  m_shownPartner = {};
  m_shownPerson = {};
  m_writing = m_editWaits = false;
  const auto& why = state().readOnlyWhy();
  const QString reason = why ? messageText(*why) : QString();
  m_partnerForm->setReadOnlyReason(reason);
  m_personForm->setReadOnlyReason(reason);
  for (auto* button : {m_newPerson, m_newPartner, m_empty->button()}) {
    button->setEnabled(!why);
    button->setToolTip(reason);
  }
  const auto& partners = state().workspace().all<domain::Partner>();
  m_chosen = partners.empty() ? domain::PartnerId{} : partners.rows().front().value.id;
  refresh();
  m_quiet = true;
  m_organisationList->setCurrentId(m_chosen.uuid);
  m_quiet = false;
}

void PartnersPage::refresh() {
  const auto& partners = state().workspace().all<domain::Partner>();
  std::vector<OrganisationRow> rows;
  for (const auto& row : partners) rows.push_back({row.value, countsOf(state(), row.value.id)});
  if (state().find<domain::Partner>(m_chosen) == nullptr)
    m_chosen = rows.empty() ? domain::PartnerId{} : rows.front().partner.id;
  m_quiet = true;
  followRows(*m_organisations, std::move(rows), [](const OrganisationRow& row) { return row.partner.id.uuid; });
  if (m_organisationList->currentId() != m_chosen.uuid) m_organisationList->setCurrentId(m_chosen.uuid);
  followRows(*m_tree, contactTree(state().workspace()), personOf);
  m_quiet = false;
  refreshChosen();
  refreshWarnings();
  QStringList outside;
  for (const auto& id : outsideContactTree(state().workspace()))
    outside << toQt(state().find<domain::Person>(id)->value.name);
  m_outside->setText(outside.isEmpty() ? tr("Everybody has a place in the tree.")
                                       : tr("Not in the tree: %1.").arg(outside.join(QStringLiteral(", "))));
  const auto people = std::ssize(state().workspace().all<domain::Person>().rows());
  m_header->setSummary(
      partners.empty()
          ? QString()
          : tr("%1, %2").arg(partners.size() == 1 ? tr("1 organisation") : tr("%L1 organisations").arg(partners.size()),
                             people == 1 ? tr("1 person") : tr("%L1 people").arg(people)));
  showView(static_cast<View>(m_view->value().value_or(Organisations)));
}

void PartnersPage::refreshChosen() {
  const auto* partner = state().find<domain::Partner>(m_chosen);
  m_editPartner->setVisible(partner != nullptr);
  if (partner == nullptr) return;
  m_chosenName->setText(toQt(partner->value.name));
  m_chosenNote->setText(partner->value.notes.empty()
                            ? partnerKindWord(partner->value.kind)
                            : partnerKindWord(partner->value.kind) + QStringLiteral(". ") + toQt(partner->value.notes));
  std::vector<ContactRow> people;
  for (const auto& row : state().workspace().all<domain::Person>())
    if (row.value.partner == m_chosen) people.push_back({row.value.id, 0});
  std::vector<app::PlannedTask> owed;
  for (const auto& task : state().plan().tasks)
    if (app::isOpen(task) && !task.conditional && isOwnedBy(state(), task, m_chosen)) owed.push_back(task);
  std::map<int, GivenRow> given;
  for (const auto& row : state().workspace().all<domain::Evidence>()) {
    if (row.value.partner != m_chosen || row.value.review == domain::ReviewState::Rejected) continue;
    if (app::isUnderEmbargo(state().workspace(), row.value)) continue;
    auto& line = given[state().pack().criterionIndex(row.value.criterion)];
    line.criterion = row.value.criterion;
    line.strengths += row.value.finding == domain::Finding::Strength;
    line.mixed += row.value.finding == domain::Finding::Mixed;
    line.concerns += row.value.finding == domain::Finding::Concern;
  }
  std::vector<GivenRow> lines;
  for (const auto& [place, line] : given) lines.push_back(line);
  const bool wasQuiet = m_quiet;
  m_quiet = true;
  followRows(*m_people, std::move(people), personOf);
  m_owed->setRows(std::move(owed));
  m_given->setRows(std::move(lines));
  m_quiet = wasQuiet;
}

void PartnersPage::refreshWarnings() {
  while (auto* item = m_warnings->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  if (state().workspace().all<domain::Partner>().empty()) return;
  for (const auto& warning : partnerWarnings(state())) {
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kInside);
    auto* icon = new QLabel;
    icon->setPixmap(themedIcon("warning", Role::Late).pixmap(18, 18));
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(makeLabel(warning.sentence), 1);
    if (warning.person) {
      auto* open = new Button(ButtonKind::Quiet, tr("Open"));
      open->setAccessibleName(tr("Open %1").arg(personName(state().workspace(), warning.person)));
      connect(open, &QPushButton::clicked, this, [this, id = *warning.person] {
        showPerson(id.uuid);
        m_personForm->focusFirst();
      });
      row->addWidget(open);
    }
    m_warnings->addWidget(line);
  }
}

void PartnersPage::showView(View view) {
  const bool empty = state().workspace().all<domain::Partner>().empty();
  m_views->setCurrentIndex(empty ? Empty : view);
  m_view->setVisible(!empty);
  m_newPerson->setVisible(!empty);
}

QString PartnersPage::accessibleSummary() const {
  return tr("%L1 organisations, %L2 people.")
      .arg(state().workspace().all<domain::Partner>().size())
      .arg(state().workspace().all<domain::Person>().size());
}

void PartnersPage::setFilter(const QString& text) {
  m_organisations->setFilterText(text);
  m_people->setFilterText({});
  m_tree->setFilterText(text);
}

QString PartnersPage::place() const {
  const bool onPerson = m_splitter->isOpen() && !m_shownPerson.isNull();
  const auto& id = onPerson ? m_shownPerson.uuid : m_chosen.uuid;
  return id.isNull() ? QString() : toQt(base::uuidText(id));
}

void PartnersPage::openArgument(const QString& argument) {
  if (argument == QLatin1String("tree")) {
    m_view->setValue(Tree);
    showView(Tree);
    m_treeTable->setFocus();
    return;
  }
  if (argument.startsWith(QLatin1String("view:"))) {
    const auto view = base::parseUuid(fromQt(argument.mid(5)));
    if (!view || state().find<domain::SavedView>({*view}) == nullptr) return;
    m_view->setValue(Tree);
    showView(Tree);
    m_treeTools->open({*view});
    return;
  }
  const auto id = base::parseUuid(fromQt(argument));
  if (!id) return;
  if (state().find<domain::Person>({*id}) != nullptr) {
    showPerson(*id);
    m_personForm->focusFirst();
  } else {
    m_organisationList->setCurrentId(*id);
    m_organisationList->setFocus();
  }
}

void PartnersPage::openPanel(RecordForm* form, const QString& title) {
  m_forms->setCurrentWidget(form);
  m_splitter->panel()->setTitle(title);
  m_splitter->open();
}

void PartnersPage::showPerson(const base::Uuid& id) {
  const auto* row = state().find<domain::Person>({id});
  if (row == nullptr) return;
  m_shownPerson = {id};
  m_shownPartner = {};
  m_personForm->show(RecordForm::Mode::Edit, row->value);
  openPanel(m_personForm, tr("Person"));
}

void PartnersPage::showPartner(const domain::PartnerId& id) {
  const auto* row = state().find<domain::Partner>(id);
  if (row == nullptr) return;
  m_shownPartner = id;
  m_shownPerson = {};
  m_partnerForm->show(RecordForm::Mode::Edit, row->value);
  openPanel(m_partnerForm, tr("Organisation"));
}

void PartnersPage::editChosen() {
  showPartner(m_chosen);
  m_partnerForm->focusFirst();
}

void PartnersPage::newPerson() {
  domain::Person person;
  person.id = state().newId<domain::PersonTag>();
  if (!m_chosen.isNull()) person.partner = m_chosen;
  m_shownPerson = {};
  m_shownPartner = {};
  m_personForm->show(RecordForm::Mode::New, person);
  openPanel(m_personForm, tr("New person"));
  m_personForm->focusFirst();
}

void PartnersPage::newPartner() {
  domain::Partner partner;
  partner.id = state().newId<domain::PartnerTag>();
  m_shownPerson = {};
  m_shownPartner = {};
  m_partnerForm->show(RecordForm::Mode::New, partner);
  openPanel(m_partnerForm, tr("New organisation"));
  m_partnerForm->focusFirst();
}

void PartnersPage::save() {
  if (state().readOnlyWhy()) return;
  if (m_forms->currentWidget() == m_personForm) {
    if (!m_personForm->check()) return;
    auto person = m_personForm->value();
    m_awaited = person.id.uuid;
    state().apply(tr("add %1").arg(toQt(person.name)), domain::made(std::move(person)));
  } else {
    if (!m_partnerForm->check()) return;
    auto partner = m_partnerForm->value();
    m_awaited = partner.id.uuid;
    state().apply(tr("add %1").arg(toQt(partner.name)), domain::made(std::move(partner)));
  }
}

void PartnersPage::writeEdit() {
  if (m_writing) {
    m_editWaits = true;
    return;
  }
  if (const auto* row = m_shownPerson.isNull() ? nullptr : state().find<domain::Person>(m_shownPerson)) {
    auto now = m_personForm->value();
    if (now == row->value || !m_personForm->check()) return;
    m_writing = true;
    state().apply(tr("edit %1").arg(toQt(now.name)), domain::edited(*row, std::move(now)));
  } else if (const auto* stored = m_shownPartner.isNull() ? nullptr : state().find<domain::Partner>(m_shownPartner)) {
    auto now = m_partnerForm->value();
    if (now == stored->value || !m_partnerForm->check()) return;
    m_writing = true;
    state().apply(tr("edit %1").arg(toQt(now.name)), domain::edited(*stored, std::move(now)));
  }
}

void PartnersPage::remove() {
  QString name;
  if (const auto* person = m_shownPerson.isNull() ? nullptr : state().find<domain::Person>(m_shownPerson)) {
    name = toQt(person->value.name);
    state().apply(withoutPerson(state(), m_shownPerson));
  } else if (const auto* partner = m_shownPartner.isNull() ? nullptr : state().find<domain::Partner>(m_shownPartner)) {
    name = toQt(partner->value.name);
    state().apply(withoutPartner(state(), m_shownPartner));
  }
  if (!name.isEmpty())
    navigator().sayUndoable(tr("Took out %1. Tasks and evidence stay. Ctrl+Z brings it back.").arg(name));
}

void PartnersPage::follow(const domain::ChangeSet& changes) {
  bool shown = false;
  bool made = false;
  for (const auto& change : changes.changes) {
    const auto id = domain::idOf(change.after ? *change.after : *change.before);
    shown = shown || id == m_shownPerson.uuid || id == m_shownPartner.uuid;
    made = made || (!m_awaited.isNull() && id == m_awaited);
  }
  m_soon->start();
  if (made) {
    const base::Uuid id = std::exchange(m_awaited, {});
    if (state().find<domain::Person>({id}) != nullptr) {
      showPerson(id);
    } else {
      m_chosen = {id};
      showPartner(m_chosen);
    }
  }
  if (!shown) return;
  m_writing = false;
  if (std::exchange(m_editWaits, false)) {
    writeEdit();
    if (m_writing) return;
  }
  if (const auto* person = m_shownPerson.isNull() ? nullptr : state().find<domain::Person>(m_shownPerson))
    m_personForm->show(RecordForm::Mode::Edit, person->value);
  else if (const auto* partner = m_shownPartner.isNull() ? nullptr : state().find<domain::Partner>(m_shownPartner))
    m_partnerForm->show(RecordForm::Mode::Edit, partner->value);
  else
    m_splitter->shut();
}

}  // namespace waymark::ui
