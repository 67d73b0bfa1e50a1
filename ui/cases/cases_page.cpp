// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/cases_page.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "cases/case_detail.h"
#include "shell/list_tools.h"
#include "shell/restricted_door.h"
#include "widgets/choice.h"
#include "widgets/column_scroll.h"
#include "widgets/data_table.h"
#include "widgets/detail_panel.h"
#include "widgets/follow_rows.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr auto kCasesPart = domain::RestrictedPart::TrackedChildren;
constexpr int kCasePanelWidth = 664;
constexpr int kListHeight = 160;
constexpr int kSeedWidth = 96;
constexpr int kCodeWidth = 180;

}  // namespace

CasesPage::CasesPage(const PageContext& context)
    : Page(context),
      m_desk(new CaseDesk(state(), navigator(), this)),
      m_header(new PageHeader(tr("Tracked children"))),
      m_door(new RestrictedDoor(
          state(), navigator(), kCasesPart,
          tr("The children whose experience inspectors follow: agreement to take part, documents by agency, "
             "practitioners and meeting, chronology. And before the call, a practice sample drawn by the same "
             "rules."))),
      m_behind(new QWidget),
      m_switch(new ChoiceStrip(tr("Which children"), {{tr("Chosen by inspectors"), static_cast<int>(CaseList::Tracked)},
                                                      {tr("Practice sample"), static_cast<int>(CaseList::Practice)}})),
      m_model(new CaseModel(state(), this)),
      m_table(new DataTable(tr("Tracked children"))),
      m_detail(new CaseDetail(*m_desk)),
      m_empty(new EmptyState("children", {}, {}, tr("Draw a practice sample"))),
      m_stack(new QStackedWidget),
      m_addRow(new QWidget),
      m_code(new QLineEdit),
      m_add(new Button(ButtonKind::Primary, "add", tr("Add a child"))),
      m_drawRow(new QWidget),
      m_seed(new QLineEdit(QStringLiteral("1"))),
      m_draw(new Button(ButtonKind::Primary, tr("Draw the sample"))) {
  m_table->setObjectName(QStringLiteral("cases"));
  m_table->setTableModel(m_model, CaseModel::Why);
  m_table->setMinimumHeight(scaled(kListHeight));
  m_tools = new ListTools(state(), navigator(),
                          {"cases",
                           m_table,
                           {CaseModel::Code, CaseModel::Agreement, CaseModel::Due, CaseModel::Outstanding,
                            CaseModel::Place, CaseModel::Lead, CaseModel::State}});
  RestrictedDoors::of(state()).noteWhatLeaves(domain::RestrictedPart::TrackedChildren, m_table, m_tools, navigator());
  layOut();
  connectParts();
  m_switch->setValue(static_cast<int>(m_list));
  followDoor();
}

CasesPage::~CasesPage() {
  // Children end after this class does and lose their focus then: nothing of it may come here.
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

void CasesPage::layOut() {
  m_code->setObjectName(QStringLiteral("cases-code"));
  m_code->setAccessibleName(tr("Case code of the child inspectors chose"));
  m_code->setPlaceholderText(tr("Case code: C-00421"));
  m_code->setFixedWidth(scaled(kCodeWidth));
  m_seed->setObjectName(QStringLiteral("cases-seed"));
  m_seed->setAccessibleName(tr("Seed: the same number draws the same children"));
  m_seed->setToolTip(tr("The same number draws the same children from the same lists"));
  m_seed->setFixedWidth(scaled(kSeedWidth));
  m_draw->setObjectName(QStringLiteral("cases-draw"));
  auto* adding = new QHBoxLayout(m_addRow);
  auto* drawing = new QHBoxLayout(m_drawRow);
  for (auto* row : {adding, drawing}) {
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kInside);
  }
  adding->addWidget(m_code);
  adding->addWidget(m_add);
  auto* seed = makeLabel(tr("Seed"));
  seed->setWordWrap(false);
  drawing->addWidget(seed);
  drawing->addWidget(m_seed);
  drawing->addWidget(m_draw);
  auto* top = new FlowBox(kBetween, kInside);
  for (QWidget* part : std::initializer_list<QWidget*>{m_switch, m_addRow, m_drawRow, m_tools->button()})
    top->add(part);
  m_stack->addWidget(m_table);
  m_stack->addWidget(m_empty);
  auto* behind = new QVBoxLayout(m_behind);
  behind->setContentsMargins(0, 0, 0, 0);
  behind->setSpacing(kInside);
  behind->addWidget(top);
  behind->addWidget(m_stack, 1);
  auto* main = new QWidget;
  auto* column = new QVBoxLayout(main);
  column->setContentsMargins(kAround, kAround, kAround, kBetween);
  column->setSpacing(kInside);
  column->addWidget(m_header);
  column->addWidget(m_door);
  column->addWidget(m_behind, 1);
  auto* scroll = new ColumnScroll;
  scroll->setColumn(main);
  m_splitter = new DetailSplitter(scroll, tr("Tracked child"));
  m_splitter->panel()->setContent(m_detail);
  m_splitter->setWidth(kCasePanelWidth, QStringLiteral("cases"));
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(m_splitter);
}

void CasesPage::connectParts() {
  connect(m_switch, &ChoiceStrip::chosen, this, [this](int value) { show(static_cast<CaseList>(value)); });
  connect(m_add, &QPushButton::clicked, this, &CasesPage::add);
  connect(m_code, &QLineEdit::returnPressed, this, &CasesPage::add);
  connect(m_draw, &QPushButton::clicked, this, &CasesPage::draw);
  connect(m_seed, &QLineEdit::returnPressed, this, &CasesPage::draw);
  connect(m_empty, &EmptyState::started, this, [this] {
    show(CaseList::Practice);
    draw();
  });
  connect(m_table, &DataTable::currentIdChanged, this, [this](const base::Uuid& id) {
    if (!m_quiet && !id.isNull() && m_splitter->isOpen()) open(id);
  });
  connect(m_table, &DataTable::opened, this, [this](const base::Uuid& id) {
    open(id);
    m_detail->focusFirst();
  });
  connect(m_splitter, &DetailSplitter::shutByPerson, this, [this] { m_shown = {}; });
  connect(m_detail, &CaseDetail::replaced, this, [this](const domain::TrackedChildId& by) { m_awaited = by.uuid; });
  connect(&state(), &AppState::loaded, this, &CasesPage::followDoor);
  connect(&state(), &AppState::applied, this, &CasesPage::follow);
  connect(&state(), &AppState::failed, this, [this] {
    m_awaited = {};
    if (m_splitter->isOpen()) m_detail->follow();
  });
  connect(&RestrictedDoors::of(state()), &RestrictedDoors::changed, this, [this](domain::RestrictedPart part) {
    if (part != kCasesPart) return;
    followDoor();
    if (!isVisible()) return;
    if (isOpen())
      activated();
    else
      m_door->focusFirst();
  });
}

bool CasesPage::isOpen() const {
  return m_desk->key() != nullptr;
}

/// Shut, nothing of a child is on the page, in a field or in a list that could be copied.
void CasesPage::followDoor() {
  m_shown = m_awaited = {};
  m_splitter->shut();
  m_detail->empty();
  m_splitter->panel()->setTitle({});
  m_behind->setVisible(isOpen());
  refresh();
  if (isOpen() && !m_wanted.isEmpty()) openArgument(std::exchange(m_wanted, {}));
}

void CasesPage::activated() {
  if (!isOpen()) return m_door->focusFirst();
  if (m_stack->currentIndex() == 0)
    m_table->setFocus();
  else
    m_empty->button()->setFocus(Qt::OtherFocusReason);
}

void CasesPage::show(CaseList list) {
  m_list = list;
  m_switch->setValue(static_cast<int>(list));
  m_shown = {};
  m_splitter->shut();
  refresh();
}

void CasesPage::follow() {
  m_desk->next();
  refresh();
  if (const auto* made = m_awaited.isNull() ? nullptr : state().find<domain::TrackedChild>({m_awaited})) {
    const auto id = made->value.id.uuid;
    m_awaited = {};
    m_table->setCurrentId(id);
    return open(id);
  }
  if (m_desk->isWriting() || m_shown.isNull()) return;
  if (state().find<domain::TrackedChild>({m_shown}) != nullptr) return m_detail->follow();
  m_shown = {};
  m_splitter->shut();
  m_detail->empty();
}

void CasesPage::refresh() {
  m_quiet = true;
  followRows(*m_model, isOpen() ? caseRows(state(), m_list) : std::vector<CaseRow>{},
             [](const CaseRow& row) { return row.child.value.id.uuid; });
  if (!m_shown.isNull()) m_table->setCurrentId(m_shown);
  m_quiet = false;
  const auto& rules = state().planPack().trackedChildren;
  if (m_list == CaseList::Tracked) {
    m_empty->setTexts(
        tr("No child has been chosen yet"),
        tr("Inspectors usually choose %L1 children from the lists and follow what help they had. Add each by "
           "case code above. Before the call, practise: draw %L1 by the same rules and gather their papers.")
            .arg(rules.usual));
  } else {
    QStringList asked;
    for (const auto& rule : rules.rules)
      if (rule.kind != "spread") asked << toQt(rule.text);
    m_empty->setTexts(
        tr("No practice sample yet"),
        tr("%L1 children drawn over need, age and setting. %2. The same seed over the same lists draws the "
           "same children, and each says why it was drawn.")
            .arg(rules.usual)
            .arg(asked.join(QStringLiteral("; "))));
  }
  m_stack->setCurrentIndex(m_model->sourceCount() == 0 ? 1 : 0);
  m_addRow->setVisible(m_list == CaseList::Tracked);
  m_drawRow->setVisible(m_list == CaseList::Practice);
  const bool canWrite = isOpen() && !state().readOnlyWhy();
  for (auto* row : {m_addRow, m_drawRow}) row->setEnabled(canWrite);
  m_empty->button()->setEnabled(canWrite);
  m_header->setSummary(accessibleSummary());
}

QString CasesPage::accessibleSummary() const {
  const auto* inspection = state().realInspection();
  if (inspection == nullptr) return {};
  if (m_list == CaseList::Practice && isOpen())
    return tr("%L1 children in the practice sample").arg(m_model->sourceCount());
  const auto counts = app::trackedCounts(state().workspace(), inspection->value.id, state().planPack(),
                                         state().calendar(), state().now());
  return tr("%L1 children, %L2 agreed, %L3 asked, %L4 refused; %L5 documents outstanding, %L6 late")
      .arg(counts.children)
      .arg(counts.agreed)
      .arg(counts.agreementAsked)
      .arg(counts.refused)
      .arg(counts.documentsOutstanding)
      .arg(counts.documentsLate);
}

void CasesPage::open(const base::Uuid& id) {
  const auto* row = isOpen() ? state().find<domain::TrackedChild>({id}) : nullptr;
  if (row == nullptr) return;
  m_shown = id;
  m_detail->show({id});
  m_splitter->panel()->setTitle(toQt(row->value.caseCode));
  m_splitter->open();
}

void CasesPage::openArgument(const QString& argument) {
  if (!isOpen()) {
    m_wanted = argument;
    return;
  }
  if (argument == QLatin1String("practice")) return show(CaseList::Practice);
  if (argument.startsWith(QLatin1String("view:"))) {
    if (const auto id = base::parseUuid(fromQt(argument.mid(5)))) m_tools->open({*id});
    return;
  }
  const auto* inspection = state().realInspection();
  if (inspection == nullptr) return;
  auto id = base::parseUuid(fromQt(argument));
  if (const auto* row = app::trackedByCode(state().workspace(), inspection->value.id, fromQt(argument)))
    id = row->value.id.uuid;
  const auto* row = id ? state().find<domain::TrackedChild>({*id}) : nullptr;
  if (row == nullptr) return;
  show(row->value.state == domain::TrackedState::Practice ? CaseList::Practice : CaseList::Tracked);
  m_table->setCurrentId(*id);
  open(*id);
}

QString CasesPage::place() const {
  if (!m_wanted.isEmpty()) return m_wanted;
  if (!m_shown.isNull()) return toQt(base::uuidText(m_shown));
  return m_list == CaseList::Practice ? QStringLiteral("practice") : QString();
}

void CasesPage::setFilter(const QString& text) {
  m_quiet = true;
  m_model->setFilterText(text);
  m_quiet = false;
}

void CasesPage::add() {
  if (!isOpen() || state().readOnlyWhy()) return;
  const auto* inspection = state().realInspection();
  if (m_code->text().trimmed().isEmpty() || inspection == nullptr) return m_code->setFocus(Qt::OtherFocusReason);
  const int place = app::freePlace(state().workspace(), inspection->value.id);
  m_desk->track(m_code->text(), std::nullopt, {}, [this, place](base::Result<domain::TrackedChildId> made) {
    if (!made) {
      m_code->setFocus(Qt::OtherFocusReason);
      return navigator().say(MessageKind::Warning, messageText(made.error()));
    }
    const QString code = m_code->text().trimmed().toUpper();
    m_code->clear();
    m_awaited = made->uuid;
    if (app::isBeyondPlaces(state().planPack(), place))
      navigator().say(MessageKind::Warning, tr("%1 is child %2; inspectors usually follow %3. Ask the lead inspector.")
                                                .arg(code)
                                                .arg(place)
                                                .arg(state().planPack().trackedChildren.usual));
    else
      navigator().sayUndoable(tr("%1 is in place %2.").arg(code).arg(place));
  });
}

void CasesPage::draw() {
  if (!isOpen() || state().readOnlyWhy()) return;
  bool isNumber = false;
  const auto seed = m_seed->text().trimmed().toULongLong(&isNumber);
  if (!isNumber) {
    navigator().say(MessageKind::Warning, tr("The seed is a whole number, such as 7."));
    return m_seed->setFocus(Qt::OtherFocusReason);
  }
  using Pool = std::shared_ptr<const app::SamplePool>;
  state().use<Pool>(
      tr("Drawing a practice sample"), app::SessionUse::Reading,
      [](app::Session& session, base::Stamp, const app::WorkControl&) -> base::Result<Pool> {
        const auto workspace = session.load();
        if (!workspace) return tl::make_unexpected(workspace.error());
        auto pool = app::openSamplePool(session, *workspace);
        if (!pool) return tl::make_unexpected(pool.error());
        return std::make_shared<const app::SamplePool>(std::move(*pool));
      },
      this,
      [this, seed](base::Result<Pool> pool) {
        if (!pool) return navigator().say(MessageKind::Error, messageText(pool.error()));
        if (isOpen()) keepDrawn(**pool, seed);
      });
}

void CasesPage::keepDrawn(const app::SamplePool& pool, std::uint64_t seed) {
  const auto* inspection = state().realInspection();
  if (inspection == nullptr || state().readOnlyWhy()) return;
  if (pool.children.empty())
    return navigator().say(MessageKind::Warning, tr("There are no children to draw from. Import the lists first."));
  const auto& rules = state().planPack().trackedChildren;
  const auto sample = app::practiceSample(pool, rules, static_cast<std::size_t>(rules.usual), seed);
  state().apply(
      app::keepSample(state().workspace(), inspection->value.id, rules, pool, sample, state().ids(), state().now()));
  if (sample.unmet.empty())
    return navigator().sayUndoable(tr("Drew %L1 of %L2 children with seed %3, in place of the sample before.")
                                       .arg(sample.children.size())
                                       .arg(pool.children.size())
                                       .arg(seed));
  QStringList unmet;
  for (const auto& one : sample.unmet) unmet << toQt(rules.rules[one.rule].text);
  navigator().say(MessageKind::Warning, tr("Drew %L1 children. The lists have too few for: %2.")
                                            .arg(sample.children.size())
                                            .arg(unmet.join(QStringLiteral("; "))));
}

}  // namespace waymark::ui
