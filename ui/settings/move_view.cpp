// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/move_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "settings/draft_words.h"
#include "shell/list_tools.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/column_scroll.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/marks.h"

namespace waymark::ui {

using app::RowUse;
using framework::RowFate;

namespace {

constexpr int kWhatChanges = 99;  // a button group takes -1 for “number it yourself”
constexpr int kMoveTextWidth = 720;
constexpr int kMoveRowsSeen = 8;

QString fateWord(const framework::RowChange& row) {
  switch (row.fate) {
    case RowFate::Kept:
      return row.isEdited ? MoveModel::tr("Kept, edited") : MoveModel::tr("Kept");
    case RowFate::Renamed:
      return MoveModel::tr("Renamed");
    case RowFate::New:
      return MoveModel::tr("New");
    case RowFate::Gone:
      break;
  }
  return MoveModel::tr("Gone");
}

Mark markOf(RowFate fate) {
  switch (fate) {
    case RowFate::Kept:
      return Mark::Done;
    case RowFate::Renamed:
      return Mark::Due;
    case RowFate::New:
      return Mark::NotStarted;
    case RowFate::Gone:
      break;
  }
  return Mark::Late;
}

/// "3 findings, 1 priority": what of the workspace lies on a row.
QString usesOf(const RowUse& use) {
  QStringList parts;
  const auto add = [&](int count, const QString& one, const QString& many) {
    if (count > 0) parts.append(count == 1 ? one : many.arg(count));
  };
  add(use.findings, MoveView::tr("1 finding"), MoveView::tr("%1 findings"));
  add(use.alsoOn, MoveView::tr("1 finding besides"), MoveView::tr("%1 findings besides"));
  add(use.earlierFindings, MoveView::tr("1 earlier finding"), MoveView::tr("%1 earlier findings"));
  add(use.priorities, MoveView::tr("1 priority"), MoveView::tr("%1 priorities"));
  add(use.overrides, MoveView::tr("1 view or date set by hand"), MoveView::tr("%1 views or dates set by hand"));
  add(use.tasks, MoveView::tr("1 task with notes of ours"), MoveView::tr("%1 tasks with notes of ours"));
  add(use.told, MoveView::tr("1 thing inspectors told us"), MoveView::tr("%1 things inspectors told us"));
  return parts.join(QStringLiteral(", "));
}

QString rowText(const std::string& id, const std::string& title) {
  return id.empty() ? QString() : QStringLiteral("%1 %2").arg(toQt(id), toQt(title));
}

/// People know a criterion by its id; of other rows it is said only where it changes.
bool saysIds(const MoveRow& row) {
  const auto& change = row.use.row;
  return row.part == partWord("criteria") || (change.fate == RowFate::Renamed && change.oldId != change.newId);
}

QString fateCounts(const QString& what, const std::vector<RowUse>& rows) {
  std::array<int, 4> fates{};
  for (const auto& row : rows) ++fates.at(static_cast<std::size_t>(row.row.fate));
  return MoveView::tr("%1: %2 kept, %3 renamed, %4 new, %5 gone.")
      .arg(what)
      .arg(fates[0])
      .arg(fates[1])
      .arg(fates[2])
      .arg(fates[3]);
}

QString summaryOf(const app::PackMove& move) {
  int gone = 0;
  for (const auto& row : move.criteria)
    if (row.row.fate == RowFate::Gone) gone += row.findings;
  QString words =
      fateCounts(MoveView::tr("Criteria"), move.criteria) + u' ' + fateCounts(MoveView::tr("Tasks"), move.tasks);
  words +=
      u'\n' + (gone == 0 ? MoveView::tr("No finding lies on a criterion that is gone.")
               : gone == 1
                   ? MoveView::tr("1 finding lies on a criterion that is gone: say below where it goes.")
                   : MoveView::tr("%1 findings lie on criteria that are gone: say below where they go.").arg(gone));
  words += u' ' + (move.inspections == 1
                       ? MoveView::tr("1 inspection moves; one that is over keeps the version it was held under.")
                       : MoveView::tr("%1 inspections move; those that are over keep the version they were held under.")
                             .arg(move.inspections));
  if (move.savedViews > 0)
    words += u' ' + (move.savedViews == 1 ? MoveView::tr("1 saved view follows its criteria.")
                                          : MoveView::tr("%1 saved views follow their criteria.").arg(move.savedViews));
  words += u'\n' + MoveView::tr(
                       "Evidence, views, notes and dates set by hand follow their rows. A task that is gone but "
                       "has notes of yours becomes a task of your own. One undo takes all of it back.");
  return words;
}

}  // namespace

MoveModel::MoveModel(QObject* parent)
    : VectorModel(named({{tr("Part"), 150},
                         {tr("What happens"), 140},
                         {tr("Now"), 300},
                         {tr("After the move"), 300},
                         {tr("What lies on it"), 240}},
                        {"part", "fate", "before", "after", "uses"}),
                  parent) {}

void MoveModel::showOnly(std::optional<RowFate> fate) {
  setCondition([this, fate](int sourceRow) {
    const auto& row = at(sourceRow).use;
    return fate ? row.row.fate == *fate : row.row.fate != RowFate::Kept || row.row.isEdited;
  });
}

base::Uuid MoveModel::rowId(const MoveRow& row) const {
  return base::namedUuid("move row" + std::to_string(row.number));
}

QVariant MoveModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  const auto& change = row.use.row;
  if (role == MarkRole && column == Fate) return static_cast<int>(markOf(change.fate));
  if (role == TextRole && column == Part) return static_cast<int>(Role::Muted);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole) return {};
  switch (column) {
    case Part:
      return row.part;
    case Fate:
      return fateWord(change);
    case Before:
      return saysIds(row) ? rowText(change.oldId, change.oldTitle) : toQt(change.oldTitle);
    case After:
      return saysIds(row) ? rowText(change.newId, change.newTitle) : toQt(change.newTitle);
    default:
      return usesOf(row.use);
  }
}

bool MoveModel::less(int sourceA, int sourceB, int column) const {
  if (column == Fate) return at(sourceA).use.row.fate < at(sourceB).use.row.fate;
  return TableModel::less(sourceA, sourceB, column);
}

MoveView::MoveView(AppState& state, Navigator& navigator, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_navigator(navigator),
      m_model(new MoveModel(this)),
      m_header(new PageHeader({})),
      m_words(makeLabel({})),
      m_places(new QWidget),
      m_placeRows(new QVBoxLayout(m_places)),
      m_which(new ChoiceStrip(tr("Rows shown"), {{tr("What changes"), kWhatChanges},
                                                 {tr("Kept"), static_cast<int>(RowFate::Kept)},
                                                 {tr("Renamed"), static_cast<int>(RowFate::Renamed)},
                                                 {tr("New"), static_cast<int>(RowFate::New)},
                                                 {tr("Gone"), static_cast<int>(RowFate::Gone)}})),
      m_table(new DataTable(tr("What the move does to each row"))),
      m_move(new Button(ButtonKind::Primary, tr("Move the workspace"))),
      m_cancel(new Button(ButtonKind::Secondary, tr("Stay on this version"))) {
  setAccessibleName(tr("Move to another version"));
  m_words->setMaximumWidth(kMoveTextWidth);
  m_table->setTableModel(m_model, MoveModel::Before);
  m_placeRows->setContentsMargins(0, 0, 0, 0);
  m_placeRows->setSpacing(kInside);
  m_places->setMaximumWidth(kMoveTextWidth);
  auto* buttons = new FlowBox(kInside, kInside);
  buttons->add(m_cancel);
  buttons->add(m_move);
  auto* tools = new ListTools(state, navigator, {"settings.move", m_table, {}, false});
  auto* top = new QHBoxLayout;
  top->addWidget(m_which, 1);
  top->addWidget(tools->button(), 0, Qt::AlignTop);
  auto* main = new QWidget;
  auto* column = new QVBoxLayout(main);
  column->setContentsMargins(kAround, kAround, kAround, kBetween);
  column->setSpacing(kInside);
  column->addWidget(m_header);
  column->addWidget(m_words);
  column->addWidget(m_places);
  column->addWidget(buttons);
  column->addLayout(top);
  column->addWidget(m_table, 1);
  // Where the text is large, all of it scrolls and the list keeps its room.
  m_table->setMinimumHeight(kMoveRowsSeen * kRowHeight);
  auto* scroll = new ColumnScroll;
  scroll->setColumn(main);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(scroll);
  setFocusProxy(m_cancel);
  connect(m_which, &ChoiceStrip::chosen, this, [this](int which) {
    m_model->showOnly(which == kWhatChanges ? std::nullopt : std::optional(static_cast<RowFate>(which)));
  });
  connect(m_move, &QPushButton::clicked, this, &MoveView::move);
  connect(m_cancel, &QPushButton::clicked, this, &MoveView::finished);
}

bool MoveView::open(const std::string& id, const std::string& version) {
  auto pack = m_state.library().load(id, version);
  if (!pack) {
    m_navigator.say(MessageKind::Error, messageText(pack.error()));
    return false;
  }
  m_to = std::make_shared<framework::Pack>(std::move(*pack));
  m_map.clear();
  m_which->setValue(kWhatChanges);
  m_model->showOnly(std::nullopt);
  m_header->setTitle(tr("Move to version %1").arg(toQt(m_to->version)));
  const auto& from = m_state.pack();
  m_header->setSummary(
      from.id == m_to->id
          ? tr("%1: from version %2 to %3.").arg(toQt(m_to->title), toQt(from.version), toQt(m_to->version))
          : tr("From %1, version %2, to %3, version %4.")
                .arg(toQt(from.title), toQt(from.version), toQt(m_to->title), toQt(m_to->version)));
  askPlaces();
  preview();
  setFocus(Qt::OtherFocusReason);  // on staying, so that Enter alone moves nothing
  return true;
}

void MoveView::setFilter(const QString& text) {
  m_model->setFilterText(text);
}

void MoveView::preview() {
  const auto move = app::previewMove(m_state.workspace(), m_state.pack(), *m_to, m_map);
  std::vector<MoveRow> rows;
  const auto add = [&rows](std::string_view part, const std::vector<RowUse>& uses) {
    for (const auto& use : uses) rows.push_back({static_cast<int>(rows.size()), partWord(part), use});
  };
  add("criteria", move.criteria);
  add("tasks", move.tasks);
  add("anchors", move.anchors);
  add("outcomes", move.outcomes);
  add("information", move.information);
  add("survey_audiences", move.surveyAudiences);
  m_model->setRows(std::move(rows));
  m_words->setText(summaryOf(move));
  m_move->setEnabled(move.undecided.empty() && !move.isNothing);
  m_move->setToolTip(move.undecided.empty() ? QString() : tr("Say first where what lies on each criterion goes"));
}

/// One choice for each criterion that is gone with something on it.
void MoveView::askPlaces() {
  while (auto* item = m_placeRows->takeAt(0)) {
    item->widget()->deleteLater();
    delete item;
  }
  const auto move = app::previewMove(m_state.workspace(), m_state.pack(), *m_to);
  for (const auto& row : move.criteria) {
    if (row.row.fate != RowFate::Gone || !row.isUsed()) continue;
    auto* place = new FormCombo;
    place->addItem(tr("Choose a criterion"), QString());
    for (const auto& criterion : m_to->criteria)
      place->addItem(rowText(criterion.id.text(), criterion.title), toQt(criterion.id.text()));
    connect(place, &QComboBox::currentIndexChanged, this, [this, place, old = row.row.oldId] {
      const auto next = fromQt(place->currentData().toString());
      if (next.empty())
        m_map.erase(old);
      else
        m_map.insert_or_assign(old, next);
      preview();
    });
    m_placeRows->addWidget(new FormRow(tr("%1 is gone. Where does what lies on it go?").arg(toQt(row.row.oldId)), place,
                                       tr("%1: %2").arg(toQt(row.row.oldTitle), usesOf(row))));
  }
  m_places->setVisible(m_placeRows->count() > 0);
}

void MoveView::move() {
  auto set = app::movePack(m_state.workspace(), m_state.pack(), *m_to, m_map, m_state.calendar(),
                           fromQt(tr("move to %1, version %2").arg(toQt(m_to->shortTitle), toQt(m_to->version))));
  if (!set) return m_navigator.say(MessageKind::Error, messageText(set.error()));
  if (!set->changes.empty()) m_state.apply(std::move(*set));
  m_navigator.sayUndoable(
      tr("The workspace moves to %1, version %2.").arg(toQt(m_to->shortTitle), toQt(m_to->version)));
  emit finished();
}

}  // namespace waymark::ui
