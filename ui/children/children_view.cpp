// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/children_view.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QResizeEvent>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "base/text.h"
#include "bridge/dates.h"
#include "bridge/text.h"
#include "children/caseload_standing.h"
#include "children/child_detail.h"
#include "children/children_model.h"
#include "children/children_words.h"
#include "children/clock_reader.h"
#include "children/correction_words.h"
#include "children/facet_panel.h"
#include "children/unlock_offer.h"
#include "shell/list_tools.h"
#include "widgets/choice.h"
#include "widgets/clear_layout.h"
#include "widgets/data_table.h"
#include "widgets/detail_panel.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kChildPanelWidth = 440;
constexpr int kFacetsWidth = 288;
constexpr int kRoomForFacets = 760;
constexpr int kRoomForNote = 340;
constexpr std::size_t kLongestChipText = 40;
const QString kClockFacet = QStringLiteral("clock");
const QString kFiltersShown = QStringLiteral("children/filters");

}  // namespace

ChildrenView::ChildrenView(const ViewContext& context)
    : CaseloadView(context),
      m_stack(new QStackedWidget),
      m_standing(new CaseloadStanding(context.state, context.caseload)),
      m_wantsFilters(QSettings().value(kFiltersShown, true).toBool()) {
  m_stack->addWidget(m_standing);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_stack);
  connect(m_standing, &CaseloadStanding::importAsked, this, &CaseloadView::askImport);
  connect(&context.caseload, &CaseloadSource::changed, this, &ChildrenView::onSource);
  connect(&context.caseload.clocks(), &ClockReader::changed, this, &ChildrenView::takeClocks);
  connect(&state(), &AppState::loaded, this, [this] {
    m_waiting.clear();
    m_waitingClocks = {};
  });
  onSource();
}

ChildrenView::~ChildrenView() {
  // Children end after this class does and lose their focus then: nothing of it may come here.
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

void ChildrenView::activated() {
  context().caseload.want();
  context().caseload.clocks().want();
}

void ChildrenView::onSource() {
  const auto& read = context().caseload.read();
  if (read == nullptr) {
    if (m_splitter != nullptr) m_splitter->shut();
    m_stack->setCurrentWidget(m_standing);
    emit summaryChanged();
    return;
  }
  if (m_model == nullptr || &m_model->read() != read.get()) takeUp();
  m_stack->setCurrentWidget(m_splitter);
  emit summaryChanged();
  if (m_waiting.isEmpty()) return;
  // Whoever went on while the lists were read, to Ctrl+K or the filter, keeps the keys.
  const auto* focus = QApplication::focusWidget();
  const bool isHere = focus == nullptr || focus == m_focusWas || focus->isAncestorOf(this) || isAncestorOf(focus);
  goTo(std::exchange(m_waiting, {}), isHere);
}

/// Another state of the lists: what was asked for and chosen stays, where it is still there.
void ChildrenView::takeUp() {
  const auto& read = context().caseload.read();
  const QJsonObject asked = m_model == nullptr ? QJsonObject() : filterState();
  const auto chosen = m_table == nullptr ? base::Uuid() : m_table->currentId();
  const int place = m_table == nullptr ? -1 : m_table->currentIndex().row();
  m_quiet = true;
  const auto again = [&](const auto& facets) { return choiceOf(asked, facets, nullptr); };
  if (m_model == nullptr || !m_model->setRead(read, again)) {
    build();
    m_model->setChoice(again(*m_model->facets()));
  }
  m_facets->setRead(read, m_model->facets());
  follow();
  const bool stepped = stepTo(chosen, place);
  m_quiet = false;
  showNote();
  if (!m_splitter->isOpen()) return;
  // Whoever is at work in the panel stays with the child; the list waits at the next one.
  const bool staysInPanel = m_splitter->panel()->isAncestorOf(window()->focusWidget());
  const int row = chosen.isNull() ? -1 : m_model->find(stepped && !staysInPanel ? m_table->currentId() : chosen);
  if (row < 0)
    m_splitter->shut();
  else if (stepped && !staysInPanel)
    showRow(row);
  else
    m_detail->show(read, static_cast<std::size_t>(row));
}

/// The row that was current is none of those shown any more, as when its fault was put right: what stands in its place
/// is current then.
bool ChildrenView::stepTo(const base::Uuid& was, int place) {
  if (was.isNull() || place < 0 || m_model->rowCount() == 0 || m_model->viewRowOf(was) >= 0) return false;
  m_table->setCurrentIndex(m_model->index(std::min(place, m_model->rowCount() - 1), 0));
  return true;
}

/// They come after the lists, and again with every extract; the list stands meanwhile.
void ChildrenView::takeClocks() {
  if (m_model == nullptr || &m_model->read() != context().caseload.read().get()) return;
  const QJsonObject asked = filterState();
  const auto chosen = m_table->currentId();
  const int place = m_table->currentIndex().row();
  m_quiet = true;
  m_model->setClocks(context().caseload.clocks().read(),
                     [&](const auto& facets) { return choiceOf(asked, facets, nullptr); });
  m_facets->setRead(context().caseload.read(), m_model->facets());
  (void)stepTo(chosen, place);
  m_quiet = false;
  showNote();
  follow();
}

void ChildrenView::showNote() {
  const auto& caseload = m_model->read().caseload;
  QStringList parts{tr("As at %1").arg(longDate(caseload.asAt))};
  if (!caseload.withIdentities) {
    const auto idle = std::ranges::count_if(caseload.runs, [](const lists::RuleRun& run) { return !run.ran && !run.off; });
    parts << tr("%L1 checks wait until the seal is open, or for another list or register").arg(idle);
  }
  if (const QString off = rulesOffWords(caseload); !off.isEmpty()) parts << tr("switched off: %1").arg(off);
  if (context().caseload.clocks().isReading()) parts << tr("Reading clocks…");
  if (context().caseload.clocks().error()) parts << tr("The clocks couldn’t be read");
  m_note->setText(parts.join(QStringLiteral(" · ")));
  fitNote();
  emit summaryChanged();
}

void ChildrenView::fitNote() {
  m_note->setVisible(height() >= scaled(kRoomForNote));
}

void ChildrenView::resizeEvent(QResizeEvent* event) {
  CaseloadView::resizeEvent(event);
  if (m_note == nullptr || m_note->isHidden() == (height() < scaled(kRoomForNote))) return;
  fitNote();
  emit summaryChanged();
}

void ChildrenView::build() {
  if (m_splitter != nullptr) {
    m_stack->removeWidget(m_splitter);
    m_splitter->deleteLater();
  }
  m_model = new ChildrenModel(context().caseload.read());
  m_model->setClocks(context().caseload.clocks().read(), [](const auto& facets) { return app::FacetChoice(facets); });
  m_table = new DataTable(tr("Children and young people"));
  m_table->setObjectName(QStringLiteral("children"));
  m_model->setParent(m_table);
  m_table->setTableModel(m_model, ChildrenModel::Wrong);
  m_splitter = new DetailSplitter(makeList(), tr("Child"));
  m_splitter->setWidth(kChildPanelWidth, QStringLiteral("children"));
  m_detail = new ChildDetail(context());
  m_splitter->panel()->setContent(m_detail);
  m_stack->addWidget(m_splitter);
  m_model->setFilterText(m_words);
  connect(m_table, &DataTable::currentIdChanged, this, &ChildrenView::onCurrent);
  connect(m_table, &DataTable::opened, this, [this](const base::Uuid& id) {
    onCurrent(id);
    if (!id.isNull()) m_detail->focusFirst();
  });
  connect(m_splitter, &DetailSplitter::shutByPerson, this, [this] { m_table->setFocus(); });
  connect(&m_facets->model(), &FacetModel::ticked, this, [this] { choose(m_facets->model().choice()); });
  connect(m_model, &QAbstractItemModel::modelReset, this, &ChildrenView::follow);
}

QWidget* ChildrenView::makeList() {
  auto* list = new QWidget;
  auto* column = new QVBoxLayout(list);
  column->setContentsMargins(kAround, 0, kAround, 0);
  column->setSpacing(kInside);
  m_filters = new Button(ButtonKind::Secondary, "filter", tr("Filters"));
  m_filters->setCheckable(true);
  m_filters->setToolTip(tr("Show the filters beside the list, with the number of children of each"));
  connect(m_filters, &QPushButton::clicked, this, [this](bool shown) {
    m_wantsFilters = shown;
    QSettings().setValue(kFiltersShown, shown);
    showFilters(shown);
    if (shown) m_facets->focusTree();
  });
  ListSpec spec{"children", m_table, m_model->byImportance()};
  spec.filter = [this] { return filterState(); };
  spec.setFilter = [this](const QJsonObject& kept) { return setFilterState(kept); };
  spec.rowActions = [this](QMenu& menu) {
    connect(menu.addAction(tr("Open the child")), &QAction::triggered, this, [this] {
      onCurrent(m_table->currentId());
      m_detail->focusFirst();
    });
  };
  m_tools = new ListTools(state(), navigator(), std::move(spec));
  m_bar = new FlowBox(6, 6);
  m_bar->add(m_filters);
  m_bar->add(m_tools->button());
  m_bar->add(makeUnlockOffer(state(), context().caseload, m_bar));
  m_chips = new FlowBox(6, 6);
  m_chips->setAccessibleName(tr("Filters that are set"));
  m_note = new ElidedLabel({TextSize::Small, TextWeight::Regular, Role::Muted});
  column->addWidget(m_bar);
  column->addWidget(m_chips);
  m_chips->hide();
  column->addWidget(m_note);
  m_facets = new FacetPanel;
  m_sides = new QSplitter(Qt::Horizontal);
  m_sides->setChildrenCollapsible(false);
  m_sides->addWidget(m_facets);
  m_sides->addWidget(m_table);
  m_sides->setStretchFactor(0, 0);
  m_sides->setStretchFactor(1, 1);
  m_sides->installEventFilter(this);
  m_table->installEventFilter(this);
  m_facets->setMinimumWidth(180);
  m_table->setMinimumSize(200, 120);
  column->addWidget(m_sides, 1);
  column->addSpacing(kInside);
  fitFilters();
  fitNote();
  return list;
}

bool ChildrenView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_sides && event->type() == QEvent::Resize) {
    const auto* resize = static_cast<QResizeEvent*>(event);
    const int room = scaled(kRoomForFacets);
    if ((resize->oldSize().width() >= room) != (resize->size().width() >= room)) fitFilters();
  }
  // Back in the list, the panel is the current row's again.
  if (watched == m_table && event->type() == QEvent::FocusIn && m_splitter != nullptr && m_splitter->isOpen())
    if (const int row = m_table->currentId().isNull() ? -1 : m_model->find(m_table->currentId()); row >= 0) {
      const auto at = m_model->read().caseload.place(static_cast<std::size_t>(row));
      if (m_model->read().caseload.lists[at.list].children[at.row] != m_detail->child()) showRow(row);
    }
  return CaseloadView::eventFilter(watched, event);
}

/// Where there is little room the filters step aside, until somebody asks for them: then they stand above the list.
void ChildrenView::fitFilters() {
  const bool narrow = m_sides->width() < scaled(kRoomForFacets);
  m_sides->setOrientation(narrow ? Qt::Vertical : Qt::Horizontal);
  showFilters(m_wantsFilters && !narrow);
}

void ChildrenView::showFilters(bool shown) {
  m_facets->setVisible(shown);
  m_filters->setChecked(shown);
  if (!shown) return;
  const bool beside = m_sides->orientation() == Qt::Horizontal;
  const int all = beside ? m_sides->width() : m_sides->height();
  const int facets = beside ? std::min(scaled(kFacetsWidth), all / 2) : all / 2;
  m_sides->setSizes({facets, all - facets});
}

void ChildrenView::choose(const app::FacetChoice& choice) {
  m_model->setChoice(choice);  // its reset leads to follow()
}

/// After the words, the choice or the lists changed.
void ChildrenView::follow() {
  if (m_facets->model().facets() == m_model->facets()) {  // else it is about to be told
    m_facets->model().setChoice(m_model->choice());
    m_facets->model().setCounts(m_model->counts());
  }
  showChips();
  emit summaryChanged();
}

void ChildrenView::showChips() {
  auto* chips = static_cast<FlowBox*>(m_chips);
  const auto& read = m_model->read();
  const auto& facets = *m_model->facets();
  const auto& choice = m_model->choice();
  QStringList now;
  struct Set {
    std::size_t facet;
    std::uint32_t value;
  };
  std::vector<Set> set;
  for (std::size_t facet = 0; facet < facets.size(); ++facet)
    for (std::uint32_t value = 0; choice.asks(facet) && value < facets[facet].keys.size(); ++value)
      if (choice.isChosen(facet, value)) {
        set.push_back({facet, value});
        now << tr("%1: %2").arg(facetTitle(read.caseload, facets[facet]),
                                facetAnswer(read.caseload, facets[facet], value));
      }
  if (now == m_chips->property("now").toStringList()) return;
  m_chips->setProperty("now", now);
  const bool hadFocus = m_chips->isAncestorOf(window()->focusWidget());
  chips->clear();
  for (std::size_t i = 0; i < set.size(); ++i) {
    const QString& words = now[static_cast<qsizetype>(i)];
    auto* chip = new Button(ButtonKind::Secondary, "close",
                            toQt(base::elided(fromQt(words), kLongestChipText)).replace(u'&', QLatin1String("&&")));
    chip->setAccessibleName(tr("Take the filter away: %1").arg(words));
    chip->setToolTip(chip->accessibleName());
    connect(chip, &QPushButton::clicked, this, [this, one = set[i]] {
      auto without = m_model->choice();
      without.set(one.facet, one.value, false);
      choose(without);
    });
    chips->add(chip);
  }
  if (!set.empty()) {
    auto* clear = new Button(ButtonKind::Quiet, tr("Clear filters"));
    connect(clear, &QPushButton::clicked, this, [this] {
      choose(app::FacetChoice(*m_model->facets()));
    });
    chips->add(clear);
  }
  m_chips->setVisible(!set.empty());
  if (hadFocus) m_table->setFocus();
}

QJsonObject ChildrenView::filterState() const {
  QJsonObject kept;
  const auto& facets = *m_model->facets();
  for (std::size_t facet = 0; facet < facets.size(); ++facet) {
    if (!m_model->choice().asks(facet)) continue;
    QJsonArray keys;
    for (std::uint32_t value = 0; value < facets[facet].keys.size(); ++value)
      if (m_model->choice().isChosen(facet, value)) keys.append(toQt(facets[facet].keys[value]));
    kept.insert(toQt(facets[facet].id), keys);
  }
  if (!m_waitingClocks.isEmpty()) kept.insert(kClockFacet, m_waitingClocks);
  return kept;
}

QStringList ChildrenView::setFilterState(const QJsonObject& kept) {
  QStringList unknown;
  choose(choiceOf(kept, *m_model->facets(), &unknown));
  return unknown;
}

/// By what is kept of it; `unknown` tells what of that isn't known among these facets.
app::FacetChoice ChildrenView::choiceOf(const QJsonObject& kept, const std::vector<app::Facet>& facets,
                                        QStringList* unknown) {
  app::FacetChoice choice(facets);
  m_waitingClocks = {};
  for (auto at = kept.begin(); at != kept.end(); ++at) {
    const auto facet = std::ranges::find(facets, fromQt(at.key()), &app::Facet::id);
    if (facet == facets.end() && at.key() == kClockFacet && context().caseload.clocks().isReading()) {
      m_waitingClocks = at.value().toArray();
      continue;
    }
    if (facet == facets.end()) {
      if (unknown != nullptr) *unknown << tr("the filter “%1”").arg(at.key());
      continue;
    }
    for (const auto& one : at.value().toArray()) {
      if (const auto value = facet->find(fromQt(one.toString())))
        choice.set(static_cast<std::size_t>(facet - facets.begin()), *value, true);
      else if (unknown != nullptr)
        *unknown << tr("“%1” of the filter “%2”").arg(one.toString(), at.key());
    }
  }
  return choice;
}

void ChildrenView::setFilter(const QString& text) {
  m_words = text;
  if (m_model != nullptr) m_model->setFilterText(text);
}

void ChildrenView::onCurrent(const base::Uuid& id) {
  if (m_quiet) return;
  const int row = id.isNull() ? -1 : m_model->find(id);
  if (row < 0) {
    m_splitter->shut();
    return;
  }
  showRow(row);
}

void ChildrenView::showRow(int sourceRow) {
  m_detail->show(context().caseload.read(), static_cast<std::size_t>(sourceRow));
  m_splitter->panel()->setTitle(toQt(m_model->read().caseCodes[static_cast<std::size_t>(sourceRow)]));
  m_splitter->open();
  m_table->scrollTo(m_table->currentIndex());
}

void ChildrenView::openArgument(const QString& argument) {
  context().caseload.want();
  context().caseload.clocks().want();
  if (context().caseload.read() == nullptr) {
    m_waiting = argument;
    m_focusWas = QApplication::focusWidget();
    return;
  }
  goTo(argument, true);
}

void ChildrenView::goTo(const QString& argument, bool takesFocus) {
  const QString kind = argument.section(u':', 0, 0);
  const QString rest = argument.section(u':', 1);
  if (kind == QLatin1String("view")) {
    if (const auto id = base::parseUuid(fromQt(rest))) m_tools->open({*id});
    return;
  }
  if (kind == QLatin1String("rule") || kind == QLatin1String("filter")) {
    QJsonObject filter;
    if (kind == QLatin1String("rule")) filter.insert(QStringLiteral("rule"), QJsonArray{rest});
    for (const auto& part : kind == QLatin1String("filter") ? rest.split(u';') : QStringList()) {
      auto keys = filter.value(part.section(u'=', 0, 0)).toArray();
      keys.append(part.section(u'=', 1));
      filter.insert(part.section(u'=', 0, 0), keys);
    }
    setFilter({});
    navigator().go(QStringLiteral("children"), QStringLiteral("search:"));
    (void)setFilterState(filter);
    if (takesFocus) m_table->setFocus();
    return;
  }
  int row = -1;
  std::optional<std::size_t> column;
  const bool toCorrect = kind == QLatin1String("correct");
  if (kind == QLatin1String("cell") || toCorrect) {
    const auto id = base::parseUuid(fromQt(rest.section(u':', 0, 0)));
    row = id ? m_model->find(*id) : -1;
    column = m_model->read().caseload.definition.column(fromQt(rest.section(u':', 1)));
  } else {
    row = m_model->find(fromQt(argument));
  }
  if (row < 0) {
    const auto& children = state().workspace().all<domain::Child>();
    if (std::ranges::any_of(children, [&](const auto& child) { return child.value.caseCode == fromQt(argument); }))
      navigator().say(MessageKind::Info, tr("%1 is on none of the newest lists.").arg(argument));
    return;
  }
  const auto id = m_model->read().caseload.rowId(static_cast<std::size_t>(row));
  if (m_model->viewRowOf(id) < 0) {  // hidden by what was asked for before
    setFilter({});
    navigator().go(QStringLiteral("children"), QStringLiteral("search:"));
    (void)setFilterState({});
  }
  m_quiet = true;
  m_table->setCurrentId(id);
  m_quiet = false;
  showRow(row);
  if (!takesFocus) return;
  if (column && toCorrect)
    m_detail->correct(static_cast<std::size_t>(row), *column);
  else if (column)
    m_detail->goToCell(static_cast<std::size_t>(row), *column);
  else
    m_table->setFocus();
}

QString ChildrenView::place() const {
  if (m_table == nullptr || m_model == nullptr) return {};
  const int row = m_table->currentId().isNull() ? -1 : m_model->find(m_table->currentId());
  return row < 0 ? QString() : toQt(m_model->read().caseCodes[static_cast<std::size_t>(row)]);
}

QString ChildrenView::summary() const {
  const auto& read = context().caseload.read();
  if (read == nullptr || m_model == nullptr) return {};
  const auto all = static_cast<qlonglong>(read->caseload.size());
  const auto shown = static_cast<qlonglong>(m_model->shownCount());
  const auto problems = static_cast<qlonglong>(m_model->shownProblems());
  QString with = tr("%L1 with problems").arg(problems);
  if (m_note->isHidden()) with += QStringLiteral(" · ") + m_note->text();
  if (m_model->isFiltered()) return tr("%L1 of %L2 rows, %3").arg(shown).arg(all).arg(with);
  return all == 1 ? tr("1 row, %1").arg(with) : tr("%L1 rows, %2").arg(all).arg(with);
}

}  // namespace waymark::ui
