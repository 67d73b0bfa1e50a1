// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/clocks_view.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "children/caseload_source.h"
#include "children/clock_figure.h"
#include "children/clock_reader.h"
#include "children/clock_words.h"
#include "children/clocks_model.h"
#include "shell/list_tools.h"
#include "widgets/choice.h"
#include "widgets/clear_layout.h"
#include "widgets/column_scroll.h"
#include "widgets/data_table.h"
#include "widgets/detail_panel.h"
#include "widgets/field.h"
#include "widgets/filter_chip.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kClockPanelWidth = 400;
constexpr int kClockTableHeight = 240;
constexpr int kNoteLines = 3;
constexpr schedule::ClockState kStates[] = {
    schedule::ClockState::Late,       schedule::ClockState::Unclear, schedule::ClockState::CutShort,
    schedule::ClockState::DueSoon,    schedule::ClockState::Running, schedule::ClockState::NotStarted,
    schedule::ClockState::Exempt,     schedule::ClockState::MetLate, schedule::ClockState::Met,
    schedule::ClockState::Closed};

const QString kClockKey = QStringLiteral("clock");
const QString kStateKey = QStringLiteral("state");

}  // namespace

ClocksView::ClocksView(const ViewContext& context)
    : CaseloadView(context),
      m_reader(&context.caseload.clocks()),
      m_model(new ClocksModel(context.state, this)),
      m_empty(new EmptyState("timeline", tr("No clocks yet"),
                             tr("The law’s time limits on EHC plans are worked out here for every child: what is due, "
                                "late, how late and why. They are read from the list of EHC plans, a SEN2 return, or a "
                                "case system’s extracts of requests, reviews, advice and letters."),
                             tr("How lists come in"))),
      m_full(new QWidget),
      m_figure(new ClockFigure),
      m_remarks(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_clock(new FilterChip(tr("Clock"), tr("Any clock"))),
      m_state(new FilterChip(tr("State"), tr("Everything open"))),
      m_faulty(new FilterChip(tr("Dates"), tr("Any dates"))),
      m_table(new DataTable(tr("Statutory clocks, worst first"))),
      m_title(makeLabel({}, {TextSize::Heading, TextWeight::Strong})),
      m_facts(makeLabel({})),
      m_law(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_note(new NotesField(kNoteLines)),
      m_noteRow(new FormRow(tr("Reason, in our own words"), m_note, tr("Don’t name anybody."))),
      m_others(new QVBoxLayout) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(m_empty);
  auto* inner = new QVBoxLayout(m_full);
  inner->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new ColumnScroll;
  scroll->setColumn(makeMain());
  m_splitter = new DetailSplitter(scroll, tr("Clock"));
  m_splitter->setWidth(kClockPanelWidth, QStringLiteral("children.clocks"));
  m_splitter->panel()->setContent(makeDetail());
  inner->addWidget(m_splitter);
  outer->addWidget(m_full, 1);
  connectParts();
  showReport();
}

ClocksView::~ClocksView() {
  // Children end after this class does and lose their focus then: nothing of it may come here.
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

QWidget* ClocksView::makeMain() {
  m_table->setTableModel(m_model, ClocksModel::Why);
  m_table->setMinimumHeight(kClockTableHeight);
  auto* main = new QWidget;
  auto* column = new QVBoxLayout(main);
  column->setContentsMargins(kAround, 0, kAround, kInside);
  column->setSpacing(kBetween);
  column->addWidget(m_figure);
  std::vector<FilterChip::Entry> states;
  for (std::size_t i = 0; i < std::size(kStates); ++i) states.push_back({clockStateWord(kStates[i]), static_cast<int>(i)});
  m_state->setEntries(std::move(states));
  m_faulty->setEntries({{tr("That contradict each other or can’t be read"), 1}});
  auto* chips = new FlowBox(kInside, kInside);
  for (auto* chip : {m_clock, m_state, m_faulty}) chips->add(chip);
  ListSpec spec{"children.clocks",
                m_table,
                {ClocksModel::Case, ClocksModel::Clock, ClocksModel::HowLate, ClocksModel::State, ClocksModel::Due,
                 ClocksModel::Note}};
  spec.filter = [this] {
    QJsonObject asked;
    if (const auto place = m_clock->value(); place && m_reader->report())
      asked[kClockKey] = toQt(m_reader->report()->rules.rules[static_cast<std::size_t>(*place)].id);
    if (const auto place = m_state->value())
      asked[kStateKey] = toQt(base::codeText(kStates[static_cast<std::size_t>(*place)]));
    return asked;
  };
  spec.setFilter = [this](const QJsonObject& asked) {
    QStringList unknown;
    m_clock->setValue({});
    m_state->setValue({});
    const auto report = m_reader->report();
    if (const auto id = asked[kClockKey].toString(); !id.isEmpty()) {
      const auto place = report ? report->rules.place(fromQt(id)) : std::nullopt;
      if (place) m_clock->setValue(static_cast<int>(*place));
      else unknown << id;
    }
    if (const auto code = asked[kStateKey].toString(); !code.isEmpty()) {
      const auto state = base::parseCode<schedule::ClockState>(fromQt(code));
      const auto at = state ? std::ranges::find(kStates, *state) : std::end(kStates);
      if (at != std::end(kStates)) m_state->setValue(static_cast<int>(at - std::begin(kStates)));
      else unknown << code;
    }
    showRows();
    return unknown;
  };
  spec.rowActions = [this](QMenu& menu) {
    connect(menu.addAction(tr("Note a reason")), &QAction::triggered, this, [this] { open(true); });
    connect(menu.addAction(tr("Show the child")), &QAction::triggered, this, [this] {
      if (const int row = m_model->find(m_table->currentId()); row >= 0)
        emit viewAsked(QStringLiteral("children"), m_model->at(row).caseCode);
    });
  };
  m_tools = new ListTools(state(), navigator(), std::move(spec));
  auto* bar = new QHBoxLayout;
  bar->addWidget(chips, 1);
  bar->addWidget(m_tools->button(), 0, Qt::AlignTop);
  column->addLayout(bar);
  column->addWidget(m_table, 1);
  column->addWidget(m_remarks);
  return main;
}

QWidget* ClocksView::makeDetail() {
  auto* detail = new QWidget;
  auto* column = new QVBoxLayout(detail);
  column->setContentsMargins(kAround, 0, kAround, kBetween);
  column->setSpacing(kInside);
  column->addWidget(m_title);
  column->addWidget(m_facts);
  column->addWidget(m_law);
  column->addSpacing(kInside);
  column->addWidget(m_noteRow);
  column->addSpacing(kInside);
  m_others->setSpacing(4);
  column->addLayout(m_others);
  column->addStretch(1);
  return detail;
}

void ClocksView::connectParts() {
  connect(m_reader, &ClockReader::changed, this, &ClocksView::showReport);
  connect(m_reader, &ClockReader::failed, this, [this](const base::Error& error) {
    navigator().say(MessageKind::Error, messageText(error));
  });
  for (auto* chip : {m_clock, m_state, m_faulty})
    connect(chip, &FilterChip::chosen, this, [this] { showRows(); });
  connect(m_table, &DataTable::opened, this, [this] { open(true); });
  connect(m_table, &DataTable::currentIdChanged, this, [this] {
    if (m_splitter->isOpen()) showDetail();
  });
  connect(m_note, &NotesField::textCommitted, this, &ClocksView::writeNote);
  connect(m_empty, &EmptyState::started, this, [this] {
    navigator().say(MessageKind::Info, tr("Take in a list of EHC plans, a SEN2 return or a case system’s extract; the "
                                          "clocks are here as soon as one is in."));
  });
  connect(&state(), &AppState::applied, this, [this](const domain::ChangeSet& changes) {
    for (const auto& change : changes.changes) {
      const auto& record = change.after ? change.after : change.before;
      if (!std::holds_alternative<domain::ClockNote>(*record)) continue;
      m_model->notesChanged();
      if (m_splitter->isOpen()) showDetail();
      return;
    }
  });
  connect(&state(), &AppState::loaded, this, [this] {
    m_splitter->shut();
    m_shown = {};
  });
}

void ClocksView::activated() {
  m_takesFocus = m_model->sourceCount() == 0;
  m_focusWas = QApplication::focusWidget();
  m_reader->want();
  if (m_model->sourceCount() > 0) m_table->setFocus();
}

void ClocksView::setFilter(const QString& text) {
  m_model->setFilterText(text);
}

void ClocksView::openArgument(const QString& argument) {
  constexpr QLatin1String kSaved("view:");
  if (argument.startsWith(kSaved)) {
    if (const auto id = base::parseUuid(fromQt(argument.mid(kSaved.size())))) m_tools->open({*id});
    return;
  }
  m_wantedCase = argument;
  m_reader->want();
  if (m_reader->report()) showReport();
}

QString ClocksView::place() const {
  const int row = m_model->find(m_table->currentId());
  return row < 0 ? QString() : m_model->at(row).caseCode;
}

QString ClocksView::summary() const {
  const auto report = m_reader->report();
  if (m_reader->isReading()) return tr("Reading clocks…");
  if (!report || report->sources.empty()) return {};
  qlonglong late = 0;
  qlonglong soon = 0;
  for (const auto& child : report->children) {
    for (const auto& clock : child.clocks) {
      late += clock.state == schedule::ClockState::Late ? 1 : 0;
      soon += clock.state == schedule::ClockState::DueSoon ? 1 : 0;
    }
  }
  return tr("%L1 late, %L2 due soon").arg(late).arg(soon);
}

void ClocksView::showReport() {
  const auto report = m_reader->report();
  const bool isEmpty = report ? report->sources.empty() : state().workspace().all<domain::ListExtract>().empty();
  m_empty->setVisible(isEmpty);
  m_full->setVisible(!isEmpty);
  m_full->setEnabled(report != nullptr);
  if (!report) {
    m_model->setCondition({});
    m_model->set(nullptr, {});
    emit summaryChanged();
    return;
  }
  showFilters();
  m_figure->set(report->twentyWeeks, report->tellsTwentyWeeks);
  QStringList remarks;
  for (const auto& source : report->sources)
    remarks << tr("%1: %2, as at %3").arg(toQt(source.title), toQt(source.source), longDate(source.asAt));
  QString text = tr("Read from %1.").arg(remarks.join(QStringLiteral("; ")));
  for (const auto& remark : report->remarks) text += u' ' + toQt(remark);
  m_remarks->setText(text);
  showRows();
  if (!m_wantedCase.isEmpty()) {
    m_table->setCurrentId(m_model->lineOf(m_wantedCase));
    m_wantedCase.clear();
  } else if (m_table->currentId().isNull() && m_model->rowCount() > 0) {
    m_table->setCurrentId(m_model->idAt(0));
  }
  // Somebody came here and waited: their keys are for the list, unless they went on.
  if (std::exchange(m_takesFocus, false) && isVisible() && QApplication::focusWidget() == m_focusWas)
    m_table->setFocus();
  emit summaryChanged();
}

void ClocksView::showFilters() {
  const auto kept = m_clock->value();
  std::vector<FilterChip::Entry> clocks;
  const auto& rules = m_reader->report()->rules.rules;
  for (std::size_t i = 0; i < rules.size(); ++i) clocks.push_back({toQt(rules[i].shortTitle), static_cast<int>(i)});
  m_clock->setEntries(std::move(clocks));
  m_clock->setValue(kept);
}

void ClocksView::showRows() {
  const auto report = m_reader->report();
  if (!report) return;
  app::ClockFilter filter;
  if (const auto place = m_clock->value()) filter.rules.push_back(report->rules.rules[static_cast<std::size_t>(*place)].id);
  if (const auto place = m_state->value()) filter.states.push_back(kStates[static_cast<std::size_t>(*place)]);
  // What can't be dated is looked at in every state.
  if (m_faulty->value() && filter.states.empty()) filter.states.assign(std::begin(kStates), std::end(kStates));
  m_model->setCondition({});
  m_model->set(report, filter);
  if (m_faulty->value())
    m_model->setCondition([this, report](int row) { return !report->children[m_model->at(row).at.child].faults.empty(); });
  if (m_splitter->isOpen()) showDetail();
}

void ClocksView::open(bool focusNote) {
  if (m_model->clock(m_table->currentId()) == nullptr) return;
  m_splitter->open();
  showDetail();
  if (focusNote) m_note->setFocus();
}

void ClocksView::showDetail() {
  const auto report = m_reader->report();
  const auto id = m_table->currentId();
  const auto* clock = m_model->clock(id);
  if (!report || clock == nullptr) {
    m_splitter->shut();
    m_shown = {};
    return;
  }
  m_shown = id;
  const auto& child = *m_model->child(id);
  const auto& rule = report->rule(*clock);
  const auto code = m_model->at(m_model->find(id)).caseCode;
  m_splitter->panel()->setTitle(code);
  m_title->setText(toQt(clock->subject.empty() ? rule.title : rule.title + ": " + clock->subject));
  QStringList facts{QStringLiteral("%1: %2").arg(clockStateWord(clock->state), toQt(app::clockHowLate(*clock)))};
  if (clock->due) facts << tr("Due %1, %2").arg(longDate(clock->due), toQt(schedule::startedText(*clock, report->rules)));
  if (clock->stopped) facts << tr("Done %1").arg(longDate(clock->stopped));
  if (const auto why = app::clockWhy(*report, *clock); !why.empty()) facts << toQt(why);
  m_facts->setText(facts.join(u'\n'));
  QString law = toQt(rule.regulation);
  if (!rule.note.empty()) law += QStringLiteral(". ") + toQt(rule.note);
  if (rule.provenance.certainty == framework::Certainty::Assumed)
    law += u' ' + tr("From general knowledge: check against the regulations.");
  m_law->setText(law);
  const auto* note = clock->due ? app::clockNote(state().workspace(), child.child, rule.id, *clock->due) : nullptr;
  m_note->setText(note == nullptr ? QString() : toQt(note->value.reason));
  m_noteRow->setHint(note == nullptr ? tr("Don’t name anybody.")
                                     : tr("%1, %2").arg(toQt(note->value.author), stampText(note->value.at)));
  m_note->setReadOnly(state().readOnlyWhy().has_value() || !clock->due);
  clearLayout(m_others);
  m_others->addWidget(makeLabel(tr("All clocks of %1").arg(code), {TextSize::Body, TextWeight::Strong}));
  for (const auto& other : child.clocks) {
    auto* mark = new StateMark(clockMark(other.state));
    mark->setMark(clockMark(other.state), QStringLiteral("%1: %2").arg(toQt(app::clockName(*report, other)),
                                                                         toQt(app::clockHowLate(other))));
    m_others->addWidget(mark);
  }
  if (child.faults.empty()) return;
  m_others->addWidget(makeLabel(tr("Dates to put right"), {TextSize::Body, TextWeight::Strong}));
  for (const auto& fault : child.faults) m_others->addWidget(makeLabel(toQt(schedule::faultText(fault))));
}

void ClocksView::writeNote(const QString& reason) {
  const auto report = m_reader->report();
  const auto* clock = m_model->clock(m_shown);
  if (!report || clock == nullptr || !clock->due) return;
  auto set = app::noteClock(state().workspace(), state().ids(), m_model->child(m_shown)->child, report->rule(*clock),
                            *clock->due, fromQt(reason), state().author(), state().now().utc);
  m_noteRow->setError(set ? QString() : messageText(set.error()));
  if (set && !set->changes.empty()) state().apply(std::move(*set));
}

}  // namespace waymark::ui
