// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/children_model.h"

#include <algorithm>

#include "base/text.h"
#include "bridge/text.h"
#include "children/children_words.h"
#include "children/clock_words.h"

namespace waymark::ui {

namespace {

constexpr const char* kNeedColumn = "primary_need";
constexpr const char* kPhaseColumn = "main_phase";
constexpr const char* kSettingColumn = "main_urn";

constexpr int kListDateWidth = 150;
constexpr int kListNumberWidth = 96;
constexpr int kListTextWidth = 160;

bool holdsNumbers(lists::ColumnKind kind) {
  return kind == lists::ColumnKind::Count || kind == lists::ColumnKind::Percent;
}

/// The definition's columns that the fixed ones don't show: dates and the area's own first.
std::vector<std::size_t> furtherColumns(const app::Caseload& caseload) {
  const auto& columns = caseload.definition.columns;
  std::vector<std::size_t> further;
  const auto add = [&](auto wanted) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].identity || columns[i].id == kNeedColumn || columns[i].id == kPhaseColumn ||
          columns[i].id == kSettingColumn || std::ranges::find(further, i) != further.end() || !wanted(columns[i]))
        continue;
      further.push_back(i);
    }
  };
  add([](const lists::ColumnDefinition& column) { return column.kind == lists::ColumnKind::Date; });
  add([](const lists::ColumnDefinition& column) { return column.local; });
  add([](const lists::ColumnDefinition&) { return true; });
  return further;
}

std::vector<Column> childrenColumns(const app::Caseload& caseload) {
  std::vector<Column> columns = named({{ChildrenModel::tr("Case code"), 112},
                                       {ChildrenModel::tr("List"), 160},
                                       {ChildrenModel::tr("Age"), 64, Qt::AlignRight,
                                        ChildrenModel::tr("In years, on the day of the list")},
                                       {ChildrenModel::tr("Year group"), 120, Qt::AlignLeft,
                                        ChildrenModel::tr("On the day of the list, from the date of birth where the "
                                                          "seal was open, else from the age: then it may be one of "
                                                          "two")},
                                       {ChildrenModel::tr("Need"), 200},
                                       {ChildrenModel::tr("Phase"), 120},
                                       {ChildrenModel::tr("Setting (URN)"), 112},
                                       {ChildrenModel::tr("Setting"), 200, Qt::AlignLeft,
                                        ChildrenModel::tr("The setting’s name in the settings register")},
                                       {settingPartTitle("setting_phase"), 128, Qt::AlignLeft,
                                        ChildrenModel::tr("In the settings register")},
                                       {settingPartTitle("setting_type"), 184, Qt::AlignLeft,
                                        ChildrenModel::tr("In the settings register")},
                                       {settingPartTitle("setting_locality"), 144, Qt::AlignLeft,
                                        ChildrenModel::tr("In the settings register: the district, else the town")},
                                       {ChildrenModel::tr("Clock"), 184, Qt::AlignLeft,
                                        ChildrenModel::tr("The statutory time limit that needs looking at first")},
                                       {ChildrenModel::tr("Problems"), 184},
                                       {ChildrenModel::tr("What is wrong"), 320}},
                                      {"case", "list", "age", "year_group", kNeedColumn, kPhaseColumn, kSettingColumn,
                                       "setting_name", "setting_phase", "setting_type", "setting_locality", "clock",
                                       "problems", "wrong"});
  for (const auto i : furtherColumns(caseload)) {
    const auto& column = caseload.definition.columns[i];
    columns.push_back({toQt(column.title),
                       column.kind == lists::ColumnKind::Date ? kListDateWidth
                       : holdsNumbers(column.kind)                ? kListNumberWidth
                                                              : kListTextWidth,
                       holdsNumbers(column.kind) ? Qt::AlignRight : Qt::AlignLeft, toQt(column.about), column.id.c_str()});
  }
  return columns;
}

/// Nothing comes last; equal is not less.
template <class T>
bool lessWithEmpty(bool hasA, bool hasB, const T& a, const T& b) {
  return hasA != hasB ? hasA : hasA && a < b;
}

}  // namespace

ChildrenModel::ChildrenModel(std::shared_ptr<const ReadCaseload> read, QObject* parent)
    : TableModel(childrenColumns(read->caseload), parent), m_read(std::move(read)) {
  const auto& definition = m_read->caseload.definition;
  m_columns.resize(FirstFurther);
  m_columns[Need] = definition.column(kNeedColumn);
  m_columns[Phase] = definition.column(kPhaseColumn);
  m_columns[Setting] = definition.column(kSettingColumn);
  for (const auto column : furtherColumns(m_read->caseload)) m_columns.emplace_back(column);
  join();
  sourceAboutToBeReset();
  sourceReset();
}

bool ChildrenModel::setRead(std::shared_ptr<const ReadCaseload> read, const Chooser& choose) {
  const auto& now = m_read->caseload.definition;
  const auto& next = read->caseload.definition;
  if (now.id != next.id || now.version != next.version) return false;
  // With a register other columns matter.
  if (m_read->caseload.registerAsAt.has_value() != read->caseload.registerAsAt.has_value()) return false;
  const bool hadChoice = !m_choice.isEmpty();
  sourceAboutToBeReset();
  // The columns' ids are the definition's own texts: the one they came from stays for as long as this model.
  if (m_first == nullptr) m_first = m_read;
  m_read = std::move(read);
  join();
  m_choice = choose(*m_facets);
  sourceReset();  // the condition asks m_choice
  if (hadChoice == m_choice.isEmpty()) applyChoice(hadChoice);
  return true;
}

/// The clocks beside the rows, and the facets of both.
void ChildrenModel::join() {
  m_pressing.clear();
  m_facets = {m_read, &m_read->facets};
  if (m_clocks != nullptr && !m_clocks->report.sources.empty()) {
    m_pressing.reserve(m_read->caseload.size());
    for (const auto& list : m_read->caseload.lists)
      for (const auto& child : list.children) m_pressing.push_back(m_clocks->worstOf(child));
    auto facets = m_read->facets;
    const auto at = std::ranges::find(facets, app::Facet::Kind::Rule, &app::Facet::kind);
    facets.insert(at == facets.end() ? facets.begin() : at, app::clockFacet(m_pressing));
    m_facets = std::make_shared<const std::vector<app::Facet>>(std::move(facets));
  }
  m_choice = app::FacetChoice(*m_facets);
}

void ChildrenModel::setClocks(std::shared_ptr<const ReadClocks> clocks, const Chooser& choose) {
  const bool hadChoice = !m_choice.isEmpty();
  m_clocks = std::move(clocks);
  join();
  m_choice = choose(*m_facets);
  applyChoice(hadChoice);
  if (sortColumn() == Clock) sort(Clock, sortOrder());
  if (rowCount() > 0) emit dataChanged(index(0, Clock), index(rowCount() - 1, Clock));
}

void ChildrenModel::setChoice(app::FacetChoice choice) {
  const bool hadChoice = !m_choice.isEmpty();
  m_choice = std::move(choice);
  applyChoice(hadChoice);
}

void ChildrenModel::applyChoice(bool hadChoice) {
  if (m_choice.isEmpty() && !hadChoice) return;
  if (m_choice.isEmpty())
    setCondition({});
  else
    setCondition([this](int row) { return m_choice.passes(*m_facets, static_cast<std::size_t>(row)); });
}

std::vector<std::vector<std::uint32_t>> ChildrenModel::counts() const {
  return m_choice.counts(*m_facets, m_read->caseload.size(),
                         [this](std::size_t row) { return matchesWords(static_cast<int>(row)); });
}

int ChildrenModel::find(const base::Uuid& id) const {
  for (int row = 0; row < sourceCount(); ++row)
    if (idOf(row) == id) return row;
  return -1;
}

int ChildrenModel::find(const std::string& caseCode) const {
  const auto at = std::ranges::find(m_read->caseCodes, caseCode);
  return at == m_read->caseCodes.end() ? -1 : static_cast<int>(at - m_read->caseCodes.begin());
}

int ChildrenModel::shownProblems() const {
  int with = 0;
  for (int row = 0; row < shownCount(); ++row) {
    const auto source = static_cast<std::size_t>(sourceRow(row));
    with += m_read->caseload.failedRuns(source).empty() && m_read->caseload.unread(source).empty() ? 0 : 1;
  }
  return with;
}

std::vector<int> ChildrenModel::byImportance() const {
  std::vector<int> order{Code, Problems, Clock, Age, Need, List, Year, Phase, Setting};
  // Without a register they say nothing: what the list itself says comes first then.
  const std::vector<int> ofSettings{SettingName, SettingPhase, SettingLocality, SettingType};
  const bool knows = m_read->caseload.registerAsAt.has_value();
  if (knows) order.insert(order.end(), ofSettings.begin(), ofSettings.end());
  for (int column = FirstFurther; column < columnCount(); ++column) order.push_back(column);
  if (!knows) order.insert(order.end(), ofSettings.begin(), ofSettings.end());
  return order;
}

std::optional<std::size_t> ChildrenModel::shownColumn(int column) const {
  return m_columns[static_cast<std::size_t>(column)];
}

QString ChildrenModel::wrong(std::size_t row) const {
  const auto& caseload = m_read->caseload;
  QStringList parts;
  if (!caseload.unread(row).empty()) parts << tr("a cell couldn’t be read");
  for (const auto run : caseload.failedRuns(row)) parts << toQt(caseload.definition.rules[caseload.runs[run].rule].title);
  return parts.join(QStringLiteral(" · "));
}

const std::string* ChildrenModel::ofSetting(std::size_t row, int column) const {
  if (column < SettingName || column > SettingLocality) return nullptr;
  const auto* setting = m_read->caseload.setting(row);
  if (setting == nullptr) return nullptr;
  return column == SettingName    ? &setting->name
         : column == SettingPhase ? &setting->phase
         : column == SettingType  ? &setting->type
                                  : &setting->locality;
}

const schedule::ChildClock* ChildrenModel::clockOf(std::size_t row) const {
  return m_pressing.empty() ? nullptr : m_pressing[row];
}

QString ChildrenModel::text(std::size_t row, int column) const {
  const auto& caseload = m_read->caseload;
  const auto place = caseload.place(row);
  const auto& list = caseload.lists[place.list];
  switch (column) {
    case Code:
      return toQt(m_read->caseCodes[row]);
    case List:
      return listWords(caseload, place.list);
    case Age:
      return list.ages[place.row] ? QString::number(*list.ages[place.row]) : QString();
    case Year:
      return yearWords(list.years[place.row]);
    case Clock:
      return clockOf(row) == nullptr ? QString() : clockPressing(*clockOf(row));
    case Problems:
      return problemWords(problemsOf(caseload, row));
    case Wrong:
      return wrong(row);
    case SettingName:
    case SettingPhase:
    case SettingType:
    case SettingLocality: {
      const auto* said = ofSetting(row, column);
      return said == nullptr ? QString() : toQt(*said);
    }
    default:
      break;
  }
  const auto shown = shownColumn(column);
  return shown ? cellWords(caseload, list.table, *shown, place.row) : QString();
}

QVariant ChildrenModel::cell(int sourceRow, int column, int role) const {
  const auto row = static_cast<std::size_t>(sourceRow);
  switch (role) {
    case Qt::DisplayRole:
      return text(row, column);
    case Qt::ToolTipRole:
      if (column == Clock && clockOf(row) != nullptr) return clockTold(m_clocks->report, *clockOf(row));
      return column == Wrong || column == Need || column == SettingName || column == SettingType ? text(row, column) : QVariant();
    case Qt::AccessibleTextRole:
      if (column == Clock && clockOf(row) != nullptr) return clockTold(m_clocks->report, *clockOf(row));
      return column == Code ? tr("%1, %2").arg(text(row, Code), text(row, List)) : text(row, column);
    case MarkRole:
      if (column == Clock && clockOf(row) != nullptr) return static_cast<int>(clockMark(clockOf(row)->state));
      if (column == Problems) return static_cast<int>(problemMark(problemsOf(m_read->caseload, row)));
      return {};
    case TextRole: {
      if (column == Wrong || column == List) return static_cast<int>(Role::Muted);
      const auto shown = shownColumn(column);
      const auto place = m_read->caseload.place(row);
      const bool unread = shown && m_read->caseload.lists[place.list].table.state(*shown, place.row) ==
                                       lists::CellState::Unread;
      return unread ? QVariant(static_cast<int>(Role::Late)) : QVariant();
    }
    default:
      return {};
  }
}

bool ChildrenModel::less(int sourceA, int sourceB, int column) const {
  const auto& caseload = m_read->caseload;
  const auto a = static_cast<std::size_t>(sourceA);
  const auto b = static_cast<std::size_t>(sourceB);
  if (column == Code) return m_read->caseCodes[a] < m_read->caseCodes[b];
  const auto placeA = caseload.place(a);
  const auto placeB = caseload.place(b);
  const auto& listA = caseload.lists[placeA.list];
  const auto& listB = caseload.lists[placeB.list];
  switch (column) {
    case List:
      return placeA.list < placeB.list;
    case Age: {
      const auto& ageA = listA.ages[placeA.row];
      const auto& ageB = listB.ages[placeB.row];
      return lessWithEmpty(ageA.has_value(), ageB.has_value(), ageA, ageB);
    }
    case Year: {
      const auto& yearA = listA.years[placeA.row];
      const auto& yearB = listB.years[placeB.row];
      const auto rank = [](const auto& years) { return years ? std::pair(years->last, years->first) : std::pair(0, 0); };
      return lessWithEmpty(yearA.has_value(), yearB.has_value(), rank(yearA), rank(yearB));
    }
    case Clock: {
      const auto* clockA = clockOf(a);
      const auto* clockB = clockOf(b);
      if (clockA == nullptr || clockB == nullptr) return clockA != nullptr && clockB == nullptr;
      return app::isMorePressing(*clockA, *clockB);
    }
    case SettingName:
    case SettingPhase:
    case SettingType:
    case SettingLocality: {
      static const std::string kNothing;
      const auto* saidA = ofSetting(a, column);
      const auto* saidB = ofSetting(b, column);
      return lessWithEmpty(saidA != nullptr && !saidA->empty(), saidB != nullptr && !saidB->empty(),
                           saidA == nullptr ? kNothing : *saidA, saidB == nullptr ? kNothing : *saidB);
    }
    case Problems:
    case Wrong: {
      const auto countA = problemsOf(caseload, a);
      const auto countB = problemsOf(caseload, b);
      return std::pair(countA.errors, countA.queries) < std::pair(countB.errors, countB.queries);
    }
    default:
      break;
  }
  const auto shown = shownColumn(column);
  if (!shown) return false;
  const bool hasA = listA.table.state(*shown, placeA.row) == lists::CellState::Filled;
  const bool hasB = listB.table.state(*shown, placeB.row) == lists::CellState::Filled;
  if (!hasA || !hasB) return hasA && !hasB;
  const auto& valuesA = listA.table.columns[*shown];
  const auto& valuesB = listB.table.columns[*shown];
  switch (caseload.definition.columns[*shown].kind) {
    case lists::ColumnKind::Date:
      return valuesA.day(placeA.row) < valuesB.day(placeB.row);
    case lists::ColumnKind::Count:
    case lists::ColumnKind::Percent:
      return valuesA.number(placeA.row) < valuesB.number(placeB.row);
    case lists::ColumnKind::Code:
      return valuesA.code(placeA.row) < valuesB.code(placeB.row);
    default:
      return valuesA.text(placeA.row) < valuesB.text(placeB.row);
  }
}

std::string ChildrenModel::searchText(int sourceRow) const {
  const auto row = static_cast<std::size_t>(sourceRow);
  return base::folded(m_read->caseCodes[row]).append(" ").append(m_read->words.of(row));
}

}  // namespace waymark::ui
